// One address being asked. Internal to room links.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>

#include "base/fetch.h"
#include "links/external_cache.h"

namespace docloc::links {

// What all inquiries of a run share.
struct Inquiries {
  uint32_t now = 0;
  std::map<std::string, unsigned, std::less<>> refusals;  // by host: 429 and 503 since its last other answer
};

class Inquiry {
 public:
  Inquiry(std::string address, const std::set<std::string>& fragments, Inquiries& all);

  [[nodiscard]] FetchRequest first() const { return request(); }
  // What is to be asked after this reply; nullopt: external() has the answer.
  [[nodiscard]] std::optional<FetchRequest> next(const FetchReply& reply);
  [[nodiscard]] const External& external() const { return external_; }
  [[nodiscard]] bool host_is_unknown() const { return host_is_unknown_; }

 private:
  [[nodiscard]] FetchRequest request() const;
  std::optional<FetchRequest> on_fault(FetchFault fault);
  std::optional<FetchRequest> on_refusal(const FetchReply& reply);
  std::optional<FetchRequest> on_redirect(const FetchReply& reply);
  void on_page(const FetchReply& reply);
  std::nullopt_t end(Reach reach, std::string why);

  std::string url_;  // the one that is asked now
  const std::set<std::string>& fragments_;
  Inquiries& all_;
  bool head_;
  bool permanent_ = true;  // all redirects so far were
  unsigned refused_ = 0;
  std::set<std::string> visited_;
  bool host_is_unknown_ = false;
  External external_;
};

}  // namespace docloc::links

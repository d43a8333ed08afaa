// Asks web servers through libcurl.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "base/fetch.h"

namespace docloc::io {

struct FetchLimits {
  unsigned concurrency = 8;                   // exchanges at once
  unsigned per_host = 2;                      // of them with one host (name and port)
  std::chrono::milliseconds host_delay{100};  // between the beginnings of two with one host
  std::chrono::milliseconds timeout{20'000};  // of a whole exchange
  bool allow_private = false;                 // ask addresses of this machine and its network too
  std::string user_agent = "docloc";
};

// Only http and https; no cookies, no credentials, no redirects by itself. Whether an address is private is looked at
// when the connection is made, so a name that changes its address in between gets nowhere.
//
// Proxies are those of the environment (http_proxy, https_proxy, all_proxy, no_proxy; all but the first in capitals
// too). A proxy finds addresses by itself: there only hosts written as addresses can be refused.
class CurlFetch final : public Fetch {
 public:
  explicit CurlFetch(FetchLimits limits);
  // One run at a time.
  void run(std::vector<FetchRequest> requests, const Next& next) override;

 private:
  FetchLimits limits_;
};

}  // namespace docloc::io

// Servers in memory.
#pragma once

#include <deque>
#include <map>
#include <string>
#include <vector>

#include "base/fetch.h"

namespace docloc::support {

inline FetchReply reply(uint32_t status) {
  return {.status = status};
}
inline FetchReply redirect(uint32_t status, std::string location) {
  return {.status = status, .location = std::move(location)};
}
inline FetchReply html(std::string body) {
  return {.status = 200, .headers = {{"content-type", "text/html; charset=utf-8"}}, .body = std::move(body)};
}
inline FetchReply fault(FetchFault kind) {
  return {.fault = kind};
}

// What it was not told of, no host has.
class FakeFetch final : public Fetch {
 public:
  // Replies by method and URL ("GET https://a.dev/"), or by URL alone, in order; the last one stays.
  std::map<std::string, std::deque<FetchReply>, std::less<>> replies;
  std::vector<std::string> asked;  // "HEAD https://a.dev/", and " after 2000" where its host was held

  void run(std::vector<FetchRequest> requests, const Next& next) override {
    std::deque<std::pair<size_t, FetchRequest>> queue;
    for (size_t i = 0; i < requests.size(); ++i)
      queue.emplace_back(i, requests[i]);
    while (!queue.empty()) {
      const auto [index, request] = queue.front();
      queue.pop_front();
      if (std::optional<FetchRequest> more = next(index, answer(request))) queue.emplace_back(index, *more);
    }
  }

 private:
  FetchReply answer(const FetchRequest& request) {
    const std::string name = (request.head ? "HEAD " : "GET ") + request.url;
    asked.push_back(name + (request.hold.count() == 0 ? "" : " after " + std::to_string(request.hold.count())));
    auto found = replies.find(name);
    if (found == replies.end()) found = replies.find(request.url);
    if (found == replies.end()) return fault(FetchFault::unknown_host);
    FetchReply one = found->second.front();
    if (found->second.size() > 1) found->second.pop_front();
    if (request.head) one.body.clear();
    one.cut = one.cut || one.body.size() > request.most_bytes;
    one.body.resize(std::min(one.body.size(), request.most_bytes));
    return one;
  }
};

}  // namespace docloc::support

// 1. Requests wait in one queue for each host.
// 2. A host's first request begins when the host has a place free, its delay and every hold are over, and there is a
//    place among all.
// 3. Whatever is done is handed on; what is asked in its place goes to the end of its host's queue.
#include "io/fetch.h"

#include <algorithm>
#include <deque>
#include <map>
#include <memory>
#include <utility>

#include "io/address_range.h"
#include "io/fetch_transfer.h"

namespace docloc::io {
namespace {

using SteadyClock = std::chrono::steady_clock;
using SteadyTime = SteadyClock::time_point;
using namespace std::chrono_literals;

struct Waiting {
  size_t index;
  FetchRequest request;
  Peer peer;
};

struct Host {
  std::deque<Waiting> queue;
  unsigned active = 0;
  SteadyTime not_before;
};

class Run {
 public:
  Run(const FetchLimits& limits, const Fetch::Next& next) : limits_(limits), next_(next), multi_(curl_multi_init()) {}

  void add(size_t index, FetchRequest request) {
    while (true) {
      Peer peer = peer_of(request.url);
      const FetchFault fault = fault_of(peer);
      if (fault == FetchFault::none) {
        Host& host = hosts_[host_key(peer)];
        host.not_before = std::max(host.not_before, SteadyClock::now() + request.hold);
        host.queue.push_back({index, std::move(request), std::move(peer)});
        ++waiting_;
        return;
      }
      std::optional<FetchRequest> other = next_(index, {.fault = fault});
      if (!other) return;
      request = std::move(*other);
    }
  }

  void finish_all() {
    while (waiting_ > 0 || !active_.empty()) {
      const SteadyTime wake = start_what_may();
      int running = 0;
      curl_multi_perform(multi_.get(), &running);
      if (finish_what_is_done()) continue;
      const auto left = std::chrono::ceil<std::chrono::milliseconds>(wake - SteadyClock::now());
      const auto wait = std::clamp<std::chrono::milliseconds>(left, 0ms, 1000ms);
      curl_multi_poll(multi_.get(), nullptr, 0, static_cast<int>(wait.count()), nullptr);
    }
  }

 private:
  struct Cleanup {
    void operator()(CURLM* multi) const { curl_multi_cleanup(multi); }
  };

  // Why a peer is not asked at all. Names are looked at when a connection is made; one to a proxy says nothing of them,
  // and may be there already.
  [[nodiscard]] FetchFault fault_of(const Peer& peer) const {
    if (peer.scheme.empty()) return FetchFault::bad_url;
    return !limits_.allow_private && is_private_host(peer.host) ? FetchFault::private_address : FetchFault::none;
  }

  // When the next request may begin, as far as that is known.
  SteadyTime start_what_may() {
    const SteadyTime now = SteadyClock::now();
    SteadyTime wake = now + 1s;
    for (auto& [key, host] : hosts_) {
      while (!host.queue.empty() && host.active < limits_.per_host && active_.size() < limits_.concurrency &&
             host.not_before <= now) {
        start(host);
        host.not_before = now + limits_.host_delay;
      }
      if (!host.queue.empty() && host.active < limits_.per_host) wake = std::min(wake, host.not_before);
    }
    return active_.size() < limits_.concurrency ? wake : now + 1s;
  }

  void start(Host& host) {
    const Waiting one = std::move(host.queue.front());
    host.queue.pop_front();
    --waiting_;
    ++host.active;
    auto transfer = std::make_unique<Transfer>(one.index, one.request, one.peer, limits_);
    curl_multi_add_handle(multi_.get(), transfer->handle());
    active_.emplace(transfer->handle(), std::move(transfer));
  }

  bool finish_what_is_done() {
    bool any = false;
    int left = 0;
    while (const CURLMsg* message = curl_multi_info_read(multi_.get(), &left)) {
      if (message->msg != CURLMSG_DONE) continue;
      any = true;
      const CURLcode code = message->data.result;
      const auto found = active_.find(message->easy_handle);
      const std::unique_ptr<Transfer> transfer = std::move(found->second);
      active_.erase(found);
      FetchReply reply = transfer->reply(code);
      curl_multi_remove_handle(multi_.get(), transfer->handle());
      --hosts_[transfer->host_key()].active;
      if (std::optional<FetchRequest> more = next_(transfer->index(), std::move(reply))) {
        add(transfer->index(), std::move(*more));
      }
    }
    return any;
  }

  const FetchLimits& limits_;
  const Fetch::Next& next_;
  std::unique_ptr<CURLM, Cleanup> multi_;
  std::map<std::string, Host, std::less<>> hosts_;  // by host_key
  size_t waiting_ = 0;
  // Goes before multi_, as libcurl wants it.
  std::map<CURL*, std::unique_ptr<Transfer>> active_;
};

}  // namespace

CurlFetch::CurlFetch(FetchLimits limits) : limits_(std::move(limits)) {
  // Once for the whole program, and before another thread may use libcurl.
  static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
  (void)started;
  limits_.concurrency = std::max(1U, limits_.concurrency);
  limits_.per_host = std::max(1U, limits_.per_host);
}

void CurlFetch::run(std::vector<FetchRequest> requests, const Next& next) {
  Run all(limits_, next);
  for (size_t i = 0; i < requests.size(); ++i)
    all.add(i, std::move(requests[i]));
  all.finish_all();
}

}  // namespace docloc::io

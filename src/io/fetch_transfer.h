// One exchange of CurlFetch. Internal to room io.
#pragma once

#include <curl/curl.h>

#include <memory>
#include <string>

#include "base/fetch.h"
#include "io/fetch.h"

namespace docloc::io {

// What a URL says about whom to ask.
struct Peer {
  std::string scheme;  // http or https; empty: the URL cannot be asked
  std::string host;    // lower case; an IPv6 address in brackets
  std::string port;
};
[[nodiscard]] Peer peer_of(const std::string& url);

// The proxy of the environment for this peer; empty: none, it is asked directly.
[[nodiscard]] std::string proxy_for(const Peer& peer);

// Stays where it is while libcurl works on it.
class Transfer {
 public:
  // `index` comes back with the reply.
  Transfer(size_t index, const FetchRequest& request, const Peer& peer, const FetchLimits& limits);
  Transfer(const Transfer&) = delete;
  Transfer& operator=(const Transfer&) = delete;
  ~Transfer();

  [[nodiscard]] CURL* handle() const { return easy_.get(); }
  [[nodiscard]] size_t index() const { return index_; }
  [[nodiscard]] const std::string& host_key() const { return host_key_; }
  // After libcurl was done with it.
  [[nodiscard]] FetchReply reply(CURLcode code);

 private:
  static size_t take_body(const char* bytes, size_t size, size_t count, void* self);
  static size_t take_header(const char* bytes, size_t size, size_t count, void* self);
  static curl_socket_t open_socket(void* self, curlsocktype purpose, curl_sockaddr* address);

  struct Cleanup {
    void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
  };

  size_t index_;
  std::string host_key_;
  size_t most_bytes_;
  bool allow_private_;
  bool refused_ = false;  // a connection to a private address
  FetchReply reply_;
  std::unique_ptr<CURL, Cleanup> easy_;
};

// Host and port: what limits of hosts count by.
[[nodiscard]] std::string host_key(const Peer& peer);

}  // namespace docloc::io

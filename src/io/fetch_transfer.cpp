#include "io/fetch_transfer.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <span>
#include <string_view>

#include "io/address_range.h"

namespace docloc::io {
namespace {

constexpr size_t kMostHeaders = 200;
constexpr long kMostConnectMilliseconds = 10'000;

struct UrlCleanup {
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};

std::string part_of(CURLU* url, CURLUPart part, unsigned flags) {
  char* text = nullptr;
  if (curl_url_get(url, part, &text, flags) != CURLUE_OK) return {};
  std::string copy(text);
  curl_free(text);
  return copy;
}

void lower(std::string& text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
}

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

// A name of no_proxy stands for itself and for all names below it, "*" for every host.
bool is_without_proxy(std::string_view host) {
  std::string all = environment("no_proxy");
  if (all.empty()) all = environment("NO_PROXY");
  lower(all);
  if (host.starts_with('[')) host = host.substr(1, host.size() - 2);
  constexpr std::string_view kBetween = ", \t";
  for (size_t at = 0; (at = all.find_first_not_of(kBetween, at)) != std::string::npos;) {
    const size_t end = std::min(all.find_first_of(kBetween, at), all.size());
    std::string_view one = std::string_view(all).substr(at, end - at);
    at = end;
    if (one == "*") return true;
    if (one.starts_with('.')) one.remove_prefix(1);
    if (one == host) return true;
    if (host.ends_with(one) && host.size() > one.size() && host[host.size() - one.size() - 1] == '.') return true;
  }
  return false;
}

FetchFault fault_of(CURLcode code, bool refused) {
  switch (code) {
    case CURLE_OK:
      return FetchFault::none;
    case CURLE_URL_MALFORMAT:
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_LOGIN_DENIED:
      return FetchFault::bad_url;
    case CURLE_COULDNT_RESOLVE_HOST:
      return FetchFault::unknown_host;
    case CURLE_COULDNT_CONNECT:
      return refused ? FetchFault::private_address : FetchFault::not_connected;
    case CURLE_COULDNT_RESOLVE_PROXY:
      return FetchFault::not_connected;
    case CURLE_OPERATION_TIMEDOUT:
      return FetchFault::timeout;
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
      return FetchFault::insecure;
    default:
      return FetchFault::broken;
  }
}

// The bytes of an IPv4 or IPv6 address; none of another family.
std::span<const uint8_t> bytes_of(const curl_sockaddr& address, std::array<uint8_t, 16>& room) {
  if (address.family == AF_INET) {
    sockaddr_in in{};
    std::memcpy(&in, &address.addr, sizeof(in));
    std::memcpy(room.data(), &in.sin_addr, sizeof(in.sin_addr));
    return std::span(room).first(sizeof(in.sin_addr));
  }
  if (address.family == AF_INET6) {
    sockaddr_in6 in{};
    std::memcpy(&in, &address.addr, std::min<size_t>(sizeof(in), address.addrlen));
    std::memcpy(room.data(), &in.sin6_addr, sizeof(in.sin6_addr));
    return room;
  }
  return {};
}

}  // namespace

Peer peer_of(const std::string& url) {
  const std::unique_ptr<CURLU, UrlCleanup> parsed(curl_url());
  if (curl_url_set(parsed.get(), CURLUPART_URL, url.c_str(), CURLU_DISALLOW_USER) != CURLUE_OK) return {};
  Peer peer{.scheme = part_of(parsed.get(), CURLUPART_SCHEME, 0),
            .host = part_of(parsed.get(), CURLUPART_HOST, 0),
            .port = part_of(parsed.get(), CURLUPART_PORT, CURLU_DEFAULT_PORT)};
  if (peer.scheme != "http" && peer.scheme != "https") return {};
  lower(peer.host);
  return peer;
}

std::string host_key(const Peer& peer) {
  return peer.host + ":" + peer.port;
}

std::string proxy_for(const Peer& peer) {
  // HTTP_PROXY is not looked at, as libcurl does not: in a CGI program a client sets it.
  std::string proxy = environment(peer.scheme == "http" ? "http_proxy" : "https_proxy");
  if (proxy.empty() && peer.scheme == "https") proxy = environment("HTTPS_PROXY");
  if (proxy.empty()) proxy = environment("all_proxy");
  if (proxy.empty()) proxy = environment("ALL_PROXY");
  return proxy.empty() || is_without_proxy(peer.host) ? "" : proxy;
}

Transfer::Transfer(size_t index, const FetchRequest& request, const Peer& peer, const FetchLimits& limits)
    : index_(index),
      host_key_(io::host_key(peer)),
      most_bytes_(request.most_bytes),
      allow_private_(limits.allow_private),
      easy_(curl_easy_init()) {
  CURL* easy = easy_.get();
  const std::string proxy = proxy_for(peer);
  if (!proxy.empty()) allow_private_ = true;  // the connection is the proxy's, whom the user chose
  const auto timeout = static_cast<long>(limits.timeout.count());
  curl_easy_setopt(easy, CURLOPT_URL, request.url.c_str());
  curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(easy, CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
  // An empty one keeps libcurl from looking into the environment itself.
  curl_easy_setopt(easy, CURLOPT_PROXY, proxy.c_str());
  curl_easy_setopt(easy, CURLOPT_NOPROXY, "");
  curl_easy_setopt(easy, CURLOPT_USERAGENT, limits.user_agent.c_str());
  curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "");
  curl_easy_setopt(easy, CURLOPT_NOBODY, request.head ? 1L : 0L);
  curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
  curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, timeout);
  curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, std::min(timeout, kMostConnectMilliseconds));
  curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, &Transfer::take_body);
  curl_easy_setopt(easy, CURLOPT_WRITEDATA, this);
  curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, &Transfer::take_header);
  curl_easy_setopt(easy, CURLOPT_HEADERDATA, this);
  curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, &Transfer::open_socket);
  curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, this);
  curl_easy_setopt(easy, CURLOPT_PRIVATE, this);
}

Transfer::~Transfer() = default;

size_t Transfer::take_body(const char* bytes, size_t size, size_t count, void* self) {
  auto& transfer = *static_cast<Transfer*>(self);
  const size_t all = size * count;
  const size_t room = transfer.most_bytes_ - transfer.reply_.body.size();
  transfer.reply_.body.append(bytes, std::min(room, all));
  if (all <= room) return all;
  transfer.reply_.cut = true;
  return 0;  // ends the transfer
}

size_t Transfer::take_header(const char* bytes, size_t size, size_t count, void* self) {
  auto& transfer = *static_cast<Transfer*>(self);
  const std::string_view line(bytes, size * count);
  if (line.starts_with("HTTP/")) transfer.reply_.headers.clear();  // an interim answer (1xx) came before
  const size_t colon = line.find(':');
  if (colon == std::string_view::npos || transfer.reply_.headers.size() >= kMostHeaders) return line.size();
  std::string name(line.substr(0, colon));
  lower(name);
  std::string_view value = line.substr(colon + 1);
  constexpr std::string_view kSpace = " \t\r\n";
  value.remove_prefix(std::min(value.find_first_not_of(kSpace), value.size()));
  value = value.substr(0, value.find_last_not_of(kSpace) + 1);
  transfer.reply_.headers.emplace_back(std::move(name), value);
  return line.size();
}

curl_socket_t Transfer::open_socket(void* self, curlsocktype /*purpose*/, curl_sockaddr* address) {
  auto& transfer = *static_cast<Transfer*>(self);
  std::array<uint8_t, 16> room{};
  if (!transfer.allow_private_ && is_private_address(bytes_of(*address, room))) {
    transfer.refused_ = true;
    return CURL_SOCKET_BAD;
  }
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

FetchReply Transfer::reply(CURLcode code) {
  if (code == CURLE_WRITE_ERROR && reply_.cut) code = CURLE_OK;
  reply_.fault = fault_of(code, refused_);
  if (reply_.fault != FetchFault::none) return {.fault = reply_.fault};
  long status = 0;
  curl_easy_getinfo(easy_.get(), CURLINFO_RESPONSE_CODE, &status);
  reply_.status = static_cast<uint32_t>(status);
  const char* location = nullptr;
  curl_easy_getinfo(easy_.get(), CURLINFO_REDIRECT_URL, &location);
  if (location != nullptr) reply_.location = location;
  return std::move(reply_);
}

}  // namespace docloc::io

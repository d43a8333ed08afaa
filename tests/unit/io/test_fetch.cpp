// Against servers on this machine; nothing leaves it.
#include <httplib.h>

#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <mutex>
#include <thread>

#include "io/address_range.h"
#include "io/fetch.h"

using namespace docloc;
using namespace docloc::io;
using namespace std::chrono_literals;

namespace {

using SteadyClock = std::chrono::steady_clock;

// A server on a port of its own that answers everything with `answer`, and remembers what it was asked.
class LocalServer {
 public:
  using Answer = std::function<void(const httplib::Request& request, httplib::Response& response)>;

  explicit LocalServer(Answer answer) : answer_(std::move(answer)) {
    server_.set_pre_routing_handler([this](const httplib::Request& request, httplib::Response& response) {
      const int now = ++active_;
      {
        const std::scoped_lock lock(mutex_);
        most_ = std::max(most_, now);
        requests_.push_back(request);
      }
      answer_(request, response);
      --active_;
      return httplib::Server::HandlerResponse::Handled;
    });
    server_.set_keep_alive_timeout(1);
    port_ = server_.bind_to_any_port("127.0.0.1");
    REQUIRE(port_ > 0);
    thread_ = std::jthread([this] { server_.listen_after_bind(); });
    while (!server_.is_running())  // what does not run cannot be stopped
      std::this_thread::sleep_for(1ms);
  }
  ~LocalServer() { server_.stop(); }
  LocalServer(const LocalServer&) = delete;
  LocalServer& operator=(const LocalServer&) = delete;

  [[nodiscard]] std::string url(const std::string& path) const {
    return "http://127.0.0.1:" + std::to_string(port_) + path;
  }
  [[nodiscard]] int port() const { return port_; }
  [[nodiscard]] std::vector<httplib::Request> requests() const {
    const std::scoped_lock lock(mutex_);
    return requests_;
  }
  [[nodiscard]] int most_at_once() const {
    const std::scoped_lock lock(mutex_);
    return most_;
  }

 private:
  Answer answer_;
  httplib::Server server_;
  int port_ = 0;
  std::atomic<int> active_ = 0;
  mutable std::mutex mutex_;
  std::vector<httplib::Request> requests_;
  int most_ = 0;
  std::jthread thread_;
};

void answer_ok(const httplib::Request& /*request*/, httplib::Response& response) {
  response.set_content("fine", "text/plain");
}

// Without the proxies that this machine may have.
FetchLimits local() {
  static const bool cleared = [] {
    for (const char* name :
         {"http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY"})
      unsetenv(name);
    return true;
  }();
  (void)cleared;
  return {.host_delay = 0ms, .timeout = 5s, .allow_private = true, .user_agent = "docloc test"};
}

std::vector<FetchReply> fetch_all(const FetchLimits& limits, std::vector<FetchRequest> requests) {
  std::vector<FetchReply> replies(requests.size());
  CurlFetch(limits).run(std::move(requests), [&](size_t index, FetchReply reply) {
    replies[index] = std::move(reply);
    return std::nullopt;
  });
  return replies;
}

FetchReply fetch_one(const FetchLimits& limits, FetchRequest request) {
  return fetch_all(limits, {std::move(request)}).front();
}

// A variable of the environment while it lives.
class Environment {
 public:
  Environment(const char* name, const std::string& value) : name_(name) { setenv(name, value.c_str(), 1); }
  ~Environment() { unsetenv(name_); }
  Environment(const Environment&) = delete;
  Environment& operator=(const Environment&) = delete;

 private:
  const char* name_;
};

bool is_private(std::initializer_list<int> bytes) {
  std::vector<uint8_t> address;
  for (const int byte : bytes)
    address.push_back(static_cast<uint8_t>(byte));
  if (address.size() > 4) address.resize(16);
  return is_private_address(address);
}

}  // namespace

TEST_CASE("a reply has the status, headers and body, and the request says who asks and no more") {
  const LocalServer server([](const httplib::Request&, httplib::Response& response) {
    response.status = 404;
    response.set_header("X-Word", "  two words ");
    response.set_header("Set-Cookie", "a=b");
    response.set_content("not here", "text/plain");
  });
  const auto replies = fetch_all(local(), {{.url = server.url("/a?b"), .most_bytes = 100},
                                           {.head = true, .url = server.url("/c"), .most_bytes = 100},
                                           {.url = server.url("/d"), .most_bytes = 100}});
  CHECK(replies[0].fault == FetchFault::none);
  CHECK(replies[0].status == 404);
  CHECK(replies[0].header("x-word") == "two words");
  CHECK(replies[0].body == "not here");
  CHECK_FALSE(replies[0].cut);
  CHECK(replies[1].status == 404);
  CHECK(replies[1].body.empty());
  const auto requests = server.requests();
  REQUIRE(requests.size() == 3);
  CHECK(std::ranges::count(requests, "HEAD", &httplib::Request::method) == 1);
  for (const httplib::Request& request : requests) {
    CHECK(request.get_header_value("User-Agent") == "docloc test");
    CHECK_FALSE(request.has_header("Cookie"));
    CHECK_FALSE(request.has_header("Authorization"));
    CHECK_FALSE(request.has_header("Referer"));
  }
}

// The server compresses the body, since it may: what counts is what comes out of it.
TEST_CASE("no more of a body is read than was asked for") {
  const LocalServer server([](const httplib::Request&, httplib::Response& response) {
    response.set_content(std::string(200'000, 'x'), "text/html");
  });
  for (const size_t most : {size_t{0}, size_t{1000}}) {
    const FetchReply reply = fetch_one(local(), {.url = server.url("/"), .most_bytes = most});
    CHECK(reply.status == 200);
    CHECK(reply.body == std::string(most, 'x'));
    CHECK(reply.cut);
    CHECK(reply.header("content-type") == "text/html");
    CHECK_FALSE(reply.header("content-encoding").empty());
  }
}

TEST_CASE("a redirect is an answer, with the absolute address where it leads") {
  const LocalServer server([](const httplib::Request& request, httplib::Response& response) {
    response.status = request.path == "/a/b" ? 301 : 200;
    if (response.status == 301) response.set_header("Location", "../c?d#e");
  });
  const FetchReply reply = fetch_one(local(), {.url = server.url("/a/b")});
  CHECK(reply.status == 301);
  CHECK(reply.location == server.url("/c?d#e"));
  CHECK(server.requests().size() == 1);
  CHECK(fetch_one(local(), {.url = server.url("/c")}).location.empty());
}

TEST_CASE("addresses of this machine are not asked unless that is allowed, whatever name they have") {
  const LocalServer server(answer_ok);
  FetchLimits limits = local();
  limits.allow_private = false;
  const std::string port = ":" + std::to_string(server.port()) + "/";
  for (const std::string host : {"127.0.0.1", "localhost", "127.1", "2130706433", "0x7f.0.0.1", "[::ffff:127.0.0.1]"}) {
    CAPTURE(host);
    const FetchReply reply = fetch_one(limits, {.url = "http://" + host + port});
    CHECK(reply.fault == FetchFault::private_address);
    CHECK(reply.status == 0);
  }
  CHECK(server.requests().empty());
  CHECK(fetch_one(local(), {.url = "http://localhost" + port}).status == 200);
}

// A public host, for which a proxy on this machine stands in.
TEST_CASE("what is asked in place of a redirect is looked at as the first address was") {
  const LocalServer inside(answer_ok);
  const LocalServer proxy([&](const httplib::Request&, httplib::Response& response) {
    response.status = 302;
    response.set_header("Location", inside.url("/secret"));
  });
  FetchLimits limits = local();
  limits.allow_private = false;
  const Environment one("http_proxy", proxy.url(""));
  for (const bool by_proxy : {true, false}) {
    const Environment two("no_proxy", by_proxy ? "" : "127.0.0.1");
    std::vector<FetchReply> replies;
    CurlFetch(limits).run({{.url = "http://docs.elsewhere.dev/"}},
                          [&](size_t, const FetchReply& reply) -> std::optional<FetchRequest> {
                            replies.push_back(reply);
                            if (reply.location.empty()) return std::nullopt;
                            return FetchRequest{.url = reply.location};
                          });
    REQUIRE(replies.size() == 2);
    CHECK(replies[0].location == inside.url("/secret"));
    CHECK(replies[1].fault == FetchFault::private_address);
  }
  CHECK(inside.requests().empty());
}

TEST_CASE("only http and https are asked, and nothing with a user's name") {
  const LocalServer server(answer_ok);
  const std::string port = std::to_string(server.port());
  for (const std::string& url :
       {std::string("ftp://127.0.0.1/"), std::string("file:///etc/passwd"), std::string("http://"), std::string(),
        "http://me:secret@127.0.0.1:" + port + "/", "gopher://127.0.0.1:" + port}) {
    CAPTURE(url);
    CHECK(fetch_one(local(), {.url = url}).fault == FetchFault::bad_url);
  }
  CHECK(server.requests().empty());
}

TEST_CASE("no more exchanges run at once than are allowed in all, and with one host") {
  const auto slow = [](const httplib::Request& request, httplib::Response& response) {
    std::this_thread::sleep_for(30ms);
    answer_ok(request, response);
  };
  const LocalServer one(slow);
  const LocalServer two(slow);
  std::vector<FetchRequest> requests;
  for (int i = 0; i < 12; ++i) {
    requests.push_back({.url = one.url("/" + std::to_string(i))});
    requests.push_back({.url = two.url("/" + std::to_string(i))});
  }
  FetchLimits limits = local();
  limits.per_host = 2;
  for (const FetchReply& reply : fetch_all(limits, requests))
    CHECK(reply.status == 200);
  CHECK(one.most_at_once() <= 2);
  CHECK(two.most_at_once() <= 2);
  CHECK(one.requests().size() == 12);

  const LocalServer three(slow);
  limits.per_host = 100;
  limits.concurrency = 3;
  requests.clear();
  for (int i = 0; i < 12; ++i)
    requests.push_back({.url = three.url("/")});
  CHECK(fetch_all(limits, requests).size() == 12);
  CHECK(three.most_at_once() <= 3);
}

TEST_CASE("a host is left in peace between two requests, and for as long as a request wants") {
  const LocalServer server([](const httplib::Request& request, httplib::Response& response) {
    response.status = request.path == "/busy" ? 503 : 200;
  });
  FetchLimits limits = local();
  limits.host_delay = 60ms;
  auto begin = SteadyClock::now();
  (void)fetch_all(limits, {{.url = server.url("/1")}, {.url = server.url("/2")}, {.url = server.url("/3")}});
  CHECK(SteadyClock::now() - begin >= 120ms);

  limits.host_delay = 0ms;
  limits.per_host = 1;
  SteadyClock::time_point refused;
  SteadyClock::time_point other;
  CurlFetch(limits).run({{.url = server.url("/busy")}, {.url = server.url("/other")}},
                        [&](size_t index, const FetchReply& reply) -> std::optional<FetchRequest> {
                          if (index == 1) other = SteadyClock::now();
                          if (index == 1 || reply.status == 200) return std::nullopt;
                          refused = SteadyClock::now();
                          return FetchRequest{.url = server.url("/again"), .hold = 200ms};
                        });
  CHECK(other - refused >= 200ms);
}

TEST_CASE("a server that does not answer in time, a port where nobody is, and one that speaks no TLS are told apart") {
  int port = 0;
  {
    const LocalServer gone(answer_ok);
    port = gone.port();
  }
  CHECK(fetch_one(local(), {.url = "http://127.0.0.1:" + std::to_string(port)}).fault == FetchFault::not_connected);
  const LocalServer server([](const httplib::Request&, httplib::Response&) { std::this_thread::sleep_for(600ms); });
  FetchLimits limits = local();
  limits.timeout = 150ms;
  CHECK(fetch_one(limits, {.url = server.url("/")}).fault == FetchFault::timeout);
  const LocalServer plain(answer_ok);
  const FetchReply reply = fetch_one(local(), {.url = "https://127.0.0.1:" + std::to_string(plain.port()) + "/"});
  CHECK(reply.fault == FetchFault::insecure);
}

TEST_CASE("a proxy of the environment is asked, but for hosts that are to go without, and not for private ones") {
  const LocalServer proxy([](const httplib::Request& request, httplib::Response& response) {
    response.set_content("by proxy: " + request.path, "text/plain");
  });
  const LocalServer direct(answer_ok);
  FetchLimits limits = local();
  const Environment one("http_proxy", proxy.url(""));
  limits.allow_private = false;
  const FetchReply reply = fetch_one(limits, {.url = "http://docs.elsewhere.dev/x", .most_bytes = 100});
  CHECK(reply.status == 200);
  CHECK(reply.body.find("docs.elsewhere.dev/x") != std::string::npos);
  CHECK(proxy.requests().size() == 1);
  for (const char* host : {"127.0.0.1", "localhost", "[::1]", "0x7f.1", "169.254.169.254"}) {
    CAPTURE(host);
    CHECK(fetch_one(limits, {.url = std::string("http://") + host + "/"}).fault == FetchFault::private_address);
  }
  CHECK(proxy.requests().size() == 1);
  const Environment two("no_proxy", "elsewhere.net, .0.0.1");
  CHECK(fetch_one(local(), {.url = direct.url("/")}).status == 200);
  CHECK(direct.requests().size() == 1);
  CHECK(proxy.requests().size() == 1);
}

TEST_CASE("private addresses are all that the registries of special addresses do not call reachable") {
  CHECK(is_private({0, 0, 0, 0}));
  CHECK(is_private({10, 1, 2, 3}));
  CHECK(is_private({100, 64, 0, 1}));
  CHECK(is_private({100, 127, 255, 255}));
  CHECK_FALSE(is_private({100, 128, 0, 0}));
  CHECK_FALSE(is_private({100, 63, 255, 255}));
  CHECK(is_private({127, 255, 0, 1}));
  CHECK(is_private({169, 254, 169, 254}));
  CHECK(is_private({172, 31, 0, 1}));
  CHECK_FALSE(is_private({172, 32, 0, 1}));
  CHECK(is_private({192, 168, 0, 1}));
  CHECK_FALSE(is_private({192, 169, 0, 1}));
  CHECK(is_private({198, 19, 0, 1}));
  CHECK(is_private({224, 0, 0, 1}));
  CHECK(is_private({255, 255, 255, 255}));
  CHECK_FALSE(is_private({8, 8, 8, 8}));
  CHECK_FALSE(is_private({93, 184, 216, 34}));

  CHECK(is_private({0, 0, 0, 0, 0}));                                              // ::
  CHECK(is_private({0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}));             // ::1
  CHECK(is_private({0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255, 10, 0, 0, 1}));        // ::ffff:10.0.0.1
  CHECK_FALSE(is_private({0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255, 8, 8, 8, 8}));   // ::ffff:8.8.8.8
  CHECK(is_private({0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0, 127, 0, 0, 1}));  // 64:ff9b::127.0.0.1
  CHECK_FALSE(is_private({0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0, 8, 8, 8, 8}));
  CHECK(is_private({0x20, 0x02, 192, 168, 0, 1}));  // 6to4
  CHECK(is_private({0xFC, 0, 0, 0, 1}));
  CHECK(is_private({0xFD, 0, 0x0E, 0xC2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0x54}));
  CHECK(is_private({0xFE, 0x80, 0, 0, 1}));
  CHECK(is_private({0xFE, 0xBF, 0, 0, 1}));
  CHECK(is_private({0xFF, 0x02, 0, 0, 1}));
  CHECK_FALSE(is_private({0x26, 0x06, 0x47, 0, 1}));
  CHECK_FALSE(is_private({0x2A, 0x00, 0x14, 0x50, 1}));
  CHECK(is_private_address({}));
}

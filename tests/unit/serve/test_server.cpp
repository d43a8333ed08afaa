// Over real sockets: what the pure functions cannot show.
#include <httplib.h>

#include <atomic>
#include <catch2/catch.hpp>
#include <thread>

#include "serve/server.h"

using namespace docloc;
using namespace docloc::serve;
using namespace std::chrono_literals;

namespace {

// A server that answers each target with itself, and /events with the hub's messages.
struct Running {
  Running() : hub(kMostListeners) {
    auto opened = Server::open(
        0,
        [](const Request& request) {
          if (request.target == "/events") return Reply{.type = "text/event-stream", .streams_events = true};
          std::string body = request.target;
          for (const std::string& host : request.hosts)
            body += " " + host;
          return Reply{.status = request.target == "/teapot" ? 418 : 200, .type = "text/plain", .body = body};
        },
        hub);
    REQUIRE(opened.has_value());
    server = std::move(*opened);
    thread = std::jthread([this] { server->run(); });
  }
  ~Running() {
    hub.close();
    server->stop();
  }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

  [[nodiscard]] httplib::Client client() const { return httplib::Client("127.0.0.1", server->port()); }

  EventHub hub;
  std::unique_ptr<Server> server;
  std::jthread thread;
};

}  // namespace

TEST_CASE("The server hands on targets as they were sent, and replies with the headers of all replies") {
  const Running running;
  httplib::Client client = running.client();
  client.set_url_encode(false);
  const auto plain = client.Get("/a%20b/%2e%2e?x=%41");
  REQUIRE(plain);
  CHECK(plain->body == "/a%20b/%2e%2e?x=%41 127.0.0.1:" + std::to_string(running.server->port()));
  CHECK(plain->get_header_value("Cache-Control") == "no-store");
  CHECK(plain->get_header_value("Content-Type") == "text/plain");
  CHECK(client.Get("/teapot")->status == 418);
  const auto head = client.Head("/a");
  REQUIRE(head);
  CHECK(head->body.empty());
  const auto head_of_stream = client.Head("/events");
  REQUIRE(head_of_stream);
  CHECK(head_of_stream->get_header_value("Content-Type") == "text/event-stream");
}

TEST_CASE("A part of a file is answered as a part") {
  const Running running;
  httplib::Client client = running.client();
  const auto part = client.Get("/film", {httplib::make_range_header({{1, 4}})});
  REQUIRE(part);
  CHECK(part->status == 206);
  CHECK(part->body == "film");
  CHECK(client.Get("/film")->status == 200);
}

TEST_CASE("Browsers that listen hear each message, and all of them let go when the server ends") {
  constexpr int kListeners = 5;
  std::atomic<int> heard = 0;
  std::vector<std::jthread> listeners;
  {
    Running running;
    running.hub.publish("{\"build\":1}");
    for (int i = 0; i < kListeners; ++i) {
      listeners.emplace_back([port = running.server->port(), &heard] {
        httplib::Client client("127.0.0.1", port);
        client.set_read_timeout(20s);
        std::string text;
        (void)client.Get("/events", [&](const char* data, size_t size) {
          const bool first = text.find("build\":1}\n\n") == std::string::npos;
          text.append(data, size);
          if (first && text.find("data: {\"build\":1}\n\n") != std::string::npos) ++heard;
          if (text.find("data: {\"build\":2}\n\n") != std::string::npos) {
            heard += 100;
            text.clear();
          }
          return true;
        });
      });
    }
    for (int i = 0; i < 500 && heard < kListeners; ++i)
      std::this_thread::sleep_for(10ms);
    running.hub.publish("{\"build\":2}");
    for (int i = 0; i < 500 && heard < kListeners * 101; ++i)
      std::this_thread::sleep_for(10ms);
  }
  listeners.clear();
  CHECK(heard == kListeners * 101);
}

TEST_CASE("A port that is taken is an error, and the server that has it keeps it to itself") {
  const Running running;
  EventHub hub(1);
  const auto second = Server::open(running.server->port(), [](const Request&) { return Reply{}; }, hub);
  REQUIRE_FALSE(second.has_value());
  CHECK(second.error().what.find("the port is taken") != std::string::npos);
}

TEST_CASE("A server that is stopped before it runs, or while it begins, ends") {
  for (int i = 0; i < 5; ++i) {
    EventHub hub(1);
    const auto opened = Server::open(0, [](const Request&) { return Reply{}; }, hub);
    REQUIRE(opened.has_value());
    const std::jthread thread([&] { (*opened)->run(); });
    if (i % 2 == 1) std::this_thread::sleep_for(3ms);
    (*opened)->stop();
  }
}

#include "serve/server.h"

#include <fmt/format.h>
#include <httplib.h>

#include <atomic>
#include <chrono>
#include <string>
#include <thread>
#include <utility>

namespace docloc::serve {
namespace {

constexpr const char* kHost = "127.0.0.1";
constexpr std::chrono::seconds kKeepAlive{15};

// A message has no line ends, so it is one "data" line. Browsers come back after a second, not after their usual three.
std::string event_text(const std::string& message) {
  return fmt::format("retry: 1000\ndata: {}\n\n", message);
}

Request request_of(const httplib::Request& from) {
  Request request{.method = from.method, .target = from.target};
  const auto collect = [&](const char* name, std::vector<std::string>& values) {
    const auto [first, last] = from.headers.equal_range(name);
    for (auto it = first; it != last; ++it)
      values.push_back(it->second);
  };
  collect("Host", request.hosts);
  collect("Origin", request.origins);
  return request;
}

// One browser's stream. A comment now and then shows whether anybody is still there.
class Stream {
 public:
  explicit Stream(EventHub& hub) : listener_(hub) {}
  [[nodiscard]] bool is_seated() const { return listener_.is_seated(); }

  // False ends the connection.
  bool write_to(const httplib::DataSink& sink) {
    // Short waits: the library looks between them whether the browser is gone.
    const EventHub::Heard heard = listener_.hear(std::chrono::seconds(1));
    const auto now = std::chrono::steady_clock::now();
    std::string text;
    if (heard.state == EventHub::State::ended) {
      sink.done();
      return true;
    }
    if (heard.state == EventHub::State::message) text = event_text(heard.message);
    if (text.empty() && now - written_ >= kKeepAlive) text = ": still here\n\n";
    if (text.empty()) return true;
    written_ = now;
    return sink.write(text.data(), text.size());
  }

 private:
  EventHub::Listener listener_;
  std::chrono::steady_clock::time_point written_ = std::chrono::steady_clock::now();
};

}  // namespace

struct Server::Connection {
  Connection(Answer given, EventHub& told) : answer(std::move(given)), hub(told) {}

  void reply_to(const httplib::Request& from, httplib::Response& to);
  void stream_to(const httplib::Request& from, httplib::Response& to);

  Answer answer;
  EventHub& hub;
  httplib::Server http;
  uint16_t port = 0;
  std::atomic<bool> entered = false;  // run() was called
  std::atomic<bool> finished = false;
  std::atomic<bool> stopped = false;
};

void Server::Connection::reply_to(const httplib::Request& from, httplib::Response& to) {
  const Reply reply = answer(request_of(from));
  // The library itself makes 206 of what has no status yet, where a part was asked for (films).
  if (reply.status != 200) to.status = reply.status;
  for (const auto& [name, value] : headers_of(reply))
    to.set_header(name, value);
  if (reply.streams_events) {
    stream_to(from, to);
  } else {
    to.set_content(reply.body, reply.type);
  }
}

void Server::Connection::stream_to(const httplib::Request& from, httplib::Response& to) {
  if (from.method == "HEAD") {
    to.set_header("Content-Type", "text/event-stream");
    return;
  }
  auto stream = std::make_shared<Stream>(hub);
  if (!stream->is_seated()) {
    to.status = 503;
    to.set_content("Too many pages are open.\n", "text/plain; charset=utf-8");
    return;
  }
  to.set_chunked_content_provider("text/event-stream",
                                  [stream](size_t, const httplib::DataSink& sink) { return stream->write_to(sink); });
}

Server::Server(std::unique_ptr<Connection> connection) : connection_(std::move(connection)) {}

Server::~Server() = default;

uint16_t Server::port() const {
  return connection_->port;
}

Result<std::unique_ptr<Server>> Server::open(uint16_t port, Answer answer, EventHub& hub) {
  auto connection = std::make_unique<Connection>(std::move(answer), hub);
  httplib::Server& http = connection->http;
  http.new_task_queue = [] { return new httplib::ThreadPool(kMostListeners + 16); };
  // The library would let two servers share a port, and a browser get either.
  http.set_socket_options([](socket_t socket) {
    const int yes = 1;
    ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  });
  http.set_tcp_nodelay(true);
  // An idle connection holds up the end of the program for as long.
  http.set_keep_alive_timeout(1);
  http.set_keep_alive_max_count(1000);
  http.set_payload_max_length(0);
  // Everything is answered here, so the library's own routing, mounts and regular expressions never run.
  http.set_pre_routing_handler([raw = connection.get()](const httplib::Request& from, httplib::Response& to) {
    raw->reply_to(from, to);
    return httplib::Server::HandlerResponse::Handled;
  });
  http.set_exception_handler([](const httplib::Request&, httplib::Response& to, const std::exception_ptr&) {
    to.status = 500;
    to.set_content("The preview failed to answer.\n", "text/plain; charset=utf-8");
  });
  const int bound = port == 0 ? http.bind_to_any_port(kHost) : (http.bind_to_port(kHost, port) ? port : -1);
  if (bound <= 0) {
    return fail(port == 0 ? std::string("Cannot serve on 127.0.0.1: there is no free port.")
                          : fmt::format("Cannot serve on 127.0.0.1:{}: the port is taken, or reserved. Name another "
                                        "one with --port; 0 takes a free one.",
                                        port));
  }
  connection->port = static_cast<uint16_t>(bound);
  return std::unique_ptr<Server>(new Server(std::move(connection)));
}

void Server::run() {
  connection_->entered = true;
  if (!connection_->stopped) connection_->http.listen_after_bind();
  connection_->finished = true;
}

void Server::stop() {
  connection_->stopped = true;
  // The library can be stopped only once it listens, so a run() that is just beginning is waited for.
  while (connection_->entered && !connection_->finished) {
    if (connection_->http.is_running()) {
      connection_->http.stop();
      return;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
}

}  // namespace docloc::serve

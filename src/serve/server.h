// The socket side of the preview: HTTP/1.1 on the loopback address.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>

#include "base/result.h"
#include "serve/event_hub.h"
#include "serve/request.h"
#include "serve/responder.h"

namespace docloc::serve {

// How many browsers may listen at once; each holds a thread.
inline constexpr size_t kMostListeners = 24;

class Server {
 public:
  // Called from many threads at once.
  using Answer = std::function<Reply(const Request&)>;

  // Binds to 127.0.0.1; port 0: a free one. Nobody is answered before run(), but who connects waits. `hub` outlives
  // the server. Error: the port is taken, or not ours to use.
  [[nodiscard]] static Result<std::unique_ptr<Server>> open(uint16_t port, Answer answer, EventHub& hub);
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;
  ~Server();

  [[nodiscard]] uint16_t port() const;
  // Answers until stop() was called from another thread and all connections have ended. At most once.
  void run();
  // Close the hub first: connections that listen to it end by that alone. Before run(): run() returns at once.
  void stop();

 private:
  struct Connection;
  explicit Server(std::unique_ptr<Connection> connection);
  std::unique_ptr<Connection> connection_;
};

}  // namespace docloc::serve

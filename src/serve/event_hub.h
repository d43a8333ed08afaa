// One sender, many listeners: each browser's connection waits here for what is to be told.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <mutex>
#include <string>

namespace docloc::serve {

// Every call may be made from any thread.
class EventHub {
 public:
  enum class State : uint8_t { message, nothing, ended };
  struct Heard {
    State state = State::nothing;
    std::string message;
  };

  // At most `listeners` at once: each holds a thread of the server.
  explicit EventHub(size_t listeners) : most_listeners_(listeners) {}

  // Tells everybody; who comes later hears the newest message first.
  void publish(std::string message);
  // The newest message; empty: there was none.
  [[nodiscard]] std::string newest() const;
  // Ends all waits, for good.
  void close();

  // A listener's place in the row of messages. Begins before the newest one.
  class Listener {
   public:
    // nullptr-like until listen() gave it; gives its seat back when it goes.
    explicit Listener(EventHub& hub);
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;
    ~Listener();
    // False: all seats were taken, and nothing will be heard.
    [[nodiscard]] bool is_seated() const { return seated_; }
    // The next message; waits up to `longest` for it. ended: the hub was closed, or this listener fell so far behind
    // that messages are gone; a new one hears the newest again.
    [[nodiscard]] Heard hear(std::chrono::milliseconds longest);

   private:
    EventHub& hub_;
    uint64_t next_ = 0;
    bool seated_ = false;
  };

 private:
  static constexpr size_t kKept = 32;

  const size_t most_listeners_;
  mutable std::mutex mutex_;
  std::condition_variable told_;
  std::deque<std::string> messages_;  // the last kKept
  uint64_t first_ = 0;                // number of messages_.front()
  size_t listeners_ = 0;
  bool closed_ = false;
};

}  // namespace docloc::serve

#include "serve/event_hub.h"

#include <utility>

namespace docloc::serve {

void EventHub::publish(std::string message) {
  {
    const std::scoped_lock lock(mutex_);
    messages_.push_back(std::move(message));
    if (messages_.size() > kKept) {
      messages_.pop_front();
      ++first_;
    }
  }
  told_.notify_all();
}

std::string EventHub::newest() const {
  const std::scoped_lock lock(mutex_);
  return messages_.empty() ? std::string() : messages_.back();
}

void EventHub::close() {
  {
    const std::scoped_lock lock(mutex_);
    closed_ = true;
  }
  told_.notify_all();
}

EventHub::Listener::Listener(EventHub& hub) : hub_(hub) {
  const std::scoped_lock lock(hub_.mutex_);
  if (hub_.listeners_ >= hub_.most_listeners_) return;
  ++hub_.listeners_;
  seated_ = true;
  next_ = hub_.first_ + hub_.messages_.size() - (hub_.messages_.empty() ? 0 : 1);
}

EventHub::Listener::~Listener() {
  if (!seated_) return;
  const std::scoped_lock lock(hub_.mutex_);
  --hub_.listeners_;
}

EventHub::Heard EventHub::Listener::hear(std::chrono::milliseconds longest) {
  std::unique_lock lock(hub_.mutex_);
  const auto is_told = [&] { return hub_.closed_ || next_ < hub_.first_ + hub_.messages_.size(); };
  if (!seated_) return {.state = State::ended};
  if (!hub_.told_.wait_for(lock, longest, is_told)) return {};
  if (hub_.closed_ || next_ < hub_.first_) return {.state = State::ended};
  return {.state = State::message, .message = hub_.messages_[next_++ - hub_.first_]};
}

}  // namespace docloc::serve

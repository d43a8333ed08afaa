#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <optional>
#include <thread>
#include <vector>

#include "serve/event_hub.h"

using namespace docloc::serve;
using namespace std::chrono_literals;
using State = EventHub::State;

TEST_CASE("Who comes late hears the newest message first, and then each one in order") {
  EventHub hub(4);
  CHECK(hub.newest().empty());
  hub.publish("one");
  hub.publish("two");
  EventHub::Listener listener(hub);
  CHECK(listener.hear(0ms).message == "two");
  CHECK(listener.hear(0ms).state == State::nothing);
  hub.publish("three");
  hub.publish("four");
  CHECK(listener.hear(0ms).message == "three");
  CHECK(listener.hear(0ms).message == "four");
  CHECK(hub.newest() == "four");
}

TEST_CASE("There are as many seats as were given, and one that was left is free again") {
  EventHub hub(2);
  const EventHub::Listener first(hub);
  std::optional<EventHub::Listener> second;
  second.emplace(hub);
  CHECK(second->is_seated());
  EventHub::Listener third(hub);
  CHECK_FALSE(third.is_seated());
  CHECK(third.hear(0ms).state == State::ended);
  second.reset();
  CHECK(EventHub::Listener(hub).is_seated());
}

TEST_CASE("A listener that falls far behind is ended rather than told a part") {
  EventHub hub(1);
  hub.publish("first");
  EventHub::Listener slow(hub);
  for (int i = 0; i < 100; ++i)
    hub.publish(fmt::format("{}", i));
  CHECK(slow.hear(0ms).state == State::ended);
}

TEST_CASE("Every listener on its own thread hears every message, and all end when the hub is closed") {
  EventHub hub(8);
  hub.publish("0");
  std::vector<std::vector<std::string>> heard(6);
  {
    std::vector<std::jthread> threads;
    for (std::vector<std::string>& mine : heard) {
      threads.emplace_back([&hub, &mine] {
        EventHub::Listener listener(hub);
        for (;;) {
          EventHub::Heard one = listener.hear(20ms);
          if (one.state == State::ended) return;
          if (one.state == State::message) mine.push_back(std::move(one.message));
        }
      });
    }
    for (int i = 1; i <= 20; ++i) {
      hub.publish(fmt::format("{}", i));
      std::this_thread::sleep_for(2ms);
    }
    std::this_thread::sleep_for(50ms);
    hub.close();
  }
  for (const std::vector<std::string>& mine : heard) {
    REQUIRE_FALSE(mine.empty());
    CHECK(mine.back() == "20");
    // From wherever it began, nothing is left out.
    const int begin = std::stoi(mine.front());
    CHECK(mine.size() == static_cast<size_t>(21 - begin));
  }
}

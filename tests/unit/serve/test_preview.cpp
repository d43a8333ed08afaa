#include <catch2/catch.hpp>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "serve/preview.h"

using namespace docloc;
using namespace docloc::serve;
using namespace std::chrono_literals;

namespace {

// Changes are told by the test.
class ToldWatch final : public Watch {
 public:
  Result<void> watch(const WatchedPaths& paths) override {
    const std::scoped_lock lock(mutex_);
    watched.push_back(paths);
    return {};
  }
  Result<PathChanges> wait(std::chrono::milliseconds longest) override {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, longest, [&] { return stopped_ || !paths_.empty(); });
    PathChanges changes;
    if (!stopped_) changes.paths.swap(paths_);
    return changes;
  }
  void stop() override {
    {
      const std::scoped_lock lock(mutex_);
      stopped_ = true;
    }
    changed_.notify_all();
  }
  void change(std::string path) {
    {
      const std::scoped_lock lock(mutex_);
      paths_.push_back(std::move(path));
    }
    changed_.notify_all();
  }

  std::vector<WatchedPaths> watched;

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::string> paths_;
  bool stopped_ = false;
};

const WatchedPaths kPaths{.trees = {"/p/content"}, .files = {"/p/docloc.yaml"}};

std::string hear(EventHub::Listener& listener) {
  for (int i = 0; i < 500; ++i) {
    const EventHub::Heard heard = listener.hear(10ms);
    if (heard.state == EventHub::State::message) return heard.message;
  }
  FAIL("nothing was told");
  return {};
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("Each build is told with its number, what changed and what is wrong, on one line") {
  ToldWatch watch;
  EventHub hub(1);
  Preview preview(
      [] {
        return BuildOutcome{.is_built = true,
                            .changed = {"sv-SE/a.html", "sv-SE/\"q\"\n.png"},
                            .findings = {{.rule = "links/missing",
                                          .severity = Severity::error,
                                          .source = {.path = "a.md", .line = 3, .column = 4},
                                          .message = "Not \xff there."}},
                            .watched = kPaths};
      },
      watch, hub);
  REQUIRE(preview.begin(kPaths).has_value());
  preview.build_now();
  const std::string told = hub.newest();
  CHECK(has(told, "\"build\":1,\"built\":true,\"everything\":false,\"changed\":[\"sv-SE/a.html\","));
  CHECK(has(told, "\"rule\":\"links/missing\",\"severity\":\"error\""));
  CHECK(has(told, "\"line\":3,\"column\":4"));
  CHECK_FALSE(has(told, "\n"));
  CHECK(has(told, preview.edition().server));
  CHECK(preview.edition().build == 1);
  preview.build_now();
  CHECK(has(hub.newest(), "\"build\":2,"));
}

TEST_CASE("Edits that come close together are one build, and a later one another") {
  ToldWatch watch;
  EventHub hub(1);
  std::atomic<int> builds = 0;
  Preview preview(
      [&] {
        ++builds;
        return BuildOutcome{.is_built = true};
      },
      watch, hub, {.quiet = 60ms, .longest = 10s});
  REQUIRE(preview.begin(kPaths).has_value());
  EventHub::Listener listener(hub);
  const std::jthread loop([&] { preview.run(); });
  for (int i = 0; i < 10; ++i) {
    watch.change("/p/content/a.md");
    std::this_thread::sleep_for(5ms);
  }
  (void)hear(listener);
  CHECK(builds == 1);
  watch.change("/p/content/a.md");
  (void)hear(listener);
  CHECK(builds == 2);
  preview.stop();
}

TEST_CASE("A file that is written without a pause does not hold up the build for ever") {
  ToldWatch watch;
  EventHub hub(1);
  Preview preview([] { return BuildOutcome{.is_built = true}; }, watch, hub, {.quiet = 50ms, .longest = 100ms});
  REQUIRE(preview.begin(kPaths).has_value());
  EventHub::Listener listener(hub);
  const std::jthread loop([&] { preview.run(); });
  const std::jthread writer([&](const std::stop_token& stop) {
    while (!stop.stop_requested()) {
      watch.change("/p/content/log.md");
      std::this_thread::sleep_for(2ms);
    }
  });
  CHECK(has(hear(listener), "\"build\":1,"));
  preview.stop();
}

TEST_CASE("Other settings watch other folders, and what changed in between is built") {
  ToldWatch watch;
  EventHub hub(1);
  const WatchedPaths other{.trees = {"/p/docs"}};
  int builds = 0;
  Preview preview([&] { return BuildOutcome{.is_built = true, .watched = ++builds == 1 ? kPaths : other}; }, watch,
                  hub);
  REQUIRE(preview.begin(kPaths).has_value());
  preview.build_now();
  CHECK(builds == 1);
  preview.build_now();
  CHECK(builds == 3);
  CHECK(watch.watched == std::vector<WatchedPaths>{kPaths, other});
}

TEST_CASE("A build that fails is told, and what was watched still is") {
  ToldWatch watch;
  EventHub hub(1);
  Preview preview(
      [] {
        return BuildOutcome{
            .findings = {{.rule = "settings/unknown", .severity = Severity::error, .message = "No such setting."}}};
      },
      watch, hub);
  REQUIRE(preview.begin(kPaths).has_value());
  preview.build_now();
  CHECK(has(hub.newest(), "\"built\":false"));
  CHECK(has(hub.newest(), "settings/unknown"));
  CHECK(watch.watched.size() == 1);
}

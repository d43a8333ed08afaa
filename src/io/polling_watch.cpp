#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <condition_variable>
#include <ctime>
#include <map>
#include <mutex>
#include <string>
#include <utility>

#include "io/watch.h"
#include "io/watched_tree.h"

namespace docloc::io {
namespace {

using Clock = std::chrono::steady_clock;
using Stamps = std::map<std::string, std::string>;

std::chrono::nanoseconds time_of(const timespec& time) {
  return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

// Two writes within a tick of the file system's clock leave one time. So a file that changed a moment ago has a stamp
// that no later look gives again: it is reported once more when it has come to rest.
std::string stamp_of(const std::string& path) {
  constexpr std::chrono::nanoseconds kTick = std::chrono::milliseconds(30);
  struct stat info{};
  if (::stat(path.c_str(), &info) != 0) return {};
  timespec now{};
  ::clock_gettime(CLOCK_REALTIME, &now);
  const std::chrono::nanoseconds age = time_of(now) - time_of(info.st_ctim);
  const bool is_young = age.count() >= 0 && age < kTick;
  return fmt::format("{:x}-{:x}-{:x}-{:x}{}", info.st_size, time_of(info.st_mtim).count(),
                     time_of(info.st_ctim).count(), info.st_ino, is_young ? "?" : "");
}

class PollingWatch final : public Watch {
 public:
  explicit PollingWatch(std::chrono::milliseconds interval) : interval_(interval) {}

  Result<void> watch(const WatchedPaths& paths) override {
    tree_ = WatchedTree(paths);
    stamps_ = look();
    return {};
  }
  Result<PathChanges> wait(std::chrono::milliseconds longest) override;
  void stop() override {
    {
      const std::scoped_lock lock(mutex_);
      stopped_ = true;
    }
    wake_.notify_all();
  }

 private:
  [[nodiscard]] Stamps look() const;
  [[nodiscard]] std::vector<std::string> differences();

  std::chrono::milliseconds interval_;
  WatchedTree tree_;
  Stamps stamps_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopped_ = false;
};

Stamps PollingWatch::look() const {
  Stamps stamps;
  for (const std::string& start : tree_.starts()) {
    tree_.walk(
        start, [](const std::string&) { return true; },
        [&](const std::string& path) { stamps[path] = stamp_of(path); });
  }
  return stamps;
}

std::vector<std::string> PollingWatch::differences() {
  Stamps now = look();
  std::vector<std::string> paths;
  for (const auto& [path, stamp] : now) {
    const auto before = stamps_.find(path);
    if (before == stamps_.end() || before->second != stamp) paths.push_back(path);
  }
  for (const auto& [path, stamp] : stamps_) {
    if (!now.contains(path)) paths.push_back(path);
  }
  std::ranges::sort(paths);
  stamps_ = std::move(now);
  return paths;
}

Result<PathChanges> PollingWatch::wait(std::chrono::milliseconds longest) {
  const Clock::time_point end = Clock::now() + longest;
  std::chrono::nanoseconds pause = interval_;
  for (;;) {
    {
      std::unique_lock lock(mutex_);
      const Clock::time_point next = std::min(end, Clock::now() + std::chrono::duration_cast<Clock::duration>(pause));
      if (wake_.wait_until(lock, next, [&] { return stopped_; })) return PathChanges{};
    }
    const Clock::time_point begin = Clock::now();
    std::vector<std::string> paths = differences();
    if (!paths.empty() || Clock::now() >= end) return PathChanges{.paths = std::move(paths)};
    pause = std::max<std::chrono::nanoseconds>(interval_, (Clock::now() - begin) * 9);
  }
}

}  // namespace

std::unique_ptr<Watch> make_polling_watch(std::chrono::milliseconds interval) {
  return std::make_unique<PollingWatch>(interval);
}

}  // namespace docloc::io

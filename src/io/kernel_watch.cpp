// inotify watches one folder at a time, so a tree is as many watches as it has folders. A folder that appears is
// watched first and read second: what was put into it in between is reported from the reading.
#include <fmt/format.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <set>
#include <string>
#include <system_error>
#include <unordered_map>
#include <utility>

#include "io/watch.h"
#include "io/watched_tree.h"

namespace docloc::io {
namespace {

// IN_MODIFY: some programs keep a file open while they write to it. IN_CREATE: a hard or symbolic link is never closed.
constexpr uint32_t kEvents = IN_CLOSE_WRITE | IN_MODIFY | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO |
                             IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;

std::string reason() {
  return std::generic_category().message(errno);
}

class KernelWatch final : public Watch {
 public:
  KernelWatch(int events, int wake) : events_(events), wake_(wake) {}
  ~KernelWatch() override {
    ::close(events_);
    ::close(wake_);
  }

  Result<void> watch(const WatchedPaths& paths) override;
  Result<PathChanges> wait(std::chrono::milliseconds longest) override;
  void stop() override {
    const uint64_t one = 1;
    // Only a counter near 2^64 could refuse it, and then the waiter is awake already.
    if (::write(wake_, &one, sizeof one) < 0) return;
  }

 private:
  // Watches `folder` and what lies below; the files there go to `seen`, where it is given.
  void add(const std::string& folder, std::set<std::string>* seen);
  void forget(const std::string& folder);
  [[nodiscard]] Result<bool> read_events(PathChanges& changes, std::set<std::string>& paths);
  void take(const inotify_event& event, PathChanges& changes, std::set<std::string>& paths);
  void start_over();

  int events_;
  int wake_;
  WatchedTree tree_;
  std::unordered_map<int, std::string> folder_of_;
  std::unordered_map<std::string, int> watch_of_;
  std::string failure_;  // why a folder could not be watched; empty: all are
};

Result<void> KernelWatch::watch(const WatchedPaths& paths) {
  tree_ = WatchedTree(paths);
  start_over();
  if (!failure_.empty()) return fail(failure_);
  return {};
}

void KernelWatch::start_over() {
  for (const auto& [watch, folder] : folder_of_)
    ::inotify_rm_watch(events_, watch);
  folder_of_.clear();
  watch_of_.clear();
  for (const std::string& folder : tree_.starts())
    add(folder, nullptr);
}

void KernelWatch::add(const std::string& folder, std::set<std::string>* seen) {
  const auto on_folder = [&](const std::string& path) {
    if (watch_of_.contains(path)) return false;
    const int watch = ::inotify_add_watch(events_, path.c_str(), kEvents);
    if (watch < 0) {
      // Gone again, or not ours to read: others may still be watched. Anything else is the machine's limit.
      if (errno != ENOENT && errno != ENOTDIR && errno != EACCES) {
        failure_ = fmt::format("Cannot watch {}: {}.", path, reason());
      }
      return false;
    }
    // The same folder under another name (it was renamed a moment ago) has the same number.
    if (const auto before = folder_of_.find(watch); before != folder_of_.end()) watch_of_.erase(before->second);
    folder_of_[watch] = path;
    watch_of_[path] = watch;
    return true;
  };
  tree_.walk(folder, on_folder, [&](const std::string& path) {
    if (seen != nullptr) seen->insert(path);
  });
}

void KernelWatch::forget(const std::string& folder) {
  const std::string below = folder + "/";
  std::erase_if(watch_of_, [&](const auto& one) {
    if (one.first != folder && !one.first.starts_with(below)) return false;
    ::inotify_rm_watch(events_, one.second);
    folder_of_.erase(one.second);
    return true;
  });
}

void KernelWatch::take(const inotify_event& event, PathChanges& changes, std::set<std::string>& paths) {
  if ((event.mask & IN_Q_OVERFLOW) != 0) {
    changes.everything = true;
    return;
  }
  const auto found = folder_of_.find(event.wd);
  if (found == folder_of_.end()) return;
  const std::string folder = found->second;
  if ((event.mask & (IN_IGNORED | IN_DELETE_SELF | IN_MOVE_SELF)) != 0) {
    // A folder that was moved away keeps its watch under a name that is no longer its own.
    forget(folder);
    if (tree_.covers(folder)) paths.insert(folder);
    return;
  }
  if (event.len == 0) return;
  const std::string path = folder + (folder == "/" ? "" : "/") + std::string(event.name);
  if (tree_.covers(path)) paths.insert(path);
  const bool is_folder = (event.mask & IN_ISDIR) != 0;
  if ((event.mask & (IN_DELETE | IN_MOVED_FROM)) != 0) {
    if (is_folder || watch_of_.contains(path)) forget(path);
  } else if ((event.mask & (IN_CREATE | IN_MOVED_TO)) != 0 && tree_.enters(path)) {
    // The way to a tree may be a link; IN_ONLYDIR refuses what leads to no folder.
    if (is_folder || !tree_.covers(folder)) add(path, &paths);
  }
}

Result<bool> KernelWatch::read_events(PathChanges& changes, std::set<std::string>& paths) {
  alignas(inotify_event) std::array<char, 64UL * 1024> buffer;  // NOLINT: filled by read()
  bool any = false;
  for (;;) {
    const ssize_t got = ::read(events_, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0 && errno == EAGAIN) break;
    if (got <= 0) return fail(fmt::format("Cannot watch any longer: {}.", reason()));
    any = true;
    for (size_t at = 0; at < static_cast<size_t>(got);) {
      const auto* const event = reinterpret_cast<const inotify_event*>(buffer.data() + at);
      take(*event, changes, paths);
      at += sizeof *event + event->len;
    }
  }
  if (changes.everything) start_over();
  if (!failure_.empty()) return fail(failure_);
  return any;
}

Result<PathChanges> KernelWatch::wait(std::chrono::milliseconds longest) {
  using Clock = std::chrono::steady_clock;
  const Clock::time_point end = Clock::now() + longest;
  PathChanges changes;
  std::set<std::string> paths;
  for (;;) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - Clock::now());
    std::array<pollfd, 2> ready = {{{events_, POLLIN, 0}, {wake_, POLLIN, 0}}};
    const int count = ::poll(ready.data(), ready.size(), static_cast<int>(std::max<int64_t>(left.count(), 0)));
    if (count < 0 && errno != EINTR) return fail(fmt::format("Cannot watch any longer: {}.", reason()));
    if (count > 0 && ready[1].revents != 0) return PathChanges{};
    if (count > 0) {
      const Result<bool> read = read_events(changes, paths);
      if (!read) return fail(read.error().what);
    }
    changes.paths.assign(paths.begin(), paths.end());
    // Events of folders on the way to a tree, and of names that are passed over, are no changes.
    if (!changes.empty() || Clock::now() >= end) return changes;
  }
}

}  // namespace

Result<std::unique_ptr<Watch>> open_kernel_watch() {
  const int events = ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
  if (events < 0) return fail(fmt::format("Cannot watch files: {}.", reason()));
  const int wake = ::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
  if (wake < 0) {
    const std::string why = reason();
    ::close(events);
    return fail(fmt::format("Cannot watch files: {}.", why));
  }
  return std::make_unique<KernelWatch>(events, wake);
}

}  // namespace docloc::io

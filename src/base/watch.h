// Hears of changes to files and folders. Room io implements it; tests of other rooms implement it in memory.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "base/result.h"

namespace docloc {

// What is watched. All paths are absolute, lexically normal, without a final '/'; none need exist. Names that start
// with '.' and folders called node_modules are passed over inside trees, and so are symbolic links to folders.
struct WatchedPaths {
  std::vector<std::string> trees;     // folders with all that lies below them
  std::vector<std::string> files;     // single files
  std::vector<std::string> excluded;  // folders inside trees that are not watched
  friend bool operator==(const WatchedPaths&, const WatchedPaths&) = default;
};

struct PathChanges {
  std::vector<std::string> paths;  // absolute, sorted, each once: written, made, renamed from or to, removed
  bool everything = false;         // notices were lost: anything may have changed
  [[nodiscard]] bool empty() const { return paths.empty() && !everything; }
};

// One thread waits; stop() may be called from any thread.
class Watch {
 public:
  Watch() = default;
  Watch(const Watch&) = delete;
  Watch& operator=(const Watch&) = delete;
  virtual ~Watch() = default;

  // Watches these paths from now on, in place of earlier ones. A change made after it returned is reported.
  [[nodiscard]] virtual Result<void> watch(const WatchedPaths& paths) = 0;
  // What changed since the last call, at once if something did; else waits. Empty: nothing within `longest` (at most a
  // day), or stop() was called. Error: this way of watching cannot go on (the machine's limit of watches).
  [[nodiscard]] virtual Result<PathChanges> wait(std::chrono::milliseconds longest) = 0;
  // Ends a wait that runs, and all later ones at once.
  virtual void stop() = 0;
};

}  // namespace docloc

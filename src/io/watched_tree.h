// Which folders of the disk a watch has to look at, shared by both ways of watching.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/watch.h"

namespace docloc::io {

class WatchedTree {
 public:
  WatchedTree() = default;
  explicit WatchedTree(WatchedPaths paths) : paths_(std::move(paths)) {}

  // A change to the file or folder at `path` counts.
  [[nodiscard]] bool covers(std::string_view path) const;
  // `folder` is to be looked into: it lies in a tree, or on the way to one or to a file.
  [[nodiscard]] bool enters(std::string_view folder) const;
  // The folders to begin at: the deepest that exists on the way to each tree and file. Sorted, each once.
  [[nodiscard]] std::vector<std::string> starts() const;
  // Calls `on_folder` for `folder` and every folder below it that is to be looked into, before its names are read, and
  // `on_file` for every file there that counts. False from `on_folder`: that folder is passed over. What cannot be read
  // is passed over too: it may be gone by now.
  void walk(const std::string& folder, const std::function<bool(const std::string&)>& on_folder,
            const std::function<void(const std::string&)>& on_file) const;

 private:
  [[nodiscard]] bool is_in_tree(std::string_view path) const;

  WatchedPaths paths_;
};

}  // namespace docloc::io

// Files in a map, for tests; remembers what was written.
#pragma once

#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "base/ports.h"

namespace docloc {

class MemoryStore final : public Store {
 public:
  MemoryStore() = default;
  explicit MemoryStore(std::map<std::string, std::string, std::less<>> initial) : files(std::move(initial)) {}

  [[nodiscard]] Result<std::string> read(std::string_view path) const override {
    const std::scoped_lock lock(mutex_);
    const auto found = files.find(path);
    if (found == files.end()) return fail("no file " + std::string(path));
    return found->second;
  }
  [[nodiscard]] Result<bool> write(std::string_view path, std::string_view bytes) override {
    const std::scoped_lock lock(mutex_);
    const auto found = files.find(path);
    if (found != files.end() && found->second == bytes) return false;
    files.insert_or_assign(std::string(path), std::string(bytes));
    written.push_back(std::string(path));
    return true;
  }
  [[nodiscard]] Result<void> remove(std::string_view path) override {
    const std::scoped_lock lock(mutex_);
    files.erase(std::string(path));
    return {};
  }
  // Folders exist as far as files lie in them.
  [[nodiscard]] bool exists(std::string_view path) const override {
    const std::scoped_lock lock(mutex_);
    return files.contains(path) || has_folder(path);
  }
  [[nodiscard]] Result<std::vector<std::string>> list(std::string_view folder) const override {
    const std::scoped_lock lock(mutex_);
    const std::string start = folder.empty() || folder == "." ? "" : std::string(folder) + "/";
    std::vector<std::string> names;
    for (const auto& [path, bytes] : files) {
      if (path.starts_with(start) && path[start.size()] != '.') names.push_back(path.substr(start.size()));
    }
    return names;
  }

  std::map<std::string, std::string, std::less<>> files;
  std::vector<std::string> written;

 private:
  [[nodiscard]] bool has_folder(std::string_view path) const {
    const auto next = files.lower_bound(std::string(path) + "/");
    return next != files.end() && next->first.starts_with(std::string(path) + "/");
  }
  mutable std::mutex mutex_;
};

}  // namespace docloc

// Files in memory, for what reads them only.
#pragma once

#include <map>
#include <string>
#include <utility>

#include "base/ports.h"

namespace docloc {

class MemoryStore final : public Store {
 public:
  explicit MemoryStore(std::map<std::string, std::string, std::less<>> files) : files_(std::move(files)) {}

  [[nodiscard]] Result<std::string> read(std::string_view path) const override {
    const auto found = files_.find(path);
    if (found == files_.end()) return fail("not there");
    return found->second;
  }
  [[nodiscard]] Result<bool> write(std::string_view, std::string_view) override { return fail("read only"); }
  [[nodiscard]] Result<void> remove(std::string_view) override { return fail("read only"); }
  // A folder exists, too, and cannot be read, as on disk.
  [[nodiscard]] bool exists(std::string_view path) const override {
    if (files_.contains(path)) return true;
    const std::string folder = std::string(path) + "/";
    const auto next = files_.lower_bound(folder);
    return next != files_.end() && next->first.starts_with(folder);
  }
  [[nodiscard]] Result<std::vector<std::string>> list(std::string_view) const override { return fail("not needed"); }

 private:
  std::map<std::string, std::string, std::less<>> files_;
};

}  // namespace docloc

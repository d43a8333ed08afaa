// Files as they would be: what is written stays in memory, over the files that there are.
#pragma once

#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "base/ports.h"

namespace docloc::site {

// Any thread may call. Only files that are there below can be written: `list` is that of the files below.
class OverlayStore final : public Store {
 public:
  explicit OverlayStore(const Store& below) : below_(below) {}

  [[nodiscard]] Result<std::string> read(std::string_view path) const override;
  [[nodiscard]] Result<bool> write(std::string_view path, std::string_view bytes) override;
  // An Error: nothing is removed.
  [[nodiscard]] Result<void> remove(std::string_view path) override;
  [[nodiscard]] bool exists(std::string_view path) const override { return below_.exists(path); }
  [[nodiscard]] std::string stamp(std::string_view path) const override;
  [[nodiscard]] Result<std::vector<std::string>> list(std::string_view folder) const override {
    return below_.list(folder);
  }

 private:
  const Store& below_;
  mutable std::mutex mutex_;
  std::map<std::string, std::string, std::less<>> written_;
};

}  // namespace docloc::site

// Files below a few folders of this machine.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/ports.h"

namespace docloc::io {

// A relative path lies below the first root, an absolute one below the root that it starts with. Symbolic links are
// followed as long as they end below a root; list() follows those to files, not those to folders, so it always ends.
// The roots are trusted; what lies in them is not. Nobody is expected to swap a folder for a link while a call runs.
class FolderStore final : public Store {
 public:
  // `roots` are absolute, the first is the project's. One that is not there yet is made by the first write. At least
  // one.
  [[nodiscard]] static Result<std::unique_ptr<FolderStore>> open(const std::vector<std::string>& roots);

  [[nodiscard]] Result<std::string> read(std::string_view path) const override;
  [[nodiscard]] Result<bool> write(std::string_view path, std::string_view bytes) override;
  [[nodiscard]] Result<size_t> write_all(const std::vector<FileBytes>& files) override;
  [[nodiscard]] Result<void> remove(std::string_view path) override;
  [[nodiscard]] bool exists(std::string_view path) const override;
  [[nodiscard]] std::string stamp(std::string_view path) const override;
  [[nodiscard]] Result<std::vector<std::string>> list(std::string_view folder) const override;

 private:
  FolderStore() = default;

  // The absolute path of `path`, which need not exist; its folders, as far as they exist, lie below a root.
  [[nodiscard]] Result<std::string> resolve(std::string_view path) const;
  [[nodiscard]] bool is_inside(std::string_view canonical) const;
  // The path of a new file with `bytes` beside `target`, or empty when `target` has these bytes already.
  [[nodiscard]] Result<std::string> write_beside(const std::string& target, std::string_view bytes);
  [[nodiscard]] Result<void> make_folders(const std::string& folder);

  std::vector<std::string> roots_;      // as given, lexically normal, without a final '/'
  std::vector<std::string> canonical_;  // the same without symbolic links
  mutable std::mutex mutex_;
  mutable std::unordered_set<std::string> checked_folders_;  // absolute folders that exist and lie inside
};

}  // namespace docloc::io

#include "site/overlay_store.h"

#include <fmt/format.h>

namespace docloc::site {

Result<std::string> OverlayStore::read(std::string_view path) const {
  {
    const std::scoped_lock lock(mutex_);
    if (const auto found = written_.find(path); found != written_.end()) return found->second;
  }
  return below_.read(path);
}

Result<bool> OverlayStore::write(std::string_view path, std::string_view bytes) {
  const Result<std::string> before = read(path);
  if (!before) return fail(before.error().what);
  if (*before == bytes) return false;
  const std::scoped_lock lock(mutex_);
  written_.insert_or_assign(std::string(path), std::string(bytes));
  return true;
}

Result<void> OverlayStore::remove(std::string_view path) {
  return fail(fmt::format("{} cannot be removed: nothing is to be changed yet.", path));
}

std::string OverlayStore::stamp(std::string_view path) const {
  const std::scoped_lock lock(mutex_);
  const auto found = written_.find(path);
  return found == written_.end() ? below_.stamp(path) : hex16(hash64(found->second));
}

}  // namespace docloc::site

#include "site/sync_record.h"

#include <fmt/format.h>

#include "site/strings.h"

namespace docloc::site {
namespace {

constexpr std::string_view kOpen = "open";

std::string key_of(const LayoutFile& file, std::string_view locale) {
  return fmt::format("{}\n{}", file.path, locale);
}

}  // namespace

SyncRecord::SyncRecord(const Job& job)
    : job_(job), record_(job.store, "sync", fmt::format("{} {}", segment::kKeyVersion, job.settings.fingerprint)) {}

// Empty: it cannot be said yet.
std::string SyncRecord::stamp_of(const LayoutFile& file, std::string_view locale) const {
  std::string all = job_.store.stamp(file.file);
  if (all.empty()) return all;
  for (const std::string_view one : {std::string_view(job_.settings.source_locale), locale}) {
    const std::string path = catalog_path(job_.settings, one, file.path);
    const std::string stamp = job_.store.stamp(path);
    if (stamp.empty() && job_.store.exists(path)) return {};
    all += fmt::format(" {}", stamp.empty() ? "-" : stamp);
  }
  return all;
}

SyncRecord::Seen SyncRecord::look(const LayoutFile& file, std::string_view locale) const {
  const std::optional<std::string> value = record_.find(key_of(file, locale), stamp_of(file, locale));
  if (!value) return Seen::changed;
  return *value == kOpen ? Seen::open : Seen::settled;
}

void SyncRecord::remember(const LayoutFile& file, std::string_view locale, bool clean, bool open) {
  record_.put(key_of(file, locale), clean ? stamp_of(file, locale) : "", open ? kOpen : "");
}

// No article has an empty path.
bool SyncRecord::has_memory(std::string_view locale, std::string_view stamp) const {
  return record_.find(fmt::format("\n{}", locale), stamp).has_value();
}

void SyncRecord::remember_memory(std::string_view locale, std::string_view stamp) {
  record_.put(fmt::format("\n{}", locale), stamp, "");
}

Result<void> SyncRecord::save(bool complete) {
  return record_.save(job_.store, complete);
}

}  // namespace docloc::site

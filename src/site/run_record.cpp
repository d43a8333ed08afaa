#include "site/run_record.h"

#include <fmt/format.h>

#include <utility>

#include "base/fields.h"
#include "base/hash.h"
#include "site/own_folder.h"

namespace docloc::site {
namespace {

constexpr std::string_view kFirstLine = "docloc record 1\n";
constexpr size_t kHashDigits = 16;

}  // namespace

RunRecord::RunRecord(const Store& store, std::string_view name, std::string_view fingerprint)
    : path_(fmt::format(".docloc/{}.record", name)), fingerprint_(fingerprint) {
  if (!store.exists(path_)) return;
  if (const Result<std::string> bytes = store.read(path_)) read(*bytes);
}

void RunRecord::read(std::string_view bytes) {
  if (!bytes.starts_with(kFirstLine) || bytes.size() < kFirstLine.size() + kHashDigits) return;
  std::string_view rest = bytes.substr(0, bytes.size() - kHashDigits);
  if (bytes.substr(rest.size()) != hex16(hash64(rest))) return;
  rest.remove_prefix(kFirstLine.size());
  FieldReader fields(rest);
  if (fields.text() != fingerprint_) return;
  while (!fields.at_end()) {
    std::string key = fields.text();
    std::string stamp = fields.text();
    std::string value = fields.text();
    if (!fields.failed()) entries_.emplace(std::move(key), Entry{std::move(stamp), std::move(value)});
  }
  if (fields.failed()) entries_.clear();
}

std::optional<std::string> RunRecord::find(std::string_view key, std::string_view stamp) const {
  const std::scoped_lock lock(mutex_);
  const auto found = entries_.find(key);
  if (found == entries_.end() || stamp.empty() || found->second.stamp != stamp) return std::nullopt;
  found->second.touched = true;
  return found->second.value;
}

void RunRecord::put(std::string_view key, std::string_view stamp, std::string_view value) {
  const std::scoped_lock lock(mutex_);
  const auto found = entries_.find(key);
  if (stamp.empty()) {
    if (found == entries_.end()) return;
    entries_.erase(found);
    changed_ = true;
    return;
  }
  Entry entry{std::string(stamp), std::string(value), true};
  if (found == entries_.end()) {
    entries_.emplace(key, std::move(entry));
  } else if (found->second.stamp != stamp || found->second.value != value) {
    found->second = std::move(entry);
  } else {
    found->second.touched = true;
    return;
  }
  changed_ = true;
}

void RunRecord::end_run(bool complete) {
  const std::scoped_lock lock(mutex_);
  if (complete) {
    const size_t dropped = std::erase_if(entries_, [](const auto& entry) { return !entry.second.touched; });
    changed_ = changed_ || dropped != 0;
  }
  for (auto& [key, entry] : entries_)
    entry.touched = false;
}

Result<void> RunRecord::save(Store& store, bool complete) {
  end_run(complete);
  return write(store);
}

Result<void> RunRecord::write(Store& store) {
  const std::scoped_lock lock(mutex_);
  if (!changed_) return {};
  Fields fields;
  fields.add(fingerprint_);
  for (const auto& [key, entry] : entries_) {
    for (const std::string* text : {&key, &entry.stamp, &entry.value})
      fields.add(*text);
  }
  std::string bytes = std::string(kFirstLine) + fields.bytes();
  bytes += hex16(hash64(bytes));
  const Result<bool> written = write_own_file(store, path_, bytes);
  if (!written) return fail(written.error().what);
  changed_ = false;
  return {};
}

}  // namespace docloc::site

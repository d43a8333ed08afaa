#include "site/build_cache.h"

#include <utility>

namespace docloc::site {

void BuildCache::begin_run() {
  const std::scoped_lock lock(mutex_);
  stamps_.clear();
}

std::string BuildCache::stamp(const Store& store, std::string_view path) {
  std::string key(path);
  {
    const std::scoped_lock lock(mutex_);
    if (const auto known = stamps_.find(key); known != stamps_.end()) return known->second;
  }
  std::string stamp = store.stamp(path);
  if (stamp.empty() && !store.exists(path)) stamp = kGone;
  const std::scoped_lock lock(mutex_);
  // Where two threads asked at once, the earlier answer stands for both.
  return stamps_.try_emplace(std::move(key), std::move(stamp)).first->second;
}

RunRecord& BuildCache::record(const Store& store, std::string_view name, std::string_view fingerprint) {
  const std::scoped_lock lock(mutex_);
  auto found = records_.find(name);
  if (found == records_.end()) found = records_.emplace(std::string(name), Shelf{}).first;
  Shelf& shelf = found->second;
  if (shelf.record == nullptr || shelf.fingerprint != fingerprint) {
    shelf.fingerprint = fingerprint;
    shelf.record = std::make_unique<RunRecord>(store, name, fingerprint);
  }
  return *shelf.record;
}

void BuildCache::end_run(Store& store, RunRecord& record, bool complete) const {
  record.end_run(complete);
  if (keeps_records_) return;
  [[maybe_unused]] const Result<void> saved = record.write(store);
}

void BuildCache::save_records(Store& store) {
  const std::scoped_lock lock(mutex_);
  for (auto& [name, shelf] : records_) [[maybe_unused]]
    const Result<void> saved = shelf.record->write(store);
}

}  // namespace docloc::site

// What a run found out about files, so that the next one need not look at those that did not change. Disposable: a
// record that is not there, damaged, of other settings or another version is an empty one.
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "base/ports.h"
#include "base/result.h"

namespace docloc::site {

// `.docloc/<name>.record`: the line "docloc record 1", the fingerprint, then for each entry its key, stamp and value,
// each as "SIZE:BYTES" and a line end, sorted by key; at last the XXH3 of all that in hexadecimal.
class RunRecord {
 public:
  // `fingerprint`: everything but the files that the values depend on; another one makes the record empty.
  RunRecord(const Store& store, std::string_view name, std::string_view fingerprint);

  // The value put under `key` when the files had this stamp. Nothing for an empty stamp. Any thread.
  [[nodiscard]] std::optional<std::string> find(std::string_view key, std::string_view stamp) const;
  // Replaces what `key` has; an empty stamp only removes it. Any thread.
  void put(std::string_view key, std::string_view stamp, std::string_view value);
  // Keys that were neither found nor put since the last end are dropped when `complete`: their files are gone.
  void end_run(bool complete);
  // Writes the record if something changed since it was read or written.
  [[nodiscard]] Result<void> write(Store& store);
  // Both.
  [[nodiscard]] Result<void> save(Store& store, bool complete);

 private:
  struct Entry {
    std::string stamp;
    std::string value;
    bool touched = false;
  };
  void read(std::string_view bytes);

  std::string path_;
  std::string fingerprint_;
  mutable std::mutex mutex_;
  mutable std::map<std::string, Entry, std::less<>> entries_;
  bool changed_ = false;
};

}  // namespace docloc::site

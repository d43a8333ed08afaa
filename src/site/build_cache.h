// What builds found out about files that did not change: the records of earlier ones, and what this process keeps
// between its own. `docloc build` makes one for its one run, `docloc serve` keeps one for all of them. Whatever it says
// is a function of what it is asked by (the stamps of files, the settings, the program), so a build with one that
// has seen many edits leaves what a build from nothing leaves.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/finding.h"
#include "base/ports.h"
#include "base/result.h"
#include "links/link_index.h"
#include "site/navigation.h"
#include "site/run_record.h"

namespace docloc::site {

// A locale's navigation, and what it was made from.
struct KnownNavigation {
  uint64_t key = 0;  // of the titles and files; see make_navigation
  std::shared_ptr<const Navigation> navigation;
  std::string script;
  Findings findings;
};

class BuildCache {
 public:
  // `tool`: changes whenever the program does. `keeps_records`: they are read once and written by save_records() alone;
  // else every build writes those that it changed.
  explicit BuildCache(std::string tool, bool keeps_records = false)
      : tool_(std::move(tool)), keeps_records_(keeps_records) {}

  [[nodiscard]] const std::string& tool() const { return tool_; }

  // A new look at the files: stamps of the last run are forgotten.
  void begin_run();
  // The stamp of a file that is not there.
  static constexpr std::string_view kGone = "-";
  // Store::stamp, asked once in a run, or kGone. Empty: the file is being written. What is
  // read after its stamp was taken may be newer than it, never older, so a record under the stamp does no harm: the
  // file's next stamp is another one. Any thread.
  [[nodiscard]] std::string stamp(const Store& store, std::string_view path);

  // `.docloc/<name>.record`, as RunRecord. Valid until it is asked for with another fingerprint.
  [[nodiscard]] RunRecord& record(const Store& store, std::string_view name, std::string_view fingerprint);
  // At the end of a run; `complete` as in RunRecord::save.
  void end_run(Store& store, RunRecord& record, bool complete) const;
  // All that were asked for. What cannot be written costs the next process time, nothing else.
  void save_records(Store& store);

  // Of the run before.
  std::map<std::string, KnownNavigation, std::less<>> navigation;  // by locale
  uint64_t links_key = 0;
  std::shared_ptr<const links::LinkIndex> links;

 private:
  struct Shelf {
    std::string fingerprint;
    std::unique_ptr<RunRecord> record;
  };

  std::string tool_;
  bool keeps_records_ = false;
  std::mutex mutex_;
  std::unordered_map<std::string, std::string> stamps_;
  std::map<std::string, Shelf, std::less<>> records_;
};

}  // namespace docloc::site

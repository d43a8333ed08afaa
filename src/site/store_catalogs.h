// sync: catalogs are brought up to the source.
//
// 1. The source's files are listed. Those that are as the last sync left them, catalogs included, are passed over
//    unread (site/run_record.h): a sync after which nothing changed costs a look at each file's times.
// 2. The others are read; sections that moved and articles that were renamed are found among them.
// 3. Each gets its catalogs; an article that gave or got units gets them in every locale, so that no locale is behind.
// 4. Segments without a translation are looked up in memory. Articles that lack some are looked at again whenever
//    memory has something new.
// 5. Catalogs are written, a batch of some thousand at a time, those that got units before those that gave them; then
//    those of renamed articles' old paths are removed.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/finding.h"
#include "base/result.h"
#include "memory/leverage.h"
#include "site/sources.h"

namespace docloc::site {

struct SyncOptions {
  std::vector<std::string> locales;  // target locales; the source catalogs are always written
  std::vector<std::string> paths;    // articles or folders, relative to the source's content folder; empty: all
  // Obsolete units, and catalogs whose article is gone, are dropped from what is selected.
  bool prune = false;
};

struct SyncReport {
  size_t articles = 0;   // of the project
  size_t unchanged = 0;  // of them, passed over
  size_t catalogs = 0;   // made
  size_t written = 0;    // of them, those that differ from the file
  size_t moved = 0;      // units that went from one article to another
  size_t pruned = 0;     // obsolete units and files
  memory::Account leverage;
  // Of the sources and: site/catalog-kept (a file that would have lost something), site/orphan (its article is gone),
  // site/renamed.
  Findings findings;
};

// A crash leaves old catalogs and new ones, each whole. `job.moves` is not looked at.
[[nodiscard]] Result<SyncReport> sync_catalogs(const Job& job, const SyncOptions& options);

}  // namespace docloc::site

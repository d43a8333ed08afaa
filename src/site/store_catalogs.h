// sync: catalogs are brought up to the source.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/finding.h"
#include "base/result.h"
#include "site/sources.h"

namespace docloc::site {

struct SyncOptions {
  std::vector<std::string> locales;  // target locales; the source catalogs are always written
  std::vector<std::string> paths;    // articles or folders, relative to the source's content folder; empty: all
};

struct SyncReport {
  size_t catalogs = 0;
  size_t written = 0;
  Findings findings;  // site/catalog-kept: a file that would have lost something; site/orphan: its article is gone
};

// All catalogs are written as one batch, after all were made: a crash leaves old ones and new ones, each whole.
[[nodiscard]] Result<SyncReport> sync_catalogs(const Job& job, const Sources& sources, const SyncOptions& options);

}  // namespace docloc::site

// A project checked: every rule of room check over its sources, their translations and what the locales have of their
// own.
#pragma once

#include <string>
#include <vector>

#include "base/finding.h"
#include "base/result.h"
#include "check/check.h"
#include "site/sources.h"

namespace docloc::site {

struct CheckRequest {
  std::vector<std::string> locales;  // target locales
  std::vector<std::string> paths;    // articles or folders, relative to the source's content folder; empty: all
  check::Timing* timing = nullptr;   // may be null
};

struct CheckReport {
  // Sorted. What somebody let stand has Finding::suppressed; what was let stand and is not there any more is
  // check/unused-suppression.
  Findings findings;
};

// With what reading found, and what apply refuses. Of the catalogs as they would be after a sync. Error: a file could
// not be read.
[[nodiscard]] Result<CheckReport> check_project(const Job& job, const Sources& sources, const CheckRequest& request);

}  // namespace docloc::site

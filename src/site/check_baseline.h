// A baseline at work (report/baseline.h): what it holds is suppressed; it only ever shrinks.
#pragma once

#include <cstddef>
#include <string>

#include "base/finding.h"
#include "base/result.h"
#include "site/sources.h"

namespace docloc::site {

struct BaselineRequest {
  std::string path;  // the file
  // The run looked at everything, so an entry that matches nothing is of something that is gone.
  bool looked_at_all = false;
  // Writes the file: where there is none, with every error and warning; else without the entries that match nothing.
  bool update = false;
};

struct BaselineOutcome {
  size_t held = 0;     // entries now
  size_t removed = 0;  // by `update`
  bool created = false;
};

// Findings that the baseline holds get Finding::suppressed. Without `update`, entries that match nothing are findings
// themselves (check/unused-baseline, information). Error: the file is not there, no baseline, or cannot be written.
[[nodiscard]] Result<BaselineOutcome> apply_baseline(const Job& job, const BaselineRequest& request,
                                                     Findings& findings);

}  // namespace docloc::site

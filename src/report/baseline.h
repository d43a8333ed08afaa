// Findings that were there when somebody began to look, and are not to be shown again: a file of their fingerprints.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "base/result.h"

namespace docloc::report {

struct BaselineEntry {
  std::string fingerprint;
  std::string rule;     // this and what follows are for people, and for telling what an entry was that is found no more
  std::string path;     // of the finding's source, else of its target
  std::string message;  // when it was written
  friend bool operator==(const BaselineEntry&, const BaselineEntry&) = default;
};
using Baseline = std::vector<BaselineEntry>;

[[nodiscard]] BaselineEntry entry_of(const Finding& finding);

// Error: `bytes` are no baseline, or one of a later version.
[[nodiscard]] Result<Baseline> read_baseline(std::string_view bytes);

// {"format": "docloc-baseline", "version": 1, "findings": [...]}, sorted by path, rule and fingerprint, one finding a
// line, so that what goes is a line of a diff.
[[nodiscard]] std::string write_baseline(Baseline baseline);

}  // namespace docloc::report

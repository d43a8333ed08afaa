// Findings that mend themselves: what their fixes (Finding::fix) make of the sources and catalogs.
//
// 1. The project is read and checked. Each fix that is wanted goes to its file: the bytes of an article, or a segment
// of
//    a locale's catalog as it stands on disk. Of those that meet in one text the first one is made.
// 2. In memory the files are what they became, and all of it is done again, until no fix is left to make.
// 3. The files are written as one batch, but for those that somebody else changed in the meantime.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "base/finding.h"
#include "base/result.h"
#include "site/sources.h"

namespace docloc::site {

// What is wrong in the project that `job` reads, with `sources` read from it; sorted. Findings that it leaves out, or
// marks as suppressed, are not fixed. Asked once a round.
using FindFaults = std::function<Result<Findings>(const Job& job, const Sources& sources)>;

struct FixOptions {
  std::vector<std::string> locales;  // whose own files are read
  bool unsafe = false;               // also fixes that may change a meaning
  bool write = true;                 // false: only say what would become of the files
};

struct FixedFile {
  std::string path;
  std::string before;
  std::string after;
};

struct FixReport {
  std::vector<FixedFile> files;  // by path; those that became something else
  size_t fixed = 0;              // findings whose fix was made
  size_t unsafe = 0;             // that have a fix which only `unsafe` makes
  // What remains, sorted, and of the fixes themselves:
  // check/not-fixed  a fix could not be made, or its file was left alone; the message says why
  Findings findings;
};

// A fixed target keeps its state and decision where the fix is safe; else it is translated at most, and nobody's
// decision. Nothing but the bytes and the target of a fix changes. Fixing twice changes nothing more. job.moves is not
// looked at. Error: a file could not be read or written.
[[nodiscard]] Result<FixReport> fix_project(const Job& job, const FindFaults& find_faults, const FixOptions& options);

}  // namespace docloc::site

// What changed since a revision: the source's segments by alignment of the old article with the new one, translations
// by the catalogs of then and now.
//
// 1. Git names the articles and catalogs that differ; a deleted and an added article that share half their texts are
// one
//    renamed article.
// 2. The old source catalog is that revision's, brought up to its article (as sync would have); the new article's units
//    are aligned with it as sync aligns them (make_source_catalog). Inside a unit, segments of equal text are the same;
//    what is left between two of them is paired by likeness.
// 3. An added segment whose text was removed elsewhere has moved.
#pragma once

#include <string>
#include <vector>

#include "base/finding.h"
#include "base/result.h"
#include "report/diff.h"
#include "site/history.h"
#include "site/sources.h"

namespace docloc::site {

struct DiffOptions {
  std::string revision = "HEAD";
  std::vector<std::string> locales;  // target locales
  std::vector<std::string> paths;    // articles or folders; empty: all
  bool blocks = false;               // render the units' blocks (report::UnitChange::blocks)
};

struct DiffReport {
  report::Diff diff;
  Findings findings;  // of reading catalogs and articles, then and now
};

// Error: there is no such revision, or Git cannot be read.
[[nodiscard]] Result<DiffReport> diff_since(const Job& job, const Sources& sources, const History& history,
                                            const DiffOptions& options);

}  // namespace docloc::site

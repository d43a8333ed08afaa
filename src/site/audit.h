// audit: what an existing pair of trees, a source and its translation, is worth. Needs no settings, writes nothing.
#pragma once

#include <string>

#include "base/finding.h"
#include "base/result.h"
#include "report/audit.h"
#include "site/sources.h"

namespace docloc::site {

struct AuditOptions {
  std::string source;  // folders, as the store knows them
  std::string target;
  std::string locale;  // of the target, BCP 47; empty: what most of its pages or its path say
};

struct AuditResult {
  report::Audit audit;
  Findings findings;  // articles of either tree that cannot be read
};

// Pages belong together by their paths below the two folders. `job.settings` gives the source's locale, how articles
// are read and how sure an alignment must be. Same result for any number of threads. Error: a folder or file could not
// be read.
[[nodiscard]] Result<AuditResult> audit_trees(const Job& job, const AuditOptions& options);

}  // namespace docloc::site

// `docloc export --format md`: the localized Markdown of a locale.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/finding.h"
#include "base/result.h"
#include "site/sources.h"

namespace docloc::site {

struct ExportOptions {
  std::string locale;  // the source's, a target locale or a pseudo-locale
  std::string out;     // files lie in it under their paths
  bool ops = false;
};

struct ExportReport {
  size_t files = 0;
  size_t written = 0;  // the others had these bytes already
  Findings findings;
};

// The locale's own articles are exported as they are. Same files for any number of threads.
[[nodiscard]] Result<ExportReport> export_markdown(const Job& job, const Sources& sources,
                                                   const ExportOptions& options);

}  // namespace docloc::site

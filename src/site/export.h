// `docloc export --format md`: the localized Markdown of a locale.
//
// Into a folder: every article under its own path. Into the layout's places: each where the layout has this locale's
// files of its path, where the team's own site generator looks for them. There docloc writes over and removes only what
// it wrote itself (export_record.h), and never a source.
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
  std::string out;     // files lie in it under their paths; empty: in the layout's places
  bool ops = false;
  bool force = false;  // layout: also over files that somebody else made or changed
};

struct ExportReport {
  size_t files = 0;
  size_t written = 0;  // the others had these bytes already
  size_t removed = 0;  // layout: files of earlier exports whose source is gone
  // Layout: site/export-kept (a file that somebody else made or changed), site/export-over-source, site/leaves-layout
  // (a relative link that is broken at the new place).
  Findings findings;
};

// The locale's own articles are exported as they are. Same files for any number of threads. Error: a file could not be
// read or written.
[[nodiscard]] Result<ExportReport> export_markdown(const Job& job, const Sources& sources,
                                                   const ExportOptions& options);

// Some row of the layout is exported to `locale`.
[[nodiscard]] bool has_export_places(const Settings& settings, std::string_view locale);

}  // namespace docloc::site

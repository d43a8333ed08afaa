// Export into the layout's places. Internal to export.
#pragma once

#include <string>

#include "base/finding.h"
#include "site/export.h"

namespace docloc::site {

// What is exported of one article, or why it could not be made.
struct ExportedArticle {
  std::string bytes;
  Findings findings;
  std::string failure;
};
[[nodiscard]] ExportedArticle make_export(const Job& job, const LocaleFiles& own, const segment::Article& article,
                                          const ExportOptions& options);

[[nodiscard]] Result<ExportReport> export_in_place(const Job& job, const Sources& sources,
                                                   const ExportOptions& options);

}  // namespace docloc::site

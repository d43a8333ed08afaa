// Looking without writing: how far the locales are, and what is wrong.
#pragma once

#include <string>
#include <vector>

#include "base/finding.h"
#include "base/result.h"
#include "report/report.h"
#include "site/sources.h"

namespace docloc::site {

struct SurveyOptions {
  std::vector<std::string> locales;  // target locales
  std::vector<std::string> paths;    // articles or folders, relative to the source's content folder; empty: all
};

struct StatusReport {
  std::vector<report::LocaleStatus> locales;  // in the order asked for, articles by path
  Findings findings;                          // of reading the catalogs
};

// Of the catalogs as they would be after a sync.
[[nodiscard]] Result<StatusReport> survey_status(const Job& job, const Sources& sources, const SurveyOptions& options);

// Every rule of room check over sources and translations, and what apply refuses.
[[nodiscard]] Result<Findings> survey_faults(const Job& job, const Sources& sources, const SurveyOptions& options);

// `path` equals or lies below one of `paths`; no paths: everything does.
[[nodiscard]] bool is_selected(const std::vector<std::string>& paths, std::string_view path);

}  // namespace docloc::site

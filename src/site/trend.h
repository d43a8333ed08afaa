// How far the locales were at earlier commits: their catalogs, counted as they stood there.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "report/status.h"
#include "site/sources.h"

namespace docloc::site {

// So many commits are looked at, spread evenly over those that touched a catalog; the newest is among them.
inline constexpr size_t kMostTrendCommits = 30;

// Fills LocaleStatus::trend of every locale in `status`, and adds how it stands now. Does nothing where there is no
// history. What was counted is remembered in .docloc/ by commit. Error: Git could not be read.
[[nodiscard]] Result<void> add_trend(const Job& job, const std::vector<std::string>& paths, report::Status& status);

}  // namespace docloc::site

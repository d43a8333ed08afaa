// A locale's navigation, made anew only where a title or a table of contents changed. Internal to the build.
#pragma once

#include <string>

#include "base/result.h"
#include "site/build_cache.h"
#include "site/page_table.h"
#include "site/sources.h"

namespace docloc::site {

// Lives in the job's cache, until the next build. `table` has the facts of every page. Error: a catalog could not be
// read.
[[nodiscard]] Result<const KnownNavigation*> find_navigation(const Job& job, const Sources& sources,
                                                             const PageTable& table, const std::string& locale);

}  // namespace docloc::site

// What pages are called, and how much of each is translated, before the first one is made. Internal to the build.
#pragma once

#include <vector>

#include "base/result.h"
#include "site/build.h"
#include "site/page_maker.h"
#include "site/page_table.h"
#include "site/pinned.h"

namespace docloc::site {

// Puts the facts of every page into `table`: from `.docloc/facts.record` where neither the article nor its catalogs
// changed. The job has a cache. Error: a catalog could not be read.
[[nodiscard]] Result<void> learn_facts(const Job& job, const BuildOptions& options,
                                       const std::vector<PagesOfArticle>& pages, const PinnedVersions& pinned,
                                       PageTable& table);

}  // namespace docloc::site

// What the rest of the site may know of every page, before one is made. Internal to the build.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "site/page_maker.h"
#include "site/page_table.h"
#include "site/pinned.h"
#include "site/sources.h"

namespace docloc::site {

// Facts of all `pages` into `table`; from the last build's record where neither article nor strings changed. `tool`:
// BuildOptions::tool. `complete`: what the record has of other pages is dropped.
[[nodiscard]] Result<void> learn_facts(const Job& job, const std::vector<PagesOfArticle>& pages,
                                       const PinnedVersions& pinned, const std::string& tool, bool complete,
                                       PageTable& table);

}  // namespace docloc::site

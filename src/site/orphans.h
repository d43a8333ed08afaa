// Articles that nothing leads to, and tables of contents that lead to nothing. Internal to room site.
#pragma once

#include "base/finding.h"
#include "links/link_index.h"
#include "site/sources.h"

namespace docloc::site {

// Source articles below a folder with a table of contents that neither such a table nor another article names. Folders
// without one list their articles by themselves. Index articles are what addresses of folders lead to. Rule:
// links/orphan.
[[nodiscard]] Findings find_orphans(const Job& job, const Sources& sources, const links::LinkIndex& links);

// Entries of the source's tables of contents that lead to no page: what building the site says of them. Rule:
// site/navigation.
[[nodiscard]] Findings find_dead_entries(const Job& job, const Sources& sources);

}  // namespace docloc::site

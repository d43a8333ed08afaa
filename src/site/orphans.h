// Articles that nothing leads to. Internal to room site.
#pragma once

#include "base/finding.h"
#include "links/link_index.h"
#include "site/sources.h"

namespace docloc::site {

// Source articles below a folder with a table of contents that neither such a table nor another article names. Folders
// without one list their articles by themselves. Index articles are what addresses of folders lead to. Rule:
// links/orphan.
[[nodiscard]] Findings find_orphans(const Job& job, const Sources& sources, const links::LinkIndex& links);

}  // namespace docloc::site

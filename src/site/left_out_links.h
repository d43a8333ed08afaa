// Links to articles that have no page for those who read the link. Internal to the survey.
#pragma once

#include <string>
#include <vector>

#include "base/finding.h"
#include "links/link_index.h"
#include "site/sources.h"

namespace docloc::site {

// In the source locale, or in one of `locales`: neither the locale, nor one it falls back to, nor the source has a page
// of the article (has_page). `article` is the source's. Rule: links/missing-article.
[[nodiscard]] Findings find_left_out_links(const Job& job, const Sources& sources, const links::LinkIndex& links,
                                           const segment::Article& article, const std::vector<std::string>& locales);

}  // namespace docloc::site

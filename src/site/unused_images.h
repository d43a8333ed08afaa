// Pictures that no article shows. Internal to the survey.
#pragma once

#include <string>
#include <vector>

#include "base/finding.h"
#include "links/link_index.h"
#include "site/sources.h"

namespace docloc::site {

// Of the source's pictures, and of those that locales have of their own in their place. What a data file names counts
// as shown. Rule: links/unused-image.
[[nodiscard]] Findings find_unused_images(const Job& job, const Sources& sources, const links::LinkIndex& links,
                                          const std::vector<std::string>& locales);

}  // namespace docloc::site

// Pictures that are not what they seem. Internal to room site.
#pragma once

#include <string>
#include <vector>

#include "base/finding.h"
#include "site/sources.h"

namespace docloc::site {

// Of the source's pictures, and of those that locales have in their place. Reads every one of them. Rules:
// links/image-format, links/image-dimensions. A file that cannot be read is passed over.
[[nodiscard]] Findings check_pictures(const Job& job, const Sources& sources, const std::vector<std::string>& locales);

}  // namespace docloc::site

// One unit's block of a page, rendered alone. Internal to room site.
#pragma once

#include <string>

#include "segment/apply.h"
#include "segment/article.h"

namespace docloc::site {

// The block in which `unit` stands, as pages show it, with the blocks around it (its list with this item alone, its
// table with the header and this row) and no ids; links lead nowhere, images are their alternative texts. Of a
// front-matter field: its text. `localized`: the translation whose text is shown; null: the article's own. Safe as
// pages are.
[[nodiscard]] std::string block_html(const segment::Article& article, const segment::Unit& unit,
                                     const segment::Localized* localized);

}  // namespace docloc::site

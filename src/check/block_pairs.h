// The blocks of an article beside those of its own form in another language. Internal to room check.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "check/check.h"
#include "markdown/document.h"
#include "segment/article.h"

namespace docloc::check {

// Every block that counts, in order, is in one pair; where both have one, it is of the same kind at the same depth. The
// longest such pairing that keeps the order, and of those the one in which most code, links and lengths agree. A table
// and what stands in it is one block; comments and the document itself are none. About linear where the structures are
// alike, quadratic in what differs.
[[nodiscard]] std::vector<BlockPair> pair_blocks(const segment::Article& source, const segment::Article& target);

// The alert that a quotation is: "[!NOTE]" gives "NOTE", in upper case; empty: it is none.
[[nodiscard]] std::string alert_of(const segment::Article& article, uint32_t quote);

// "a paragraph", "a list item", "an alert".
[[nodiscard]] std::string_view name_of(const segment::Article& article, uint32_t block);

}  // namespace docloc::check

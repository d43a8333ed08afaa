// A source file and one locale of it, translated once by a translator who then stays away.
#pragma once

#include <cstdint>
#include <string>

#include "catalog/sync.h"
#include "segment/article.h"

namespace docloc::corpus {

struct Synced {
  catalog::Catalog source;
  catalog::Catalog locale;
};

// Every segment has a target, "sv " and its source, and the state reviewed.
[[nodiscard]] Synced translated(const segment::Article& article);

// What `docloc sync` makes of both for the article as it is now.
[[nodiscard]] Synced synced(const segment::Article& article, const Synced& before);

// The source of a segment as far as a translation must follow it: text with white space folded, braces where links,
// code and the like stand; emphasis, line breaks and anchors left out.
[[nodiscard]] std::string plain_source(const catalog::Segment& segment, const catalog::Unit& unit);

// True: the segment has the target that translated() gave it, or would have given it.
[[nodiscard]] bool is_kept(const catalog::Segment& segment);

}  // namespace docloc::corpus

// Two branches' versions of one catalog become one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.h"

namespace docloc::catalog {

// Origin of the match that keeps their translation where ours stands.
inline constexpr std::string_view kTheirs = "docloc:theirs";

// Both sides gave a segment another target.
struct MergeConflict {
  std::string unit;     // id
  std::string segment;  // id
  friend bool operator==(const MergeConflict&, const MergeConflict&) = default;
};

struct Merged {
  Catalog catalog;
  std::vector<MergeConflict> conflicts;  // in the order of the catalog
};

// Unit by unit, and inside a unit that both changed segment by segment: what one side changed is taken, whatever the
// other side did elsewhere. Where both gave a segment another target, ours stands, theirs is a match of origin
// docloc:theirs, and the segment is in `conflicts`. Where both changed the source of one unit, ours stands; the next
// sync brings it to the article's. A unit that one side deleted and the other changed is kept. No target of either side
// is lost. `base`: the common ancestor; a catalog without units where there is none. The result is valid.
[[nodiscard]] Merged merge_catalogs(const Catalog& base, const Catalog& ours, const Catalog& theirs);

}  // namespace docloc::catalog

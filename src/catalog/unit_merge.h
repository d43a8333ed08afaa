// One unit of a locale's catalog, brought up to its source.
#pragma once

#include "catalog/catalog.h"

namespace docloc::catalog {

// `source`: the unit of the source catalog. `old`: the locale's unit of whatever older source. The result has the
// source's segments (or one for all, where the locale joined them and nothing changed), and everything of `old` that
// somebody may want: targets whose segment is unchanged, matches for the others, notes, extensions.
[[nodiscard]] Unit merge_unit(const Unit& source, const Unit& old);

}  // namespace docloc::catalog

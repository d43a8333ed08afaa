// A remembered translation in the place of another segment: which of its codes is which of the segment's. Internal to
// room memory.
#pragma once

#include <optional>

#include "catalog/catalog.h"
#include "memory/entry.h"

namespace docloc::memory {

// The target of `entry` over the codes of `unit`, for its segment `at`. Codes that stand for each other: of an entry of
// the segment's own key, those in the same place; else of one kind and shape, first those that are spelled alike, then
// those that mean the same, then in order when as many are left on both sides. Formatting that the segment does not
// have is left out of a target that is like it (of an exact one it comes along as the translator's own, and `unit` gets
// the code). nullopt: some protected code stands for none, or some of the segment's is missing; `unit` is as it was.
[[nodiscard]] std::optional<segment::Content> fit_target(const Entry& entry, catalog::Unit& unit, size_t at);

// Codes that no source and no target of `unit` mentions any more are dropped, the others numbered on.
void drop_unused_codes(catalog::Unit& unit);

}  // namespace docloc::memory

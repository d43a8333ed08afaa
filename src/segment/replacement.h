// A link or image of the source that leads elsewhere in a translation (segment/content.h, Replacement).
#pragma once

#include <string>
#include <string_view>

#include "segment/apply.h"

namespace docloc::segment {

// How other bytes take the place of a code's own. What both have in common at their beginning and end stays the
// source's, with the units (alternative text, title) that stand in it.
struct Swap {
  Span front;                // of the article's bytes
  std::string_view between;  // of the other bytes
  Span back;                 // of the article's bytes
};
[[nodiscard]] Swap swap_bytes(const Article& article, Span own, std::string_view other);

// Why `replacement` cannot stand in unit number `unit_index`, as half a sentence; empty: it can, as far as can be told
// without its surroundings.
[[nodiscard]] std::string find_replacement_fault(const Article& article, uint32_t unit_index,
                                                 const Replacement& replacement);

// The replacement of the code numbered `code`; nullptr: the source's stands.
[[nodiscard]] const Replacement* replacement_of(const Target& target, uint32_t code);

}  // namespace docloc::segment

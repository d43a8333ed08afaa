// Which segment of a unit became which, after its text was edited.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "catalog/catalog.h"

namespace docloc::site {

// Indices into Unit::segments; ignorables are in no pair. Both set: the same segment, changed or not; one alone: added
// or removed. In the order of `after`, removed ones where they stood.
struct SegmentPair {
  std::optional<size_t> before;
  std::optional<size_t> after;
  bool same = false;  // of equal text and codes (segment::key_text)
};

// The pairing in order that keeps the most equal segments together and, between them, the most alike (by words, from
// kLeastAlike percent on).
inline constexpr uint32_t kLeastAlike = 30;
[[nodiscard]] std::vector<SegmentPair> align_segments(const catalog::Unit& before, const catalog::Unit& after,
                                                      std::string_view locale);

}  // namespace docloc::site

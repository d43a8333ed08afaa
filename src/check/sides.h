// What families of rules need to read texts of pairs. Internal to room check.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/span.h"
#include "check/pairs.h"
#include "text/characters.h"

namespace docloc::check {

// Whether both hold some byte.
[[nodiscard]] constexpr bool overlaps(Span a, Span b) {
  return a.begin < b.end && b.begin < a.end;
}

// ASCII and no-break spaces, line breaks, the ideographic space.
[[nodiscard]] bool is_space(uint32_t code_point);

// Where the text ends for a reader: before white space, closing quotes and brackets, and codes. Without one: 0.
[[nodiscard]] text::Character last_sign(std::string_view text);

// Where the source's segment begins whose target holds `target`, as an empty span: findings mark both sides of one
// segment.
[[nodiscard]] Span source_at(const UnitPair& pair, Span target);

}  // namespace docloc::check

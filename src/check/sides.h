// What families of rules need to read texts of pairs. Internal to room check.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/span.h"
#include "base/utf8.h"
#include "check/pairs.h"

namespace docloc::check {

inline constexpr uint32_t kCodeSign = 0xFFFC;  // an inline code

// A character of a text and where it stands.
struct Character {
  uint32_t code_point = 0;
  Span bytes;
};

// Calls `use` with every character of `text`.
template <typename Use>
void each_character(std::string_view text, const Use& use) {
  for (size_t at = 0; at < text.size();) {
    const size_t length = character_length(text, at);
    use(Character{code_point_of(text.substr(at, length)),
                  {static_cast<uint32_t>(at), static_cast<uint32_t>(at + length)}});
    at += length;
  }
}

// 0 at the ends of the text.
[[nodiscard]] uint32_t code_point_before(std::string_view text, size_t at);
[[nodiscard]] uint32_t code_point_at(std::string_view text, size_t at);

// ASCII and no-break spaces, line breaks, the ideographic space.
[[nodiscard]] bool is_space(uint32_t code_point);

// Where the text ends for a reader: before white space, closing quotes and brackets, and codes. Without one: 0.
[[nodiscard]] Character last_sign(std::string_view text);

// Where the source's segment begins whose target holds `target`, as an empty span: findings mark both sides of one
// segment.
[[nodiscard]] Span source_at(const UnitPair& pair, Span target);

}  // namespace docloc::check

// A scalar as it is written: where it ends, what it means, and where each byte of its value stands. Internal to room
// yaml.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "yaml/front_matter.h"

namespace docloc::yaml {

// `at[i]` is the offset in the text of what spells byte i of `value`; at[value.size()] is the end of the last content.
// Bytes of one escape share an offset; a folded line break stands where the white space before it begins.
struct Spelled {
  std::string value;
  std::vector<uint32_t> at;
  Span bytes;
  ScalarStyle style = ScalarStyle::plain;
};

// The scalar that begins at `pos` of `text` and that a YAML reader reads as `value` (YAML 1.2, chapters 6.5, 7.3
// and 8.1). `value` is what decides where a plain scalar ends. nullopt: what stands there does not spell `value`.
[[nodiscard]] std::optional<Spelled> read_spelled(std::string_view text, uint32_t pos, std::string_view value);

// Header of a block scalar: "|", ">", with indicators in any order and a comment.
struct BlockHeader {
  char style = '|';
  char chomping = ' ';  // ' ' clip, '-' strip, '+' keep
  uint32_t indent = 0;  // indicator; 0: none
  uint32_t end = 0;     // end of the header line's content
};
[[nodiscard]] std::optional<BlockHeader> read_block_header(std::string_view text, uint32_t pos);

[[nodiscard]] constexpr bool is_blank(char c) {
  return c == ' ' || c == '\t';
}
[[nodiscard]] constexpr bool is_line_end(char c) {
  return c == '\n' || c == '\r';
}

}  // namespace docloc::yaml

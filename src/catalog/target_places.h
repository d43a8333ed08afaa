// Where the targets of a catalog file stand in its bytes, for findings and for other programs' edits. Of any file that
// read_xliff takes, whoever laid out its lines.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace docloc::catalog {

struct TargetPlace {
  std::string unit;
  std::string segment;
  uint32_t element = 0;  // the byte of "<target"
  uint32_t content = 0;  // the first byte behind its start tag
};

// Of every segment that has a target, in the file's order; a match's targets are none. Empty: the file is no XML.
[[nodiscard]] std::vector<TargetPlace> find_target_places(std::string_view bytes);

// What a target says, as rules see it (check/pairs.h): decoded, each end of an inline code as U+FFFC.
struct TargetText {
  std::string text;
  // at[i] is the span of the file's bytes that spells byte i of text; a character's bytes share one. A code's is its
  // tag.
  std::vector<Span> at;
  Span bytes;  // the whole content

  // The bytes that spell `span` of the text; of an empty one, where it would be put.
  [[nodiscard]] Span spelled(Span span) const;
};

// `content` as TargetPlace has it. nullopt: no end tag follows.
[[nodiscard]] std::optional<TargetText> read_target_text(std::string_view bytes, uint32_t content);

// `text` as it is written inside a target.
[[nodiscard]] std::string spell_in_target(std::string_view text);

}  // namespace docloc::catalog

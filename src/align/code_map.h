// A target unit's codes named by the source unit's numbers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "segment/article.h"

namespace docloc::align {

struct CodeMap {
  // Per code of the target (by number - 1): the source's number; kDropped, kAdded, or kForeign.
  std::vector<uint32_t> number;
  std::string fault;  // why the protected codes are not the source's; empty: they are
};

inline constexpr uint32_t kDropped = 0;               // metadata: not part of the translation
inline constexpr uint32_t kAdded = UINT32_MAX;        // free, the target's own
inline constexpr uint32_t kForeign = UINT32_MAX - 1;  // protected, and not the source's: a fault

// 1. Codes that are spelled alike, in order. 2. Codes that mean the same. 3. Codes that mean the same but for white
// space and case (HTML, code spans). 4. Links, images and autolinks with localized destinations, in order, when as many
// are left on both sides. Free codes by kind, in order. `dropped`: a target code that is metadata (its number), 0:
// none.
[[nodiscard]] CodeMap map_codes(const std::vector<segment::Code>& source, const std::vector<segment::Code>& target,
                                uint32_t dropped);

// `content` over the source's numbers; added codes are numbered on from them.
[[nodiscard]] segment::Target renumber(const segment::Content& content, const std::vector<segment::Code>& target_codes,
                                       const CodeMap& map, uint32_t source_codes);

// The number of the code that is a heading anchor made for the source's heading and stands first in the target: "<a
// name=...></a>" around nothing, that the source does not have. 0: there is none. `name` gets the anchor's name.
[[nodiscard]] uint32_t find_generated_anchor(const segment::Unit& source, const segment::Unit& target,
                                             std::string& name);

// The value of name or id when `tag` is "<a name=...>" with nothing else; nullopt: it is not.
[[nodiscard]] std::optional<std::string> anchor_name(std::string_view tag);

}  // namespace docloc::align

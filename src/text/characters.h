// What characters are, by Unicode's data, and texts as runs of word characters.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "base/span.h"

namespace docloc::text {

enum class Script : uint8_t { common, latin, greek, cyrillic, kana, other };

// UAX 24, without extensions: signs, digits and combining marks are common.
[[nodiscard]] Script script_of(uint32_t code_point);

[[nodiscard]] bool is_letter(uint32_t code_point);          // general category L*
[[nodiscard]] bool is_upper(uint32_t code_point);           // Uppercase property
[[nodiscard]] bool is_lower(uint32_t code_point);           // Lowercase property
[[nodiscard]] bool is_word_character(uint32_t code_point);  // letter, combining mark, digit or '_'
[[nodiscard]] bool is_emoji(uint32_t code_point);           // drawn as a picture, or part of such a sequence

// Maximal runs of word characters, in order. `text` is UTF-8, at most 4 GB.
[[nodiscard]] std::vector<Span> word_runs(std::string_view text);

// Changes that compose what normal form C composes (UAX 15), each as short as may be. The order of marks that stay
// apart is left as it was typed: Arabic and Hebrew keyboards have another one than the standard.
[[nodiscard]] std::vector<Edit> nfc_edits(std::string_view text);

// Normal form KC: "ｶﾞ" gives "ガ", "Ａ" gives "A".
[[nodiscard]] std::string to_nfkc(std::string_view text);

}  // namespace docloc::text

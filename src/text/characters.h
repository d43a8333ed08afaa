// Characters of UTF-8 text, as rules look at them: what stands before and behind a place, and of what kind it is. Any
// thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "base/span.h"

namespace docloc::text {

// A code point and its bytes. Ill-formed bytes are U+FFFD.
struct Character {
  char32_t value = 0;  // 0: there is none (an end of the text)
  uint32_t begin = 0;
  uint32_t end = 0;

  [[nodiscard]] constexpr Span bytes() const { return {begin, end}; }
};

[[nodiscard]] Character character_at(std::string_view text, size_t at);
// The one that ends at byte `at`.
[[nodiscard]] Character character_before(std::string_view text, size_t at);

// Calls `use` with every character of `text`.
template <typename Use>
void each_character(std::string_view text, const Use& use) {
  for (size_t at = 0; at < text.size();) {
    const Character c = character_at(text, at);
    use(c);
    at = c.end;
  }
}

// General categories of Unicode. None of them holds for 0 and U+FFFC.
[[nodiscard]] bool is_letter(char32_t c);      // L*
[[nodiscard]] bool is_mark(char32_t c);        // M*
[[nodiscard]] bool is_digit(char32_t c);       // Nd
[[nodiscard]] bool is_capital(char32_t c);     // Lu, Lt
[[nodiscard]] bool is_lower_case(char32_t c);  // Ll
[[nodiscard]] bool is_space(char32_t c);       // White_Space, the no-break ones too
// Letters that have a capital or are one: not those of Arabic, Hebrew, Japanese.
[[nodiscard]] bool has_case(char32_t c);
// Of a script that writes words without spaces between: Han, kana, Thai, Lao, Khmer, Burmese; and their signs.
[[nodiscard]] bool is_unspaced(char32_t c);
// The value of a decimal digit of any script, -1 for anything else.
[[nodiscard]] int digit_value(char32_t c);

[[nodiscard]] constexpr bool is_ascii_letter(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
[[nodiscard]] constexpr bool is_ascii_digit(char32_t c) {
  return c >= '0' && c <= '9';
}

// Languages that are written without spaces between words (ja, zh, th, lo, km, my), by the tag's language.
[[nodiscard]] bool writes_without_spaces(std::string_view locale);
// The language of a tag, in lower case: "sv" of "sv-SE".
[[nodiscard]] std::string_view language_part(std::string_view locale);

enum class Script : uint8_t { common, latin, greek, cyrillic, kana, other };

// UAX 24, without extensions: signs, digits and combining marks are common.
[[nodiscard]] Script script_of(char32_t c);
// What a language is written in by CLDR: latin for "sv-SE", cyrillic for "sr", latin for "sr-Latn", other for "he".
[[nodiscard]] Script script_of_language(std::string_view locale);
[[nodiscard]] bool is_word_character(char32_t c);  // letter, combining mark, digit or '_'
[[nodiscard]] bool is_emoji(char32_t c);           // drawn as a picture, or part of such a sequence

// Maximal runs of word characters, in order. `text` is UTF-8, at most 4 GB.
[[nodiscard]] std::vector<Span> word_runs(std::string_view text);

// Changes that compose what normal form C composes (UAX 15), each as short as may be. The order of marks that stay
// apart is left as it was typed: Arabic and Hebrew keyboards have another one than the standard.
[[nodiscard]] std::vector<Edit> nfc_edits(std::string_view text);

// Normal form KD: "ä" gives "a" and U+0308.
[[nodiscard]] std::string to_nfkd(std::string_view text);

// Normal form KC: "ｶﾞ" gives "ガ", "Ａ" gives "A".
[[nodiscard]] std::string to_nfkc(std::string_view text);

}  // namespace docloc::text

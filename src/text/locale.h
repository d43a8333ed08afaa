// What docloc needs to know of languages, from ICU and CLDR. Locales are BCP 47 tags ("sv-SE").
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace docloc::text {

// A well-formed BCP 47 tag in canonical case ("sv-se" gives "sv-SE"); empty: not well-formed.
[[nodiscard]] std::string canonical_locale(std::string_view tag);
[[nodiscard]] bool is_right_to_left(std::string_view locale);
// What dictionaries of the language are called, the likeliest first: "sv_SE", "sv" for "sv-SE"; "de_DE", "de" for "de",
// whose likeliest region CLDR knows. Without one for malformed tags.
[[nodiscard]] std::vector<std::string> dictionary_names(std::string_view locale);
// The language's name in itself, first letter as CLDR has it ("svenska (Sverige)"); pseudo-locales have their own.
[[nodiscard]] std::string display_name(std::string_view locale);

// Offsets (bytes) at which sentences of `text` begin, 0 not included: ICU's sentence rules (UAX 29 with CLDR
// suppressions), corrected by a list of abbreviations per language. White space belongs to the sentence before it.
// U+FFFC stands for an inline code. Any thread.
[[nodiscard]] std::vector<uint32_t> sentence_breaks(std::string_view text, std::string_view locale);

// Words as ICU's word rules count them: segments with a letter, number, kana or ideograph. U+FFFC is no word.
[[nodiscard]] uint32_t count_words(std::string_view text, std::string_view locale);

// True when `text` has a letter (general category L*), or a digit when `digits_count`.
[[nodiscard]] bool has_words(std::string_view text, bool digits_count);

// Full Unicode lower case, root locale.
[[nodiscard]] std::string to_lower(std::string_view text);
// Full Unicode upper case, root locale.
[[nodiscard]] std::string to_upper(std::string_view text);

// Columns of a terminal that `text` takes (East Asian Width, combining marks).
[[nodiscard]] uint32_t display_width(std::string_view text);

}  // namespace docloc::text

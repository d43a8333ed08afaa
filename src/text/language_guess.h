// What language a text is in, by CLD2.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace docloc::text {

struct LanguageGuess {
  std::string language;   // BCP 47 without region ("sv", "zh-Hant"); empty: not known
  uint32_t percent = 0;   // of the text that is in it
  bool reliable = false;  // CLD2's own judgement: it is well ahead of the second
};

// `text` is valid UTF-8 without markup. Below some sixty letters it guesses badly. Any thread.
// `expected` is the locale that the text should be in: the guess leans to it.
[[nodiscard]] LanguageGuess guess_language(std::string_view text, std::string_view expected);

// Whether `guess` is as good as `locale`: the same language, or one that a short text cannot be told from (Swedish,
// Bokmål and Danish; Croatian and Bosnian; Indonesian and Malay).
[[nodiscard]] bool may_be_language(std::string_view guess, std::string_view locale);

// Whether `text` has a letter that `locale`'s language writes and `other` does not: "för" is no English. By CLDR's main
// exemplar characters; false where they are not known.
[[nodiscard]] bool has_letters_of(std::string_view text, std::string_view locale, std::string_view other);

}  // namespace docloc::text

// How languages write the signs between words.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace docloc::text {

struct Quotes {
  std::string_view open;
  std::string_view close;
};

enum class Dash : uint8_t {
  any,        // both forms are in use
  spaced_en,  // "ord – ord"
};

struct Typography {
  std::string_view language;       // "sv"; "fr-CA" where a region differs; empty: of no language in the table
  std::span<const Quotes> quotes;  // double quotes in use: CLDR's delimiters first, then others that publishers use
  Dash dash = Dash::any;
  std::string_view spaced_before;  // ASCII signs that a no-break space stands before: ":;!?" in French
  bool spaces_quotes = false;      // a no-break space stands inside « »
  bool joins = false;              // zero-width joiners and non-joiners are part of its spelling
  bool breaks = false;             // words are written without spaces, so a zero-width space may say where they end
  bool full_width = false;         // signs take the width of an ideograph: 。？！：
};

// Of the locale's tag, else of its language, else a row without quotes.
[[nodiscard]] const Typography& typography_of(std::string_view locale);

// "sv" of "sv-SE"; lower case.
[[nodiscard]] std::string_view language_subtag(std::string_view locale);

// The sign at the end of a sentence, whatever the script: '.' for 。 and ।, '?' for ؟ and ？ (and for ; in Greek), '!',
// ':', ';', ',' for ، and 、; 0: it is none of them.
[[nodiscard]] char plain_sign(uint32_t code_point, std::string_view locale);

}  // namespace docloc::text

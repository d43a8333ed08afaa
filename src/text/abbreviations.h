// Abbreviations that end in a period without ending a sentence. Internal to room text.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace docloc::text {

// What may follow the abbreviation's period without a new sentence.
enum class Follow : uint8_t {
  anything,  // "Mr.", "e.g.": it never ends a sentence
  small,     // "etc.", "a.m.": it may end one; a capital letter after it begins the next
  number,    // "No.", "p.": before a digit only; else the word is an ordinary one
};

struct Abbreviations {
  std::string_view language;  // ISO 639
  Follow follow{};
  // Separated by spaces; written without inner spaces ("z.B." stands for "z. B." too). A first letter in lower case
  // matches the capital as well.
  std::string_view words;
};

// To extend a language, add words to its rows, or rows of a new language.
[[nodiscard]] std::span<const Abbreviations> abbreviation_table();

// Words of CLDR's suppression lists that end sentences in documentation far more often ("Select OK. The dialog...").
struct OrdinaryWords {
  std::string_view language;
  std::string_view words;
};
[[nodiscard]] std::span<const OrdinaryWords> ordinary_words_table();

}  // namespace docloc::text

// How languages change the words of a glossary: endings, prefixes, compounds. Tables, not grammars: they say whether a
// word may be a form of another one.
#pragma once

#include <span>
#include <string_view>

namespace docloc::text {

// All in lower case.
struct Inflection {
  std::string_view language;                   // empty: of no language in the table
  std::span<const std::string_view> endings;   // of nouns, behind the stem
  std::span<const std::string_view> prefixes;  // particles that are written with the word: Hebrew ה, Arabic ال
  bool joined = false;                         // words are written without spaces, or with particles: 日本語
  bool compounds = false;                      // nouns are joined into one word
  bool capital_nouns = false;                  // nouns begin with a capital: German
  std::span<const std::string_view> links;     // what may join two nouns; the empty one is not listed
  // Nouns that end so take `links.front()` in compounds: "prenumeration", "prenumerationsstatus".
  std::span<const std::string_view> linking_nouns;
  std::span<const std::string_view>
      first_parts;                             // nouns that compounds of technical texts begin with, as they do there
  std::span<const std::string_view> heads;     // and nouns that they end with
  std::span<const std::string_view> no_parts;  // words that stand before or behind a noun without being part of it
};

// Of the locale's language, else a row without endings.
[[nodiscard]] const Inflection& inflection_of(std::string_view locale);

// Whether `word` may be a form of `base`, both in lower case: "prenumerationens" of "prenumeration", "nycklar" of
// "nyckel", "והמנוי" of "מנוי". Of languages without a row: the same word.
[[nodiscard]] bool is_form_of(std::string_view word, std::string_view base, const Inflection& inflection);

// Whether a form of `base` may stand in `word`, as itself or in a compound. Of languages without a row that inflect:
// whether it begins as `base` does. For saying that a term is there, not that it is wrong.
[[nodiscard]] bool may_hold(std::string_view word, std::string_view base, const Inflection& inflection);

// `word` without its ending, in every way that the table has; the first is the word itself. Calls `use` with views into
// `word`; it says whether to go on.
template <typename Use>
bool any_stem(std::string_view word, const Inflection& inflection, const Use& use) {
  constexpr size_t kShortest = 3;
  if (use(word)) return true;
  for (const std::string_view ending : inflection.endings) {
    if (word.size() >= ending.size() + kShortest && word.ends_with(ending) &&
        use(word.substr(0, word.size() - ending.size())))
      return true;
  }
  return false;
}

}  // namespace docloc::text

#include "text/language_guess.h"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>
#include <unicode/ulocdata.h>
#include <unicode/uniset.h>

#include <algorithm>
#include <array>
#include <string>

#include "text/characters.h"

namespace docloc::text {
namespace {

// Languages that CLD2 takes for each other; the names it has for one language stand together too ("iw" is Hebrew).
constexpr auto kAlike = std::to_array<std::array<std::string_view, 5>>({
    {"no", "nb", "nn", "da", "sv"},
    {"hr", "bs", "sr", "sh", "cnr"},
    {"id", "ms", "", "", ""},
    {"cs", "sk", "", "", ""},
    {"pt", "gl", "", "", ""},
    {"he", "iw", "", "", ""},
    {"bg", "mk", "", "", ""},
    {"fil", "tl", "", "", ""},
    {"zh", "yue", "", "", ""},
    {"fa", "prs", "", "", ""},
});

// The letters that the language of `locale` writes, both cases; empty: not known.
icu::UnicodeSet alphabet_of(std::string_view locale) {
  icu::UnicodeSet letters;
  UErrorCode status = U_ZERO_ERROR;
  ULocaleData* data = ulocdata_open(std::string(language_part(locale)).c_str(), &status);
  if (U_FAILURE(status)) return letters;
  ulocdata_getExemplarSet(data, letters.toUSet(), USET_ADD_CASE_MAPPINGS, ULOCDATA_ES_STANDARD, &status);
  ulocdata_close(data);
  if (U_FAILURE(status) || status == U_USING_DEFAULT_WARNING) letters.clear();
  return letters;
}

}  // namespace

LanguageGuess guess_language(std::string_view text, std::string_view expected) {
  std::array<CLD2::Language, 3> languages{};
  std::array<int, 3> percents{};
  int bytes = 0;
  bool reliable = false;
  const std::string language(language_part(expected));
  const CLD2::CLDHints hints{language.c_str(), nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  std::array<double, 3> scores{};
  CLD2::ExtDetectLanguageSummary(text.data(), static_cast<int>(text.size()), true, &hints, 0, languages.data(),
                                 percents.data(), scores.data(), nullptr, &bytes, &reliable);
  LanguageGuess guess{.language = "", .percent = static_cast<uint32_t>(std::max(percents[0], 0)), .reliable = reliable};
  if (languages[0] != CLD2::UNKNOWN_LANGUAGE) guess.language = CLD2::LanguageCode(languages[0]);
  return guess;
}

bool may_be_language(std::string_view guess, std::string_view locale) {
  const std::string_view guessed = language_part(guess);
  const std::string_view wanted = language_part(locale);
  if (guessed == wanted) return true;
  return std::ranges::any_of(kAlike, [&](const auto& row) {
    return std::ranges::find(row, guessed) != row.end() && std::ranges::find(row, wanted) != row.end();
  });
}

bool has_letters_of(std::string_view text, std::string_view locale, std::string_view other) {
  icu::UnicodeSet own = alphabet_of(locale);
  const icu::UnicodeSet others = alphabet_of(other);
  if (own.isEmpty() || others.isEmpty()) return false;
  own.removeAll(others);
  for (uint32_t at = 0; at < text.size();) {
    const Character c = character_at(text, at);
    // Chinese and Japanese share their signs.
    if (!is_unspaced(c.value) && own.contains(static_cast<UChar32>(c.value))) return true;
    at = c.end;
  }
  return false;
}

}  // namespace docloc::text

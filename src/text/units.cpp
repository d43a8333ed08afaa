#include "text/units.h"

#include <unicode/measunit.h>
#include <unicode/numberformatter.h>

#include <algorithm>
#include <array>
#include <map>
#include <mutex>
#include <shared_mutex>
#include <string>

#include "text/characters.h"
#include "text/icu.h"
#include "text/locale.h"

namespace docloc::text {
namespace {

// What documentation measures in. Units that languages shorten alike ("m") are left out.
constexpr auto kUnits = std::to_array<std::string_view>({
    "bit",      "byte",    "kilobyte",    "megabyte",  "gigabyte",  "terabyte", "petabyte",   "kilobit",
    "megabit",  "gigabit", "millisecond", "second",    "minute",    "hour",     "day",        "week",
    "month",    "year",    "percent",     "meter",     "kilometer", "mile",     "centimeter", "millimeter",
    "kilogram", "hertz",   "megahertz",   "gigahertz", "pixel",
});

// Forms of a language, by the letters behind the number. Values are names of the table above.
using Forms = std::map<std::string, std::string_view, std::less<>>;

// The letters of a formatted measure: what is left without the number and the spaces around it.
std::string word_of(const icu::UnicodeString& measure) {
  std::string text;
  measure.toUTF8String(text);
  const auto belongs = [](char32_t c) { return is_letter(c) || is_mark(c) || c == '%' || c == 0x66A; };
  uint32_t begin = 0;
  Character c = character_at(text, 0);
  for (; c.value != 0 && !belongs(c.value); c = character_at(text, c.end))
    begin = c.end;
  uint32_t end = begin;
  for (; belongs(c.value); c = character_at(text, c.end))
    end = c.end;
  return text.substr(begin, end - begin);
}

// "Gb" and "GB" are told apart, "gb" says neither.
void add_form(const std::string& word, std::string_view name, Forms& forms) {
  const auto [at, added] = forms.emplace(word, name);
  if (!added && at->second != name) at->second = "";
}

void add_forms(const icu::Locale& locale, Forms& forms) {
  for (const auto width : {UNUM_UNIT_WIDTH_FULL_NAME, UNUM_UNIT_WIDTH_SHORT}) {
    for (const std::string_view name : kUnits) {
      UErrorCode status = U_ZERO_ERROR;
      const icu::MeasureUnit unit =
          icu::MeasureUnit::forIdentifier({name.data(), static_cast<int32_t>(name.size())}, status);
      if (U_FAILURE(status)) continue;
      const auto format = icu::number::NumberFormatter::withLocale(locale).unit(unit).unitWidth(width);
      // One of each plural category there is.
      for (const double value : {1.0, 2.0, 3.0, 5.0, 11.0, 100.0, 1.5}) {
        const std::string word = word_of(format.formatDouble(value, status).toString(status));
        if (U_FAILURE(status) || word.empty()) continue;
        add_form(word, name, forms);
        add_form(to_lower(word), name, forms);
      }
    }
  }
}

Forms make_forms(std::string_view language) {
  Forms forms;
  add_forms(icu_locale(language), forms);
  if (language != "en") {
    // Short forms of English are read everywhere, where the language itself means nothing else by them.
    Forms english;
    add_forms(icu::Locale::getEnglish(), english);
    forms.merge(english);
  }
  // Symbols that every language's technical texts have, beside their own.
  forms.try_emplace("KB", "kilobyte");
  forms.try_emplace("ms", "millisecond");
  forms.try_emplace("s", "second");
  forms.try_emplace("mins", "minute");
  forms.try_emplace("hrs", "hour");
  forms.try_emplace("secs", "second");
  return forms;
}

const Forms& forms_of(std::string_view locale) {
  static std::shared_mutex mutex;
  static std::map<std::string, Forms, std::less<>> all;
  const std::string_view language = language_part(locale);
  {
    const std::shared_lock lock(mutex);
    if (const auto found = all.find(language); found != all.end()) return found->second;
  }
  const std::unique_lock lock(mutex);
  return all.try_emplace(std::string(language), make_forms(language)).first->second;
}

// The letters behind byte `at`, a space or hyphen before them passed over.
std::string_view letters_behind(std::string_view text, uint32_t at) {
  Character c = character_at(text, at);
  if (is_space(c.value) || c.value == '-' || c.value == 0x2011) c = character_at(text, c.end);
  const uint32_t begin = c.begin;
  uint32_t end = begin;
  for (; is_letter(c.value) || is_mark(c.value); c = character_at(text, c.end))
    end = c.end;
  return text.substr(begin, end - begin);
}

bool is_percent(std::string_view text, uint32_t at) {
  Character c = character_at(text, at);
  if (is_space(c.value)) c = character_at(text, c.end);
  return c.value == '%' || c.value == 0x66A;
}

constexpr size_t kShortestStem = 3;   // letters of a unit's name that may have an ending
constexpr size_t kLongestEnding = 4;  // bytes: "Monaten", "minuterna"

}  // namespace

std::string_view unit_behind(std::string_view text, uint32_t at, std::string_view locale) {
  if (is_percent(text, at)) return "percent";
  const Forms& forms = forms_of(locale);
  const std::string_view written = letters_behind(text, at);
  if (const auto found = forms.find(written); found != forms.end()) return found->second;
  const std::string word = to_lower(written);
  const bool unspaced = writes_without_spaces(locale);
  for (std::string_view stem = word; !stem.empty(); stem.remove_suffix(1)) {
    const size_t ending = word.size() - stem.size();
    if (!unspaced && ending > 0 && (stem.size() < kShortestStem || ending > kLongestEnding)) break;
    if (const auto found = forms.find(stem); found != forms.end()) return found->second;
  }
  return {};
}

bool same_letters_behind(std::string_view a, uint32_t at, std::string_view b, uint32_t other) {
  return to_lower(letters_behind(a, at)) == to_lower(letters_behind(b, other));
}

}  // namespace docloc::text

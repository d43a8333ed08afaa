#include "text/numbers.h"

#include <unicode/dcfmtsym.h>
#include <unicode/rbnf.h>

#include <algorithm>
#include <array>
#include <map>
#include <mutex>
#include <set>
#include <shared_mutex>
#include <utility>

#include "text/characters.h"
#include "text/icu.h"
#include "text/locale.h"

namespace docloc::text {
namespace {

// What may stand right behind a number and still leave it one.
constexpr auto kEndings = std::to_array<std::string_view>(
    {"A",   "AM", "B",   "GB",   "GHz",  "Gb",  "GiB", "Go", "Hz",  "K",    "KB", "Kb", "KiB", "Ko",
     "M",   "MB", "MHz", "Mb",   "Mbps", "MiB", "Mo",  "PB", "PM",  "Px",   "S",  "TB", "To",  "X",
     "am",  "b",  "bit", "bits", "cm",   "d",   "e",   "em", "er",  "fps",  "g",  "gb", "h",   "hr",
     "hrs", "k",  "kB",  "kb",   "kg",   "km",  "m",   "mb", "min", "mins", "mm", "ms", "nd",  "ns",
     "pm",  "pt", "px",  "rd",   "rem",  "s",   "sec", "st", "th",  "x"});
static_assert(std::ranges::is_sorted(kEndings));

bool is_latin_word(char32_t c) {
  return is_ascii_letter(c) || c == '_' || (c >= 0xC0 && c < 0x250);
}

// A separator and the group of digits behind it.
struct Group {
  char32_t separator = 0;
  Span bytes;
  std::string digits;
};

// Separators of any locale. A space separates only whole groups of three.
bool is_separator(char32_t c) {
  constexpr std::u32string_view kSeparators = U".,'\u2019\u066B\u066C\u00A0\u202F\u2009 ";
  return kSeparators.find(c) != std::u32string_view::npos;
}

// One of the two that are a comma to some and a full stop to others.
bool may_be_decimal(char32_t c) {
  return c == '.' || c == ',' || c == 0x66B;
}

Span read_digits(std::string_view text, uint32_t at, std::string& digits) {
  Span span{at, at};
  for (Character c = character_at(text, at); digit_value(c.value) >= 0; c = character_at(text, span.end)) {
    digits += static_cast<char>('0' + digit_value(c.value));
    span.end = c.end;
  }
  return span;
}

std::vector<Group> read_groups(std::string_view text, uint32_t at) {
  std::vector<Group> groups(1);
  groups[0].bytes = read_digits(text, at, groups[0].digits);
  while (true) {
    const Character separator = character_at(text, groups.back().bytes.end);
    if (!is_separator(separator.value)) break;
    Group next{.separator = separator.value};
    next.bytes = read_digits(text, separator.end, next.digits);
    if (next.digits.empty()) break;
    if (!may_be_decimal(separator.value) && (next.digits.size() != 3 || groups[0].digits.size() > 3)) break;
    groups.push_back(std::move(next));
  }
  return groups;
}

std::string canonical(std::string whole, std::string fraction) {
  whole.erase(0, std::min(whole.find_first_not_of('0'), whole.size()));
  if (whole.empty()) whole = "0";
  while (fraction.ends_with('0'))
    fraction.pop_back();
  return fraction.empty() ? whole : whole + "." + fraction;
}

std::string joined(const std::vector<Group>& groups, size_t from, size_t to) {
  std::string digits;
  for (size_t i = from; i < to; ++i)
    digits += groups[i].digits;
  return digits;
}

// The groups from the second to `end` are thousands, divided by one and the same sign.
bool are_thousands(const std::vector<Group>& groups, size_t end) {
  if (groups[0].digits.size() > 3 || groups[0].digits == "0") return false;
  for (size_t i = 1; i < end; ++i) {
    if (groups[i].digits.size() != 3 || groups[i].separator != groups[1].separator) return false;
  }
  return true;
}

void add_number(const std::vector<Group>& groups, std::vector<Number>& out) {
  const Span all{groups.front().bytes.begin, groups.back().bytes.end};
  const size_t count = groups.size();
  if (count == 1) {
    out.push_back({all, canonical(groups[0].digits, ""), ""});
    return;
  }
  const bool decimal = may_be_decimal(groups.back().separator);
  const std::string with_fraction =
      decimal ? canonical(joined(groups, 0, count - 1), groups.back().digits) : std::string();
  if (are_thousands(groups, count)) {
    out.push_back({all, canonical(joined(groups, 0, count), ""), count == 2 ? with_fraction : ""});
  } else if (decimal &&
             (count == 2 || (are_thousands(groups, count - 1) && groups.back().separator != groups[1].separator))) {
    out.push_back({all, with_fraction, ""});
  } else {
    for (const Group& group : groups)
      out.push_back({group.bytes, canonical(group.digits, ""), ""});
  }
}

// Whether what follows byte `at` leaves the digits before it a number.
bool ends_well(std::string_view text, uint32_t at) {
  uint32_t end = at;
  for (Character c = character_at(text, at); is_latin_word(c.value) || is_ascii_digit(c.value);
       c = character_at(text, end))
    end = c.end;
  return end == at || std::ranges::binary_search(kEndings, text.substr(at, end - at));
}

// ---- spelled out

struct Spelling {
  std::map<std::string, std::set<uint32_t>, std::less<>> words;
  bool unspaced = false;
};

constexpr uint32_t kShortestStem = 4;  // bytes of a word that may have an ending
constexpr uint32_t kCompoundStem = 5;  // and of one that may begin a compound: "hundraprocentig"

constexpr auto kValues = [] {
  std::array<uint32_t, 31> values{};
  for (uint32_t i = 0; i <= 20; ++i)
    values[i] = i;
  for (uint32_t i = 0; i < 8; ++i)
    values[21 + i] = 30 + (i * 10);
  values[29] = 1000;
  values[30] = 24;
  return values;
}();

std::string utf8_of(icu::UnicodeString s) {
  s.findAndReplace(icu::UnicodeString(static_cast<UChar>(0xAD)), icu::UnicodeString());  // soft hyphens
  std::string out;
  s.toUTF8String(out);
  return to_lower(out);
}

void add_more_english(Spelling& out) {
  constexpr auto kMore = std::to_array<std::pair<std::string_view, uint32_t>>({
      {"a", 1},    {"an", 1},       {"both", 2},   {"double", 2}, {"dozen", 12},       {"dual", 2},  {"once", 1},
      {"pair", 2}, {"second", 2},   {"single", 1}, {"thrice", 3}, {"triple", 3},       {"twice", 2}, {"two-factor", 2},
      {"half", 2}, {"decimal", 10}, {"binary", 2}, {"octal", 8},  {"hexadecimal", 16},
  });
  for (const auto& [word, value] : kMore)
    out.words[std::string(word)].insert(value);
}

// "one hundred" and "etthundra" are "hundred" and "hundra" as well.
void add_without_one(Spelling& out) {
  std::vector<std::pair<std::string, uint32_t>> more;
  for (const auto& [word, values] : out.words) {
    const uint32_t value = *values.begin();
    if (value < 100) continue;
    for (const auto& [one, of_one] : out.words) {
      if (!of_one.contains(1) || !word.starts_with(one)) continue;
      const size_t begin = word.find_first_not_of(' ', one.size());
      if (begin != std::string::npos && word.size() - begin >= kCompoundStem)
        more.emplace_back(word.substr(begin), value);
    }
  }
  for (auto& [word, value] : more)
    out.words[std::move(word)].insert(value);
}

Spelling make_spelling(std::string_view locale) {
  Spelling spelling;
  UErrorCode status = U_ZERO_ERROR;
  const icu::RuleBasedNumberFormat format(icu::URBNF_SPELLOUT, icu_locale(locale), status);
  for (int32_t set = 0; U_SUCCESS(status) && set < format.getNumberOfRuleSetNames(); ++set) {
    const icu::UnicodeString name = format.getRuleSetName(set);
    if (name.indexOf(u"year") >= 0 || name.indexOf(u"digits-ordinal") >= 0) continue;
    for (const uint32_t value : kValues) {
      icu::UnicodeString word;
      icu::FieldPosition nowhere;
      UErrorCode failed = U_ZERO_ERROR;
      format.format(static_cast<int64_t>(value), name, word, nowhere, failed);
      if (U_SUCCESS(failed) && !word.isEmpty()) spelling.words[utf8_of(word)].insert(value);
    }
  }
  add_without_one(spelling);
  if (language_part(locale) == "en") add_more_english(spelling);
  spelling.unspaced = writes_without_spaces(locale);
  return spelling;
}

const Spelling& spelling_of(std::string_view locale) {
  static std::shared_mutex mutex;
  static std::map<std::string, Spelling, std::less<>> spellings;
  const std::string_view language = language_part(locale);
  {
    const std::shared_lock lock(mutex);
    if (const auto found = spellings.find(language); found != spellings.end()) return found->second;
  }
  const std::unique_lock lock(mutex);
  return spellings.try_emplace(std::string(language), make_spelling(language)).first->second;
}

// A word's value, or that of what it begins with: "zweiten" begins with "zwei", Hebrew's "ושני" with a letter more.
void add_values(const Spelling& spelling, std::string_view word, std::set<uint32_t>& out) {
  for (std::string_view stem = word; !stem.empty(); stem.remove_suffix(1)) {
    if (stem.size() < word.size() && (stem.size() < kShortestStem || word.size() - stem.size() > 6) &&
        stem.size() < kCompoundStem)
      break;
    if (const auto found = spelling.words.find(stem); found != spelling.words.end()) {
      out.insert(found->second.begin(), found->second.end());
      return;
    }
  }
}

}  // namespace

std::vector<Number> numbers_in(std::string_view text) {
  std::vector<Number> numbers;
  const auto size = static_cast<uint32_t>(text.size());
  for (uint32_t at = 0; at < size;) {
    const Character c = character_at(text, at);
    if (digit_value(c.value) < 0) {
      at = c.end;
      continue;
    }
    const std::vector<Group> groups = read_groups(text, at);
    const char32_t before = character_before(text, at).value;
    at = groups.back().bytes.end;
    if (!is_latin_word(before) && ends_well(text, at)) add_number(groups, numbers);
    // The rest of a name is passed over with it.
    for (Character rest = character_at(text, at); is_latin_word(rest.value) || is_ascii_digit(rest.value);
         rest = character_at(text, at))
      at = rest.end;
  }
  return numbers;
}

bool same_number(const Number& a, const Number& b) {
  return a.value == b.value || (!a.other.empty() && (a.other == b.value || a.other == b.other)) ||
         (!b.other.empty() && a.value == b.other);
}

NumberSigns number_signs(std::string_view locale) {
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale latin = icu_locale(locale);
  latin.setUnicodeKeywordValue("nu", "latn", status);
  const icu::DecimalFormatSymbols symbols(latin, status);
  NumberSigns signs{.decimal = ".", .group = ","};
  if (U_FAILURE(status)) return signs;
  const auto utf8 = [&](icu::DecimalFormatSymbols::ENumberFormatSymbol sign) {
    std::string out;
    symbols.getConstSymbol(sign).toUTF8String(out);
    return out;
  };
  signs.decimal = utf8(icu::DecimalFormatSymbols::kDecimalSeparatorSymbol);
  signs.group = utf8(icu::DecimalFormatSymbols::kGroupingSeparatorSymbol);
  return signs;
}

std::vector<uint32_t> spelled_numbers_in(std::string_view text, std::string_view locale) {
  const Spelling& spelling = spelling_of(locale);
  const std::string lower = to_lower(text);
  std::set<uint32_t> values;
  if (spelling.unspaced) {
    for (const auto& [word, of] : spelling.words) {
      if (lower.contains(word)) values.insert(of.begin(), of.end());
    }
  }
  const auto size = static_cast<uint32_t>(lower.size());
  for (uint32_t at = 0; at < size;) {
    uint32_t end = at;
    Character c = character_at(lower, at);
    while (is_letter(c.value) || is_mark(c.value)) {
      end = c.end;
      c = character_at(lower, end);
    }
    const std::string_view word = std::string_view(lower).substr(at, end - at);
    add_values(spelling, word, values);
    // Arabic and Hebrew write "and", "in", "the" as a letter before the word.
    const Character first = character_at(lower, at);
    if (first.value >= 0x590 && first.value < 0x700 && word.size() > 4)
      add_values(spelling, word.substr(first.end - first.begin), values);
    at = std::max(end, c.end);
    if (c.value == 0) break;
  }
  return {values.begin(), values.end()};
}

}  // namespace docloc::text

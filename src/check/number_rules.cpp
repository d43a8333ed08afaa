// Numbers, dates and units of a translation against those of its source.
//
// A number counts as kept when the other side has it anywhere, in any spelling: other separators, other digits, as a
// word, a month as a name, an hour of 12 as one of 24.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <string>

#include "check/identifiers.h"
#include "check/reporter.h"
#include "check/rules.h"
#include "check/sides.h"
#include "check/token_checks.h"
#include "text/characters.h"
#include "text/dates.h"
#include "text/locale.h"
#include "text/numbers.h"
#include "text/units.h"

namespace docloc::check {

using text::Date;
using text::Number;

namespace {

struct Dates {
  std::vector<Date> source;  // those without partner
  std::vector<Date> target;
  std::vector<Span> matched_source;
  std::vector<Span> matched_target;
};

Dates compare_dates(const Subject& subject, const UnitPair& pair) {
  Dates dates{.source = text::dates_in(pair.source.text, source_locale_of(subject)),
              .target = text::dates_in(pair.target.text, subject.locale)};
  std::erase_if(dates.source, [&](const Date& date) {
    const auto same =
        std::ranges::find_if(dates.target, [&](const Date& other) { return text::same_date(date, other); });
    if (same == dates.target.end()) return false;
    dates.matched_source.push_back(date.bytes);
    dates.matched_target.push_back(same->bytes);
    dates.target.erase(same);
    return true;
  });
  return dates;
}

// Those that are no part of something that another rule looks at.
std::vector<Number> free_numbers(std::string_view text, const std::vector<Span>& taken) {
  std::vector<Number> numbers = text::numbers_in(text);
  if (numbers.empty()) return numbers;
  const std::vector<Identifier> identifiers = identifiers_in(text);
  std::erase_if(numbers, [&](const Number& number) {
    return std::ranges::any_of(taken, [&](Span span) { return overlaps(span, number.bytes); }) ||
           std::ranges::any_of(identifiers, [&](const Identifier& i) { return overlaps(i.bytes, number.bytes); });
  });
  return numbers;
}

// A whole number below 10,000; -1: it is none.
int small_value(const Number& number) {
  int value = -1;
  const std::string& digits = number.value;
  if (digits.size() > 4) return -1;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return error == std::errc() && end == digits.data() + digits.size() ? value : -1;
}

// As digits between anything else than digits and letters before, wherever it stands ("v5.1", "5.1-preview").
bool stands_as_digits(std::string_view digits, std::string_view text) {
  const auto is_digit = [&](size_t at) { return text::is_ascii_digit(static_cast<unsigned char>(text[at])); };
  for (size_t at = 0; (at = text.find(digits, at)) != std::string_view::npos; ++at) {
    const size_t end = at + digits.size();
    if ((at == 0 || !is_digit(at - 1)) && (end == text.size() || !is_digit(end))) return true;
  }
  return false;
}

// Both halves of a day are told apart by words in one language, and by the hour in another.
bool has_day_half(std::string_view text) {
  const std::string lower = text::to_lower(text);
  for (const std::string_view half : {"am", "pm", "a.m", "p.m", "noon", "midnight"}) {
    for (size_t at = 0; (at = lower.find(half, at)) != std::string::npos; ++at) {
      const bool begins = at == 0 || !text::is_ascii_letter(static_cast<unsigned char>(lower[at - 1]));
      const size_t end = at + half.size();
      if (begins && (end == lower.size() || !text::is_ascii_letter(static_cast<unsigned char>(lower[end]))))
        return true;
    }
  }
  return false;
}

// One side's numbers that have no partner on the other one.
struct Rest {
  std::string_view text;
  std::string_view locale;
  std::vector<Number> numbers;
};

// Chinese and Japanese count in ten thousands: "1 million" is "100万".
bool has_power_of_ten(std::string_view text) {
  return text.contains("万") || text.contains("億") || text.contains("亿") || text.contains("萬");
}

// "1.5" in one language, "1.5 million" and "1,500,000" in another: the same digits, thousands apart.
bool is_scaled(const Number& number, const Number& other, bool by_words) {
  const auto bare = [](const Number& n) {
    std::string digits;
    std::ranges::copy_if(n.value, std::back_inserter(digits), [](char c) { return c != '.'; });
    digits.erase(digits.find_last_not_of('0') + 1);
    return digits;
  };
  const size_t longer = std::max(number.value.size(), other.value.size());
  const size_t shorter = std::min(number.value.size(), other.value.size());
  if (bare(number) != bare(other) || bare(number).empty()) return false;
  return by_words || (longer >= shorter + 2 && longer >= 4);
}

bool contains_value(const std::vector<Number>& numbers, int value) {
  return std::ranges::any_of(numbers, [&](const Number& n) { return small_value(n) == value; });
}

// The hour and the minutes of "13.30": a time in some languages. Nothing for what can be none.
std::vector<Number> time_parts(const Number& number) {
  const size_t dot = number.value.find('.');  // npos is above 2
  if (dot > 2 || number.value.size() - dot > 3) return {};
  std::string minutes = number.value.substr(dot + 1);
  if (minutes.size() == 1) minutes += '0';  // zeros at the end were taken off
  if (minutes.starts_with('0')) minutes.erase(0, 1);
  return {{.bytes = number.bytes, .value = number.value.substr(0, dot), .other = ""},
          {.bytes = number.bytes, .value = std::move(minutes), .other = ""}};
}

std::vector<Number> with_times(std::vector<Number> numbers) {
  for (size_t i = 0, size = numbers.size(); i < size; ++i) {
    for (Number& part : time_parts(numbers[i]))
      numbers.push_back(std::move(part));
  }
  return numbers;
}

bool has_same(const std::vector<Number>& numbers, const Number& wanted) {
  return std::ranges::any_of(numbers, [&](const Number& n) { return text::same_number(n, wanted); });
}

// "4-digit", told as "fyrsiffrigt": the number as the beginning of a word.
bool begins_word(const Number& number, const Rest& side, const Rest& other) {
  constexpr size_t kLongest = 5;
  if (number.bytes.end >= side.text.size() || side.text[number.bytes.end] != '-') return false;
  const auto value = static_cast<uint32_t>(small_value(number));
  return std::ranges::any_of(text::word_runs(other.text), [&](Span word) {
    const std::string lower = text::to_lower(word.of(other.text));
    // Swedish has a form of its own for compounds.
    if (value == 4 && text::language_part(other.locale) == "sv" && lower.starts_with("fyr")) return true;
    for (size_t size = 3; size <= kLongest && size < lower.size(); ++size) {
      if (std::ranges::binary_search(text::spelled_numbers_in(lower.substr(0, size), other.locale), value)) return true;
    }
    return false;
  });
}

// "(3,4)", written as "(3, 4)": not one number but two.
bool is_told_apart(const Number& number, const Rest& side, const std::vector<Number>& all_of_other) {
  const std::string_view digits = number.bytes.of(side.text);
  const size_t comma = digits.find(',');
  if (comma == std::string_view::npos || digits.size() - comma == 4 ||
      digits.find_first_of(".,", comma + 1) != digits.npos)
    return false;
  const auto has = [&](std::string_view part) {
    return std::ranges::any_of(all_of_other, [&](const Number& n) { return n.value == part; });
  };
  return has(digits.substr(0, comma)) && has(digits.substr(comma + 1));
}

// The same of a number below 10,000: as a word, a month, an hour of the other half of the day.
bool is_told_small(const Number& number, const Rest& side, const Rest& other, const std::vector<Number>& all_of_other) {
  if (has_same(all_of_other, number)) return true;
  const int value = small_value(number);
  if (value < 0) return false;
  const auto holds = [&](const std::vector<uint32_t>& values) {
    return std::ranges::binary_search(values, static_cast<uint32_t>(value));
  };
  if (holds(text::spelled_numbers_in(other.text, other.locale)) || begins_word(number, side, other)) return true;
  if (value >= 1 && value <= 12 && holds(text::months_in(other.text, other.locale))) return true;
  if (value > 24 || (!has_day_half(side.text) && !has_day_half(other.text))) return false;
  return contains_value(all_of_other, value + 12) || contains_value(all_of_other, value - 12) || value == 0;
}

// Whether `number` of `side` stands on the other side in another form.
bool is_told(const Number& number, const Rest& side, const Rest& other, const std::vector<Number>& all_of_other) {
  if (stands_as_digits(number.bytes.of(side.text), other.text)) return true;
  if (has_same(all_of_other, number) || is_told_apart(number, side, all_of_other)) return true;
  const std::vector<Number> parts = time_parts(number);
  const auto told = [&](const Number& part) { return is_told_small(part, side, other, all_of_other); };
  if (!parts.empty() && std::ranges::all_of(parts, told)) return true;
  const bool by_words = has_power_of_ten(side.text) || has_power_of_ten(other.text);
  if (std::ranges::any_of(all_of_other, [&](const Number& n) { return is_scaled(number, n, by_words); })) return true;
  return is_told_small(number, side, other, all_of_other);
}

// Languages with a form of nouns for two.
bool has_dual(std::string_view locale) {
  const std::string_view language = text::language_part(locale);
  return language == "ar" || language == "he" || language == "sl";
}

// One of something is often told by the noun alone ("1 day": "ett dygn", "daily"), and two where there is a dual.
bool may_be_silent(const Number& number, std::string_view locale) {
  const int value = small_value(number);
  return value == 1 || (value == 2 && has_dual(locale));
}

// "PowerShell 7.2", "version 1.0": behind a name inside of a sentence, or behind the word, and without a unit.
bool is_version(std::string_view text, const Number& number, std::string_view locale) {
  const std::string_view digits = number.bytes.of(text);
  if (std::ranges::count(digits, '.') != 1 || digits.find(',') != std::string_view::npos ||
      !text::unit_behind(text, number.bytes.end, locale).empty())
    return false;
  if (number.bytes.begin < 2 || text[number.bytes.begin - 1] != ' ') return false;
  const uint32_t end = number.bytes.begin - 1;
  uint32_t begin = end;
  while (begin > 0 && text::is_letter(text::character_before(text, begin).value))
    begin = text::character_before(text, begin).begin;
  const std::string word = text::to_lower(text.substr(begin, end - begin));
  if (word == "version" || word == "versions") return true;
  const bool inside =
      begin > 1 && text[begin - 1] == ' ' && text::is_letter(text::character_before(text, begin - 1).value);
  return inside && text::is_capital(text::character_at(text, begin).value);
}

void remove_partners(std::vector<Number>& numbers, const std::vector<Number>& others) {
  std::erase_if(numbers, [&](const Number& number) {
    return std::ranges::any_of(others, [&](const Number& other) { return text::same_number(number, other); });
  });
}

// Whether the number is part of something that is a code in the source, or behind its text, and text here:
// "{a = 1; b = 2}".
bool was_code(const Number& number, const UnitPair& pair) {
  const std::string_view before = std::string_view(pair.target.text).substr(0, number.bytes.begin);
  const size_t open = before.find_last_of("{}");
  if (open != std::string_view::npos && before[open] == '{' && !pair.source.text.contains('{')) return true;
  return std::ranges::any_of(pair.strings->codes, [&](const segment::Code& code) {
    return code.kind == segment::CodeKind::code && stands_as_digits(number.bytes.of(pair.target.text), code.open);
  });
}

constexpr std::string_view kHint = "Give the number that the source has, as the language writes it.";

void report_numbers(const UnitPair& pair, const Rest& lost, const Rest& added, Reporter& report) {
  for (size_t i = 0; i < std::max(lost.numbers.size(), added.numbers.size()); ++i) {
    const Span from = i < lost.numbers.size() ? lost.numbers[i].bytes : Span{};
    const Span to = i < added.numbers.size() ? added.numbers[i].bytes : Span{};
    std::string message;
    if (from.empty()) {
      message = fmt::format("The source has no {}.", to.of(pair.target.text));
    } else if (to.empty()) {
      message = fmt::format("The number {} is not in the translation.", from.of(pair.source.text));
    } else {
      message = fmt::format("The number {} became {}.", from.of(pair.source.text), to.of(pair.target.text));
    }
    report.on_pair(pair, from, to.empty() ? missing_at(pair, from) : to, std::move(message), std::string(kHint));
  }
}

void compare_numbers(const Subject& subject, const UnitPair& pair, Reporter& report) {
  const auto has_digit = [](std::string_view text) {
    return std::ranges::any_of(text, [](char c) { return (c >= '0' && c <= '9') || (c & 0x80) != 0; });
  };
  if (!has_digit(pair.source.text) && !has_digit(pair.target.text)) return;
  const Dates dates = compare_dates(subject, pair);
  const std::vector<Number> of_source = free_numbers(pair.source.text, dates.matched_source);
  const std::vector<Number> of_target = free_numbers(pair.target.text, dates.matched_target);
  Rest lost{.text = pair.source.text, .locale = source_locale_of(subject), .numbers = of_source};
  Rest added{.text = pair.target.text, .locale = subject.locale, .numbers = of_target};
  remove_partners(lost.numbers, of_target);
  remove_partners(added.numbers, of_source);
  if (lost.numbers.empty() && added.numbers.empty()) return;
  const Rest all_lost = lost;
  const Rest all_added = added;
  std::erase_if(lost.numbers, [&](const Number& n) { return is_told(n, all_lost, all_added, with_times(of_target)); });
  std::erase_if(added.numbers, [&](const Number& n) { return is_told(n, all_added, all_lost, with_times(of_source)); });
  std::erase_if(added.numbers, [&](const Number& n) { return was_code(n, pair); });
  if (added.numbers.empty())
    std::erase_if(lost.numbers, [&](const Number& n) { return may_be_silent(n, subject.locale); });
  if (lost.numbers.empty())
    std::erase_if(added.numbers, [&](const Number& n) { return may_be_silent(n, subject.locale); });
  // A date that differs is a finding of its own.
  if (!dates.source.empty() && !dates.target.empty()) {
    const auto is_in = [](const std::vector<Date>& all) {
      return [&all](const Number& n) {
        return std::ranges::any_of(all, [&](const Date& date) { return overlaps(date.bytes, n.bytes); });
      };
    };
    std::erase_if(lost.numbers, is_in(dates.source));
    std::erase_if(added.numbers, is_in(dates.target));
  }
  report_numbers(pair, lost, added, report);
}

}  // namespace

void find_changed_numbers(const Subject& subject, Reporter& report) {
  for (const UnitPair& pair : subject.pairs)
    compare_numbers(subject, pair, report);
}

void find_decimal_versions(const Subject& subject, Reporter& report) {
  for (const UnitPair& pair : subject.pairs) {
    const std::string_view source = pair.source.text;
    if (source.find('.') == std::string_view::npos) continue;
    for (const Number& number : text::numbers_in(source)) {
      const std::string_view digits = number.bytes.of(source);
      if (!is_version(source, number, source_locale_of(subject)) || stands_as_digits(digits, pair.target.text))
        continue;
      std::string other(digits);
      other[other.find('.')] = ',';
      const size_t at = pair.target.text.find(other);
      if (at == std::string::npos) continue;
      const Span found{static_cast<uint32_t>(at), static_cast<uint32_t>(at + other.size())};
      Finding& finding =
          report.on_pair(pair, number.bytes, found, fmt::format("The version {} became {}.", digits, other),
                         "A version keeps its full stop.");
      set_target_fix(finding, pair, {{found, std::string(digits)}}, false);
    }
  }
}

void find_changed_dates(const Subject& subject, Reporter& report) {
  for (const UnitPair& pair : subject.pairs) {
    const Dates dates = compare_dates(subject, pair);
    for (size_t i = 0; i < std::min(dates.source.size(), dates.target.size()); ++i) {
      const Span from = dates.source[i].bytes;
      const Span to = dates.target[i].bytes;
      report.on_pair(pair, from, to,
                     fmt::format("The date \"{}\" became \"{}\".", from.of(pair.source.text), to.of(pair.target.text)),
                     "Give the same day, as the language writes it.");
    }
  }
}

void find_changed_units(const Subject& subject, Reporter& report) {
  for (const UnitPair& pair : subject.pairs) {
    const std::vector<Number> of_source = text::numbers_in(pair.source.text);
    if (of_source.empty()) continue;
    const std::vector<Number> of_target = text::numbers_in(pair.target.text);
    for (const Number& number : of_source) {
      const std::string_view unit = text::unit_behind(pair.source.text, number.bytes.end, source_locale_of(subject));
      if (unit.empty()) continue;
      const Number* differs = nullptr;
      bool kept = false;
      for (const Number& other : of_target) {
        if (!text::same_number(number, other)) continue;
        const std::string_view found = text::unit_behind(pair.target.text, other.bytes.end, subject.locale);
        kept = kept || found.empty() || found == unit ||
               text::same_letters_behind(pair.source.text, number.bytes.end, pair.target.text, other.bytes.end);
        if (found != unit) differs = &other;
      }
      if (kept || differs == nullptr) continue;
      report.on_pair(
          pair, number.bytes, differs->bytes,
          fmt::format("{} is of the unit {} in the source, and of the unit {} here.", number.bytes.of(pair.source.text),
                      unit, text::unit_behind(pair.target.text, differs->bytes.end, subject.locale)),
          "Give the source's unit.");
    }
  }
}

}  // namespace docloc::check

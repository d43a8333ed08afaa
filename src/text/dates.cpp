#include "text/dates.h"

#include <unicode/dtfmtsym.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <shared_mutex>
#include <string>

#include "text/characters.h"
#include "text/icu.h"
#include "text/locale.h"

namespace docloc::text {
namespace {

using Months = std::map<std::string, uint32_t, std::less<>>;

Months make_months(std::string_view locale) {
  Months months;
  UErrorCode status = U_ZERO_ERROR;
  const icu::DateFormatSymbols symbols(icu_locale(locale), status);
  if (U_FAILURE(status)) return months;
  for (const auto context : {icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::STANDALONE}) {
    for (const auto width : {icu::DateFormatSymbols::WIDE, icu::DateFormatSymbols::ABBREVIATED}) {
      int32_t count = 0;
      const icu::UnicodeString* names = symbols.getMonths(count, context, width);
      for (int32_t i = 0; i < std::min(count, 12); ++i) {
        std::string name;
        names[i].toUTF8String(name);
        if (name.ends_with('.')) name.pop_back();
        // Japanese has "8月": a number, read as one.
        if (!name.empty() && digit_value(character_at(name, 0).value) < 0)
          months.emplace(to_lower(name), static_cast<uint32_t>(i + 1));
      }
    }
  }
  return months;
}

const Months& months_of(std::string_view locale) {
  static std::shared_mutex mutex;
  static std::map<std::string, Months, std::less<>> all;
  const std::string_view language = language_part(locale);
  {
    const std::shared_lock lock(mutex);
    if (const auto found = all.find(language); found != all.end()) return found->second;
  }
  const std::unique_lock lock(mutex);
  return all.try_emplace(std::string(language), make_months(language)).first->second;
}

// A number or a word of the text, with what a date needs to know of it.
struct Piece {
  Span bytes;
  bool number = false;
  uint32_t value = 0;   // of a number; the month of a word, 0 for another word
  uint32_t digits = 0;  // of a number
};

uint32_t month_of(const Months& months, std::string_view word) {
  const std::string lower = to_lower(word);
  if (const auto found = months.find(lower); found != months.end()) return found->second;
  // "in" is a letter before the month in Hebrew, "and" in Arabic.
  const Character first = character_at(lower, 0);
  if (first.value < 0x590 || first.value >= 0x700) return 0;
  const auto found = months.find(std::string_view(lower).substr(first.end));
  return found == months.end() ? 0 : found->second;
}

std::vector<Piece> pieces_of(std::string_view text, const Months& months) {
  std::vector<Piece> pieces;
  const auto size = static_cast<uint32_t>(text.size());
  for (uint32_t at = 0; at < size;) {
    Character c = character_at(text, at);
    Piece piece{.bytes = {at, at}, .number = digit_value(c.value) >= 0};
    if (!piece.number && !is_letter(c.value)) {
      at = c.end;
      continue;
    }
    const auto belongs = [&] {
      if (piece.number) return digit_value(c.value) >= 0;
      return (is_letter(c.value) || is_mark(c.value)) && !is_unspaced(c.value);
    };
    for (; belongs(); c = character_at(text, c.end)) {
      piece.bytes.end = c.end;
      if (!piece.number) continue;
      piece.value = piece.digits < 5 ? (piece.value * 10) + static_cast<uint32_t>(digit_value(c.value)) : 0;
      ++piece.digits;
    }
    at = std::max(piece.bytes.end, character_at(text, at).end);
    if (piece.bytes.empty()) piece.bytes.end = at;
    if (!piece.number) piece.value = month_of(months, piece.bytes.of(text));
    pieces.push_back(piece);
  }
  return pieces;
}

bool is_day(const Piece& piece) {
  return piece.number && piece.digits <= 2 && piece.value >= 1 && piece.value <= 31;
}
bool is_year(const Piece& piece) {
  return piece.number && piece.digits == 4 && piece.value >= 1900 && piece.value < 2200;
}
bool is_month_number(const Piece& piece) {
  return piece.number && piece.digits <= 2 && piece.value >= 1 && piece.value <= 12;
}

// What stands between two pieces of one date with a month's name: spaces, at most one sign, hyphens of Hebrew.
bool are_near(std::string_view text, const Piece& a, const Piece& b) {
  const std::string_view between = text.substr(a.bytes.end, b.bytes.begin - a.bytes.end);
  return between.size() <= 4 &&
         between.find_first_not_of(" ,.\n-\xC2\xA0\xD8\x8C\xE2\x80\xAF") == std::string_view::npos;
}

// Small words and endings inside dates: "6 de agosto de 2021", "6th of August".
bool is_filler(std::string_view word) {
  return word == "de" || word == "of" || word == "del" || word == "th" || word == "st" || word == "nd" || word == "rd";
}

// The nearest piece from `at` on in direction `step` that can belong to a date with the piece `at`; fillers are passed
// over.
const Piece* neighbour(std::string_view text, const std::vector<Piece>& pieces, size_t at, int step) {
  for (int passed = 0; passed < 3; ++passed) {
    const size_t next = at + static_cast<size_t>(step);
    if (next >= pieces.size()) return nullptr;
    const bool near = step > 0 ? are_near(text, pieces[at], pieces[next]) : are_near(text, pieces[next], pieces[at]);
    if (!near) return nullptr;
    if (pieces[next].number || !is_filler(pieces[next].bytes.of(text))) return &pieces[next];
    at = next;
  }
  return nullptr;
}

std::optional<Date> named_date(std::string_view text, const std::vector<Piece>& pieces, size_t at) {
  Date date{.bytes = pieces[at].bytes, .month = pieces[at].value};
  const auto take = [&](const Piece& piece) {
    date.bytes = {std::min(date.bytes.begin, piece.bytes.begin), std::max(date.bytes.end, piece.bytes.end)};
    return piece.value;
  };
  const Piece* before = neighbour(text, pieces, at, -1);
  const Piece* behind = neighbour(text, pieces, at, 1);
  if (before != nullptr && is_day(*before)) date.day = take(*before);
  if (before != nullptr && is_year(*before)) date.year = take(*before);
  if (behind != nullptr && date.day == 0 && is_day(*behind)) {
    date.day = take(*behind);
    behind = neighbour(text, pieces, static_cast<size_t>(behind - pieces.data()), 1);
  }
  if (behind != nullptr && date.year == 0 && is_year(*behind)) date.year = take(*behind);
  if (date.day == 0 && date.year == 0) return std::nullopt;
  return date;
}

// Three numbers with the same sign between, or with the signs of Japanese and Chinese.
std::optional<Date> numeric_date(std::string_view text, const std::vector<Piece>& pieces, size_t at) {
  if (at + 2 >= pieces.size()) return std::nullopt;
  const Piece& a = pieces[at];
  const auto between = [&](const Piece& left, const Piece& right) {
    return text.substr(left.bytes.end, right.bytes.begin - left.bytes.end);
  };
  if (is_year(a) && between(a, pieces[at + 1]).empty() && at + 4 < pieces.size() &&
      pieces[at + 1].bytes.of(text) == "年") {
    const Piece& month = pieces[at + 2];
    const Piece& day = pieces[at + 4];
    if (is_month_number(month) && pieces[at + 3].bytes.of(text) == "月" && is_day(day))
      return Date{{a.bytes.begin, day.bytes.end}, a.value, month.value, day.value, false};
    return std::nullopt;
  }
  const Piece& b = pieces[at + 1];
  const Piece& c = pieces[at + 2];
  const std::string_view sign = between(a, b);
  if (sign != between(b, c) || (sign != "-" && sign != "/" && sign != "." && sign != ". ")) return std::nullopt;
  const Span all{a.bytes.begin, c.bytes.end};
  if (is_year(a) && is_month_number(b) && is_day(c)) return Date{all, a.value, b.value, c.value, false};
  if (!is_year(c) || !is_day(a) || !is_day(b) || std::min(a.value, b.value) > 12) return std::nullopt;
  if (a.value > 12) return Date{all, c.value, b.value, a.value, false};
  if (b.value > 12) return Date{all, c.value, a.value, b.value, false};
  return Date{all, c.value, a.value, b.value, true};
}

}  // namespace

std::vector<Date> dates_in(std::string_view text, std::string_view locale) {
  std::vector<Date> dates;
  if (std::ranges::none_of(text, [](char c) { return (c >= '0' && c <= '9') || static_cast<unsigned char>(c) > 0xD8; }))
    return dates;
  const std::vector<Piece> pieces = pieces_of(text, months_of(locale));
  for (size_t i = 0; i < pieces.size(); ++i) {
    std::optional<Date> date;
    if (pieces[i].number) {
      date = numeric_date(text, pieces, i);
    } else if (pieces[i].value != 0) {
      date = named_date(text, pieces, i);
    }
    if (!date || (!dates.empty() && date->bytes.begin < dates.back().bytes.end)) continue;
    dates.push_back(*date);
  }
  return dates;
}

bool same_date(const Date& a, const Date& b) {
  if (a.year != 0 && b.year != 0 && a.year != b.year) return false;
  const auto same = [](uint32_t x, uint32_t y) { return x == 0 || y == 0 || x == y; };
  if (a.month == b.month && same(a.day, b.day)) return true;
  return (a.swappable || b.swappable) && a.month == b.day && a.day == b.month;
}

std::vector<uint32_t> months_in(std::string_view text, std::string_view locale) {
  std::set<uint32_t> found;
  for (const Piece& piece : pieces_of(text, months_of(locale))) {
    if (!piece.number && piece.value != 0) found.insert(piece.value);
  }
  return {found.begin(), found.end()};
}

}  // namespace docloc::text

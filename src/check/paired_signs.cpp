#include "check/paired_signs.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "check/sides.h"
#include "text/characters.h"
#include "text/typography.h"

namespace docloc::check {

using text::Character;
using text::character_at;
using text::character_before;
using text::each_character;

namespace {

// '(' for ( and （, ')' for their partners, and so on; 0: it is no bracket.
char plain_bracket(uint32_t c) {
  switch (c) {
    case '(':
    case 0xFF08:
      return '(';
    case ')':
    case 0xFF09:
      return ')';
    case '[':
    case 0xFF3B:
      return '[';
    case ']':
    case 0xFF3D:
      return ']';
    case '{':
    case 0xFF5B:
      return '{';
    case '}':
    case 0xFF5D:
      return '}';
    default:
      return 0;
  }
}

bool are_partners(char open, char close) {
  return (open == '(' && close == ')') || (open == '[' && close == ']') || (open == '{' && close == '}');
}

// A bracket without a partner; none: all have one.
std::optional<Character> unpaired_bracket(std::string_view text) {
  std::optional<Character> found;
  std::vector<Character> open;
  each_character(text, [&](const Character& c) {
    const char bracket = plain_bracket(c.value);
    if (bracket == 0 || found) return;
    if (bracket == '(' || bracket == '[' || bracket == '{') {
      open.push_back(c);
    } else if (!open.empty() && are_partners(plain_bracket(open.back().value), bracket)) {
      open.pop_back();
    } else {
      found = c;
    }
  });
  if (!found && !open.empty()) found = open.back();
  return found;
}

bool is_quote(uint32_t c) {
  return c == '"' || c == 0xAB || c == 0xBB || (c >= 0x201C && c <= 0x201F) || (c >= 0x300C && c <= 0x300F) ||
         c == 0x05F4 || c == 0xFF02;
}

bool is_hebrew(uint32_t c) {
  return c >= 0x05D0 && c <= 0x05EA;
}

// Between Hebrew letters: in an abbreviation, as in דו"ח, or behind a particle, as in ו"תשלום"?
bool is_gershayim(std::string_view text, Span sign) {
  constexpr size_t kLetter = 2;  // bytes
  const bool one_follows = !is_hebrew(character_at(text, sign.end + kLetter).value);
  const bool one_before = !is_hebrew(character_before(text, sign.begin - kLetter).value);
  return one_follows || !one_before;
}

// Signs that quote: not the gershayim inside a Hebrew abbreviation, nor inches behind a number.
std::vector<Character> quotes_of(std::string_view text) {
  std::vector<Character> quotes;
  each_character(text, [&](const Character& c) {
    if (!is_quote(c.value)) return;
    const uint32_t before = character_before(text, c.begin).value;
    const uint32_t next = character_at(text, c.end).value;
    if (c.value != 0xAB && c.value != 0xBB && is_hebrew(before) && is_hebrew(next) && is_gershayim(text, c.bytes())) {
      return;
    }
    if (c.value == '"' && before >= '0' && before <= '9' && quotes.size() % 2 == 0) return;
    quotes.push_back(c);
  });
  return quotes;
}

// How CLDR and publishers of the language write them, as an example: "”text”".
std::string example_of(const text::Typography& typography) {
  const text::Quotes& first = typography.quotes.front();
  const std::string_view gap = typography.spaces_quotes ? "\u00A0" : "";
  return fmt::format("{}{}...{}{}", first.open, gap, gap, first.close);
}

}  // namespace

void find_unpaired_brackets(const Subject& subject, Reporter& report) {
  for (const UnitPair& pair : subject.pairs) {
    const std::optional<Character> found = unpaired_bracket(pair.target.text);
    if (!found || unpaired_bracket(pair.source.text)) continue;
    const std::string_view bracket = found->bytes().of(pair.target.text);
    report.on_pair(pair, source_at(pair, found->bytes()), found->bytes(),
                   fmt::format("\"{}\" has no partner.", bracket), "Add the missing bracket, or take this one out.");
  }
}

void find_unpaired_quotes(const Subject& subject, Reporter& report) {
  for (const UnitPair& pair : subject.pairs) {
    const std::vector<Character> quotes = quotes_of(pair.target.text);
    if (quotes.size() % 2 == 0 || quotes_of(pair.source.text).size() % 2 != 0) continue;
    const Character& last = quotes.back();
    report.on_pair(pair, source_at(pair, last.bytes()), last.bytes(),
                   fmt::format("{} has no partner.", last.bytes().of(pair.target.text)),
                   "Add the missing quotation mark, or take this one out.");
  }
}

void find_foreign_quotes(const Subject& subject, Reporter& report) {
  const text::Typography& typography = text::typography_of(subject.locale);
  if (typography.quotes.empty()) return;
  const auto is_own = [&](std::string_view sign) {
    return sign == "\"" || std::ranges::any_of(typography.quotes, [&](const text::Quotes& quotes) {
             return quotes.open == sign || quotes.close == sign;
           });
  };
  for (const UnitPair& pair : subject.pairs) {
    const std::vector<Character> quotes = quotes_of(pair.target.text);
    const auto foreign = std::ranges::find_if(
        quotes, [&](const Character& quote) { return !is_own(quote.bytes().of(pair.target.text)); });
    if (foreign != quotes.end()) {
      report.on_pair(pair, source_at(pair, foreign->bytes()), foreign->bytes(),
                     fmt::format("{} is not a quotation mark of this language.", foreign->bytes().of(pair.target.text)),
                     fmt::format("Write {}.", example_of(typography)));
      continue;
    }
    const auto straight = std::ranges::find(quotes, U'"', &Character::value);
    const bool mixed = straight != quotes.end() &&
                       std::ranges::count(quotes, U'"', &Character::value) != static_cast<ptrdiff_t>(quotes.size());
    if (!mixed) continue;
    report.on_pair(pair, source_at(pair, straight->bytes()), straight->bytes(),
                   "Straight quotation marks stand beside others.", fmt::format("Write {}.", example_of(typography)));
  }
}

}  // namespace docloc::check

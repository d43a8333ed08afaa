// What must come through a translation unchanged, changed.
#include <algorithm>
#include <array>

#include "bench/faults/families.h"
#include "bench/faults/text_tools.h"

namespace docloc::bench {

namespace {

using Seeded = std::optional<Damage>;

// Numbers that both sides have, spans in the target: digits that no letter, digit, point or comma touches.
std::vector<Span> shared_numbers(const Place& place, size_t least_digits) {
  const std::string_view text = place.target.text;
  std::vector<Span> found;
  for (size_t at = 0; at < text.size();) {
    if (!is_digit(text[at])) {
      ++at;
      continue;
    }
    const size_t begin = at;
    while (at < text.size() && is_digit(text[at]))
      ++at;
    const auto joins = [&](size_t i) {
      return i < text.size() &&
             (is_word_byte(text[i]) || std::string_view(".,:-_/#+").find(text[i]) != std::string_view::npos);
    };
    const bool last_of_sentence = at < text.size() && text[at] == '.' && !joins(at + 1);
    if (at - begin < least_digits || (begin > 0 && joins(begin - 1)) || (joins(at) && !last_of_sentence)) continue;
    const Span span{static_cast<uint32_t>(begin), static_cast<uint32_t>(at)};
    if (place.source.text.find(span.of(text)) != std::string::npos) found.push_back(span);
  }
  return found;
}

Seeded change_number(Random& random, const Place& place) {
  const std::vector<Span> numbers = shared_numbers(place, 1);
  if (numbers.empty()) return std::nullopt;
  const Span span = numbers[random.pick(numbers.size())];
  std::string number(span.of(place.target.text));
  char& digit = number[random.pick(number.size())];
  digit = static_cast<char>('1' + (digit - '0' + 2) % 9);
  if (place.source.text.find(number) != std::string::npos) return std::nullopt;
  return Damage{.text = replaced(place.target.text, span, number), .content = {}};
}

Seeded lose_number(Random& random, const Place& place) {
  const std::vector<Span> numbers = shared_numbers(place, 2);
  if (numbers.empty()) return std::nullopt;
  const Span span = numbers[random.pick(numbers.size())];
  // Said twice, it is still there.
  if (place.target.text.find(span.of(place.target.text), span.end) != std::string::npos) return std::nullopt;
  return Damage{.text = replaced(place.target.text, span, ""), .content = {}};
}

Seeded add_zero(Random& random, const Place& place) {
  const std::vector<Span> numbers = shared_numbers(place, 2);
  if (numbers.empty()) return std::nullopt;
  const Span span = numbers[random.pick(numbers.size())];
  return Damage{.text = replaced(place.target.text, {span.end, span.end}, "0"), .content = {}};
}

bool is_identifier(std::string_view word) {
  const auto lower_then_upper = [&] {
    for (size_t i = 1; i < word.size(); ++i) {
      if (word[i - 1] >= 'a' && word[i - 1] <= 'z' && word[i] >= 'A' && word[i] <= 'Z') return true;
    }
    return false;
  };
  return word.size() >= 6 && std::ranges::all_of(word, is_ascii_letter) && lower_then_upper();
}

// CamelCase words that both sides have, once in the target.
std::vector<Span> shared_identifiers(const Place& place) {
  return words_where(place.target.text, [&](std::string_view word) {
    const size_t first = place.target.text.find(word);
    return is_identifier(word) && place.source.text.find(word) != std::string::npos &&
           place.target.text.find(word, first + 1) == std::string::npos;
  });
}

Seeded misspell_identifier(Random& random, const Place& place) {
  const std::vector<Span> found = shared_identifiers(place);
  if (found.empty()) return std::nullopt;
  const Span span = found[random.pick(found.size())];
  std::string word(span.of(place.target.text));
  const size_t at = 1 + random.pick(word.size() - 2);
  if (word[at] == word[at + 1]) return std::nullopt;
  std::swap(word[at], word[at + 1]);
  return Damage{.text = replaced(place.target.text, span, word), .content = {}};
}

Seeded lose_identifier(Random& random, const Place& place) {
  const std::vector<Span> found = shared_identifiers(place);
  if (found.empty()) return std::nullopt;
  return Damage{.text = replaced(place.target.text, found[random.pick(found.size())], ""), .content = {}};
}

Seeded change_case_of_identifier(Random& random, const Place& place) {
  const std::vector<Span> found = shared_identifiers(place);
  if (found.empty()) return std::nullopt;
  const Span span = found[random.pick(found.size())];
  std::string word(span.of(place.target.text));
  std::ranges::transform(word, word.begin(), [](char c) { return static_cast<char>(std::tolower(c)); });
  return Damage{.text = replaced(place.target.text, span, word), .content = {}};
}

struct Swap {
  std::string_view right;
  std::string_view wrong;
};

Seeded change_unit(Random& random, const Place& place) {
  constexpr std::array<Swap, 12> kUnits{{{" GB", " MB"},
                                         {" GB", " TB"},
                                         {" MB", " GB"},
                                         {" MB", " KB"},
                                         {" MB", " TB"},
                                         {" KB", " GB"},
                                         {" KB", " MB"},
                                         {" TB", " GB"},
                                         {" TB", " MB"},
                                         {" ms", " s"},
                                         {" GHz", " MHz"},
                                         {"%", ""}}};
  std::vector<Damage> found;
  for (const Swap& unit : kUnits) {
    const size_t in_source = place.source.text.find(unit.right);
    const size_t at = place.target.text.find(unit.right);
    if (in_source == std::string::npos || at == std::string::npos || at == 0) continue;
    if (!is_digit(place.target.text[at - 1]) || in_source == 0 || !is_digit(place.source.text[in_source - 1])) continue;
    const size_t end = at + unit.right.size();
    if (end < place.target.text.size() && is_word_byte(place.target.text[end]) && unit.right != "%") continue;
    found.push_back(
        {.text = replaced(place.target.text, {static_cast<uint32_t>(at), static_cast<uint32_t>(end)}, unit.wrong),
         .content = {}});
  }
  if (found.empty()) return std::nullopt;
  return found[random.pick(found.size())];
}

// Runs of bytes without white space and codes that both sides have, once in the target, and that `wanted` is true of.
// Signs that end or surround a sentence are no part of them.
std::vector<Span> shared_tokens(const Place& place, bool (*wanted)(std::string_view token)) {
  const std::string_view text = place.target.text;
  constexpr std::string_view kEnds = " \n\xEF";
  std::vector<Span> found;
  for (size_t at = 0; at < text.size();) {
    const size_t begin = text.find_first_not_of(" \n\xEF\xBF\xBC", at);
    if (begin == std::string_view::npos) break;
    at = std::min(text.find_first_of(kEnds, begin), text.size());
    size_t first = begin;
    size_t last = at;
    while (first < last && std::string_view("(\"'").find(text[first]) != std::string_view::npos)
      ++first;
    while (last > first && std::string_view(".,:;)\"'!?").find(text[last - 1]) != std::string_view::npos)
      --last;
    const std::string_view token = text.substr(first, last - first);
    if (token.empty() || !wanted(token) || place.source.text.find(token) == std::string::npos) continue;
    if (text.find(token) != first || text.find(token, last) != std::string_view::npos) continue;
    found.push_back({static_cast<uint32_t>(first), static_cast<uint32_t>(last)});
  }
  return found;
}

bool is_version(std::string_view token) {
  if (token.starts_with('v')) token.remove_prefix(1);
  return std::ranges::count(token, '.') >= 2 &&
         std::ranges::all_of(token, [](char c) { return is_digit(c) || c == '.'; }) && is_digit(token.back());
}
bool is_option(std::string_view token) {
  return token.size() > 3 && token.starts_with("--") && is_ascii_letter(token[2]);
}
bool is_path(std::string_view token) {
  return std::ranges::count(token, '/') >= 2 && !token.starts_with("http") && token.find_first_of("<>[]") == token.npos;
}
bool is_guid(std::string_view token) {
  return token.size() == 36 && std::ranges::count(token, '-') == 4;
}
bool is_placeholder(std::string_view token) {
  return token.size() >= 2 &&
         ((token.front() == '{' && token.back() == '}') || token.front() == '%' || token.starts_with("${"));
}

// One letter or digit inside the token is another one.
Seeded change_token(Random& random, const Place& place, bool (*wanted)(std::string_view token)) {
  const std::vector<Span> found = shared_tokens(place, wanted);
  if (found.empty()) return std::nullopt;
  const Span span = found[random.pick(found.size())];
  std::string token(span.of(place.target.text));
  for (int tries = 0; tries < 50; ++tries) {
    char& c = token[1 + random.pick(token.size() - 1)];
    if (!is_digit(c) && !is_ascii_letter(c)) continue;
    c = is_digit(c) ? static_cast<char>('0' + (c - '0' + 3) % 10) : (c == 'x' ? 'y' : 'x');
    return Damage{.text = replaced(place.target.text, span, token), .content = {}};
  }
  return std::nullopt;
}

Seeded lose_token(Random& random, const Place& place, bool (*wanted)(std::string_view token)) {
  const std::vector<Span> found = shared_tokens(place, wanted);
  if (found.empty()) return std::nullopt;
  return Damage{.text = replaced(place.target.text, found[random.pick(found.size())], ""), .content = {}};
}

const std::array<TextFault, 13> kFaults{{
    {"number changed", {"tokens/number", "tokens/date", "tokens/version"}, {"terms/*", "typography/*"}, change_number},
    {"number lost", {"tokens/number", "tokens/date", "tokens/version"}, {"terms/*", "typography/*"}, lose_number},
    {"number ten times as large",
     {"tokens/number", "tokens/date", "tokens/version"},
     {"terms/*", "typography/*"},
     add_zero},
    {"unit of measure changed", {"tokens/unit", "tokens/number"}, {}, change_unit},
    {"identifier misspelt", {"tokens/identifier"}, {}, misspell_identifier},
    {"identifier lost", {"tokens/identifier"}, {"mt/*", "typography/*", "terms/*"}, lose_identifier},
    {"case of an identifier lost", {"tokens/identifier"}, {}, change_case_of_identifier},
    {"version changed",
     {"tokens/version", "tokens/number", "tokens/identifier"},
     {},
     [](Random& r, const Place& p) { return change_token(r, p, is_version); }},
    {"option changed",
     {"tokens/identifier"},
     {},
     [](Random& r, const Place& p) { return change_token(r, p, is_option); }},
    {"path changed", {"tokens/identifier"}, {}, [](Random& r, const Place& p) { return change_token(r, p, is_path); }},
    {"identity number changed",
     {"tokens/identifier"},
     {},
     [](Random& r, const Place& p) { return change_token(r, p, is_guid); }},
    {"placeholder changed",
     {"tokens/placeholder"},
     {},
     [](Random& r, const Place& p) { return change_token(r, p, is_placeholder); }},
    {"placeholder lost",
     {"tokens/placeholder"},
     {},
     [](Random& r, const Place& p) { return lose_token(r, p, is_placeholder); }},
}};

}  // namespace

std::span<const TextFault> token_faults() {
  return kFaults;
}

}  // namespace docloc::bench

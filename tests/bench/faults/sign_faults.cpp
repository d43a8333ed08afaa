// Punctuation, quotes and characters gone wrong.
#include <algorithm>
#include <array>

#include "bench/faults/families.h"
#include "bench/faults/text_tools.h"

namespace docloc::bench {

namespace {

using Seeded = std::optional<Damage>;

Seeded text(std::string out) {
  return Damage{.text = std::move(out), .content = {}};
}

constexpr std::array<std::string_view, 2> kStops{{".", "\xE3\x80\x82"}};

// The full stop at the end of both sides.
std::optional<Span> final_stop(const Place& place) {
  if (!place.source.text.ends_with('.') || place.source.text.ends_with("..")) return std::nullopt;
  for (const std::string_view stop : kStops) {
    const std::string& target = place.target.text;
    if (!target.ends_with(stop) || target.size() < stop.size() + 8) continue;
    const auto size = static_cast<uint32_t>(target.size());
    if (target[size - stop.size() - 1] == '.') continue;
    return Span{size - static_cast<uint32_t>(stop.size()), size};
  }
  return std::nullopt;
}

Seeded lose_stop(Random&, const Place& place) {
  const std::optional<Span> stop = final_stop(place);
  if (!stop || &place.segment != &place.unit.segments.back()) return std::nullopt;
  return text(replaced(place.target.text, *stop, ""));
}

Seeded double_stop(Random&, const Place& place) {
  const std::optional<Span> stop = final_stop(place);
  if (!stop) return std::nullopt;
  return text(place.target.text + std::string(stop->of(place.target.text)));
}

Seeded question_for_stop(Random&, const Place& place) {
  const std::optional<Span> stop = final_stop(place);
  if (!stop) return std::nullopt;
  return text(replaced(place.target.text, *stop, "?"));
}

Seeded space_before_stop(Random&, const Place& place) {
  const std::optional<Span> stop = final_stop(place);
  if (!stop || place.page.locale.starts_with("ja")) return std::nullopt;
  if (!is_word_byte(place.target.text[stop->begin - 1])) return std::nullopt;
  return text(replaced(place.target.text, {stop->begin, stop->begin}, " "));
}

Seeded lose_bracket(Random& random, const Place& place) {
  std::vector<uint32_t> found;
  if (std::ranges::count(place.source.text, '(') != std::ranges::count(place.source.text, ')')) return std::nullopt;
  if (std::ranges::count(place.target.text, '(') != std::ranges::count(place.target.text, ')')) return std::nullopt;
  for (uint32_t i = 0; i < place.target.text.size(); ++i) {
    if (place.target.text[i] == '(' || place.target.text[i] == ')') found.push_back(i);
  }
  if (found.empty()) return std::nullopt;
  const uint32_t at = found[random.pick(found.size())];
  return text(replaced(place.target.text, {at, at + 1}, ""));
}

Seeded lose_quote(Random& random, const Place& place) {
  constexpr std::array<std::string_view, 4> kQuotes{{"\"", "\xE2\x80\x9D", "\xE2\x80\x9C", "\xE2\x80\x9E"}};
  std::vector<Span> found;
  for (const std::string_view quote : kQuotes) {
    for (size_t at = 0; (at = place.target.text.find(quote, at)) != std::string::npos; at += quote.size())
      found.push_back({static_cast<uint32_t>(at), static_cast<uint32_t>(at + quote.size())});
  }
  if (found.empty() || found.size() % 2 != 0) return std::nullopt;
  return text(replaced(place.target.text, found[random.pick(found.size())], ""));
}

// After a word of at least four letters.
Seeded insert_after_word(Random& random, const Place& place, std::string_view what) {
  const std::vector<Span> words = plain_words(place.target.text, 4);
  if (words.empty()) return std::nullopt;
  const Span word = words[random.pick(words.size())];
  return text(replaced(place.target.text, {word.end, word.end}, what));
}

// Within a word, on a character's bound.
Seeded insert_in_word(Random& random, const Place& place, std::string_view what) {
  const std::vector<Span> words = plain_words(place.target.text, 6);
  if (words.empty()) return std::nullopt;
  const Span word = words[random.pick(words.size())];
  uint32_t at = word.begin + 2;
  while (at < word.end && continues(place.target.text[at]))
    ++at;
  return text(replaced(place.target.text, {at, at}, what));
}

Seeded add_override(Random& random, const Place& place) {
  return insert_after_word(random, place, "\xE2\x80\xAE");
}
Seeded add_zero_width_space(Random& random, const Place& place) {
  // Japanese may break lines there.
  if (place.page.locale.starts_with("ja")) return std::nullopt;
  return insert_in_word(random, place, "\xE2\x80\x8B");
}
Seeded add_replacement(Random& random, const Place& place) {
  return insert_in_word(random, place, "\xEF\xBF\xBD");
}
Seeded add_control(Random& random, const Place& place) {
  return insert_in_word(random, place, "\x08");
}

// A Latin "a", "e" or "o" becomes the Cyrillic letter that looks the same.
Seeded swap_homoglyph(Random& random, const Place& place) {
  std::vector<Span> words = plain_words(place.target.text, 4);
  std::erase_if(words, [&](Span word) {
    return !is_latin(word.of(place.target.text), 4) ||
           word.of(place.target.text).find_first_of("aeo", 1) == std::string_view::npos;
  });
  if (words.empty()) return std::nullopt;
  const Span word = words[random.pick(words.size())];
  const auto at = static_cast<uint32_t>(place.target.text.find_first_of("aeo", word.begin + 1));
  const char c = place.target.text[at];
  return text(replaced(place.target.text, {at, at + 1}, c == 'a' ? "\xD0\xB0" : c == 'e' ? "\xD0\xB5" : "\xD0\xBE"));
}

struct Letter {
  std::string_view whole;
  std::string_view apart;
  std::string_view garbled;
};
constexpr std::array<Letter, 6> kLetters{{
    {"\xC3\xA5", "a\xCC\x8A", "\xC3\x83\xC2\xA5"},
    {"\xC3\xA4", "a\xCC\x88", "\xC3\x83\xC2\xA4"},
    {"\xC3\xB6", "o\xCC\x88", "\xC3\x83\xC2\xB6"},
    {"\xC3\xBC", "u\xCC\x88", "\xC3\x83\xC2\xBC"},
    {"\xE3\x81\x8C", "\xE3\x81\x8B\xE3\x82\x99", "\xC3\xA3\xC2\x81\xC5\x92"},
    {"\xE3\x83\x87", "\xE3\x83\x86\xE3\x82\x99", "\xC3\xA3\xC6\x92\xE2\x80\xA1"},
}};

std::vector<std::pair<Span, const Letter*>> letters_in(const Place& place) {
  std::vector<std::pair<Span, const Letter*>> found;
  for (const Letter& letter : kLetters) {
    for (size_t at = 0; (at = place.target.text.find(letter.whole, at)) != std::string::npos; at += letter.whole.size())
      found.push_back({{static_cast<uint32_t>(at), static_cast<uint32_t>(at + letter.whole.size())}, &letter});
  }
  return found;
}

Seeded take_letter_apart(Random& random, const Place& place) {
  const auto found = letters_in(place);
  if (found.empty()) return std::nullopt;
  const auto& [span, letter] = found[random.pick(found.size())];
  return text(replaced(place.target.text, span, letter->apart));
}

// Read as Latin-1 and written as UTF-8: all of the text's letters at once.
Seeded garble(Random&, const Place& place) {
  // Of Japanese nothing would be left.
  if (place.page.locale.starts_with("ja")) return std::nullopt;
  const auto found = letters_in(place);
  if (found.empty()) return std::nullopt;
  std::string out = place.target.text;
  for (const Letter& letter : kLetters) {
    for (size_t at = 0; (at = out.find(letter.whole, at)) != std::string::npos; at += letter.garbled.size())
      out.replace(at, letter.whole.size(), letter.garbled);
  }
  return text(std::move(out));
}

const std::array<TextFault, 13> kFaults{{
    {"final full stop lost", {"typography/final-punctuation"}, {}, lose_stop},
    {"final full stop doubled", {"typography/punctuation"}, {}, double_stop},
    {"question mark for a full stop", {"typography/final-punctuation"}, {}, question_for_stop},
    {"space before the full stop", {"mt/space-before-punctuation"}, {}, space_before_stop},
    {"bracket lost", {"typography/brackets"}, {}, lose_bracket},
    {"quotation mark lost", {"typography/unpaired-quote"}, {}, lose_quote},
    {"bidirectional override", {"unicode/bidi"}, {}, add_override},
    {"zero-width space", {"unicode/invisible"}, {}, add_zero_width_space},
    {"replacement character", {"unicode/replacement"}, {}, add_replacement},
    {"control character", {"unicode/control"}, {}, add_control},
    {"letter of another script", {"unicode/mixed-script"}, {}, swap_homoglyph},
    {"letter taken apart", {"unicode/nfc"}, {}, take_letter_apart},
    {"read in another encoding", {"unicode/mojibake"}, {}, garble},
}};

}  // namespace

std::span<const TextFault> sign_faults() {
  return kFaults;
}

}  // namespace docloc::bench

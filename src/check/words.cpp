#include "check/words.h"

#include "text/characters.h"

namespace docloc::check {

using text::Character;
using text::character_at;

namespace {

bool is_part(char32_t c) {
  return text::is_letter(c) || text::is_mark(c) || text::is_digit(c) || c == '_';
}
bool joins(char32_t c) {
  return c == '\'' || c == 0x2019 || c == '-' || c == 0x2011;
}

}  // namespace

std::vector<Span> words_in(std::string_view text) {
  std::vector<Span> words;
  const auto size = static_cast<uint32_t>(text.size());
  for (uint32_t at = 0; at < size;) {
    Character c = character_at(text, at);
    at = c.end;
    if (!is_part(c.value)) continue;
    Span word{c.begin, c.end};
    for (c = character_at(text, c.end); c.value != 0; c = character_at(text, c.end)) {
      if (!is_part(c.value) && (!joins(c.value) || !is_part(character_at(text, c.end).value))) break;
      word.end = c.end;
    }
    words.push_back(word);
    at = word.end;
  }
  return words;
}

bool is_ordinary(std::string_view word) {
  for (uint32_t at = 0; at < word.size();) {
    const Character c = character_at(word, at);
    if (!text::is_lower_case(c.value) && !joins(c.value)) return false;
    at = c.end;
  }
  return !word.empty();
}

uint32_t count_letters(std::string_view text) {
  uint32_t count = 0;
  for (uint32_t at = 0; at < text.size();) {
    const Character c = character_at(text, at);
    if (text::is_letter(c.value)) ++count;
    at = c.end;
  }
  return count;
}

}  // namespace docloc::check

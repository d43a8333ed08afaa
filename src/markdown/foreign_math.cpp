// TeX between $ $, $$ $$, \( \) and \[ \]. A single dollar follows Pandoc's rule: no white space inside the delimiters,
// no digit behind the closing one; so "$5 and $10" is text.
#include "markdown/foreign_scan.h"

namespace docloc::markdown {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\0';
}

std::optional<Foreign> read_display(const ForeignPlace& place) {
  // "$$" alone on its line begins a fence, which blank lines do not end.
  const uint32_t behind = place.skip_blanks(place.at + 2);
  const bool fence = place.line_start && behind == place.line_end(place.at);
  const uint32_t end = fence ? place.reach() : std::min(place.reach(), place.paragraph_end);
  for (auto at = place.find("$$", place.at + 2, end); at; at = place.find("$$", *at + 1, end)) {
    if (place.text[*at - 1] == '\\') continue;
    return Foreign{.bytes = {place.at, *at + 2}, .block = true};
  }
  return std::nullopt;
}

std::optional<Foreign> read_inline(const ForeignPlace& place) {
  if (is_space(place.peek(place.at + 1))) return std::nullopt;
  const uint32_t end = std::min(place.reach(), place.paragraph_end);
  for (uint32_t i = place.at + 1; i < end; ++i) {
    const char c = place.text[i];
    if (c == '\\') {
      ++i;
    } else if (c == '$') {
      if (is_space(place.text[i - 1]) || is_ascii_digit(place.peek(i + 1))) break;
      return Foreign{.bytes = {place.at, i + 1}};
    }
  }
  place.charge(end - place.at);
  return std::nullopt;
}

std::optional<Foreign> read_bracketed(const ForeignPlace& place, std::string_view close, bool block) {
  const uint32_t end = std::min(place.reach(), place.paragraph_end);
  const auto at = place.find(close, place.at + 2, end);
  if (!at) return std::nullopt;
  return Foreign{.bytes = {place.at, *at + 2}, .block = block};
}

}  // namespace

std::optional<Foreign> read_math(const ForeignPlace& place) {
  if (place.has(place.at, "$$")) return read_display(place);
  if (place.peek(place.at) == '$') return read_inline(place);
  if (place.has(place.at, "\\(")) return read_bracketed(place, "\\)", false);
  if (place.has(place.at, "\\[")) return read_bracketed(place, "\\]", true);
  return std::nullopt;
}

}  // namespace docloc::markdown

#include "check/sides.h"

#include <string_view>

namespace docloc::check {

namespace {

// What may close after the sign that ends a sentence; marks of direction and codes are not seen.
bool is_closing(uint32_t c) {
  constexpr std::u32string_view kClosing = U"\"')]}”’“»«）］」』】›\uFFFC\u200E\u200F\u061C*_";
  return is_space(c) || kClosing.find(static_cast<char32_t>(c)) != std::u32string_view::npos;
}

}  // namespace

uint32_t code_point_before(std::string_view text, size_t at) {
  if (at == 0 || at > text.size()) return 0;
  size_t begin = at - 1;
  while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U)
    --begin;
  return code_point_of(text.substr(begin, at - begin));
}

uint32_t code_point_at(std::string_view text, size_t at) {
  return at < text.size() ? code_point_of(text.substr(at, character_length(text, at))) : 0;
}

bool is_space(uint32_t c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == 0xA0 || c == 0x202F || c == 0x3000 || c == 0x2009;
}

Character last_sign(std::string_view text) {
  size_t end = text.size();
  while (end > 0) {
    size_t begin = end - 1;
    while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U)
      --begin;
    const uint32_t c = code_point_of(text.substr(begin, end - begin));
    if (!is_closing(c)) return {c, {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)}};
    end = begin;
  }
  return {};
}

Span source_at(const UnitPair& pair, Span target) {
  const uint32_t begin = pair.segment_at(target.begin).source.begin;
  return {begin, begin};
}

}  // namespace docloc::check

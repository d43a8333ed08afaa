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

bool is_space(uint32_t c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == 0xA0 || c == 0x202F || c == 0x3000 || c == 0x2009;
}

text::Character last_sign(std::string_view text) {
  for (size_t end = text.size(); end > 0;) {
    const text::Character c = text::character_before(text, end);
    if (!is_closing(c.value)) return c;
    end = c.begin;
  }
  return {};
}

Span source_at(const UnitPair& pair, Span target) {
  const uint32_t begin = pair.segment_at(target.begin).source.begin;
  return {begin, begin};
}

}  // namespace docloc::check

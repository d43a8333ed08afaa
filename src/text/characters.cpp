#include "text/characters.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>

namespace docloc::text {
namespace {

constexpr char32_t kCode = 0xFFFC;

bool is_of(char32_t c, uint32_t mask) {
  return c != 0 && c != kCode && (U_GET_GC_MASK(static_cast<UChar32>(c)) & mask) != 0;
}

}  // namespace

Character character_at(std::string_view text, uint32_t at) {
  if (at >= text.size()) return {0, at, at};
  if (const auto byte = static_cast<unsigned char>(text[at]); byte < 0x80) return {byte, at, at + 1};
  auto i = static_cast<int32_t>(at);
  UChar32 c = 0;
  U8_NEXT_OR_FFFD(reinterpret_cast<const uint8_t*>(text.data()), i, static_cast<int32_t>(text.size()), c);
  return {static_cast<char32_t>(c), at, static_cast<uint32_t>(i)};
}

Character character_before(std::string_view text, uint32_t at) {
  if (at == 0) return {0, at, at};
  if (const auto byte = static_cast<unsigned char>(text[at - 1]); byte < 0x80) return {byte, at - 1, at};
  auto i = static_cast<int32_t>(at);
  UChar32 c = 0;
  U8_PREV_OR_FFFD(reinterpret_cast<const uint8_t*>(text.data()), 0, i, c);
  return {static_cast<char32_t>(c), static_cast<uint32_t>(i), at};
}

bool is_letter(char32_t c) {
  return c < 0x80 ? is_ascii_letter(c) : is_of(c, U_GC_L_MASK);
}
bool is_mark(char32_t c) {
  return c >= 0x80 && is_of(c, U_GC_M_MASK);
}
bool is_digit(char32_t c) {
  return c < 0x80 ? is_ascii_digit(c) : is_of(c, U_GC_ND_MASK);
}
bool is_capital(char32_t c) {
  return c < 0x80 ? c >= 'A' && c <= 'Z' : is_of(c, U_GC_LU_MASK | U_GC_LT_MASK);
}
bool is_lower_case(char32_t c) {
  return c < 0x80 ? c >= 'a' && c <= 'z' : is_of(c, U_GC_LL_MASK);
}
bool is_space(char32_t c) {
  if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r');
  return c != kCode && u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}
bool has_case(char32_t c) {
  return is_of(c, U_GC_LU_MASK | U_GC_LT_MASK | U_GC_LL_MASK);
}

bool is_unspaced(char32_t c) {
  if (c < 0xE00) return false;
  if ((c >= 0x3000 && c <= 0x30FF) || (c >= 0xFF00 && c <= 0xFFEF)) return true;  // kana, wide signs
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(static_cast<UChar32>(c), &status)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR:
      return true;
    default:
      return false;
  }
}

int digit_value(char32_t c) {
  if (c < 0x80) return is_ascii_digit(c) ? static_cast<int>(c - '0') : -1;
  return is_digit(c) ? static_cast<int>(u_charDigitValue(static_cast<UChar32>(c))) : -1;
}

std::string_view language_part(std::string_view locale) {
  return locale.substr(0, std::min(locale.find_first_of("-_"), locale.size()));
}

bool writes_without_spaces(std::string_view locale) {
  constexpr std::array<std::string_view, 7> kLanguages = {"ja", "zh", "yue", "th", "lo", "km", "my"};
  return std::ranges::find(kLanguages, language_part(locale)) != kLanguages.end();
}

}  // namespace docloc::text

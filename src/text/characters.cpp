#include "text/characters.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace docloc::text {
namespace {

constexpr char32_t kCode = 0xFFFC;

bool is_of(char32_t c, uint32_t mask) {
  return c != 0 && c != kCode && (U_GET_GC_MASK(static_cast<UChar32>(c)) & mask) != 0;
}

bool is_ascii_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string normalized(const icu::Normalizer2& form, std::string_view text) {
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  UErrorCode status = U_ZERO_ERROR;
  form.normalizeUTF8(0, {text.data(), static_cast<int32_t>(text.size())}, sink, nullptr, status);
  return U_SUCCESS(status) ? out : std::string(text);
}

ptrdiff_t count_characters(std::string_view text) {
  return std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
}

}  // namespace

Character character_at(std::string_view text, size_t at) {
  const auto begin = static_cast<uint32_t>(at);
  if (at >= text.size()) return {0, begin, begin};
  if (const auto byte = static_cast<unsigned char>(text[at]); byte < 0x80) return {byte, begin, begin + 1};
  auto i = static_cast<int32_t>(at);
  UChar32 c = 0;
  U8_NEXT_OR_FFFD(reinterpret_cast<const uint8_t*>(text.data()), i, static_cast<int32_t>(text.size()), c);
  return {static_cast<char32_t>(c), begin, static_cast<uint32_t>(i)};
}

Character character_before(std::string_view text, size_t at) {
  const auto end = static_cast<uint32_t>(at);
  if (at == 0 || at > text.size()) return {0, end, end};
  if (const auto byte = static_cast<unsigned char>(text[at - 1]); byte < 0x80) return {byte, end - 1, end};
  auto i = static_cast<int32_t>(at);
  UChar32 c = 0;
  U8_PREV_OR_FFFD(reinterpret_cast<const uint8_t*>(text.data()), 0, i, c);
  return {static_cast<char32_t>(c), static_cast<uint32_t>(i), end};
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

namespace {

Script script_of_icu(UScriptCode script) {
  switch (script) {
    case USCRIPT_COMMON:
    case USCRIPT_INHERITED:
      return Script::common;
    case USCRIPT_LATIN:
      return Script::latin;
    case USCRIPT_GREEK:
      return Script::greek;
    case USCRIPT_CYRILLIC:
      return Script::cyrillic;
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
      return Script::kana;
    default:
      return Script::other;
  }
}

}  // namespace

Script script_of(char32_t code_point) {
  if (code_point < 0x80) {
    const auto lower = code_point | 0x20U;
    return lower >= 'a' && lower <= 'z' ? Script::latin : Script::common;
  }
  UErrorCode status = U_ZERO_ERROR;
  return script_of_icu(uscript_getScript(static_cast<UChar32>(code_point), &status));
}

Script script_of_language(std::string_view locale) {
  constexpr int32_t kMost = 8;  // Japanese has three
  std::array<UScriptCode, kMost> codes{};
  UErrorCode status = U_ZERO_ERROR;
  const int32_t count = uscript_getCode(std::string(locale).c_str(), codes.data(), kMost, &status);
  return U_FAILURE(status) != 0 || count < 1 ? Script::latin : script_of_icu(codes.front());
}

bool is_word_character(char32_t code_point) {
  if (code_point < 0x80) return is_ascii_word(static_cast<char>(code_point));
  constexpr uint32_t kMask = U_GC_L_MASK | U_GC_M_MASK | U_GC_ND_MASK;
  return (U_GET_GC_MASK(static_cast<UChar32>(code_point)) & kMask) != 0;
}

bool is_emoji(char32_t code_point) {
  if (code_point == 0xFE0F || code_point == 0x20E3) return true;
  return code_point > 0xFF && u_hasBinaryProperty(static_cast<UChar32>(code_point), UCHAR_EXTENDED_PICTOGRAPHIC) != 0;
}

std::vector<Span> word_runs(std::string_view text) {
  std::vector<Span> runs;
  bool inside = false;
  each_character(text, [&](const Character& c) {
    const bool word = is_word_character(c.value);
    if (word && !inside) runs.push_back(c.bytes());
    if (word) runs.back().end = c.end;
    inside = word;
  });
  return runs;
}

std::vector<Edit> nfc_edits(std::string_view text) {
  std::vector<Edit> edits;
  if (is_ascii(text)) return edits;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* form = icu::Normalizer2::getNFCInstance(status);
  const icu::StringPiece piece(text.data(), static_cast<int32_t>(text.size()));
  if (U_FAILURE(status) || form->isNormalizedUTF8(piece, status) != 0) return edits;
  // What stands between two characters that nothing composes with is normalized by itself.
  for (size_t begin = 0, end = 0; begin < text.size(); begin = end) {
    end = begin + character_length(text, begin);
    while (end < text.size()) {
      const size_t length = character_length(text, end);
      if (form->hasBoundaryBefore(static_cast<UChar32>(code_point_of(text.substr(end, length)))) != 0) break;
      end += length;
    }
    const std::string_view chunk = text.substr(begin, end - begin);
    if (is_ascii(chunk)) continue;
    std::string mended = normalized(*form, chunk);
    if (mended != chunk && count_characters(mended) != count_characters(chunk)) {
      edits.push_back({{static_cast<uint32_t>(begin), static_cast<uint32_t>(end)}, std::move(mended)});
    }
  }
  return edits;
}

std::string to_nfkd(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* form = icu::Normalizer2::getNFKDInstance(status);
  return U_SUCCESS(status) ? normalized(*form, text) : std::string(text);
}

std::string to_nfkc(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* form = icu::Normalizer2::getNFKCInstance(status);
  return U_SUCCESS(status) ? normalized(*form, text) : std::string(text);
}

}  // namespace docloc::text

#include "text/characters.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>

#include "base/utf8.h"

namespace docloc::text {
namespace {

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

Script script_of(uint32_t code_point) {
  if (code_point < 0x80) {
    const auto lower = code_point | 0x20U;
    return lower >= 'a' && lower <= 'z' ? Script::latin : Script::common;
  }
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(static_cast<UChar32>(code_point), &status)) {
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

bool is_letter(uint32_t code_point) {
  return u_isalpha(static_cast<UChar32>(code_point)) != 0;
}

bool is_upper(uint32_t code_point) {
  return u_isUUppercase(static_cast<UChar32>(code_point)) != 0;
}

bool is_lower(uint32_t code_point) {
  return u_isULowercase(static_cast<UChar32>(code_point)) != 0;
}

bool is_word_character(uint32_t code_point) {
  if (code_point < 0x80) return is_ascii_word(static_cast<char>(code_point));
  constexpr uint32_t kMask = U_GC_L_MASK | U_GC_M_MASK | U_GC_ND_MASK;
  return (U_GET_GC_MASK(static_cast<UChar32>(code_point)) & kMask) != 0;
}

bool is_emoji(uint32_t code_point) {
  if (code_point == 0xFE0F || code_point == 0x20E3) return true;
  return code_point > 0xFF && u_hasBinaryProperty(static_cast<UChar32>(code_point), UCHAR_EXTENDED_PICTOGRAPHIC) != 0;
}

std::vector<Span> word_runs(std::string_view text) {
  std::vector<Span> runs;
  bool inside = false;
  for (size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const size_t length = byte < 0x80 ? 1 : character_length(text, at);
    const bool word = byte < 0x80 ? is_ascii_word(text[at]) : is_word_character(code_point_of(text.substr(at, length)));
    if (word && !inside) runs.push_back({static_cast<uint32_t>(at), 0});
    at += length;
    if (word) runs.back().end = static_cast<uint32_t>(at);
    inside = word;
  }
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

std::string to_nfkc(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* form = icu::Normalizer2::getNFKCInstance(status);
  return U_SUCCESS(status) ? normalized(*form, text) : std::string(text);
}

}  // namespace docloc::text

#include "text/locale.h"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/utf8.h>

#include <algorithm>

#include "text/icu.h"

namespace docloc::text {
namespace {

constexpr size_t kMaxTagBytes = 100;

bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_ascii_digit(char c) {
  return c >= '0' && c <= '9';
}
char to_ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}
char to_ascii_upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c & ~0x20) : c;
}

// Calls `use` with each code point; ill-formed bytes come as U+FFFD.
template <typename Use>
void for_each_code_point(std::string_view text, Use use) {
  const auto size = static_cast<int32_t>(std::min<size_t>(text.size(), INT32_MAX));
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  for (int32_t i = 0; i < size;) {
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(bytes, i, size, c);
    use(c);
  }
}

bool is_well_formed(const std::string& tag) {
  const bool plausible =
      std::ranges::all_of(tag, [](char c) { return is_ascii_letter(c) || is_ascii_digit(c) || c == '-'; });
  if (tag.empty() || tag.size() > kMaxTagBytes || !plausible) return false;
  char id[ULOC_FULLNAME_CAPACITY * 2];
  int32_t parsed = 0;
  UErrorCode status = U_ZERO_ERROR;
  uloc_forLanguageTag(tag.c_str(), id, sizeof id, &parsed, &status);
  return U_SUCCESS(status) && parsed == static_cast<int32_t>(tag.size());
}

// Columns of one code point: UAX 11, with what overlays its base taking none.
uint32_t columns_of(UChar32 c) {
  const uint32_t mask = U_GET_GC_MASK(c);
  if ((mask & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CC_MASK)) != 0) return 0;
  if ((mask & U_GC_CF_MASK) != 0) return c == 0xAD ? 1 : 0;  // a soft hyphen is drawn
  const auto syllable = u_getIntPropertyValue(c, UCHAR_HANGUL_SYLLABLE_TYPE);
  if (syllable == U_HST_VOWEL_JAMO || syllable == U_HST_TRAILING_JAMO) return 0;
  const auto width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

}  // namespace

std::string canonical_locale(std::string_view tag) {
  switch (pseudo_locale(tag)) {
    case PseudoLocale::ploc:
      return "qps-ploc";
    case PseudoLocale::plocm:
      return "qps-plocm";
    case PseudoLocale::none:
      break;
  }
  std::string out(tag);
  if (!is_well_formed(out)) return {};
  // RFC 5646, 2.1.1: lower case, but scripts in title case and regions in upper case, where no singleton came before.
  bool after_singleton = false;
  for (size_t begin = 0; begin < out.size();) {
    const size_t end = std::min(out.find('-', begin), out.size());
    const size_t size = end - begin;
    const bool letters = std::all_of(out.begin() + static_cast<ptrdiff_t>(begin),
                                     out.begin() + static_cast<ptrdiff_t>(end), is_ascii_letter);
    std::transform(out.begin() + static_cast<ptrdiff_t>(begin), out.begin() + static_cast<ptrdiff_t>(end),
                   out.begin() + static_cast<ptrdiff_t>(begin), to_ascii_lower);
    if (begin > 0 && !after_singleton && letters) {
      if (size == 4) out[begin] = to_ascii_upper(out[begin]);
      if (size == 2) {
        out[begin] = to_ascii_upper(out[begin]);
        out[begin + 1] = to_ascii_upper(out[begin + 1]);
      }
    }
    after_singleton = after_singleton || size == 1;
    begin = end + 1;
  }
  return out;
}

bool is_right_to_left(std::string_view locale) {
  if (pseudo_locale(locale) == PseudoLocale::plocm) return true;
  return icu_locale(locale).isRightToLeft() != 0;
}

std::vector<std::string> dictionary_names(std::string_view locale) {
  icu::Locale id = icu_locale(locale);
  const std::string language = id.getLanguage();
  if (language.empty()) return {};
  UErrorCode status = U_ZERO_ERROR;
  if (id.getCountry()[0] == '\0') id.addLikelySubtags(status);
  std::vector<std::string> names;
  if (U_SUCCESS(status) && id.getCountry()[0] != '\0') names.push_back(language + "_" + id.getCountry());
  names.push_back(language);
  return names;
}

std::string display_name(std::string_view locale) {
  switch (pseudo_locale(locale)) {
    case PseudoLocale::ploc:
      return "Pseudo (accents)";
    case PseudoLocale::plocm:
      return "Pseudo (right to left)";
    case PseudoLocale::none:
      break;
  }
  const icu::Locale known = icu_locale(locale);
  if (known == icu::Locale::getRoot()) return std::string(locale);
  icu::UnicodeString name;
  known.getDisplayName(known, name);
  std::string out;
  name.toUTF8String(out);
  return out;
}

bool has_words(std::string_view text, bool digits_count) {
  bool found = false;
  for_each_code_point(text, [&](UChar32 c) {
    const uint32_t mask = U_GET_GC_MASK(c);
    found = found || (mask & U_GC_L_MASK) != 0 || (digits_count && (mask & U_GC_ND_MASK) != 0);
  });
  return found;
}

std::string to_lower(std::string_view text) {
  std::string out;
  icu::StringByteSink<std::string> sink(&out, static_cast<int32_t>(std::min<size_t>(text.size(), INT32_MAX)));
  UErrorCode status = U_ZERO_ERROR;
  icu::CaseMap::utf8ToLower("", 0, icu::StringPiece(text.data(), static_cast<int32_t>(text.size())), sink, nullptr,
                            status);
  return U_SUCCESS(status) ? out : std::string(text);
}

std::string to_upper(std::string_view text) {
  std::string out;
  icu::StringByteSink<std::string> sink(&out, static_cast<int32_t>(std::min<size_t>(text.size(), INT32_MAX)));
  UErrorCode status = U_ZERO_ERROR;
  icu::CaseMap::utf8ToUpper("", 0, icu::StringPiece(text.data(), static_cast<int32_t>(text.size())), sink, nullptr,
                            status);
  return U_SUCCESS(status) ? out : std::string(text);
}

uint32_t display_width(std::string_view text) {
  uint32_t columns = 0;
  for_each_code_point(text, [&](UChar32 c) { columns += columns_of(c); });
  return columns;
}

}  // namespace docloc::text

#include "text/format.h"

#include <unicode/coll.h>
#include <unicode/datefmt.h>
#include <unicode/gregocal.h>
#include <unicode/locdspnm.h>
#include <unicode/msgfmt.h>
#include <unicode/unistr.h>

#include <charconv>
#include <memory>
#include <vector>

namespace docloc::text {
namespace {

icu::Locale icu_locale(std::string_view tag) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale =
      icu::Locale::forLanguageTag(icu::StringPiece(tag.data(), static_cast<int32_t>(tag.size())), status);
  return U_SUCCESS(status) ? locale : icu::Locale::getRoot();
}

icu::UnicodeString from_utf8(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

std::string to_utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

std::optional<int> number_in(std::string_view text, size_t at, size_t size) {
  if (text.size() < at + size) return std::nullopt;
  int number = 0;
  const char* end = text.data() + at + size;
  const auto read = std::from_chars(text.data() + at, end, number);
  return read.ec == std::errc() && read.ptr == end ? std::optional(number) : std::nullopt;
}

}  // namespace

std::optional<std::string> format_message(std::string_view pattern, std::string_view locale,
                                          const MessageValues& values) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::MessageFormat format(from_utf8(pattern), icu_locale(locale), status);
  if (U_FAILURE(status)) return std::nullopt;
  std::vector<icu::UnicodeString> names;
  std::vector<icu::Formattable> arguments;
  for (const auto& [name, value] : values) {
    names.push_back(from_utf8(name));
    if (const auto* text = std::get_if<std::string>(&value)) {
      arguments.emplace_back(from_utf8(*text));
    } else {
      arguments.emplace_back(std::get<double>(value));
    }
  }
  icu::UnicodeString out;
  format.format(names.data(), arguments.data(), static_cast<int32_t>(names.size()), out, status);
  if (U_FAILURE(status)) return std::nullopt;
  return to_utf8(out);
}

std::string format_date(std::string_view iso_date, std::string_view locale) {
  const std::optional<int> year = number_in(iso_date, 0, 4);
  const std::optional<int> month = number_in(iso_date, 5, 2);
  const std::optional<int> day = number_in(iso_date, 8, 2);
  if (!year || !month || !day || iso_date.size() < 10) return std::string(iso_date);
  UErrorCode status = U_ZERO_ERROR;
  icu::GregorianCalendar calendar(*icu::TimeZone::getGMT(), status);
  calendar.set(*year, *month - 1, *day, 12, 0);
  const std::unique_ptr<icu::DateFormat> format(
      icu::DateFormat::createDateInstance(icu::DateFormat::kLong, icu_locale(locale)));
  if (format == nullptr || U_FAILURE(status)) return std::string(iso_date);
  format->setTimeZone(*icu::TimeZone::getGMT());
  icu::UnicodeString out;
  format->format(calendar.getTime(status), out);
  return U_SUCCESS(status) ? to_utf8(out) : std::string(iso_date);
}

std::string language_name(std::string_view named, std::string_view locale) {
  const std::unique_ptr<icu::LocaleDisplayNames> names(
      icu::LocaleDisplayNames::createInstance(icu_locale(locale), ULDN_STANDARD_NAMES));
  if (names == nullptr) return std::string(named);
  icu::UnicodeString out;
  names->languageDisplayName(icu_locale(named).getLanguage(), out);
  return out.isEmpty() ? std::string(named) : to_utf8(out);
}

std::string sort_key(std::string_view text, std::string_view locale) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Collator> collator(icu::Collator::createInstance(icu_locale(locale), status));
  if (collator == nullptr || U_FAILURE(status)) return std::string(text);
  collator->setAttribute(UCOL_NUMERIC_COLLATION, UCOL_ON, status);
  const icu::UnicodeString wide = from_utf8(text);
  std::string key(static_cast<size_t>(collator->getSortKey(wide, nullptr, 0)), '\0');
  collator->getSortKey(wide, reinterpret_cast<uint8_t*>(key.data()), static_cast<int32_t>(key.size()));
  return key;
}

}  // namespace docloc::text

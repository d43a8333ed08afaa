#include "text/typography.h"

#include <algorithm>
#include <array>

namespace docloc::text {
namespace {

constexpr auto kCurly = std::to_array<Quotes>({{"“", "”"}, {"«", "»"}, {"„", "”"}});
constexpr auto kRight = std::to_array<Quotes>({{"”", "”"}, {"»", "»"}, {"»", "«"}});
constexpr auto kLow = std::to_array<Quotes>({{"„", "“"}, {"»", "«"}, {"«", "»"}});
constexpr auto kLowHigh = std::to_array<Quotes>({{"„", "”"}, {"«", "»"}, {"»", "«"}});
constexpr auto kGuillemets = std::to_array<Quotes>({{"«", "»"}, {"“", "”"}});
constexpr auto kRussian = std::to_array<Quotes>({{"«", "»"}, {"„", "“"}});
constexpr auto kDanish = std::to_array<Quotes>({{"“", "”"}, {"”", "”"}, {"»", "«"}, {"„", "“"}, {"„", "”"}});
constexpr auto kNorwegian = std::to_array<Quotes>({{"«", "»"}, {"”", "”"}, {"„", "“"}});
constexpr auto kCorner = std::to_array<Quotes>({{"「", "」"}, {"『", "』"}, {"“", "”"}});
constexpr auto kHebrew = std::to_array<Quotes>({{"”", "”"}, {"״", "״"}, {"„", "”"}, {"“", "”"}});
constexpr auto kArabic = std::to_array<Quotes>({{"«", "»"}, {"“", "”"}, {"”", "“"}});

constexpr auto kTable = std::to_array<Typography>({
    {.language = "ar", .quotes = kArabic, .joins = true},
    {.language = "bg", .quotes = kLow, .dash = Dash::spaced_en},
    {.language = "bn", .quotes = kCurly, .joins = true},
    {.language = "cs", .quotes = kLow, .dash = Dash::spaced_en},
    {.language = "da", .quotes = kDanish, .dash = Dash::spaced_en},
    {.language = "de", .quotes = kLow, .dash = Dash::spaced_en},
    {.language = "de-CH", .quotes = kGuillemets, .dash = Dash::spaced_en},
    {.language = "el", .quotes = kGuillemets},
    {.language = "en", .quotes = kCurly},
    {.language = "es", .quotes = kGuillemets},
    {.language = "et", .quotes = kLow, .dash = Dash::spaced_en},
    {.language = "fa", .quotes = kGuillemets, .joins = true},
    {.language = "fi", .quotes = kRight, .dash = Dash::spaced_en},
    {.language = "fr", .quotes = kGuillemets, .spaced_before = ":;!?", .spaces_quotes = true},
    {.language = "fr-CA", .quotes = kGuillemets, .spaced_before = ":", .spaces_quotes = true},
    {.language = "fr-CH", .quotes = kGuillemets},
    {.language = "he", .quotes = kHebrew},
    {.language = "hi", .quotes = kCurly, .joins = true},
    {.language = "hr", .quotes = kLowHigh, .dash = Dash::spaced_en},
    {.language = "hu", .quotes = kLowHigh, .dash = Dash::spaced_en},
    {.language = "it", .quotes = kGuillemets},
    {.language = "ja", .quotes = kCorner, .full_width = true},
    {.language = "km", .quotes = kCurly, .breaks = true},
    {.language = "ko", .quotes = kCurly},
    {.language = "lo", .quotes = kCurly, .breaks = true},
    {.language = "my", .quotes = kCurly, .breaks = true},
    {.language = "nb", .quotes = kNorwegian, .dash = Dash::spaced_en},
    {.language = "nl", .quotes = kCurly, .dash = Dash::spaced_en},
    {.language = "nn", .quotes = kNorwegian, .dash = Dash::spaced_en},
    {.language = "no", .quotes = kNorwegian, .dash = Dash::spaced_en},
    {.language = "pl", .quotes = kLowHigh, .dash = Dash::spaced_en},
    {.language = "pt", .quotes = kCurly},
    {.language = "ro", .quotes = kLowHigh, .dash = Dash::spaced_en},
    {.language = "ru", .quotes = kRussian},
    {.language = "sk", .quotes = kLow, .dash = Dash::spaced_en},
    {.language = "sl", .quotes = kLow, .dash = Dash::spaced_en},
    {.language = "sr", .quotes = kLowHigh, .dash = Dash::spaced_en},
    {.language = "sv", .quotes = kRight, .dash = Dash::spaced_en},
    {.language = "ta", .quotes = kCurly, .joins = true},
    {.language = "te", .quotes = kCurly, .joins = true},
    {.language = "th", .quotes = kCurly, .breaks = true},
    {.language = "tr", .quotes = kCurly},
    {.language = "uk", .quotes = kRussian},
    {.language = "ur", .quotes = kCurly, .joins = true},
    {.language = "zh", .quotes = kCorner, .full_width = true},
});

constexpr Typography kUnknown{.language = ""};

}  // namespace

std::string_view language_subtag(std::string_view locale) {
  return locale.substr(0, std::min(locale.find_first_of("-_"), locale.size()));
}

const Typography& typography_of(std::string_view locale) {
  for (const std::string_view name : {locale, language_subtag(locale)}) {
    const auto found = std::ranges::lower_bound(kTable, name, {}, &Typography::language);
    if (found != kTable.end() && found->language == name) return *found;
  }
  return kUnknown;
}

char plain_sign(uint32_t code_point, std::string_view locale) {
  switch (code_point) {
    case '.':
    case 0x3002:  // ideographic
    case 0xFF0E:
    case 0xFF61:
    case 0x0964:  // danda
    case 0x06D4:  // Urdu
      return '.';
    case '?':
    case 0xFF1F:
    case 0x061F:  // Arabic
    case 0x037E:  // Greek
      return '?';
    case '!':
    case 0xFF01:
      return '!';
    case ':':
    case 0xFF1A:
      return ':';
    case ';':
      return language_subtag(locale) == "el" ? '?' : ';';
    case 0x061B:  // Arabic
    case 0xFF1B:
      return ';';
    case ',':
    case 0x060C:  // Arabic
    case 0xFF0C:
    case 0x3001:
      return ',';
    default:
      return 0;
  }
}

}  // namespace docloc::text

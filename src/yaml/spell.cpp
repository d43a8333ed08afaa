#include "yaml/spell.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/source.h"
#include "yaml/parse.h"
#include "yaml/scalar_text.h"

namespace docloc::yaml {
namespace {

std::string to_ascii_lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  }
  return lower;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Longest start of `s` of characters that `belongs` accepts, taken off `s`.
template <typename Predicate>
std::string_view take_while(std::string_view& s, Predicate belongs) {
  const auto end = std::ranges::find_if_not(s, belongs);
  const std::string_view taken = s.substr(0, static_cast<size_t>(end - s.begin()));
  s.remove_prefix(taken.size());
  return taken;
}

bool has_digit(std::string_view s) {
  return std::ranges::any_of(s, is_digit);
}

// Integers and floats of YAML 1.1 (types int, float, with '_' and base 60) and of the core schema of 1.2 (10.3.2).
bool reads_as_number(std::string_view s) {
  if (!s.empty() && (s[0] == '+' || s[0] == '-')) s.remove_prefix(1);
  if (s == ".inf" || s == ".nan") return true;
  auto digit_or_low_line = [](char c) { return is_digit(c) || c == '_'; };
  if (s.size() > 2 && s[0] == '0' && (s[1] == 'x' || s[1] == 'o' || s[1] == 'b')) {
    auto hex = [&](char c) { return digit_or_low_line(c) || (c >= 'a' && c <= 'f'); };
    return std::ranges::all_of(s.substr(2), hex);
  }
  const std::string_view whole = take_while(s, digit_or_low_line);
  bool digits = has_digit(whole);
  while (digits && !s.empty() && s[0] == ':') {
    s.remove_prefix(1);
    if (take_while(s, is_digit).empty()) return false;
  }
  if (!s.empty() && s[0] == '.') {
    s.remove_prefix(1);
    digits = has_digit(take_while(s, digit_or_low_line)) || digits;
  }
  if (digits && !s.empty() && s[0] == 'e') {
    s.remove_prefix(1);
    if (!s.empty() && (s[0] == '+' || s[0] == '-')) s.remove_prefix(1);
    if (take_while(s, is_digit).empty()) return false;
  }
  return digits && s.empty();
}

// Timestamps of YAML 1.1: 2001-12-14, 2001-12-14t21:59:43.10-05:00, 2001-12-14 21:59:43.10 -5.
bool reads_as_timestamp(std::string_view s) {
  if (take_while(s, is_digit).size() != 4 || !s.starts_with('-')) return false;
  s.remove_prefix(1);
  if (const size_t month = take_while(s, is_digit).size(); month == 0 || month > 2 || !s.starts_with('-')) return false;
  s.remove_prefix(1);
  if (const size_t day = take_while(s, is_digit).size(); day == 0 || day > 2) return false;
  auto of_time = [](char c) { return is_digit(c) || std::string_view(" \t:.+-tz").find(c) != std::string_view::npos; };
  return std::ranges::all_of(s, of_time);
}

bool is_plain_start(std::string_view value) {
  constexpr std::string_view kIndicators = "-?:,[]{}#&*!|>'\"%@`=";
  return kIndicators.find(value[0]) == std::string_view::npos && !value.starts_with("...");
}

// Characters that only an escape can hold: line breaks of YAML 1.1, the byte order mark, what is not printable.
bool needs_escape(std::string_view rest) {
  constexpr std::array<std::string_view, 6> kEscaped{"\xC2\x85",     "\xE2\x80\xA8", "\xE2\x80\xA9",
                                                     "\xEF\xBB\xBF", "\xEF\xBF\xBE", "\xEF\xBF\xBF"};
  return std::ranges::any_of(kEscaped, [&](std::string_view s) { return rest.starts_with(s); });
}

std::string_view escape_of(std::string_view rest) {
  if (rest.starts_with("\xC2\x85")) return "\\x85";
  if (rest.starts_with("\xE2\x80\xA8")) return "\\u2028";
  if (rest.starts_with("\xE2\x80\xA9")) return "\\u2029";
  if (rest.starts_with("\xEF\xBB\xBF")) return "\\uFEFF";
  if (rest.starts_with("\xEF\xBF\xBE")) return "\\uFFFE";
  return "\\uFFFF";
}

}  // namespace

bool resolves_to_other_type(std::string_view text) {
  constexpr std::array<std::string_view, 14> kWords{"",   "~",   "null", "true", "false", "yes", "no",
                                                    "on", "off", "y",    "n",    "=",     "<<",  "..."};
  const std::string lower = to_ascii_lower(text);
  return std::ranges::find(kWords, lower) != kWords.end() || reads_as_number(lower) || reads_as_timestamp(lower);
}

bool has_escapes(std::string_view value) {
  for (size_t i = 0; i < value.size(); ++i) {
    if (static_cast<unsigned char>(value[i]) >= 0xC2 && needs_escape(value.substr(i, 3))) return true;
  }
  return false;
}

bool can_be_plain(std::string_view value, bool in_flow) {
  if (value.empty() || !is_plain_start(value) || is_blank(value.front()) || is_blank(value.back())) return false;
  if (value.back() == ':' || value.find_first_of("\t\r\n") != std::string_view::npos) return false;
  if (value.find(": ") != std::string_view::npos || value.find(" #") != std::string_view::npos) return false;
  if (in_flow && value.find_first_of(",[]{}:?") != std::string_view::npos) return false;
  return !resolves_to_other_type(value) && !has_escapes(value);
}

bool is_unspeakable(std::string_view value) {
  if (find_invalid_utf8(value) || find_control(value)) return true;
  for (size_t i = value.find('\xC2'); i != std::string_view::npos; i = value.find('\xC2', i + 1)) {
    const auto next = static_cast<unsigned char>(value[i + 1]);
    if (next >= 0x80 && next < 0xA0 && next != 0x85) return true;
  }
  return false;
}

std::string escaped(std::string_view value) {
  std::string out;
  for (size_t i = 0; i < value.size(); ++i) {
    const char c = value[i];
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        if (static_cast<unsigned char>(c) >= 0xC2 && needs_escape(value.substr(i, 3))) {
          out += escape_of(value.substr(i, 3));
          i += c == '\xC2' ? 1 : 2;
        } else {
          out += c;
        }
    }
  }
  return out;
}

std::string double_quoted(std::string_view value) {
  std::string out = escaped(value);
  out.insert(out.begin(), '"');
  out += '"';
  return out;
}

std::optional<std::string> spell_new(std::string_view value, bool in_flow) {
  if (is_unspeakable(value)) return std::nullopt;
  if (can_be_plain(value, in_flow)) return std::string(value);
  return double_quoted(value);
}

}  // namespace docloc::yaml

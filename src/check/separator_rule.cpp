// tokens/separator: "1,500" that stayed as it was in a language where that is one and a half.
#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "check/identifiers.h"
#include "check/reporter.h"
#include "check/rules.h"
#include "check/sides.h"
#include "check/token_checks.h"
#include "text/characters.h"
#include "text/numbers.h"
#include "text/units.h"

namespace docloc::check {

using text::character_at;
using text::character_before;
using text::NumberSigns;

namespace {

bool are_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// "1,500,000" with `sign` between groups of three digits.
bool is_grouped(std::string_view number, std::string_view sign) {
  size_t at = number.find(sign);
  if (at > 3 || number.starts_with('0') || !are_digits(number.substr(0, at))) return false;
  for (; at < number.size(); at += sign.size() + 3) {
    if (!number.substr(at).starts_with(sign) || number.size() < at + sign.size() + 3 ||
        !are_digits(number.substr(at + sign.size(), 3)))
      return false;
  }
  return true;
}

// "2.5" with `sign` between.
bool is_decimal(std::string_view number, std::string_view sign) {
  const size_t at = number.find(sign);
  return at != std::string_view::npos && are_digits(number.substr(0, at)) &&
         are_digits(number.substr(at + sign.size()));
}

std::string with_sign(std::string number, std::string_view from, std::string_view to) {
  for (size_t at = 0; (at = number.find(from, at)) != std::string::npos; at += to.size())
    number.replace(at, from.size(), to);
  return number;
}

// Stands in the source as it is, not as a part of something longer.
bool is_of_source(std::string_view number, std::string_view source) {
  for (size_t at = 0; (at = source.find(number, at)) != std::string_view::npos; ++at) {
    const size_t end = at + number.size();
    const char32_t before = character_before(source, at).value;
    const char32_t behind = character_at(source, end).value;
    const bool goes_on = (behind == '.' || behind == ',') && text::is_digit(character_at(source, end + 1).value);
    if (!text::is_word_character(before) && before != '.' && before != ',' && !text::is_digit(behind) && !goes_on)
      return true;
  }
  return false;
}

void look_at(const UnitPair& pair, Span span, const NumberSigns& source, const NumberSigns& target,
             std::string_view locale, Reporter& report) {
  const std::string number(span.of(pair.target.text));
  const bool grouped = source.group == target.decimal && is_grouped(number, source.group);
  // Versions have a full stop in every language: only what has a unit is a number for certain.
  const bool decimal =
      !grouped && is_decimal(number, source.decimal) && !text::unit_behind(pair.target.text, span.end, locale).empty();
  if ((!grouped && !decimal) || !is_of_source(number, pair.source.text)) return;
  const std::string right =
      grouped ? with_sign(number, source.group, target.group) : with_sign(number, source.decimal, target.decimal);
  const auto at = static_cast<uint32_t>(pair.source.text.find(number));
  Finding& finding =
      report.on_pair(pair, {at, at + static_cast<uint32_t>(number.size())}, span,
                     grouped ? fmt::format("\"{}\" is read as a number with a fraction in this language.", number)
                             : fmt::format("\"{}\" has the decimal separator of the source's language.", number),
                     fmt::format("Write \"{}\".", right));
  if (decimal) finding.severity = Severity::info;
  set_target_fix(finding, pair, {{span, right}}, false);
}

}  // namespace

void find_foreign_separators(const Subject& subject, Reporter& report) {
  const NumberSigns source = text::number_signs(source_locale_of(subject));
  const NumberSigns target = text::number_signs(subject.locale);
  if (source.decimal == target.decimal) return;
  for (const UnitPair& pair : subject.pairs) {
    const std::string_view text = pair.target.text;
    if (text.find_first_of("0123456789") == std::string_view::npos) continue;
    const std::vector<Identifier> identifiers = identifiers_in(text);
    for (const text::Number& number : text::numbers_in(text)) {
      Span span = number.bytes;
      while (!span.empty() && !text::is_ascii_digit(static_cast<unsigned char>(text[span.end - 1])))
        --span.end;
      const bool in_name = std::ranges::any_of(identifiers, [&](const Identifier& one) {
        return one.kind != IdentifierKind::version && overlaps(one.bytes, span);
      });
      if (!in_name) look_at(pair, span, source, target, subject.locale, report);
    }
  }
}

}  // namespace docloc::check

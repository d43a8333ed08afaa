#include <algorithm>
#include <string>

#include "base/source.h"
#include "yaml/front_matter.h"
#include "yaml/scalar_text.h"
#include "yaml/spell.h"

namespace docloc::yaml {
namespace {

bool starts_character(std::string_view s, size_t i) {
  return i >= s.size() || (static_cast<unsigned char>(s[i]) & 0xC0U) != 0x80U;
}

// What differs between two values, in whole characters.
struct Difference {
  size_t prefix = 0;  // bytes equal at the start
  size_t suffix = 0;  // bytes equal at the end
};

Difference difference(std::string_view before, std::string_view after) {
  Difference d;
  const size_t shorter = std::min(before.size(), after.size());
  while (d.prefix < shorter && before[d.prefix] == after[d.prefix])
    ++d.prefix;
  while (!starts_character(before, d.prefix) || !starts_character(after, d.prefix))
    --d.prefix;
  while (d.suffix < shorter - d.prefix && before[before.size() - 1 - d.suffix] == after[after.size() - 1 - d.suffix]) {
    ++d.suffix;
  }
  while (d.suffix > 0 && !starts_character(after, after.size() - d.suffix))
    --d.suffix;
  return d;
}

std::string single_quote_doubled(std::string_view value) {
  std::string out;
  for (const char c : value) {
    out += c;
    if (c == '\'') out += '\'';
  }
  return out;
}

// A continuation line of a plain scalar that would begin with an indicator is legal in places; no risk is taken.
bool plain_lines_are_safe(std::string_view source) {
  constexpr std::string_view kIndicators = "-?:,[]{}#&*!|>'\"%@`";
  const std::vector<Line> lines = split_lines(source);
  return std::ranges::all_of(lines, [&](const Line& line) {
    const std::string_view text = line.content().of(source);
    const size_t first = text.find_first_not_of(" \t");
    return first == std::string_view::npos ||
           (kIndicators.find(text[first]) == std::string_view::npos && !text.substr(first).starts_with("..."));
  });
}

std::optional<std::string> spell_inside(ScalarStyle style, std::string_view part) {
  if (style == ScalarStyle::double_quoted) return escaped(part);
  if (part.find_first_of("\r\n") != std::string_view::npos || has_escapes(part)) return std::nullopt;
  return style == ScalarStyle::single_quoted ? single_quote_doubled(part) : std::string(part);
}

// A scalar of several lines, or with escapes, has more than one spelling. Only the bytes of what differs change, so
// that an edit stays as small in the file as it is in the text.
std::optional<std::string> splice(const Scalar& scalar, std::string_view source, std::string_view value) {
  const auto spelled = read_spelled(source, 0, scalar.value);
  if (!spelled || spelled->bytes.size() != source.size() || spelled->style != scalar.style) return std::nullopt;
  const auto [prefix, suffix] = difference(scalar.value, value);
  const auto part = spell_inside(scalar.style, value.substr(prefix, value.size() - prefix - suffix));
  if (!part) return std::nullopt;
  const uint32_t from = spelled->at[prefix];
  const uint32_t to = spelled->at[scalar.value.size() - suffix];
  // Bytes that share an escape or a fold cannot be told apart in the source.
  const auto cuts_escape = [&](size_t i) {
    return i > 0 && i < scalar.value.size() && spelled->at[i - 1] == spelled->at[i];
  };
  if (cuts_escape(prefix) || cuts_escape(scalar.value.size() - suffix)) return std::nullopt;
  std::string result = std::string(source.substr(0, from)) + *part + std::string(source.substr(to));
  if (scalar.style == ScalarStyle::plain) {
    std::string line(value);
    std::ranges::replace(line, '\n', ' ');
    if (!can_be_plain(line, scalar.in_flow) || !plain_lines_are_safe(result)) return std::nullopt;
  }
  const auto again = read_spelled(result, 0, value);
  if (!again || again->bytes.size() != result.size() || again->style != scalar.style) return std::nullopt;
  return result;
}

// Lines that a block scalar holds without an indentation indicator and without white space that editors strip.
bool can_be_block(std::string_view value) {
  if (value.empty() || is_line_end(value.front()) || value.find_first_of("\r\t") != std::string_view::npos)
    return false;
  if (value.ends_with("\n\n") || has_escapes(value)) return false;
  const std::vector<Line> lines = split_lines(value);
  return std::ranges::none_of(lines, [&](const Line& line) {
    const std::string_view text = line.content().of(value);
    return !text.empty() && (text.front() == ' ' || text.back() == ' ');
  });
}

std::optional<std::string> spell_block(std::string_view source, std::string_view value, std::string_view line_end) {
  const auto header = read_block_header(source, 0);
  if (!header || header->indent != 0 || header->chomping == '+' || !can_be_block(value)) return std::nullopt;
  const size_t content = source.find_first_not_of(" \r\n", header->end);
  if (content == std::string_view::npos) return std::nullopt;
  const size_t line_begin = source.find_last_of("\r\n", content) + 1;
  const std::string indent(content - line_begin, ' ');

  std::string out(1, header->style);
  if (!value.ends_with('\n')) out += '-';
  const size_t comment = source.substr(0, header->end).find_first_not_of("|>-+");
  if (comment != std::string_view::npos) out += source.substr(comment, header->end - comment);
  bool after_text = false;
  for (const Line& line : split_lines(value)) {
    const std::string_view text = line.content().of(value);
    // Folding eats one line end between two lines of text, however many are empty there.
    if (after_text && !text.empty() && header->style == '>') out += line_end;
    out += line_end;
    if (!text.empty()) out += indent + std::string(text);
    after_text = after_text || !text.empty();
  }
  return out;
}

bool has_several_spellings(const Scalar& scalar, std::string_view source) {
  return source.find_first_of("\r\n") != std::string_view::npos ||
         (scalar.style == ScalarStyle::double_quoted && source.find('\\') != std::string_view::npos);
}

}  // namespace

std::optional<std::string> spell_scalar(const Scalar& scalar, std::string_view bytes, std::string_view value,
                                        std::string_view line_end) {
  const std::string_view source = scalar.bytes.of(bytes);
  if (value == scalar.value) return std::string(source);
  if (is_unspeakable(value)) return std::nullopt;
  if (source.empty()) {
    const bool after_colon = scalar.bytes.begin > 0 && bytes[scalar.bytes.begin - 1] == ':';
    std::string spelled(after_colon ? 1 : 0, ' ');
    return spelled += *spell_new(value, scalar.in_flow);
  }
  if (has_several_spellings(scalar, source)) {
    if (auto result = splice(scalar, source, value)) return result;
  }
  switch (scalar.style) {
    case ScalarStyle::plain:
      return spell_new(value, scalar.in_flow);
    case ScalarStyle::single_quoted:
      if (auto inside = spell_inside(scalar.style, value)) return std::string(1, '\'') + *inside + '\'';
      break;
    case ScalarStyle::literal:
    case ScalarStyle::folded:
      if (auto block = spell_block(source, value, line_end)) return block;
      break;
    case ScalarStyle::double_quoted:
      break;
  }
  return double_quoted(value);
}

}  // namespace docloc::yaml

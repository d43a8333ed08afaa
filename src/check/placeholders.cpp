#include "check/placeholders.h"

#include <algorithm>
#include <optional>

#include "markdown/html_names.h"
#include "text/characters.h"
#include "text/locale.h"

namespace docloc::check {

using text::is_ascii_digit;
using text::is_ascii_letter;

namespace {

constexpr size_t kLongest = 60;  // bytes of a name

bool is_letter(char c) {
  return is_ascii_letter(static_cast<unsigned char>(c));
}
bool is_digit(char c) {
  return is_ascii_digit(static_cast<unsigned char>(c));
}
bool is_name(std::string_view name) {
  return !name.empty() && name.size() <= kLongest && std::ranges::all_of(name, [](char c) {
    return is_letter(c) || is_digit(c) || c == '_' || c == '-' || c == '.' || c == ':' || c == '$';
  });
}

// The name between `open`, which ends at `from`, and `close`; nullopt: no close, or no name.
std::optional<uint32_t> end_of_name(std::string_view text, uint32_t from, std::string_view close) {
  size_t begin = from;
  while (begin < text.size() && text[begin] == ' ')
    ++begin;
  const size_t end = text.substr(0, std::min(text.size(), from + kLongest)).find(close, begin);
  if (end == std::string_view::npos) return std::nullopt;
  size_t last = end;
  while (last > begin && text[last - 1] == ' ')
    --last;
  if (!is_name(text.substr(begin, last - begin))) return std::nullopt;
  return static_cast<uint32_t>(end + close.size());
}

std::optional<uint32_t> end_of_braces(std::string_view text, uint32_t at) {
  const std::string_view rest = text.substr(at);
  if (rest.starts_with("{{")) return end_of_name(text, at + 2, "}}");
  if (rest.starts_with("${")) return end_of_name(text, at + 2, "}");
  if (rest.starts_with("$(")) return end_of_name(text, at + 2, ")");
  return rest.starts_with('{') ? end_of_name(text, at + 1, "}") : std::nullopt;
}

// "%s", "%-5.2f", "%1$s", "%(name)s"; not "50% discount" nor "%20".
std::optional<uint32_t> end_of_printf(std::string_view text, uint32_t at) {
  if (text[at] != '%' || (at > 0 && (is_digit(text[at - 1]) || is_letter(text[at - 1])))) return std::nullopt;
  size_t i = at + 1;
  if (i < text.size() && text[i] == '(') {
    const auto end = end_of_name(text, static_cast<uint32_t>(i + 1), ")");
    if (!end) return std::nullopt;
    i = *end;
  }
  while (i < text.size() && (is_digit(text[i]) || text[i] == '$' || text[i] == '.' || text[i] == '-' || text[i] == '+'))
    ++i;
  while (i < text.size() && (text[i] == 'l' || text[i] == 'h' || text[i] == 'z'))
    ++i;
  constexpr std::string_view kConversions = "sdifuxXcq@";
  if (i >= text.size() || kConversions.find(text[i]) == std::string_view::npos) return std::nullopt;
  if (i + 1 < text.size() && (is_letter(text[i + 1]) || is_digit(text[i + 1]) || text[i + 1] == '%'))
    return std::nullopt;
  return static_cast<uint32_t>(i + 1);
}

std::optional<uint32_t> end_of_variable(std::string_view text, uint32_t at) {
  if (text[at] != '%' || at + 2 >= text.size() || !is_letter(text[at + 1])) return std::nullopt;
  const size_t end = text.find('%', at + 1);
  if (end == std::string_view::npos || end - at < 3 || end - at > kLongest) return std::nullopt;
  const bool word = std::ranges::all_of(text.substr(at + 1, end - at - 1),
                                        [](char c) { return is_letter(c) || is_digit(c) || c == '_'; });
  return word ? std::optional(static_cast<uint32_t>(end + 1)) : std::nullopt;
}

// "<" and ">" around letters of any script, digits and a few signs.
std::optional<uint32_t> end_of_tag(std::string_view text, uint32_t at) {
  if (text[at] != '<' || !text::is_letter(text::character_at(text, at + 1).value)) return std::nullopt;
  const size_t end = text.find_first_of("<>", at + 1);
  if (end == std::string_view::npos || text[end] != '>' || end - at > kLongest) return std::nullopt;
  const bool words = std::ranges::none_of(text.substr(at + 1, end - at - 1), [](char c) {
    return static_cast<unsigned char>(c) < 0x80 && !is_letter(c) && !is_digit(c) && c != ' ' && c != '_' && c != '-' &&
           c != '.' && c != '\'';
  });
  // A tag that browsers know is markup (markup/html).
  if (markdown::is_html_element(text::to_lower(text.substr(at + 1, end - at - 1)))) return std::nullopt;
  return words ? std::optional(static_cast<uint32_t>(end + 1)) : std::nullopt;
}

// A program's name has a capital, digit, dot or underscore inside; "<server-name>" and "<Name>" are words.
PlaceholderKind kind_of_tag(std::string_view tag) {
  const std::string_view name = tag.substr(1, tag.size() - 2);
  if (name.find(' ') != std::string_view::npos) return PlaceholderKind::free_tag;
  const bool program = std::ranges::any_of(
      name.substr(1), [](char c) { return (c >= 'A' && c <= 'Z') || is_digit(c) || c == '_' || c == '.'; });
  const bool ascii = std::ranges::none_of(name, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  const bool capitals = std::ranges::none_of(name, [](char c) { return c >= 'a' && c <= 'z'; });
  return program && ascii && !capitals ? PlaceholderKind::tag : PlaceholderKind::free_tag;
}

}  // namespace

std::vector<Placeholder> placeholders_in(std::string_view text) {
  std::vector<Placeholder> found;
  for (size_t at = text.find_first_of("{$%<"); at != std::string_view::npos; at = text.find_first_of("{$%<", at)) {
    const auto begin = static_cast<uint32_t>(at);
    std::optional<uint32_t> end = end_of_braces(text, begin);
    PlaceholderKind kind = PlaceholderKind::braces;
    if (!end) {
      end = end_of_variable(text, begin);
      kind = PlaceholderKind::variable;
    }
    if (!end) {
      end = end_of_printf(text, begin);
      kind = PlaceholderKind::printf;
    }
    if (!end) {
      end = end_of_tag(text, begin);
      if (end) kind = kind_of_tag(text.substr(at, *end - at));
    }
    if (end) found.push_back({kind, {begin, *end}});
    at = end ? *end : at + 1;
  }
  return found;
}

}  // namespace docloc::check

#include "markdown/directive.h"

#include <algorithm>
#include <array>

namespace docloc::markdown {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_line_end(char c) {
  return c == '\n' || c == '\r';
}

bool equals_ignoring_case(std::string_view a, std::string_view b) {
  auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::ranges::equal(a, b, [&](char x, char y) { return lower(x) == lower(y); });
}

uint32_t line_end(std::string_view text, uint32_t at) {
  return static_cast<uint32_t>(std::min(text.find_first_of("\r\n", at), text.size()));
}

// The words that readers see of "[!UICONTROL words]", "[!TAB words]" and "[!SHADEBOX "words"]". `name_end`: behind the
// directive's name.
void set_bracketed_text(std::string_view directive, uint32_t name_end, Directive& found) {
  static constexpr auto kPlain = std::to_array<std::string_view>({"UICONTROL", "TAB"});
  static constexpr auto kQuoted = std::to_array<std::string_view>({"SHADEBOX", "BEGINSHADEBOX"});
  const std::string_view name = directive.substr(2, name_end - 2);
  const auto is_name = [&](std::string_view one) { return equals_ignoring_case(one, name); };
  if (directive[name_end] != ' ') return;
  const auto end = static_cast<uint32_t>(directive.size()) - 1;
  if (std::ranges::any_of(kPlain, is_name)) {
    found.text_begin = name_end + 1;
    found.text_end = end;
  } else if (std::ranges::any_of(kQuoted, is_name) && end > name_end + 3 && directive[name_end + 1] == '"' &&
             directive[end - 1] == '"') {
    found.text_begin = name_end + 2;
    found.text_end = end - 1;
  }
}

// "[!NAME ...]" with balanced brackets; a title in brackets may be followed by its path in parentheses.
std::optional<Directive> bracketed(std::string_view text, uint32_t at) {
  uint32_t name_end = at + 2;
  while (name_end < text.size() &&
         (is_letter(text[name_end]) || is_digit(text[name_end]) || text[name_end] == '-' || text[name_end] == '_')) {
    ++name_end;
  }
  if (name_end == at + 2 || !is_letter(text[at + 2])) return std::nullopt;
  uint32_t depth = 0;
  uint32_t end = at;
  for (; end < text.size() && !is_line_end(text[end]); ++end) {
    if (text[end] == '[') ++depth;
    if (text[end] == ']' && --depth == 0) break;
  }
  if (end >= text.size() || is_line_end(text[end])) return std::nullopt;
  Directive found{.length = end + 1 - at};
  set_bracketed_text(text.substr(at, found.length), name_end - at, found);
  return found;
}

// The value of `name="..."` inside [from, to), relative to `from`.
bool find_attribute(std::string_view text, std::string_view name, Directive& found) {
  for (size_t i = text.find(name); i != std::string_view::npos; i = text.find(name, i + 1)) {
    const size_t quote = i + name.size();
    if (i == 0 || (text[i - 1] != ' ' && text[i - 1] != '\t') || quote + 1 >= text.size() || text[quote] != '=')
      continue;
    const char mark = text[quote + 1];
    if (mark != '"' && mark != '\'') continue;
    const size_t end = text.find(mark, quote + 2);
    if (end == std::string_view::npos) return false;
    found.text_begin = static_cast<uint32_t>(quote + 2);
    found.text_end = static_cast<uint32_t>(end);
    return true;
  }
  return false;
}

std::optional<Directive> colons(std::string_view text, uint32_t at, bool line_start) {
  uint32_t name = at + 3;
  while (name < text.size() && text[name] == ' ')
    ++name;
  const uint32_t stop = line_end(text, at);
  const bool image = text.substr(name).starts_with("image");
  if (!line_start && !image) return std::nullopt;
  const size_t closing = text.substr(0, stop).find(":::", name);
  Directive found{.length = stop - at, .whole_line = true};
  if (image && closing != std::string_view::npos) {
    found.length = static_cast<uint32_t>(closing) + 3 - at;
    found.whole_line = false;
  } else if (!line_start) {
    return std::nullopt;
  }
  if (image) find_attribute(text.substr(at, found.length), "alt-text", found);
  return found;
}

// "{#id}", "{.class}", "{: ...}", "{name=value ...}": attributes, no text. They stand right behind what they describe,
// or end a line: "({enabled="False"})" in a sentence is text.
std::optional<Directive> braces(std::string_view text, uint32_t at) {
  const uint32_t stop = line_end(text, at);
  const size_t end = text.substr(0, stop).find('}', at);
  if (end == std::string_view::npos || end < at + 3) return std::nullopt;
  const bool behind = at > 0 && std::string_view(")]}`").find(text[at - 1]) != std::string_view::npos;
  if (!behind && text.substr(end + 1, stop - end - 1).find_first_not_of(" \t#") != std::string_view::npos)
    return std::nullopt;
  const std::string_view inside = text.substr(at + 1, end - at - 1);
  const bool marked = (inside[0] == '#' || inside[0] == '.') && is_letter(inside[1]) &&
                      inside.find_first_of("({; ") == std::string_view::npos;
  const size_t equal = inside.find('=');
  const bool attribute =
      equal != std::string_view::npos && equal > 0 && is_letter(inside[0]) &&
      inside.substr(0, equal).find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") ==
          std::string_view::npos &&
      equal + 1 < inside.size() && inside[equal + 1] != '=' && inside[equal + 1] != ' ';
  if (!marked && !attribute && !inside.starts_with(": ")) return std::nullopt;
  return Directive{.length = static_cast<uint32_t>(end) + 1 - at};
}

}  // namespace

std::optional<uint32_t> attribute_list(std::string_view text) {
  static constexpr auto kNames = std::to_array<std::string_view>(
      {"align", "alt",   "border", "class",    "height", "hidden",    "id",    "lang", "loading", "modal", "newtab",
       "rel",   "scope", "style",  "tabindex", "target", "thumbnail", "title", "type", "valign",  "width", "zoomable"});
  const size_t close = text.find_first_of("}\r\n");
  if (!text.starts_with('{') || close == std::string_view::npos || text[close] != '}' || close < 3) return std::nullopt;
  std::string_view inside = text.substr(1, close - 1);
  if (inside.starts_with(": ")) inside.remove_prefix(2);
  while (!inside.empty()) {
    const char first = inside[0];
    if (first == ' ' || first == '\t') {
      inside.remove_prefix(1);
      continue;
    }
    size_t end = inside.find_first_of(" \t");
    if (first != '#' && first != '.') {
      const size_t equal = inside.find('=');
      if (equal == std::string_view::npos || equal + 1 >= inside.size()) return std::nullopt;
      const std::string_view name = inside.substr(0, equal);
      const bool known = std::ranges::any_of(kNames, [&](auto one) { return equals_ignoring_case(one, name); });
      if (!known && !name.starts_with("data-")) return std::nullopt;
      const char quote = inside[equal + 1];
      const bool quoted = quote == '"' || quote == '\'';
      end = quoted ? inside.find(quote, equal + 2) : inside.find_first_of(" \t", equal);
      if (quoted && end == std::string_view::npos) return std::nullopt;
      if (quoted) ++end;
    } else if (inside.size() < 2 || !(is_letter(inside[1]) || is_digit(inside[1]) || inside[1] == '_')) {
      return std::nullopt;
    }
    inside.remove_prefix(std::min(end, inside.size()));
  }
  return static_cast<uint32_t>(close) + 1;
}

std::string_view heading_attribute_id(std::string_view text) {
  const size_t last = text.find_last_not_of(" \t#");
  const size_t open = text.rfind('{');
  if (last == std::string_view::npos || open == std::string_view::npos || text[last] != '}') return {};
  const auto length = attribute_list(text.substr(open));
  if (!length || open + *length != last + 1) return {};
  const std::string_view list = text.substr(open + 1, *length - 2);
  const size_t hash = list.starts_with('#') ? 0 : list.find(" #");
  if (hash == std::string_view::npos) return {};
  const std::string_view id = list.substr(list.find('#', hash) + 1);
  return id.substr(0, id.find_first_of(" \t"));
}

std::optional<Directive> directive_at(std::string_view text, uint32_t at, bool line_start) {
  const std::string_view rest = text.substr(at);
  if (rest.starts_with("[!")) return bracketed(text, at);
  if (rest.starts_with(":::")) return colons(text, at, line_start);
  if (rest.starts_with('{')) return braces(text, at);
  return std::nullopt;
}

}  // namespace docloc::markdown

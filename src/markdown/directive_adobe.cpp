// Adobe: names with a text in brackets, attribute lists in braces.
#include <array>

#include "markdown/directive_scan.h"

namespace docloc::markdown {

bool is_adobe_name(std::string_view name) {
  static constexpr auto kNames =
      std::to_array<std::string_view>({"uicontrol", "dnl", "tab", "begintabs", "endtabs", "shadebox", "beginshadebox",
                                       "endshadebox", "morelikethis", "badge"});
  return std::ranges::any_of(kNames, [&](auto one) { return equals_ignoring_case(one, name); });
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

// "{#id}", "{.class}", "{: ...}", "{name=value ...}": attributes, no text. They stand right behind what they describe,
// or end a line: "({enabled="False"})" in a sentence is text. No list holds a brace: a row of them takes linear time.
std::optional<Directive> brace_directive(std::string_view text, uint32_t at) {
  const size_t end = text.find_first_of("{}\r\n", at + 1);
  if (end == std::string_view::npos || text[end] != '}' || end < at + 3) return std::nullopt;
  const bool behind = at > 0 && std::string_view(")]}`").find(text[at - 1]) != std::string_view::npos;
  const size_t next = text.find_first_not_of(" \t#", end + 1);
  if (!behind && next != std::string_view::npos && !is_line_end(text[next])) return std::nullopt;
  const std::string_view inside = text.substr(at + 1, end - at - 1);
  const bool marked = (inside[0] == '#' || inside[0] == '.') && is_letter(inside[1]) &&
                      inside.find_first_of("({; ") == std::string_view::npos;
  const size_t equal = inside.find('=');
  const bool attribute =
      equal != std::string_view::npos && equal > 0 && is_letter(inside[0]) &&
      inside.substr(0, equal).find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") ==
          std::string_view::npos &&
      equal + 1 < inside.size() && inside[equal + 1] != '=' && inside[equal + 1] != ' ';
  const bool list = attribute_list(text.substr(at, end + 1 - at)).has_value();
  if (!marked && !attribute && !list && !inside.starts_with(": ")) return std::nullopt;
  return Directive{.length = static_cast<uint32_t>(end) + 1 - at};
}

std::optional<uint32_t> attribute_list(std::string_view text) {
  static constexpr auto kNames = std::to_array<std::string_view>(
      {"align", "alt",   "border", "class",    "height", "hidden",    "id",    "lang", "loading", "modal", "newtab",
       "rel",   "scope", "style",  "tabindex", "target", "thumbnail", "title", "type", "valign",  "width", "zoomable"});
  // No list holds a brace: a row of them takes linear time.
  const size_t close = text.find_first_of("{}\r\n", 1);
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

}  // namespace docloc::markdown

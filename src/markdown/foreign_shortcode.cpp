// Hugo's shortcodes: {{< name args >}}, {{% name args %}}, closing and self-closing ones. The content between two that
// pair is Markdown, but for those whose content is no prose.
#include <array>
#include <string>

#include "markdown/foreign_scan.h"

namespace docloc::markdown {
namespace {

constexpr std::array<std::string_view, 11> kOpaque = {"highlight", "code",    "mermaid", "katex",   "math", "chart",
                                                      "plantuml",  "markmap", "raw",     "rawhtml", "html"};

// The end of the shortcode whose inside begins at `at`: past `close`, arguments in quotes passed over. 0: none.
uint32_t find_close(const ForeignPlace& place, uint32_t at, std::string_view close) {
  const uint32_t end = place.reach();
  for (uint32_t i = at; i < end; ++i) {
    const char c = place.text[i];
    if (place.has(i, close)) return i + static_cast<uint32_t>(close.size());
    if (place.has(i, "{{<") || place.has(i, "{{%")) break;
    if (c != '"' && c != '`') continue;
    uint32_t quote_end = i + 1;
    while (quote_end < end && place.text[quote_end] != c)
      quote_end += c == '"' && place.text[quote_end] == '\\' ? 2 : 1;
    if (quote_end < end) i = quote_end;
  }
  place.charge(end - at);
  return 0;
}

// Past "{{< /name >}}" after `from`; 0: none.
uint32_t find_closing_tag(const ForeignPlace& place, uint32_t from, std::string_view open, std::string_view name) {
  const uint32_t end = place.reach();
  for (auto at = place.find(open, from, end); at; at = place.find(open, *at + 3, end)) {
    uint32_t i = place.skip_blanks(*at + 3);
    if (place.peek(i) != '/') continue;
    i = place.skip_blanks(i + 1);
    if (!place.has(i, name) || is_name_character(place.peek(i + name.size()))) continue;
    return find_close(place, i, open == "{{<" ? ">}}" : "%}}");
  }
  return 0;
}

}  // namespace

std::optional<Foreign> read_shortcode(const ForeignPlace& place) {
  const bool angle = place.has(place.at, "{{<");
  if (!angle && !place.has(place.at, "{{%")) return std::nullopt;
  const std::string_view close = angle ? ">}}" : "%}}";
  uint32_t end = find_close(place, place.at + 3, close);
  if (end == 0) return std::nullopt;

  Foreign found{.bytes = {place.at, end}, .block = true};
  uint32_t i = place.skip_space(place.at + 3, end);
  const bool closing = place.peek(i) == '/' && place.peek(i + 1) != '*';
  if (closing) i = place.skip_space(i + 1, end);
  uint32_t name_end = i;
  while (is_name_character(place.peek(name_end)) || place.peek(name_end) == '.' ||
         (place.peek(name_end) == '/' && name_end > i && is_name_character(place.peek(name_end + 1)))) {
    ++name_end;
  }
  const std::string_view name = Span{i, name_end}.of(place.text);
  const bool self_closing = place.text[end - 4] == '/' && end - 4 >= name_end;
  if (!name.empty() && !self_closing) {
    found.tag = closing ? Foreign::Tag::close : Foreign::Tag::open;
    found.name = std::string(angle ? "{{<" : "{{%") + std::string(name);
  }
  add_argument_texts(place, name_end, end, ForeignText::Form::escapes, found);
  if (found.tag == Foreign::Tag::open && std::ranges::find(kOpaque, name) != kOpaque.end()) {
    if (const uint32_t body_end = find_closing_tag(place, end, angle ? "{{<" : "{{%", name)) {
      found.bytes.end = body_end;
      found.tag = Foreign::Tag::none;
      found.name.clear();
    }
  }
  return found;
}

}  // namespace docloc::markdown

// Boxes of other generators: ":::tip Title" ... ":::" (Docusaurus, VitePress, Starlight, Pandoc), and Python-Markdown's
// "!!! note "Title"", "??? note" and "=== "Tab"", whose bodies are indented. OPS's own ":::" is no business of this
// file (directive.h).
#include <array>

#include "markdown/foreign_scan.h"

namespace docloc::markdown {
namespace {

constexpr std::array<std::string_view, 12> kOps = {"image",      "row",      "column",      "zone",
                                                   "moniker",    "code",     "video",       "image-end",
                                                   "column-end", "zone-end", "moniker-end", "row-end"};

uint32_t skip_name(const ForeignPlace& place, uint32_t at) {
  while (is_name_character(place.peek(at)) ||
         (at < place.text.size() && static_cast<unsigned char>(place.text[at]) >= 0x80))
    ++at;
  return at;
}

Span trimmed(const ForeignPlace& place, uint32_t begin, uint32_t end) {
  begin = std::min(place.skip_blanks(begin), end);
  while (end > begin && (place.text[end - 1] == ' ' || place.text[end - 1] == '\t'))
    --end;
  return {begin, end};
}

// "{open}", "{#id}" and "{title="..."}" at the end of [begin, end); where they begin, or `end`.
uint32_t find_attributes(const ForeignPlace& place, Span rest) {
  if (rest.empty() || place.text[rest.end - 1] != '}') return rest.end;
  const size_t open = place.text.substr(0, rest.end).rfind('{');
  return open != std::string_view::npos && open >= rest.begin ? static_cast<uint32_t>(open) : rest.end;
}

std::optional<Foreign> read_colons(const ForeignPlace& place) {
  const uint32_t end = place.line_end(place.at);
  uint32_t i = place.at;
  while (place.peek(i) == ':')
    ++i;
  const Span rest = trimmed(place, i, end);
  Foreign found{.bytes = {place.at, std::max(i, rest.end)}, .block = true};
  if (rest.empty()) return i - place.at >= 3 ? std::optional(found) : std::nullopt;
  const uint32_t name_end = skip_name(place, rest.begin);
  if (i - place.at == 2) {  // "::name[label]{...}"; "::std::move" is none
    const char next = name_end < rest.end ? place.text[name_end] : '{';
    if (rest.begin != i || !is_ascii_letter(place.text[i]) || (next != '[' && next != '{')) return std::nullopt;
  }
  const std::string_view name = Span{rest.begin, name_end}.of(place.text);
  if (i - place.at > 2 && std::ranges::find(kOps, name) != kOps.end()) return std::nullopt;
  if (rest.of(place.text).find(":::") != std::string_view::npos) return std::nullopt;

  uint32_t title = name_end;
  if (place.peek(title) == '[') {
    const size_t close = place.text.substr(0, rest.end).find(']', title);
    if (close != std::string_view::npos && close > title + 1) {
      found.texts.push_back({{title + 1, static_cast<uint32_t>(close)}, ForeignText::Form::plain});
      title = static_cast<uint32_t>(close) + 1;
    }
    add_argument_texts(place, title, rest.end, ForeignText::Form::references, found);
    return found;
  }
  const uint32_t attributes = find_attributes(place, {title, rest.end});
  const Span text = trimmed(place, title, attributes);
  if (!name.empty() && !text.empty() && text.begin > name_end) {
    found.texts.push_back({text, ForeignText::Form::plain});
  }
  add_argument_texts(place, attributes, rest.end, ForeignText::Form::references, found);
  return found;
}

// The rest of the line after a marker and its words: a title in double quotes, or nothing.
std::optional<Foreign> read_title(const ForeignPlace& place, uint32_t at, bool needed) {
  const Span rest = trimmed(place, at, place.line_end(at));
  Foreign found{.bytes = {place.at, rest.empty() ? at : rest.end}, .block = true, .has_body = true};
  if (rest.empty()) return needed ? std::nullopt : std::optional(found);
  if (rest.size() < 2 || place.text[rest.begin] != '"' || place.text[rest.end - 1] != '"') return std::nullopt;
  const Span title{rest.begin + 1, rest.end - 1};
  if (title.of(place.text).find('"') != std::string_view::npos) return std::nullopt;
  if (!title.empty()) found.texts.push_back({title, ForeignText::Form::plain});
  return found;
}

// `!!! note inline end "Title"`.
std::optional<Foreign> read_marked(const ForeignPlace& place) {
  uint32_t i = place.at + 3;
  if (place.has(place.at, "???") && place.peek(i) == '+') ++i;
  i = place.skip_blanks(i);
  uint32_t words_end = i;
  for (uint32_t at = i;;) {
    const uint32_t name_end = skip_name(place, at);
    if (name_end == at) break;
    words_end = name_end;
    at = place.skip_blanks(name_end);
  }
  if (words_end == i) return std::nullopt;
  return read_title(place, words_end, false);
}

std::optional<Foreign> read_tab(const ForeignPlace& place) {
  uint32_t i = place.at + 3;
  if (place.peek(i) == '!' || place.peek(i) == '+') ++i;
  return place.skip_blanks(i) > i ? read_title(place, i, true) : std::nullopt;
}

}  // namespace

std::optional<Foreign> read_admonition(const ForeignPlace& place) {
  if (!place.line_start) return std::nullopt;
  if (place.has(place.at, "::")) return read_colons(place);
  if (place.has(place.at, "!!!") || place.has(place.at, "???")) return read_marked(place);
  if (place.has(place.at, "===")) return read_tab(place);
  return std::nullopt;
}

}  // namespace docloc::markdown

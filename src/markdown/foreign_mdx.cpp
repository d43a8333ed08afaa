// MDX 3: ESM ("import", "export"), JSX tags, {expressions}. Tags that HTML has inside sentences (<br/>, <kbd>) are left
// to CommonMark, which reads them alike.
#include <array>

#include "markdown/foreign_scan.h"

namespace docloc::markdown {
namespace {

constexpr std::array<std::string_view, 40> kPhrasing = {
    "a",    "abbr",   "b",      "bdi",  "bdo", "big",  "br",    "cite", "code", "data",
    "del",  "dfn",    "em",     "font", "i",   "img",  "input", "ins",  "kbd",  "mark",
    "math", "nobr",   "output", "q",    "rp",  "rt",   "ruby",  "s",    "samp", "small",
    "span", "strike", "strong", "sub",  "sup", "time", "tt",    "u",    "var",  "wbr"};

// Past the string or template that begins with the quote at `at`. A quote that nothing closes (on its line, for
// strings) is an apostrophe: the next position.
uint32_t skip_quoted(const ForeignPlace& place, uint32_t at, uint32_t end) {
  const char quote = place.text[at];
  for (uint32_t i = at + 1; i < end; ++i) {
    const char c = place.text[i];
    if (c == '\\') {
      ++i;
    } else if (c == quote) {
      return i + 1;
    } else if (quote != '`' && (c == '\n' || c == '\r')) {
      break;
    }
  }
  return at + 1;
}

uint32_t skip_comment(const ForeignPlace& place, uint32_t at, uint32_t end) {
  if (place.has(at, "/*")) {
    const auto close = place.find("*/", at + 2, end);
    return close ? *close + 2 : at + 1;
  }
  const bool line = place.has(at, "//") && (at == 0 || place.text[at - 1] != ':');
  return line ? std::min(place.line_end(at), end) : at + 1;
}

// Past the bracket that closes the one at `at`; 0: none does.
uint32_t skip_brackets(const ForeignPlace& place, uint32_t at) {
  const uint32_t end = place.reach();
  uint32_t depth = 0;
  for (uint32_t i = at; i < end;) {
    const char c = place.text[i];
    if (c == '"' || c == '\'' || c == '`') {
      i = skip_quoted(place, i, end);
    } else if (c == '/') {
      i = skip_comment(place, i, end);
    } else {
      if (c == '{' || c == '(' || c == '[') ++depth;
      if ((c == '}' || c == ')' || c == ']') && --depth == 0) return i + 1;
      ++i;
    }
  }
  place.charge(end - at);
  return 0;
}

std::optional<Foreign> read_expression(const ForeignPlace& place) {
  // "{#id}" and "{.class}" are attributes of a heading.
  const char next = place.peek(place.at + 1);
  if (next == '#' || next == '.') return std::nullopt;
  const uint32_t end = skip_brackets(place, place.at);
  if (end == 0) return std::nullopt;
  return Foreign{.bytes = {place.at, end}};
}

// A statement ends with its line unless a bracket is open.
std::optional<Foreign> read_esm(const ForeignPlace& place) {
  const uint32_t first_end = place.line_end(place.at);
  const std::string_view line = Span{place.at, first_end}.of(place.text);
  constexpr std::array<std::string_view, 8> kExports = {"const ", "let ",   "var ",     "function ",
                                                        "async ", "class ", "default ", "{"};
  if (line.starts_with("import ")) {
    const std::string_view rest = line.substr(7);
    const bool opens = rest.find('{') != std::string_view::npos && rest.find('}') == std::string_view::npos;
    const bool quoted =
        rest.find(" from \"") != std::string_view::npos || rest.find(" from '") != std::string_view::npos;
    if (!opens && !quoted && !rest.starts_with('"') && !rest.starts_with('\'')) return std::nullopt;
  } else if (line.starts_with("export ")) {
    const std::string_view rest = line.substr(7);
    const bool known = std::ranges::any_of(kExports, [&](std::string_view word) { return rest.starts_with(word); });
    if (!known && !rest.starts_with("* from")) return std::nullopt;
  } else {
    return std::nullopt;
  }
  const uint32_t reach = place.reach();
  for (uint32_t i = place.at; i < reach;) {
    const char c = place.text[i];
    if (c == '\n' || c == '\r') return Foreign{.bytes = {place.at, i}, .block = true};
    if (c == '{' || c == '(' || c == '[') {
      i = skip_brackets(place, i);
      if (i == 0) return std::nullopt;
    } else if (c == '"' || c == '\'' || c == '`') {
      i = skip_quoted(place, i, reach);
    } else {
      ++i;
    }
  }
  return reach == place.text.size() ? std::optional(Foreign{.bytes = {place.at, reach}, .block = true}) : std::nullopt;
}

uint32_t skip_tag_name(const ForeignPlace& place, uint32_t at) {
  if (!is_ascii_letter(place.peek(at)) && place.peek(at) != '_') return at;
  while (is_name_character(place.peek(at)) || place.peek(at) == '.' ||
         (place.peek(at) == ':' && is_ascii_letter(place.peek(at + 1)))) {
    ++at;
  }
  return at;
}

// One attribute at `at`; past it, or 0: what stands there is none.
uint32_t skip_attribute(const ForeignPlace& place, uint32_t at, bool& has_braces, Foreign& out) {
  if (place.peek(at) == '{') {
    has_braces = true;
    return skip_brackets(place, at);
  }
  const uint32_t name_end = skip_tag_name(place, at);
  if (name_end == at) return 0;
  const std::string_view name = Span{at, name_end}.of(place.text);
  uint32_t value = place.skip_space(name_end, place.reach());
  if (place.peek(value) != '=') return name_end;
  value = place.skip_space(value + 1, place.reach());
  if (place.peek(value) == '{') {
    has_braces = true;
    return skip_brackets(place, value);
  }
  const char quote = place.peek(value);
  if (quote != '"' && quote != '\'') return 0;
  const auto close = place.find(std::string_view(&quote, 1), value + 1, place.reach());
  if (!close) return 0;
  if (place.is_text_attribute(name) && *close > value + 1) {
    out.texts.push_back({{value + 1, *close}, ForeignText::Form::references, name == "alt"});
  }
  return *close + 1;
}

std::optional<Foreign> read_tag(const ForeignPlace& place) {
  Foreign found{.block = true};
  const bool closing = place.peek(place.at + 1) == '/';
  uint32_t i = place.at + (closing ? 2 : 1);
  const uint32_t name_end = skip_tag_name(place, i);
  found.name = Span{i, name_end}.of(place.text);
  found.tag = closing ? Foreign::Tag::close : Foreign::Tag::open;
  bool has_braces = false;
  const uint32_t reach = place.reach();
  for (i = name_end; i < reach;) {
    const uint32_t next = place.skip_space(i, reach);
    if (place.peek(next) == '>') {
      found.bytes = {place.at, next + 1};
      break;
    }
    if (!closing && place.has(next, "/>")) {
      found.bytes = {place.at, next + 2};
      found.tag = Foreign::Tag::none;
      break;
    }
    // A fragment has no attributes, and a name ends with white space.
    const bool may_follow = !closing && name_end > place.at + 1 && next > i;
    i = may_follow ? skip_attribute(place, next, has_braces, found) : 0;
    if (i == 0) break;
  }
  if (found.bytes.empty()) {
    place.charge(name_end - place.at);
    return std::nullopt;
  }
  const bool phrasing = std::ranges::find(kPhrasing, std::string_view(found.name)) != kPhrasing.end();
  if (phrasing && !has_braces) return std::nullopt;
  return found;
}

}  // namespace

std::optional<Foreign> read_mdx(const ForeignPlace& place) {
  switch (place.text[place.at]) {
    case '{':
      return read_expression(place);
    case '<':
      return read_tag(place);
    case 'i':
    case 'e':
      return place.after_blank ? read_esm(place) : std::nullopt;
    default:
      return std::nullopt;
  }
}

}  // namespace docloc::markdown

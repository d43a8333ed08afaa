// Liquid, Jinja and their kin: {% tag %}, {{ output }}, {# comment #}; mdBook's {{#include}} and Vue's {{ }} with them.
#include <array>
#include <string>

#include "markdown/foreign_scan.h"

namespace docloc::markdown {
namespace {

// Tags whose content is no Markdown.
constexpr std::array<std::string_view, 9> kOpaque = {"raw",   "comment", "highlight", "verbatim", "javascript",
                                                     "style", "schema",  "mermaid",   "doc"};

struct TagName {
  std::string_view name;
  uint32_t end = 0;
};

// The name in "{%- name": `at` is behind "{%".
TagName read_name(const ForeignPlace& place, uint32_t at, uint32_t end) {
  if (place.peek(at) == '-' || place.peek(at) == '+') ++at;
  at = place.skip_space(at, end);
  uint32_t name_end = at;
  while (name_end < end && is_name_character(place.text[name_end]) && place.text[name_end] != '-')
    ++name_end;
  return {Span{at, name_end}.of(place.text), name_end};
}

// Past "{% end<name> %}" after `from`; 0: none.
uint32_t find_end_tag(const ForeignPlace& place, uint32_t from, std::string_view name) {
  const uint32_t end = place.reach();
  for (auto at = place.find("{%", from, end); at; at = place.find("{%", *at + 2, end)) {
    const std::string_view found = read_name(place, *at + 2, end).name;
    if (!found.starts_with("end") || found.substr(3) != name) continue;
    const auto close = place.find("%}", *at + 2, end);
    return close ? *close + 2 : 0;
  }
  return 0;
}

std::optional<Foreign> read_tag(const ForeignPlace& place) {
  const auto close = place.find("%}", place.at + 2, place.reach());
  if (!close) return std::nullopt;
  Foreign found{.bytes = {place.at, *close + 2}, .block = true};
  const auto [name, name_end] = read_name(place, place.at + 2, *close);
  if (name.empty()) return found;
  add_argument_texts(place, name_end, *close, ForeignText::Form::plain, found);
  const bool closing = name.starts_with("end") && name.size() > 3;
  found.tag = closing ? Foreign::Tag::close : Foreign::Tag::open;
  found.name = "{%" + std::string(closing ? name.substr(3) : name);
  if (std::ranges::find(kOpaque, name) != kOpaque.end()) {
    if (const uint32_t body_end = find_end_tag(place, *close + 2, name)) {
      found = {.bytes = {place.at, body_end}, .block = true};
    }
  }
  return found;
}

}  // namespace

std::optional<Foreign> read_liquid(const ForeignPlace& place) {
  if (place.has(place.at, "{%")) return read_tag(place);
  if (place.has(place.at, "{{")) {
    const auto close = place.find("}}", place.at + 2, std::min(place.reach(), place.paragraph_end));
    if (!close) return std::nullopt;
    uint32_t end = *close + 2;
    while (place.peek(end) == '}')  // "{{ {a: 1}}}"
      ++end;
    return Foreign{.bytes = {place.at, end}};
  }
  if (place.has(place.at, "{#")) {
    // "{#id}" names a heading.
    const auto close = place.find("}", place.at + 2, place.reach());
    if (!close || *close < place.at + 3 || place.text[*close - 1] != '#') return std::nullopt;
    return Foreign{.bytes = {place.at, *close + 1}, .block = true};
  }
  return std::nullopt;
}

}  // namespace docloc::markdown

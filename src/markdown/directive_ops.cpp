// OPS (DocFX): lines of colons, and the names of "[!NAME ...]", which have no text of their own.
#include <array>

#include "markdown/directive_scan.h"

namespace docloc::markdown {
namespace {

// The value of `name="..."` inside [from, to), relative to `from`.
bool find_attribute(std::string_view text, std::string_view name, Directive& found) {
  for (size_t i = text.find(name); i != std::string_view::npos; i = text.find(name, i + 1)) {
    const size_t quote = i + name.size();
    if (i == 0 || std::string_view(" \t\"'").find(text[i - 1]) == std::string_view::npos || quote + 1 >= text.size() ||
        text[quote] != '=')
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

}  // namespace

bool is_ops_name(std::string_view name) {
  static constexpr auto kNames = std::to_array<std::string_view>({"include", "div", "video", "code"});
  if (std::ranges::any_of(kNames, [&](auto one) { return equals_ignoring_case(one, name); })) return true;
  return equals_ignoring_case(name.substr(0, 5), "code-");
}

std::optional<Directive> colon_directive(std::string_view text, uint32_t at, bool line_start) {
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

}  // namespace docloc::markdown

#include "markdown/directive.h"

#include "markdown/directive_scan.h"

namespace docloc::markdown {
namespace {

// "[!NAME ...]" with balanced brackets; a title in brackets may be followed by its path in parentheses.
std::optional<Directive> bracketed(std::string_view text, uint32_t at, const Dialects& dialects) {
  uint32_t name_end = at + 2;
  while (name_end < text.size() &&
         (is_letter(text[name_end]) || is_digit(text[name_end]) || text[name_end] == '-' || text[name_end] == '_')) {
    ++name_end;
  }
  if (name_end == at + 2 || !is_letter(text[at + 2])) return std::nullopt;
  if (!is_directive_name(text.substr(at + 2, name_end - at - 2), dialects)) return std::nullopt;
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

}  // namespace

bool is_directive_name(std::string_view name, const Dialects& dialects) {
  if (is_ops_name(name)) return dialects.ops;
  if (is_adobe_name(name)) return dialects.adobe;
  return dialects.any();
}

std::optional<Directive> directive_at(std::string_view text, uint32_t at, bool line_start, const Dialects& dialects) {
  const std::string_view rest = text.substr(at);
  if (rest.starts_with("[!")) return bracketed(text, at, dialects);
  if (rest.starts_with(":::") && dialects.ops) return colon_directive(text, at, line_start);
  if (rest.starts_with('{') && dialects.adobe) return brace_directive(text, at);
  return std::nullopt;
}

}  // namespace docloc::markdown

// The directives of each dialect, and what their readers share. Private to the room.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>

#include "markdown/directive.h"

namespace docloc::markdown {

// Names of "[!NAME ...]" that one dialect alone has; in any case.
[[nodiscard]] bool is_ops_name(std::string_view name);    // directive_ops.cpp
[[nodiscard]] bool is_adobe_name(std::string_view name);  // directive_adobe.cpp

// directive_ops.cpp: ":::name ..." at `at`.
[[nodiscard]] std::optional<Directive> colon_directive(std::string_view text, uint32_t at, bool line_start);

// directive_adobe.cpp: the text of "[!NAME text]", where that name has one. `name_end`: behind the name.
void set_bracketed_text(std::string_view directive, uint32_t name_end, Directive& found);
// "{...}" at `at`.
[[nodiscard]] std::optional<Directive> brace_directive(std::string_view text, uint32_t at);

inline bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
inline bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
inline bool is_line_end(char c) {
  return c == '\n' || c == '\r';
}

inline bool equals_ignoring_case(std::string_view a, std::string_view b) {
  auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::ranges::equal(a, b, [&](char x, char y) { return lower(x) == lower(y); });
}

inline uint32_t line_end(std::string_view text, uint32_t at) {
  return static_cast<uint32_t>(std::min(text.find_first_of("\r\n", at), text.size()));
}

}  // namespace docloc::markdown

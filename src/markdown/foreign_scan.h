// What the readers of the foreign dialects share. Internal to room markdown.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/span.h"
#include "markdown/foreign.h"

namespace docloc::markdown {

// No span reaches further than this.
inline constexpr uint32_t kMaxForeignBytes = 64U << 10U;

// A position of the text at which a dialect is asked whether something of it begins there.
struct ForeignPlace {
  std::string_view text;
  uint32_t at = 0;
  bool line_start = false;     // only blanks and quote marks stand before it on its line
  bool after_blank = false;    // nothing does, and the line before is blank, foreign, or none
  uint32_t paragraph_end = 0;  // where the next blank line begins
  const ForeignOptions& options;
  uint64_t& budget;  // bytes that may still be looked at in vain

  [[nodiscard]] char peek(size_t i) const { return i < text.size() ? text[i] : '\0'; }
  [[nodiscard]] bool has(size_t i, std::string_view what) const {
    return i <= text.size() && text.substr(i).starts_with(what);
  }
  [[nodiscard]] uint32_t reach() const {
    return static_cast<uint32_t>(std::min<uint64_t>({text.size(), uint64_t{at} + kMaxForeignBytes, at + budget}));
  }
  void charge(uint64_t bytes) const { budget -= std::min(budget, bytes); }
  // Where `what` begins in [from, to); nullopt: nowhere.
  [[nodiscard]] std::optional<uint32_t> find(std::string_view what, uint32_t from, uint32_t to) const;
  [[nodiscard]] uint32_t line_end(uint32_t from) const {
    return static_cast<uint32_t>(std::min(text.find_first_of("\r\n", from), text.size()));
  }
  [[nodiscard]] uint32_t skip_blanks(uint32_t i) const {
    while (i < text.size() && (text[i] == ' ' || text[i] == '\t'))
      ++i;
    return i;
  }
  [[nodiscard]] uint32_t skip_space(uint32_t i, uint32_t end) const {
    while (i < end && (text[i] == ' ' || text[i] == '\t' || text[i] == '\n' || text[i] == '\r'))
      ++i;
    return i;
  }
  [[nodiscard]] bool is_text_attribute(std::string_view name) const {
    return std::ranges::find(options.attributes, name) != options.attributes.end();
  }
};

[[nodiscard]] constexpr bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
[[nodiscard]] constexpr bool is_ascii_digit(char c) {
  return c >= '0' && c <= '9';
}
// A character of the names of tags, shortcodes and arguments.
[[nodiscard]] constexpr bool is_name_character(char c) {
  return is_ascii_letter(c) || is_ascii_digit(c) || c == '_' || c == '-';
}

// Adds the values in quotes of `name="..."` and `name: "..."` in [from, to) that are text for readers.
void add_argument_texts(const ForeignPlace& place, uint32_t from, uint32_t to, ForeignText::Form form, Foreign& out);

// What of the dialect begins at the place; nullopt: nothing.
[[nodiscard]] std::optional<Foreign> read_mdx(const ForeignPlace& place);
[[nodiscard]] std::optional<Foreign> read_shortcode(const ForeignPlace& place);
[[nodiscard]] std::optional<Foreign> read_liquid(const ForeignPlace& place);
[[nodiscard]] std::optional<Foreign> read_math(const ForeignPlace& place);
[[nodiscard]] std::optional<Foreign> read_admonition(const ForeignPlace& place);

}  // namespace docloc::markdown

// How directives read: words, attributes, the lines of a paragraph. Private to the room.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "markdown/document.h"

namespace docloc::render {

inline constexpr size_t kNone = std::string_view::npos;

[[nodiscard]] std::string_view trim(std::string_view text);

// ASCII letters in any case. `word` is lower case.
[[nodiscard]] bool starts_with_word(std::string_view text, std::string_view word);
[[nodiscard]] bool is_word(std::string_view text, std::string_view word);

// The value of `name="value"` in a directive. Empty and missing are the same.
[[nodiscard]] std::string_view value_of(std::string_view directive, std::string_view name);

// "NOTE" of "[!NOTE]" alone on its line.
[[nodiscard]] std::string_view mark_word(std::string_view line);

// A line of a paragraph: sibling nodes, and the break after them.
struct TextLine {
  std::vector<uint32_t> nodes;
  uint32_t line_end = markdown::kNoNode;
  std::string text;  // as the writer may have typed it, without the marks of emphasis and links
};
[[nodiscard]] std::vector<TextLine> lines_of(const markdown::Document& document, uint32_t paragraph);

// The children of `parent` in order.
[[nodiscard]] std::vector<uint32_t> children_of(const markdown::Document& document, uint32_t parent);

}  // namespace docloc::render

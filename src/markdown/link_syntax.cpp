#include "markdown/link_syntax.h"

#include "markdown/entity.h"

namespace docloc::markdown {
namespace {

constexpr uint32_t kLongestLabel = 1000;
constexpr uint32_t kDeepestParentheses = 32;

bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

uint32_t escaped(std::string_view text, uint32_t at) {
  return text[at] == '\\' && at + 1 < text.size() && is_ascii_punctuation(text[at + 1]) ? 2 : 1;
}

uint32_t pointed_destination_length(std::string_view text, uint32_t at) {
  for (uint32_t i = at + 1; i < text.size(); i += escaped(text, i)) {
    if (text[i] == '>') return i + 1 - at;
    if (text[i] == '\n' || text[i] == '<') return 0;
  }
  return 0;
}

}  // namespace

bool is_ascii_punctuation(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

uint32_t label_length(std::string_view text, uint32_t at) {
  if (at >= text.size() || text[at] != '[') return 0;
  bool filled = false;
  for (uint32_t i = at + 1; i < text.size() && i - at <= kLongestLabel + 1; i += escaped(text, i)) {
    if (text[i] == '[') return 0;
    if (text[i] == ']') return filled ? i + 1 - at : 0;
    if (!is_space(text[i])) filled = true;
  }
  return 0;
}

uint32_t destination_length(std::string_view text, uint32_t at) {
  if (at >= text.size()) return 0;
  if (text[at] == '<') return pointed_destination_length(text, at);
  uint32_t depth = 0;
  uint32_t i = at;
  for (; i < text.size(); i += escaped(text, i)) {
    const char c = text[i];
    if (is_space(c) || static_cast<unsigned char>(c) < 0x20 || c == 0x7F) break;
    if (c == '(' && ++depth > kDeepestParentheses) return 0;
    if (c == ')') {
      if (depth == 0) break;
      --depth;
    }
  }
  return depth == 0 ? i - at : 0;
}

uint32_t title_length(std::string_view text, uint32_t at) {
  if (at >= text.size()) return 0;
  const char open = text[at];
  if (open != '"' && open != '\'' && open != '(') return 0;
  const char close = open == '(' ? ')' : open;
  for (uint32_t i = at + 1; i < text.size(); i += escaped(text, i)) {
    if (text[i] == close) return i + 1 - at;
    if (open == '(' && text[i] == '(') return 0;
  }
  return 0;
}

uint32_t skip_space_and_line(std::string_view text, uint32_t at) {
  bool line = false;
  for (; at < text.size(); ++at) {
    if (text[at] == '\n') {
      if (line) break;
      line = true;
    } else if (text[at] != ' ' && text[at] != '\t') {
      break;
    }
  }
  return at;
}

}  // namespace docloc::markdown

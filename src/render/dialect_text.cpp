#include "render/dialect_text.h"

#include <algorithm>

namespace docloc::render {

using markdown::Document;
using markdown::kNoNode;
using markdown::NodeKind;

namespace {

constexpr std::string_view kBlank = " \t\r\n";

constexpr char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

void append_text(std::string& out, const Document& document, uint32_t i) {
  for (uint32_t at = i; at < document.nodes[i].end; ++at) {
    const auto& node = document.nodes[at];
    if (node.kind == NodeKind::text || node.kind == NodeKind::code || node.kind == NodeKind::html_inline ||
        node.kind == NodeKind::foreign) {
      out += document.str(node.literal);
    } else if (node.kind == NodeKind::soft_break) {
      out += '\n';
    }
  }
}

}  // namespace

std::string_view trim(std::string_view text) {
  const size_t first = text.find_first_not_of(kBlank);
  return first == kNone ? std::string_view{} : text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

bool starts_with_word(std::string_view text, std::string_view word) {
  return text.size() >= word.size() && std::ranges::equal(text.substr(0, word.size()), word, {}, lower);
}

bool is_word(std::string_view text, std::string_view word) {
  return text.size() == word.size() && starts_with_word(text, word);
}

std::string_view value_of(std::string_view directive, std::string_view name) {
  for (size_t at = directive.find(name); at != kNone; at = directive.find(name, at + 1)) {
    const size_t mark = at + name.size();
    // Writers forget the blank: alt-text="x"lightbox="y".
    const bool alone =
        at > 0 && (kBlank.contains(directive[at - 1]) || std::string_view("\"'").contains(directive[at - 1]));
    if (!alone || !directive.substr(mark).starts_with('=') || mark + 1 >= directive.size()) continue;
    const char quote = directive[mark + 1];
    if (quote != '"' && quote != '\'') continue;
    const size_t end = directive.find(quote, mark + 2);
    if (end != kNone) return directive.substr(mark + 2, end - mark - 2);
  }
  return {};
}

std::string_view mark_word(std::string_view line) {
  line = trim(line);
  return line.starts_with("[!") && line.ends_with("]") ? line.substr(2, line.size() - 3) : std::string_view{};
}

std::vector<TextLine> lines_of(const Document& document, uint32_t paragraph) {
  std::vector<TextLine> lines(1);
  for (uint32_t i = document.first_child(paragraph); i != kNoNode; i = document.next_sibling(i)) {
    const NodeKind kind = document.nodes[i].kind;
    if (kind == NodeKind::soft_break || kind == NodeKind::line_break) {
      lines.back().line_end = i;
      lines.emplace_back();
    } else {
      lines.back().nodes.push_back(i);
      append_text(lines.back().text, document, i);
    }
  }
  return lines;
}

std::vector<uint32_t> children_of(const Document& document, uint32_t parent) {
  std::vector<uint32_t> children;
  for (uint32_t i = document.first_child(parent); i != kNoNode; i = document.next_sibling(i))
    children.push_back(i);
  return children;
}

}  // namespace docloc::render

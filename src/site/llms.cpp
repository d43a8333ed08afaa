#include "site/llms.h"

namespace docloc::site {
namespace {

bool is_word(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// As Markdown that reads as `text`, in one line. A '_' inside a word is none of Markdown's.
std::string one_line(std::string_view text) {
  constexpr std::string_view kMarkup = "\\[]<*`";
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (static_cast<unsigned char>(c) <= ' ') {
      if (!out.empty() && out.back() != ' ') out += ' ';
      continue;
    }
    const bool in_word = i > 0 && i + 1 < text.size() && is_word(text[i - 1]) && is_word(text[i + 1]);
    if (kMarkup.find(c) != kMarkup.npos || (c == '_' && !in_word)) out += '\\';
    out += c;
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

// Between parentheses, where a parenthesis of its own would end it.
std::string destination(std::string_view url) {
  std::string out;
  for (const char c : url) {
    if (c == '(') {
      out += "%28";
    } else if (c == ')') {
      out += "%29";
    } else {
      out += c;
    }
  }
  return out;
}

void add_page(std::string& out, const LlmsNode& node) {
  if (node.url.empty()) return;
  out += "- [" + one_line(node.title) + "](" + destination(node.url) + ")";
  if (const std::string description = one_line(node.description); !description.empty()) out += ": " + description;
  out += '\n';
}

void add_pages(std::string& out, const LlmsNode& node) {  // NOLINT(misc-no-recursion): as deep as the tree
  add_page(out, node);
  for (const LlmsNode& item : node.items)
    add_pages(out, item);
}

void add_section(std::string& out, std::string_view title, const std::string& pages) {
  if (!pages.empty()) out += "\n## " + one_line(title) + "\n\n" + pages;
}

}  // namespace

std::string llms_text(const LlmsInputs& inputs) {
  std::string out = "# " + one_line(inputs.title) + "\n";
  if (const std::string description = one_line(inputs.description); !description.empty())
    out += "\n> " + description + "\n";
  std::string alone;
  for (const LlmsNode& node : inputs.nodes) {
    if (node.items.empty()) add_page(alone, node);
  }
  add_section(out, inputs.pages, alone);
  for (const LlmsNode& node : inputs.nodes) {
    if (node.items.empty()) continue;
    std::string pages;
    add_pages(pages, node);
    add_section(out, node.title, pages);
  }
  return out;
}

}  // namespace docloc::site

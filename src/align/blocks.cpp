#include "align/blocks.h"

#include <algorithm>

namespace docloc::align {

using markdown::Document;
using markdown::Node;
using markdown::NodeKind;

std::vector<Block> blocks_of(const Document& document) {
  std::vector<Block> blocks;
  std::vector<uint32_t> ends;  // of the open blocks
  for (uint32_t i = 0; i < document.nodes.size(); ++i) {
    while (!ends.empty() && ends.back() <= i)
      ends.pop_back();
    if (is_inline(document.nodes[i].kind)) continue;
    blocks.push_back({i, static_cast<uint32_t>(ends.size())});
    ends.push_back(document.nodes[i].end);
  }
  return blocks;
}

std::vector<uint32_t> block_of_node(const Document& document, const std::vector<Block>& blocks) {
  std::vector<uint32_t> at(document.nodes.size(), 0);
  for (uint32_t b = 0; b < blocks.size(); ++b)
    at[blocks[b].node] = b;
  for (uint32_t i = 0; i < document.nodes.size(); ++i) {
    if (is_inline(document.nodes[i].kind)) at[i] = at[document.nodes[i].parent];
  }
  return at;
}

std::string describe(const Node& node) {
  switch (node.kind) {
    case NodeKind::document:
      return "document";
    case NodeKind::block_quote:
      return "block quote";
    case NodeKind::list:
      return node.ordered ? "ordered list" : "bullet list";
    case NodeKind::item:
      return "list item";
    case NodeKind::code_block:
      return "code block";
    case NodeKind::html_block:
      return "HTML block";
    case NodeKind::paragraph:
      return "paragraph";
    case NodeKind::heading:
      return "heading of level " + std::to_string(node.level);
    case NodeKind::thematic_break:
      return "thematic break";
    case NodeKind::footnote_definition:
      return "footnote";
    case NodeKind::table:
      return "table";
    case NodeKind::table_row:
      return "table row";
    case NodeKind::table_cell:
      return "table cell";
    default:
      return "text";
  }
}

std::optional<uint32_t> first_difference(const Document& source, const std::vector<Block>& source_blocks,
                                         const Document& target, const std::vector<Block>& target_blocks) {
  const auto shared = static_cast<uint32_t>(std::min(source_blocks.size(), target_blocks.size()));
  for (uint32_t b = 0; b < shared; ++b) {
    const Node& one = source.nodes[source_blocks[b].node];
    const Node& other = target.nodes[target_blocks[b].node];
    const bool same = one.kind == other.kind && source_blocks[b].depth == target_blocks[b].depth &&
                      one.ordered == other.ordered && one.level == other.level;
    if (!same) return b;
  }
  if (source_blocks.size() != target_blocks.size()) return shared;
  return std::nullopt;
}

}  // namespace docloc::align

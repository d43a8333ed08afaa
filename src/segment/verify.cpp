#include "segment/verify.h"

#include <algorithm>

namespace docloc::segment {
namespace {

using markdown::Document;
using markdown::kNoNode;
using markdown::Node;
using markdown::NodeKind;

std::vector<uint32_t> blocks_of(const Document& document) {
  std::vector<uint32_t> blocks;
  for (uint32_t i = 0; i < document.nodes.size(); ++i) {
    if (!is_inline(document.nodes[i].kind)) blocks.push_back(i);
  }
  return blocks;
}

bool same_block(const Document& a, const Node& x, const Document& b, const Node& y, bool html_has_text) {
  if (x.kind != y.kind || x.level != y.level || x.ordered != y.ordered || x.tight != y.tight || x.header != y.header ||
      x.box != y.box || x.alignment != y.alignment) {
    return false;
  }
  if (x.kind == NodeKind::list && x.number != y.number) return false;
  if (x.kind == NodeKind::code_block) return a.str(x.literal) == b.str(y.literal) && a.str(x.title) == b.str(y.title);
  if (x.kind == NodeKind::foreign_block) return a.str(x.title) == b.str(y.title);
  if (x.kind == NodeKind::footnote_definition) return a.str(x.literal) == b.str(y.literal);
  return x.kind != NodeKind::html_block || html_has_text || a.str(x.literal) == b.str(y.literal);
}

uint32_t place_of_block(const Document& document, const std::vector<uint32_t>& blocks, size_t k, size_t size) {
  const bool beyond = k >= blocks.size();
  const Span own = document.nodes[blocks[beyond ? blocks.size() - 1 : k]].bytes;
  if (!own.empty()) return beyond ? static_cast<uint32_t>(size) : own.begin;
  for (size_t i = std::min(k, blocks.size()); i-- > 0;) {
    if (document.nodes[blocks[i]].bytes.begin > 0) return document.nodes[blocks[i]].bytes.begin;
  }
  return static_cast<uint32_t>(size);
}

}  // namespace

Mismatch compare(const Article& article, const std::vector<std::string>& expected, const Document& localized,
                 std::string_view bytes, std::vector<uint32_t>& nodes) {
  const Document& source = article.document;
  const std::vector<uint32_t> ours = blocks_of(source);
  const std::vector<uint32_t> theirs = blocks_of(localized);
  std::vector<bool> html_has_text(source.nodes.size(), false);
  for (const Run& run : article.runs) {
    if (run.kind == UnitKind::html) html_has_text[run.node] = true;
  }
  nodes.assign(source.nodes.size(), kNoNode);
  const size_t common = std::min(ours.size(), theirs.size());
  for (size_t k = 0; k < common; ++k) {
    const Node& x = source.nodes[ours[k]];
    const Node& y = localized.nodes[theirs[k]];
    const bool same_parent = x.parent == kNoNode ? y.parent == kNoNode : nodes[x.parent] == y.parent;
    if (!same_parent || !same_block(source, x, localized, y, html_has_text[ours[k]])) {
      return {.blocks = true, .at = place_of_block(localized, theirs, k, bytes.size()), .runs = {}};
    }
    nodes[ours[k]] = theirs[k];
  }
  if (ours.size() != theirs.size()) {
    return {.blocks = true, .at = place_of_block(localized, theirs, common, bytes.size()), .runs = {}};
  }

  // Equal blocks: the runs follow them. A run that came apart or vanished shifts the others of its block only.
  const Extraction found = extract(localized, bytes, 0);
  Mismatch mismatch;
  size_t next = 0;
  for (size_t i = 0; i < article.runs.size();) {
    const uint32_t block = article.runs[i].node;
    const uint32_t ours_root = block_of(source, block);
    size_t end = i;
    while (end < article.runs.size() && block_of(source, article.runs[end].node) == ours_root)
      ++end;
    const uint32_t theirs_root = nodes[ours_root];
    const size_t first = next;
    while (next < found.runs.size() && block_of(localized, found.runs[next].node) == theirs_root)
      ++next;
    for (size_t k = 0; k < end - i; ++k) {
      const bool same = next - first == end - i && found.runs[first + k].kind == article.runs[i + k].kind &&
                        found.runs[first + k].canon == expected[i + k];
      if (!same) mismatch.runs.push_back(static_cast<uint32_t>(i + k));
    }
    i = end;
  }
  return mismatch;
}

}  // namespace docloc::segment

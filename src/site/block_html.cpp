#include "site/block_html.h"

#include <algorithm>
#include <vector>

#include "markdown/document.h"
#include "render/escape.h"
#include "render/html.h"

namespace docloc::site {
namespace {

using markdown::Document;
using markdown::kNoNode;
using markdown::Node;
using markdown::NodeKind;

// The node and everything below it, its ancestors, and its table's header row: indices in order.
std::vector<uint32_t> keep_nodes(const Document& document, uint32_t node) {
  std::vector<uint32_t> kept;
  for (uint32_t up = document.nodes[node].parent; up != kNoNode; up = document.nodes[up].parent) {
    kept.push_back(up);
    if (document.nodes[up].kind != NodeKind::table) continue;
    for (uint32_t row = document.first_child(up); row != kNoNode; row = document.next_sibling(row)) {
      // The node's own row is among the ancestors already.
      if (!document.nodes[row].header || document.nodes[row].end > node) continue;
      for (uint32_t i = row; i < document.nodes[row].end; ++i)
        kept.push_back(i);
    }
  }
  for (uint32_t i = node; i < document.nodes[node].end; ++i)
    kept.push_back(i);
  // The other cells of its row say what the row is about.
  const uint32_t parent = document.nodes[node].parent;
  if (parent != kNoNode && document.nodes[parent].kind == NodeKind::table_row) {
    for (uint32_t i = parent; i < document.nodes[parent].end; ++i)
      kept.push_back(i);
  }
  std::ranges::sort(kept);
  kept.erase(std::unique(kept.begin(), kept.end()), kept.end());
  return kept;
}

Document cut_out(const Document& document, uint32_t node) {
  const std::vector<uint32_t> kept = keep_nodes(document, node);
  const auto place = [&](uint32_t old) {  // of a kept node, or where the next kept one stands
    return static_cast<uint32_t>(std::ranges::lower_bound(kept, old) - kept.begin());
  };
  Document part;
  part.pool = document.pool;
  for (const uint32_t old : kept) {
    Node copy = document.nodes[old];
    if (copy.parent != kNoNode) copy.parent = place(copy.parent);
    copy.end = place(copy.end);
    part.nodes.push_back(copy);
  }
  return part;
}

// The block of a unit; an alternative text or a link's title stands in that of the unit that carries it.
uint32_t block_of(const segment::Article& article, const segment::Unit& unit) {
  const segment::Unit* holder = &unit;
  while (holder->parent != segment::kNoUnit)
    holder = &article.units[holder->parent];
  uint32_t node = holder->node;
  while (node != kNoNode && markdown::is_inline(article.document.nodes[node].kind))
    node = article.document.nodes[node].parent;
  return node;
}

std::string front_matter_text(const segment::Unit& unit, const segment::Localized* localized) {
  std::string text = segment::plain_text(unit.content);
  if (localized != nullptr) {
    // "keywords[1]" is the second of a list; the field as a whole is what stands in the file.
    const yaml::Scalar* scalar = localized->front_matter.find(unit.name);
    if (scalar != nullptr) text = scalar->value;
  }
  return "<p><b>" + render::escape(unit.name) + "</b>: " + render::escape(text) + "</p>\n";
}

}  // namespace

std::string block_html(const segment::Article& article, const segment::Unit& unit,
                       const segment::Localized* localized) {
  uint32_t node = block_of(article, unit);
  if (node == kNoNode) return front_matter_text(unit, localized);
  if (localized != nullptr) node = localized->nodes[node];
  if (node == kNoNode) return {};
  const Document& document = localized != nullptr ? localized->document : article.document;
  render::BodyOptions options;
  options.link_url = [](std::string_view) { return std::string("#"); };
  options.image_url = [](std::string_view) { return std::string(); };
  return render::render_body(cut_out(document, node), options);
}

}  // namespace docloc::site

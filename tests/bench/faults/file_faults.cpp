// Faults of a translated file, beside its source: blocks, links and fields that are not the source's.
#include <algorithm>
#include <array>

#include "bench/faults/fault.h"
#include "bench/faults/text_tools.h"
#include "markdown/document.h"

namespace docloc::bench {

namespace {

using markdown::Node;
using markdown::NodeKind;
using Seeded = std::optional<std::string>;

// One of the target's nodes that `wanted` is true of.
template <typename Wanted>
const Node* some_node(Random& random, const segment::Article& article, const Wanted& wanted) {
  std::vector<const Node*> found;
  for (const Node& node : article.document.nodes) {
    if (!node.bytes.empty() && wanted(node)) found.push_back(&node);
  }
  return found.empty() ? nullptr : found[random.pick(found.size())];
}

// The file without the lines that `span` stands on.
std::string without_lines(std::string_view bytes, Span span) {
  const size_t begin = bytes.rfind('\n', span.begin == 0 ? 0 : span.begin - 1) + 1;
  const size_t end = std::min(bytes.find('\n', span.end), bytes.size() - 1) + 1;
  return std::string(bytes.substr(0, begin)) + std::string(bytes.substr(end));
}

bool at_top(const Node& node) {
  return node.parent == 0;
}

Seeded lose_paragraph(Random& random, const Page& page) {
  const Node* node =
      some_node(random, page.target, [](const Node& n) { return n.kind == NodeKind::paragraph && at_top(n); });
  if (node == nullptr) return std::nullopt;
  return without_lines(page.target.bytes, node->bytes);
}

Seeded lose_item(Random& random, const Page& page) {
  const markdown::Document& document = page.target.document;
  const Node* node = some_node(random, page.target, [&](const Node& n) {
    const auto index = static_cast<uint32_t>(&n - document.nodes.data());
    return n.kind == NodeKind::item &&
           (document.next_sibling(index) != markdown::kNoNode || document.first_child(n.parent) != index);
  });
  if (node == nullptr) return std::nullopt;
  return without_lines(page.target.bytes, node->bytes);
}

Seeded lose_heading(Random& random, const Page& page) {
  const Node* node = some_node(random, page.target,
                               [](const Node& n) { return n.kind == NodeKind::heading && !n.setext && n.level > 1; });
  if (node == nullptr) return std::nullopt;
  return without_lines(page.target.bytes, node->bytes);
}

Seeded change_level(Random& random, const Page& page) {
  const Node* node = some_node(random, page.target, [](const Node& n) {
    return n.kind == NodeKind::heading && !n.setext && n.level < 6 && n.level > 1;
  });
  if (node == nullptr) return std::nullopt;
  const size_t hash = page.target.bytes.rfind('#', node->bytes.begin + 1);
  if (hash == std::string::npos || hash + 8 < node->bytes.begin) return std::nullopt;
  return replaced(page.target.bytes, {static_cast<uint32_t>(hash), static_cast<uint32_t>(hash)}, "#");
}

bool is_inline_link(const Node& node) {
  return node.kind == NodeKind::link && node.aligned && node.form == markdown::LinkForm::inline_;
}

Seeded change_link(Random& random, const Page& page) {
  const Node* node = some_node(random, page.target, is_inline_link);
  if (node == nullptr) return std::nullopt;
  const size_t open = page.target.bytes.find("](", node->inner.end);
  if (open != node->inner.end) return std::nullopt;
  const auto at = static_cast<uint32_t>(open + 2);
  return replaced(page.target.bytes, {at, at}, "x");
}

Seeded lose_link(Random& random, const Page& page) {
  const Node* node = some_node(random, page.target, is_inline_link);
  if (node == nullptr) return std::nullopt;
  return replaced(page.target.bytes, node->bytes, node->inner.of(page.target.bytes));
}

Seeded lose_image(Random& random, const Page& page) {
  const Node* node =
      some_node(random, page.target, [](const Node& n) { return n.kind == NodeKind::image && n.aligned; });
  if (node == nullptr) return std::nullopt;
  return replaced(page.target.bytes, node->bytes,
                  random.pick(2) == 0 ? std::string_view() : node->inner.of(page.target.bytes));
}

Seeded change_code_span(Random& random, const Page& page) {
  const Node* node = some_node(
      random, page.target, [](const Node& n) { return n.kind == NodeKind::code && n.aligned && n.bytes.size() > 4; });
  if (node == nullptr) return std::nullopt;
  const uint32_t at = node->bytes.begin + 1 + static_cast<uint32_t>(random.pick(node->bytes.size() - 2));
  if (!is_ascii_letter(page.target.bytes[at])) return std::nullopt;
  return replaced(page.target.bytes, {at, at + 1}, page.target.bytes[at] == 'q' ? "w" : "q");
}

Seeded change_code_block(Random& random, const Page& page) {
  const Node* node =
      some_node(random, page.target, [](const Node& n) { return n.kind == NodeKind::code_block && n.fenced; });
  if (node == nullptr) return std::nullopt;
  // Behind the line that opens it.
  const size_t first = page.target.bytes.find('\n', node->bytes.begin) + 1;
  if (first + 4 >= node->bytes.end) return std::nullopt;
  const auto from = static_cast<uint32_t>(first + random.pick(node->bytes.end - first - 3));
  for (uint32_t at = from; at + 3 < node->bytes.end; ++at) {
    if (is_ascii_letter(page.target.bytes[at]))
      return replaced(page.target.bytes, {at, at + 1}, page.target.bytes[at] == 'q' ? "w" : "q");
  }
  return std::nullopt;
}

Seeded lose_row(Random& random, const Page& page) {
  const Node* node =
      some_node(random, page.target, [](const Node& n) { return n.kind == NodeKind::table_row && !n.header; });
  if (node == nullptr) return std::nullopt;
  return without_lines(page.target.bytes, node->bytes);
}

Seeded lose_alert(Random& random, const Page& page) {
  std::vector<size_t> found;
  for (size_t at = 0; (at = page.target.bytes.find("> [!", at)) != std::string::npos; ++at)
    found.push_back(at);
  if (found.empty()) return std::nullopt;
  const size_t begin = found[random.pick(found.size())];
  const size_t end = page.target.bytes.find(']', begin);
  return replaced(page.target.bytes, {static_cast<uint32_t>(begin), static_cast<uint32_t>(end + 1)},
                  random.pick(2) == 0 ? "> " : "> **!**");
}

// A field that both have with the same value.
std::optional<Span> some_field(Random& random, const Page& page, std::string_view bytes) {
  std::vector<Span> found;
  const std::string_view front = bytes.substr(0, page.target.document.body);
  for (const std::string_view key :
       {"ms.topic: ", "ms.service: ", "ms.reviewer: ", "author: ", "ms.author: ", "ms.date: "}) {
    const size_t at = front.find("\n" + std::string(key));
    if (at == std::string_view::npos || page.article.bytes.find("\n" + std::string(key)) == std::string::npos) continue;
    const size_t value = at + 1 + key.size();
    const size_t end = front.find_first_of("\r\n", value);
    if (end <= value + 1) continue;
    if (page.article.bytes.find(front.substr(at + 1, end - at - 1)) == std::string::npos) continue;
    found.push_back({static_cast<uint32_t>(value), static_cast<uint32_t>(end)});
  }
  if (found.empty()) return std::nullopt;
  return found[random.pick(found.size())];
}

Seeded change_field(Random& random, const Page& page) {
  const std::optional<Span> field = some_field(random, page, page.target.bytes);
  if (!field) return std::nullopt;
  return replaced(page.target.bytes, *field, "translated");
}

Seeded lose_field(Random& random, const Page& page) {
  const std::optional<Span> field = some_field(random, page, page.target.bytes);
  if (!field) return std::nullopt;
  return without_lines(page.target.bytes, *field);
}

const std::array<FileFault, 13> kFaults{{
    {"paragraph lost", {"structure/blocks"}, {"structure/*"}, lose_paragraph},
    {"list item lost", {"structure/list", "structure/blocks"}, {"structure/*"}, lose_item},
    {"heading lost", {"structure/heading", "structure/blocks"}, {"structure/*"}, lose_heading},
    {"heading's level changed", {"structure/heading", "structure/blocks"}, {}, change_level},
    {"link leads elsewhere", {"structure/link"}, {}, change_link},
    {"link became text", {"structure/link"}, {}, lose_link},
    {"image lost from the file", {"structure/image", "structure/blocks"}, {}, lose_image},
    {"code span changed", {"structure/code"}, {}, change_code_span},
    {"code block changed", {"structure/code-block"}, {}, change_code_block},
    {"table row lost", {"structure/table", "structure/blocks"}, {"structure/*"}, lose_row},
    {"alert became a quote", {"structure/alert", "structure/blocks"}, {}, lose_alert},
    {"field changed", {"front-matter/changed", "front-matter/date"}, {}, change_field},
    {"field lost", {"front-matter/missing"}, {}, lose_field},
}};

}  // namespace

std::span<const FileFault> file_faults() {
  return kFaults;
}

}  // namespace docloc::bench

// ForeignPlan, its last step: the library's tree becomes one of the file.
#include <algorithm>

#include "base/source.h"
#include "markdown/foreign_plan.h"

namespace docloc::markdown {
namespace {

constexpr uint32_t kWordDigits = 6;

// Line ends are LF in the strings of a Document.
std::string with_lf(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
    out += text[i] == '\r' ? '\n' : text[i];
  }
  return out;
}

// Only the indentation of a body's end stands between.
bool is_end(const Shadow& shadow, uint32_t place, uint32_t block) {
  return std::string_view(shadow.text()).substr(place, block - place).find_first_not_of(' ') == std::string_view::npos;
}

Span keep(Document& document, std::string_view text) {
  const auto begin = static_cast<uint32_t>(document.pool.size());
  document.pool.append(text);
  return {begin, static_cast<uint32_t>(document.pool.size())};
}

}  // namespace

void ForeignPlan::restore(Document& document, const Shadow& shadow) const {
  // Blocks are known by their places in the shadow.
  std::vector<std::pair<uint32_t, const ForeignGroup*>> places;  // null: the end of a body
  for (const ForeignGroup& group : groups_) {
    if (group.block) places.emplace_back(group.open.begin, &group);
  }
  for (const ForeignBody& body : bodies_) {
    if (body.active && body.marked) places.emplace_back(body.shadow.begin, nullptr);
  }
  std::ranges::sort(places);
  std::vector<std::pair<uint32_t, const ForeignGroup*>> blocks;
  for (uint32_t i = 0; i < document.nodes.size(); ++i) {
    const Node& node = document.nodes[i];
    if (node.kind != NodeKind::html_block) continue;
    const uint32_t line = node.bytes.begin;  // an end's place is that of its indentation
    const auto at = std::ranges::lower_bound(places, line, {}, &std::pair<uint32_t, const ForeignGroup*>::first);
    if (at != places.end() && at->first < node.bytes.end)
      blocks.emplace_back(i, at->second);
    else if (at != places.begin() && std::prev(at)->second == nullptr && is_end(shadow, std::prev(at)->first, line))
      blocks.emplace_back(i, nullptr);
  }
  restore_places(document, shadow);
  for (const auto& [index, group] : blocks) {
    Node& node = document.nodes[index];
    node.kind = NodeKind::foreign_block;
    if (group == nullptr) {
      node.bytes = node.inner = {node.bytes.begin, node.bytes.begin};
      node.literal = {};
      continue;
    }
    node.bytes = node.inner = group_bytes(*group);
    std::string literal;
    std::string skeleton;
    uint32_t at = node.bytes.begin;
    for (uint32_t i = group->first; i <= group->last; ++i) {
      const std::string_view gap = Span{at, scan_.spans[i].bytes.begin}.of(bytes_);
      literal.append(gap).append(scan_.spans[i].bytes.of(bytes_));
      skeleton.append(gap).append(scan_.spans[i].skeleton(bytes_));
      at = scan_.spans[i].bytes.end;
    }
    node.literal = keep(document, with_lf(literal));
    node.title = keep(document, with_lf(skeleton));
  }
  split_texts(document);
  restore_strings(document);
  for (uint32_t i = 0; i < scan_.spans.size(); ++i) {
    if (active_[i]) document.foreign.push_back(scan_.spans[i]);
  }
}

void ForeignPlan::restore_places(Document& document, const Shadow& shadow) const {
  for (Node& node : document.nodes) {
    node.bytes = shadow.to_file(node.bytes);
    node.inner = shadow.to_file(node.inner);
    node.title_bytes = shadow.to_file(node.title_bytes);
  }
  for (Span& join : document.line_joins)
    join = shadow.gap_to_file(join);
}

// The bytes that the word at `at` of a string stands for; nullptr: no word stands there.
const Span* ForeignPlan::word_at(std::string_view text, size_t at) const {
  if (text.substr(at).size() < sentinel_.size() + kWordDigits) return nullptr;
  uint32_t number = 0;
  for (const char c : text.substr(at + sentinel_.size(), kWordDigits)) {
    if (c < 'a' || c > 'p') return nullptr;
    number = number * 16 + static_cast<uint32_t>(c - 'a');
  }
  return number < word_bytes_.size() ? &word_bytes_[number] : nullptr;
}

void ForeignPlan::restore_strings(Document& document) const {
  if (document.pool.find(sentinel_) == std::string::npos) return;
  for (Node& node : document.nodes) {
    restore_string(document, node.literal);
    restore_string(document, node.url);
    restore_string(document, node.title);
  }
}

void ForeignPlan::restore_string(Document& document, Span& string) const {
  const std::string text(document.str(string));
  size_t word = text.find(sentinel_);
  if (word == std::string::npos) return;
  std::string out;
  size_t at = 0;
  for (; word != std::string::npos; word = text.find(sentinel_, at)) {
    out += text.substr(at, word - at);
    const Span* stands_for = word_at(text, word);
    if (stands_for != nullptr) out += with_lf(stands_for->of(bytes_));
    at = word + sentinel_.size() + (stands_for != nullptr ? kWordDigits : 0);
  }
  out += text.substr(at);
  string = keep(document, out);
}

// Texts with words in them become runs of text and foreign nodes.
void ForeignPlan::split_texts(Document& document) const {
  std::vector<Node> nodes;
  std::vector<uint32_t> moved(document.nodes.size() + 1, 0);  // old index -> new
  bool split = false;
  for (uint32_t i = 0; i < document.nodes.size(); ++i) {
    moved[i] = static_cast<uint32_t>(nodes.size());
    const Node node = document.nodes[i];
    const bool has_word = node.kind == NodeKind::text && node.aligned &&
                          document.str(node.literal).find(sentinel_) != std::string_view::npos;
    if (has_word) {
      split_text(document, node, nodes);
      split = true;
    } else {
      nodes.push_back(node);
    }
  }
  if (!split) return;
  moved[document.nodes.size()] = static_cast<uint32_t>(nodes.size());
  for (uint32_t i = 0; i < document.nodes.size(); ++i) {
    for (uint32_t k = moved[i]; k < moved[i + 1]; ++k) {
      const bool part = moved[i + 1] - moved[i] > 1;
      nodes[k].end = part ? k + 1 : moved[document.nodes[i].end];
      if (nodes[k].parent != kNoNode) nodes[k].parent = moved[nodes[k].parent];
    }
  }
  for (OpaqueBlock& block : document.opaque)
    block.node = moved[block.node];
  document.nodes = std::move(nodes);
}

void ForeignPlan::split_text(Document& document, const Node& text, std::vector<Node>& out) const {
  const std::string literal(document.str(text.literal));
  auto span =
      std::ranges::lower_bound(scan_.spans, text.bytes.begin, {}, [](const Foreign& one) { return one.bytes.begin; });
  size_t at = 0;
  uint32_t byte = text.bytes.begin;
  const auto add = [&](NodeKind kind, Span bytes, std::string_view string) -> Node& {
    Node part = text;
    part.kind = kind;
    part.bytes = bytes;
    part.inner = {bytes.end, bytes.end};
    part.literal = keep(document, string);
    out.push_back(part);
    return out.back();
  };
  for (size_t word = literal.find(sentinel_); word != std::string::npos; word = literal.find(sentinel_, at)) {
    while (span != scan_.spans.end() && !active_[static_cast<size_t>(span - scan_.spans.begin())])
      ++span;
    if (span == scan_.spans.end() || span->bytes.end > text.bytes.end) break;
    if (span->bytes.begin > byte) add(NodeKind::text, {byte, span->bytes.begin}, literal.substr(at, word - at));
    Node& foreign = add(NodeKind::foreign, span->bytes, with_lf(span->bytes.of(bytes_)));
    foreign.title = keep(document, with_lf(span->skeleton(bytes_)));
    byte = span->bytes.end;
    at = word + sentinel_.size() + kWordDigits;
    ++span;
  }
  if (byte < text.bytes.end) add(NodeKind::text, {byte, text.bytes.end}, literal.substr(at));
}

}  // namespace docloc::markdown

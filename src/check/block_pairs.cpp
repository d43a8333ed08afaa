// 1. Both trees become sequences of blocks, each with what survives translation: code, addresses, its length.
// 2. Are the sequences of the same kinds, block n is the other's block n: nearly all articles.
// 3. Else what they begin and end with in common is paired, and between the best path through the grid of both.
#include "check/block_pairs.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/hash.h"
#include "markdown/html_token.h"
#include "text/address.h"
#include "text/locale.h"

namespace docloc::check {

using markdown::Document;
using markdown::kNoNode;
using markdown::Node;
using markdown::NodeKind;

namespace {

struct Block {
  uint32_t node = 0;
  uint32_t kind = 0;               // and depth; only equal ones are paired
  uint32_t length = 0;             // bytes of text in it
  std::vector<uint64_t> features;  // sorted
};

bool is_comment(std::string_view html) {
  markdown::HtmlTokenizer tokens(html);
  markdown::HtmlToken token;
  while (tokens.next(token)) {
    const bool blank = token.bytes.find_first_not_of(" \t\r\n") == std::string_view::npos;
    if (token.kind != markdown::HtmlTokenKind::ignored && !blank) return false;
  }
  return true;
}

// What of a node's own is the same in every language; nothing: 0.
uint64_t feature_of(const Document& document, const Node& node) {
  switch (node.kind) {
    case NodeKind::code:
    case NodeKind::code_block:
    case NodeKind::html_block:
      return hash64(document.str(node.literal));
    case NodeKind::link:
    case NodeKind::image:
      return hash64(text::without_locale(document.str(node.url)));
    case NodeKind::heading:
      return node.level;
    case NodeKind::text: {
      // ":::image" is text to CommonMark, and none to readers.
      const std::string_view text = document.str(node.literal);
      return text.starts_with(":::") ? hash64(text.substr(0, text.find(' '))) : 0;
    }
    case NodeKind::table_row:
      return node.end - (&node - document.nodes.data());
    default:
      return 0;
  }
}

class Sequence {
 public:
  explicit Sequence(const segment::Article& article) : article_(article), document_(article.document) { walk(0, 0); }

  [[nodiscard]] const std::vector<Block>& blocks() const { return blocks_; }

 private:
  void walk(uint32_t parent, uint32_t depth) {
    for (uint32_t i = document_.first_child(parent); i != kNoNode; i = document_.next_sibling(i)) {
      const Node& node = document_.nodes[i];
      if (markdown::is_inline(node.kind)) continue;
      if (node.kind == NodeKind::html_block && is_comment(document_.str(node.literal))) continue;
      add(i, depth);
      const bool leaf = node.kind == NodeKind::table || markdown::holds_inlines(node.kind);
      if (!leaf) walk(i, depth + 1);
    }
  }

  void add(uint32_t index, uint32_t depth) {
    const Node& node = document_.nodes[index];
    Block block{.node = index, .kind = (depth << 8U) | static_cast<uint32_t>(node.kind)};
    for (uint32_t i = index; i < node.end; ++i) {
      const Node& inner = document_.nodes[i];
      if (inner.kind == NodeKind::text) block.length += inner.literal.size();
      if (const uint64_t feature = feature_of(document_, inner); feature != 0) block.features.push_back(feature);
    }
    if (node.kind == NodeKind::block_quote) block.features.push_back(hash64(alert_of(article_, index)));
    std::ranges::sort(block.features);
    blocks_.push_back(std::move(block));
  }

  const segment::Article& article_;
  const Document& document_;
  std::vector<Block> blocks_;
};

// 0 to 50: how much speaks for two blocks of one kind being the same.
uint32_t likeness(const Block& a, const Block& b) {
  const uint32_t shorter = std::min(a.length, b.length) + 1;
  const uint32_t longer = std::max(a.length, b.length) + 1;
  uint32_t like = 10 * shorter / longer;
  if (a.features.empty() && b.features.empty()) return like + 20;
  size_t common = 0;
  for (size_t i = 0, j = 0; i < a.features.size() && j < b.features.size();) {
    if (a.features[i] == b.features[j]) {
      ++common;
      ++i;
      ++j;
    } else {
      ++(a.features[i] < b.features[j] ? i : j);
    }
  }
  const size_t most = std::max(a.features.size(), b.features.size());
  like += static_cast<uint32_t>(40 * common / most);
  return like;
}

class Grid {
 public:
  Grid(std::span<const Block> a, std::span<const Block> b) : a_(a), b_(b), steps_((a.size() + 1) * (b.size() + 1)) {}

  // Appends the pairs of the best path.
  void run(std::vector<BlockPair>& out) {
    fill();
    std::vector<BlockPair> back;
    size_t i = a_.size();
    size_t j = b_.size();
    while (i > 0 || j > 0) {
      const Step step = i == 0 ? Step::target : j == 0 ? Step::source : steps_[(i * width()) + j];
      BlockPair pair;
      if (step != Step::target) pair.source = a_[--i].node;
      if (step != Step::source) pair.target = b_[--j].node;
      back.push_back(pair);
    }
    out.insert(out.end(), back.rbegin(), back.rend());
  }

 private:
  enum class Step : uint8_t { both, source, target };

  [[nodiscard]] size_t width() const { return b_.size() + 1; }

  void fill() {
    // Being paired at all counts for more than being alike.
    constexpr uint32_t kPaired = 1000;
    std::vector<uint32_t> above(width(), 0);
    std::vector<uint32_t> row(width(), 0);
    for (size_t i = 1; i <= a_.size(); ++i) {
      for (size_t j = 1; j <= b_.size(); ++j) {
        Step step = above[j] >= row[j - 1] ? Step::source : Step::target;
        uint32_t best = std::max(above[j], row[j - 1]);
        if (a_[i - 1].kind == b_[j - 1].kind) {
          const uint32_t paired = above[j - 1] + kPaired + likeness(a_[i - 1], b_[j - 1]);
          if (paired >= best) {
            best = paired;
            step = Step::both;
          }
        }
        row[j] = best;
        steps_[(i * width()) + j] = step;
      }
      std::swap(above, row);
    }
  }

  std::span<const Block> a_;
  std::span<const Block> b_;
  std::vector<Step> steps_;
};

// How many blocks both begin with that are alike beyond their kind.
size_t common_prefix(std::span<const Block> a, std::span<const Block> b) {
  size_t count = 0;
  while (count < std::min(a.size(), b.size()) && a[count].kind == b[count].kind &&
         a[count].features == b[count].features)
    ++count;
  return count;
}

void pair_in_order(std::span<const Block> a, std::span<const Block> b, std::vector<BlockPair>& out) {
  for (size_t i = 0; i < a.size(); ++i)
    out.push_back({a[i].node, b[i].node});
}

}  // namespace

std::vector<BlockPair> pair_blocks(const segment::Article& source, const segment::Article& target) {
  constexpr size_t kMostCells = 16U << 20U;
  const Sequence source_sequence(source);
  const Sequence target_sequence(target);
  std::span<const Block> a = source_sequence.blocks();
  std::span<const Block> b = target_sequence.blocks();
  std::vector<BlockPair> pairs;
  pairs.reserve(std::max(a.size(), b.size()));
  if (std::ranges::equal(a, b, {}, &Block::kind, &Block::kind)) {
    pair_in_order(a, b, pairs);
    return pairs;
  }
  if (a.size() * b.size() > kMostCells) {
    const size_t same = common_prefix(a, b);
    pair_in_order(a.first(same), b.first(same), pairs);
    a = a.subspan(same);
    b = b.subspan(same);
    // What is still too much is looked at as far as it fits.
    constexpr size_t kMost = 4096;
    a = a.first(std::min(a.size(), kMost));
    b = b.first(std::min(b.size(), kMost));
  }
  Grid(a, b).run(pairs);
  return pairs;
}

std::string alert_of(const segment::Article& article, uint32_t quote) {
  const Document& document = article.document;
  const uint32_t first = document.first_child(quote);
  if (first == kNoNode || document.nodes[first].kind != NodeKind::paragraph) return {};
  const std::string_view text = document.nodes[first].bytes.of(article.bytes);
  if (!text.starts_with("[!")) return {};
  const size_t end = text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", 2);
  if (end == std::string_view::npos || end == 2 || text[end] != ']') return {};
  std::string name(text.substr(2, end - 2));
  for (char& c : name)
    c = static_cast<char>(c & ~0x20);
  return name;
}

std::string_view name_of(const segment::Article& article, uint32_t block) {
  switch (article.document.nodes[block].kind) {
    case NodeKind::block_quote:
      return alert_of(article, block).empty() ? "a quotation" : "an alert";
    case NodeKind::list:
      return "a list";
    case NodeKind::item:
      return "a list item";
    case NodeKind::code_block:
      return "a code block";
    case NodeKind::html_block:
      return "HTML";
    case NodeKind::paragraph:
      return "a paragraph";
    case NodeKind::heading:
      return "a heading";
    case NodeKind::thematic_break:
      return "a rule";
    case NodeKind::footnote_definition:
      return "a footnote";
    case NodeKind::table:
      return "a table";
    default:
      return "a box";
  }
}

}  // namespace docloc::check

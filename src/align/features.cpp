#include "align/features.h"

#include <algorithm>
#include <map>

#include "align/code_map.h"
#include "base/hash.h"
#include "text/address.h"

namespace docloc::align {

using markdown::Document;
using markdown::Node;
using markdown::NodeKind;
using segment::Article;
using segment::Code;
using segment::CodeKind;
using segment::Run;
using segment::Unit;
using segment::UnitKind;

namespace {

constexpr size_t kMostWordsOfBlock = 200;  // of code, which can be very long

uint64_t key_of(const Code& code) {
  std::string key;
  const bool leads = code.kind == CodeKind::link || code.kind == CodeKind::image || code.kind == CodeKind::autolink;
  for (const char c : leads ? text::without_locale(code.meaning) : code.meaning) {
    if (c != ' ' && c != '\n' && c != '\t') key += c;
  }
  return hash64(key);
}

uint32_t length_of(std::string_view text) {
  return static_cast<uint32_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<uint8_t>(c) & 0xC0U) != 0x80U; }));
}

// The text as words, a code as a gap between them.
std::string words_text(const segment::Content& content) {
  std::string text;
  for (const segment::Part& part : content) {
    if (part.kind == segment::PartKind::text) text += part.text;
    if (part.kind == segment::PartKind::placeholder) text += ' ';
  }
  return text;
}

Shape shape_of(const Node& node) {
  switch (node.kind) {
    case NodeKind::heading:
      return Shape::heading;
    case NodeKind::paragraph:
      return Shape::paragraph;
    case NodeKind::table_cell:
      return Shape::cell;
    case NodeKind::html_block:
      return Shape::html;
    case NodeKind::code_block:
      return Shape::code;
    case NodeKind::thematic_break:
      return Shape::rule;
    default:
      return Shape::other;
  }
}

class Elements {
 public:
  Elements(const Article& article, const std::vector<Block>& blocks, std::string_view locale, Side side)
      : article_(article), document_(article.document), blocks_(blocks), locale_(locale), side_(side) {}

  std::vector<Element> run() {
    const std::vector<uint32_t> block_of = block_of_node(document_, blocks_);
    std::map<uint32_t, std::vector<const Run*>> runs;
    for (const Run& run : article_.runs) {
      if (run.node != markdown::kNoNode && !is_part(run.kind)) runs[block_of[run.node]].push_back(&run);
    }
    for (uint32_t b = 1; b < blocks_.size(); ++b) {
      const bool leaf = b + 1 == blocks_.size() || blocks_[b + 1].depth <= blocks_[b].depth;
      const auto found = runs.find(b);
      if (found != runs.end()) {
        for (const Run* run : found->second)
          elements_.push_back({.block = b, .run = run, .features = features(b, run)});
      } else if (leaf) {
        elements_.push_back({.block = b, .run = nullptr, .features = features(b, nullptr)});
      }
    }
    return std::move(elements_);
  }

 private:
  Features features(uint32_t block, const Run* run) const {
    const uint32_t index = blocks_[block].node;
    const Node& node = document_.nodes[index];
    Features f;
    if (run != nullptr && run->unit != segment::kNoUnit) {
      const Unit& unit = article_.units[run->unit];
      f = features_of(unit.content, unit.codes, locale_);
      if (unit.kind == UnitKind::heading) take_name(unit, f);
    } else if (run != nullptr) {
      take_text(run->canon, f);
    } else {
      const bool literal = node.kind == NodeKind::code_block || node.kind == NodeKind::html_block;
      take_text(literal ? document_.str(node.literal) : node.bytes.of(article_.bytes), f);
    }
    f.shape = shape_of(node);
    f.level = node.level;
    take_place(index, f);
    return f;
  }

  void take_text(std::string_view text, Features& f) const {
    constexpr size_t kMostBytes = 4000;
    f.length = length_of(text);
    f.text = hash64(text);
    size_t end = std::min(text.size(), kMostBytes);
    while (end < text.size() && (static_cast<uint8_t>(text[end]) & 0xC0U) == 0x80U)
      --end;
    f.words = words_of(text.substr(0, end), locale_);
    if (f.words.size() > kMostWordsOfBlock) f.words.resize(kMostWordsOfBlock);
  }

  void take_name(const Unit& unit, Features& f) const {
    const auto anchor_code = [](const Code& code) {
      return code.kind == CodeKind::html && anchor_name(code.open).has_value();
    };
    const auto found = std::ranges::find_if(unit.codes, anchor_code);
    if (found != unit.codes.end()) {
      const Anchor anchor{.kind = CodeKind::html, .key = key_of(*found)};
      std::erase(f.anchors, anchor);
    }
    if (side_ == Side::source) {
      f.name = hash64(segment::ops_anchor(article_, unit));
    } else if (found != unit.codes.end()) {
      f.name = hash64(*anchor_name(found->open));
    }
  }

  void take_place(uint32_t index, Features& f) const {
    std::string path;
    uint32_t child = index;
    f.first = true;
    for (uint32_t at = document_.nodes[index].parent; at != markdown::kNoNode; at = document_.nodes[at].parent) {
      const Node& node = document_.nodes[at];
      path += static_cast<char>('a' + static_cast<int>(node.kind));
      if (node.kind == NodeKind::list && node.ordered) path += '1';
      if (node.kind == NodeKind::table_row) {
        f.header = node.header;
        f.row = at;
      }
      if (at == document_.nodes[index].parent) f.first = child == at + 1;
      child = at;
    }
    f.path = hash64(path);
    f.parent = document_.nodes[index].parent;
    if (f.shape == Shape::cell) {
      for (uint32_t i = document_.nodes[index].parent + 1; i < index; i = document_.nodes[i].end)
        ++f.column;
    }
  }

  const Article& article_;
  const Document& document_;
  const std::vector<Block>& blocks_;
  std::string_view locale_;
  Side side_;
  std::vector<Element> elements_;
};

}  // namespace

Features features_of(const segment::Content& content, const std::vector<Code>& codes, std::string_view locale) {
  Features f;
  const std::string text = words_text(content);
  f.length = length_of(text);
  f.words = words_of(text, locale);
  for (const segment::Part& part : content) {
    if (part.kind == segment::PartKind::text || part.kind == segment::PartKind::close) continue;
    const Code& code = codes[part.code - 1];
    if (!is_free(code.kind)) f.anchors.push_back({code.kind, key_of(code)});
  }
  std::ranges::sort(f.anchors);
  f.text = hash64(segment::key_text(content, codes));
  return f;
}

Features merge(const Features& a, const Features& b) {
  Features f = a;
  f.length += b.length;
  f.words.insert(f.words.end(), b.words.begin(), b.words.end());
  std::ranges::sort(f.words);
  f.words.erase(std::ranges::unique(f.words).begin(), f.words.end());
  f.anchors.insert(f.anchors.end(), b.anchors.begin(), b.anchors.end());
  std::ranges::sort(f.anchors);
  f.text = a.text * 31 + b.text;
  return f;
}

std::vector<Element> elements_of(const Article& article, const std::vector<Block>& blocks, std::string_view locale,
                                 Side side) {
  return Elements(article, blocks, locale, side).run();
}

}  // namespace docloc::align

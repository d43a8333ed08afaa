// What of a block or sentence survives translation, for comparing. Internal to room align.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "align/blocks.h"
#include "align/lexicon.h"
#include "segment/article.h"

namespace docloc::align {

enum class Shape : uint8_t { heading, paragraph, cell, html, code, rule, other };

// A code that the translation should hold too.
struct Anchor {
  segment::CodeKind kind{};
  uint64_t key = 0;  // of what it means: a destination without its locale, a literal without white space
  friend auto operator<=>(const Anchor&, const Anchor&) = default;
};

struct Features {
  Shape shape{};
  bool header = false;          // cell: of the table's head
  bool first = false;           // the first text in its container
  uint8_t level = 0;            // heading
  uint32_t parent = 0;          // the node of the block that it stands in
  uint32_t column = 0;          // cell
  uint32_t row = 0;             // cell: the node of its row; else 0
  uint64_t path = 0;            // of the containers it stands in
  uint32_t length = 0;          // code points of its text
  Words words;                  // lower case
  std::vector<Anchor> anchors;  // sorted
  uint64_t name = 0;            // heading: of its anchor; 0: none
  uint64_t text = 0;            // equal: reads the same
};

// A text of an article that stands by itself, or a block without any: in order, both are what is aligned.
struct Element {
  uint32_t block = 0;                 // index into the article's blocks
  const segment::Run* run = nullptr;  // null: a block without texts
  Features features;
};

// Of a source, a heading's anchor is the one that is made of its text; of a translation, the one that it carries.
enum class Side : uint8_t { source, translation };
[[nodiscard]] std::vector<Element> elements_of(const segment::Article& article, const std::vector<Block>& blocks,
                                               std::string_view locale, Side side);

// Words, length and anchors of a content. `codes` are those it numbers.
[[nodiscard]] Features features_of(const segment::Content& content, const std::vector<segment::Code>& codes,
                                   std::string_view locale);

// Both together, as of one text that was made of two.
[[nodiscard]] Features merge(const Features& a, const Features& b);

// An alternative text or a link's title: it goes where its image or link goes.
[[nodiscard]] inline bool is_part(segment::UnitKind kind) {
  return kind == segment::UnitKind::alt || kind == segment::UnitKind::title;
}

}  // namespace docloc::align

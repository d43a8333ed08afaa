// What rules of structure/ share. Internal to room check.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "check/reporter.h"

namespace docloc::check {

// Blocks in a row that one of the two has not, or that stand where the other has different ones.
struct Gap {
  std::span<const BlockPair> blocks;
  uint32_t source = markdown::kNoNode;  // the first of the source's; kNoNode: it has none here
  uint32_t target = markdown::kNoNode;
  Span source_place;  // of `source`; else empty, where it would stand
  Span target_place;
};
[[nodiscard]] std::vector<Gap> gaps_of(const Subject& subject);

// Something inside a block that both should have: `key` is what it is, in any language.
struct Item {
  std::string key;
  Span bytes;
};
// Of an article as a whole, in order of their bytes.
using Collect = std::vector<Item> (*)(const segment::Article& article);

// Where an inline stands; where its block does if that is not known.
[[nodiscard]] Span place_of(const markdown::Document& document, uint32_t node);

struct ItemWords {
  std::string_view thing;  // "The code span"
  std::string_view hint;
};

// What became of the items of each block: one finding for each that is lost, became another one, or is nowhere in the
// source. One that moved along with text whose block has no partner is at home there.
void compare_items(const Subject& subject, Reporter& report, Collect collect, const ItemWords& words);

void find_code_changes(const Subject& subject, Reporter& report);
void find_link_changes(const Subject& subject, Reporter& report);
void find_image_changes(const Subject& subject, Reporter& report);
void find_footnote_changes(const Subject& subject, Reporter& report);
void find_html_changes(const Subject& subject, Reporter& report);
void find_anchor_changes(const Subject& subject, Reporter& report);
void find_lost_breaks(const Subject& subject, Reporter& report);

}  // namespace docloc::check

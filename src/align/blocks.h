// Block structures, side by side. Internal to room align.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "markdown/document.h"

namespace docloc::align {

struct Block {
  uint32_t node = 0;
  uint32_t depth = 0;  // the document is 0
};

// Every block of the document in order, the document itself first.
[[nodiscard]] std::vector<Block> blocks_of(const markdown::Document& document);

// Per node: the index in `blocks` of the block it is, or stands in.
[[nodiscard]] std::vector<uint32_t> block_of_node(const markdown::Document& document, const std::vector<Block>& blocks);

// What a block is, as far as two structures must agree: "heading 2", "ordered list", "table cell".
[[nodiscard]] std::string describe(const markdown::Node& node);

// Index of the first block that is another one, or stands elsewhere in the tree; the shorter size when one structure
// continues where the other ends. Lists that differ in tightness or start, tables in alignment, code blocks in their
// text, are the same: none of it is a translator's to say.
[[nodiscard]] std::optional<uint32_t> first_difference(const markdown::Document& source,
                                                       const std::vector<Block>& source_blocks,
                                                       const markdown::Document& target,
                                                       const std::vector<Block>& target_blocks);

}  // namespace docloc::align

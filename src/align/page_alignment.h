// Two pages side by side: which text of one is which of the other. Internal to room align.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "align/blocks.h"
#include "align/evidence.h"
#include "align/features.h"
#include "align/sequence_alignment.h"

namespace docloc::align {

struct PageOptions {
  std::string source_locale;
  std::string target_locale;
  const Lexicon* lexicon = nullptr;  // null: one is learned from the two pages
  bool same_language = false;        // one page is an edit of the other
};

struct PageAlignment {
  std::vector<Block> source_blocks;
  std::vector<Block> target_blocks;
  std::vector<Element> source;  // in order; views into the articles
  std::vector<Element> target;
  std::vector<Bead> beads;  // over `source` and `target`: every element is in one
  PageWords words;
};

[[nodiscard]] PageAlignment align_pages(const segment::Article& source, const segment::Article& target,
                                        const PageOptions& options);

// Pages whose blocks are the same: a text of each side without partner, in the same place, are each other's, unless
// what they say speaks against it.
void pair_in_place(PageAlignment& page);

// Sentences of one text side by side. `source` and `target` are features of each sentence.
[[nodiscard]] std::vector<Bead> align_sentences(const std::vector<Features>& source,
                                                const std::vector<Features>& target, const PageWords& words);

// Several sentences of the source that one of the translation may stand for: each of them has a share in it.
[[nodiscard]] bool every_part_counts(const std::vector<Features>& source, const Features& target,
                                     const PageWords& words);

}  // namespace docloc::align

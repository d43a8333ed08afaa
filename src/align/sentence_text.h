// One or two units of an article as a run of sentences. Internal to room align.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "align/features.h"
#include "catalog/catalog.h"
#include "segment/article.h"

namespace docloc::align {

struct SentenceText {
  struct Sentence {
    segment::Content content;
    segment::Content behind;  // white space between it and the next
    uint32_t unit = 0;        // which of the units
    uint32_t segment = 0;     // its index among the unit's segments, ignorable ones counted
  };

  std::vector<segment::Code> codes;  // of all units; the contents number these
  std::vector<uint32_t> first_code;  // by unit: how many codes stand before its own
  std::vector<uint32_t> segments;    // by unit: how many
  std::vector<Sentence> sentences;

  [[nodiscard]] std::vector<Features> features(std::string_view locale) const;
  // Sentences [begin, end) and the white space between them.
  [[nodiscard]] segment::Content joined(size_t begin, size_t end) const;
};

// Units of `article`, cut into sentences of `locale`. `whole`: not inside a link or emphasis, however its text reads;
// then sentences are no longer the segments of split_sentences.
[[nodiscard]] SentenceText sentences_of(const segment::Article& article, const std::vector<uint32_t>& units,
                                        std::string_view locale, bool whole);

// The same, cut as `catalog` has them: its unit i is the article's.
[[nodiscard]] SentenceText sentences_of(const segment::Article& article, const std::vector<uint32_t>& units,
                                        const catalog::Catalog& catalog);

}  // namespace docloc::align

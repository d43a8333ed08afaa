// What a source text is compared by: its words, and its codes as words. Internal to room memory.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "segment/content.h"

namespace docloc::memory {

// Three characters in a row of a Measure's text, none of them a line feed: each once, sorted, views into `text`.
[[nodiscard]] std::vector<std::string_view> trigrams_of(std::string_view text);

struct Term {
  uint64_t word = 0;  // hash, as in Measure::words
  std::string text;   // lower case, as it stands in Measure::text
};

struct Measure {
  // In order, for text::similarity: words in lower case, placeholders, links and their like (where they open). Emphasis
  // and other free codes are left out: what differs in them alone says the same.
  std::vector<uint64_t> words;
  std::string text;         // lower case; what codes part is parted by line feeds
  std::vector<Term> terms;  // the words that are words, each once, in the order of `words`
};

[[nodiscard]] Measure measure(const segment::Content& content, const std::vector<segment::Code>& codes,
                              std::string_view locale);

// Changes when the words of a text do: with another version of ICU, or of docloc's own rules.
[[nodiscard]] uint64_t fingerprint(std::string_view locale);

}  // namespace docloc::memory

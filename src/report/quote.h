// A quote: the words that a translator is asked for, by how much help there is, each band at its own price.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace docloc::report {

// Segments (sentences) and words of the source. status.h says what a word is.
struct Amount {
  uint32_t segments = 0;
  uint32_t words = 0;
  Amount& operator+=(const Amount& other);
  friend bool operator==(const Amount&, const Amount&) = default;
};

// What is at hand for a segment without a current translation of a human, best first.
enum class Band : uint8_t {
  in_context,  // memory has this very text between the same neighbours
  exact,       // memory has this very text
  repetition,  // the same text stands earlier in this quote
  fuzzy_95,    // the best of memory and of the segment's own older translation is 95 to 99% alike, by words
  fuzzy_85,
  fuzzy_75,
  fuzzy_50,
  machine,  // a machine translated it and nobody reviewed: to be edited
  none,     // new
};
inline constexpr size_t kBands = static_cast<size_t>(Band::none) + 1;

// "in-context", "exact", "repetition", "95-99", "85-94", "75-84", "50-74", "machine", "new": names of the setting
// quote.weights too.
[[nodiscard]] const char* to_string(Band band);
[[nodiscard]] std::optional<Band> band_of(std::string_view name);
// The band of a fuzzy match of 50 to 99 percent; below: Band::none.
[[nodiscard]] Band fuzzy_band(uint32_t similarity);

// What a word of each band costs, in percent of a new word's price.
using Weights = std::array<uint32_t, kBands>;
inline constexpr Weights kUsualWeights = {0, 10, 10, 30, 50, 70, 90, 50, 100};

using BandAmounts = std::array<Amount, kBands>;

struct QuoteArticle {
  std::string path;
  BandAmounts bands;  // a repetition stands in the article where it is repeated
};

struct QuoteLocale {
  std::string locale;
  std::vector<QuoteArticle> articles;  // those with something to do, by path
  [[nodiscard]] BandAmounts total() const;
};

struct Quote {
  Weights weights = kUsualWeights;
  std::vector<QuoteLocale> locales;
};

// Words times weights, in hundredths of a word.
[[nodiscard]] uint64_t weighted_hundredths(const BandAmounts& bands, const Weights& weights);

// A table for every locale: band, weight, segments, words, weighted words. Numbers to the right.
[[nodiscard]] std::string quote_text(const Quote& quote);

// {"format": "docloc-quote", "version": 1, "weights": {BAND: percent},
//  "locales": [{"locale", "weighted_words": 12.5, "bands": {BAND: {"segments", "words"}},
//               "articles": [{"path", "weighted_words", "bands"}]}]}
// Bands without a segment are left out of an article's.
[[nodiscard]] std::string quote_json(const Quote& quote);

}  // namespace docloc::report

// What a translation of what is still to do would cost, by how much help there is: the numbers of an agency's quote.
//
// 1. Every segment without a current translation of a human counts: missing, stale, fuzzy, machine-made.
// 2. It falls into a band by each kind of help there is: the memory's best match, its own older translation and the
//    other matches of its catalog, a machine's translation, the same text earlier in this quote.
// 3. It counts in the cheapest of them by the weights (setting quote.weights); where two cost the same, in the better.
// What a word is: report/status.h.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "catalog/catalog.h"
#include "report/quote.h"
#include "site/sources.h"
#include "site/word_count.h"

namespace docloc::site {

// A segment to be done, before it is known whether the quote has its text already.
struct QuoteSegment {
  uint64_t key = 0;  // of the source text: equal for repetitions
  uint32_t words = 0;
  report::Band band = report::Band::none;  // the cheapest, repetitions aside
};

// Of an article's catalog, synced with its source; in order.
[[nodiscard]] std::vector<QuoteSegment> quote_segments(const catalog::Catalog& locale, const report::Weights& weights,
                                                       WordCounter& words);

struct ArticleSegments {
  std::string path;
  std::vector<QuoteSegment> segments;
};

// The quote for a locale. Repetitions are counted in the order given: sort articles by path.
[[nodiscard]] report::QuoteLocale quote_locale(std::string locale, const std::vector<ArticleSegments>& articles,
                                               const report::Weights& weights);

struct QuoteOptions {
  std::vector<std::string> locales;  // target locales
  std::vector<std::string> paths;    // articles or folders; empty: all
};

// Of the catalogs as they would be after a sync.
[[nodiscard]] Result<report::Quote> make_quote(const Job& job, const Sources& sources, const QuoteOptions& options);

[[nodiscard]] report::Weights weights_of(const Settings& settings);

}  // namespace docloc::site

// What a translation of what is still to do would cost, by how much help there is: the numbers of an agency's quote.
//
// 1. Every segment counts that has no current translation of a human (missing, stale, fuzzy, machine-made) after a
//    sync, memory left out; then memory is put to use, as sync does (site/memory.h).
// 2. It falls into a band by each kind of help there is: what memory translated (in context: the same text between the
//    same neighbours in the catalogs at hand), its own older translation and the other matches of its catalog, a
//    machine's translation, the same text earlier in this quote.
// 3. It counts in the cheapest of them by the weights (setting quote.weights); where two cost the same, in the better.
// What a word is: report/status.h.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_set>
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

// Where remembered translations stand, for telling which match is one in context.
using Contexts = std::unordered_set<uint64_t>;
void add_contexts(Contexts& contexts, const catalog::Catalog& locale);

// Of an article's catalog: `before` memory was put to use, and `after`; the same units and segments in both. In order.
[[nodiscard]] std::vector<QuoteSegment> quote_segments(const catalog::Catalog& before, const catalog::Catalog& after,
                                                       const Contexts& contexts, const report::Weights& weights,
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

// Of the catalogs as they would be after a sync. Error: a catalog could not be read.
[[nodiscard]] Result<report::Quote> make_quote(const Job& job, const Sources& sources, const QuoteOptions& options);

[[nodiscard]] report::Weights weights_of(const Settings& settings);

}  // namespace docloc::site

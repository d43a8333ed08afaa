#include "site/quote.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "base/hash.h"
#include "catalog/sync.h"
#include "segment/article.h"
#include "site/strings.h"
#include "site/survey.h"
#include "text/words.h"

namespace docloc::site {
namespace {

using catalog::Standing;
using report::Band;

uint32_t weight_of(Band band, const report::Weights& weights) {
  return weights[static_cast<size_t>(band)];
}

Band cheaper(Band a, Band b, const report::Weights& weights) {
  const uint32_t cost_a = weight_of(a, weights);
  const uint32_t cost_b = weight_of(b, weights);
  if (cost_a == cost_b) return std::min(a, b);
  return cost_a < cost_b ? a : b;
}

Band band_of(const catalog::Unit& unit, const catalog::Segment& segment, const catalog::Match& match,
             std::string_view locale) {
  const std::string own = segment::key_text(segment.source, unit.codes);
  if (segment::key_text(match.source, match.codes) == own) return Band::exact;
  uint32_t similarity = match.similarity;
  if (similarity == 0) {
    similarity = text::similarity(text::word_hashes(countable_text(match.source), locale),
                                  text::word_hashes(countable_text(segment.source), locale), 50);
  }
  // Another text is never an exact match, though its words be the same.
  return report::fuzzy_band(std::min(similarity, 99U));
}

Band best_band(const catalog::Unit& unit, const catalog::Segment& segment, Standing standing,
               const report::Weights& weights, std::string_view source_locale) {
  Band best = Band::none;
  if (standing == Standing::machine) best = cheaper(best, Band::machine, weights);
  for (const catalog::Match& match : unit.matches) {
    if (match.segment == segment.id && !match.target.empty())
      best = cheaper(best, band_of(unit, segment, match, source_locale), weights);
  }
  return best;
}

}  // namespace

std::vector<QuoteSegment> quote_segments(const catalog::Catalog& locale, const report::Weights& weights,
                                         WordCounter& words) {
  std::vector<QuoteSegment> segments;
  for (const catalog::Unit& unit : locale.units) {
    if (unit.obsolete) continue;
    for (const catalog::Segment& segment : unit.segments) {
      if (segment.ignorable) continue;
      const Standing standing = catalog::standing_of(unit, segment);
      if (standing > Standing::machine) continue;
      segments.push_back({.key = hash64(segment::key_text(segment.source, unit.codes)),
                          .words = words.count(segment.source),
                          .band = best_band(unit, segment, standing, weights, locale.source_locale)});
    }
  }
  return segments;
}

report::QuoteLocale quote_locale(std::string locale, const std::vector<ArticleSegments>& articles,
                                 const report::Weights& weights) {
  report::QuoteLocale quote{.locale = std::move(locale)};
  std::unordered_set<uint64_t> seen;
  for (const ArticleSegments& article : articles) {
    if (article.segments.empty()) continue;
    report::QuoteArticle counted{.path = article.path};
    for (const QuoteSegment& segment : article.segments) {
      const bool repeated = !seen.insert(segment.key).second;
      const Band band = repeated ? cheaper(segment.band, Band::repetition, weights) : segment.band;
      counted.bands[static_cast<size_t>(band)] += {.segments = 1, .words = segment.words};
    }
    quote.articles.push_back(std::move(counted));
  }
  return quote;
}

Result<report::Quote> make_quote(const Job& job, const Sources& sources, const QuoteOptions& options) {
  Result<StatusReport> status =
      survey_status(job, sources, {.survey = {.locales = options.locales, .paths = options.paths}, .quote = true});
  if (!status) return fail(std::move(status.error().what));
  return std::move(*status->status.quote);
}

report::Weights weights_of(const Settings& settings) {
  report::Weights weights = report::kUsualWeights;
  for (const auto& [name, weight] : settings.quote_weights) {
    if (const std::optional<Band> band = report::band_of(name)) weights[static_cast<size_t>(*band)] = weight;
  }
  return weights;
}

}  // namespace docloc::site

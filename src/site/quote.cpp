#include "site/quote.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "base/hash.h"
#include "catalog/sync.h"
#include "memory/entry.h"
#include "segment/article.h"
#include "site/layout.h"
#include "site/memory.h"
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

uint64_t place_key(std::string_view role, const memory::Position& position) {
  return hash64(fmt::format("{} {} {} {}", role, position.key, position.context.before, position.context.after));
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

// `unit` and `segment` after memory was put to use.
Band best_band(const catalog::Unit& unit, const catalog::Segment& segment, const memory::Position& position,
               const Contexts& contexts, const report::Weights& weights, std::string_view source_locale) {
  const Standing standing = catalog::standing_of(unit, segment);
  Band best = Band::none;
  if (standing > Standing::machine) {
    best = contexts.contains(place_key(unit.kind, position)) ? Band::in_context : Band::exact;
  }
  if (standing == Standing::machine) best = cheaper(best, Band::machine, weights);
  for (const catalog::Match& match : unit.matches) {
    if (match.segment == segment.id && !match.target.empty())
      best = cheaper(best, band_of(unit, segment, match, source_locale), weights);
  }
  return best;
}

// A locale's catalogs of the articles, synced in memory.
Result<std::vector<catalog::Catalog>> read_locale(const Job& job, const std::vector<const segment::Article*>& articles,
                                                  const std::string& locale) {
  std::vector<catalog::Catalog> catalogs(articles.size());
  std::vector<std::string> failures(articles.size());
  const std::vector<std::string> locales = {locale};
  for_each_index(
      articles.size(), job.threads,
      [&](size_t i) {
        Result<Strings> strings = read_strings(job, *articles[i], locales);
        if (strings) {
          catalogs[i] = std::move(strings->locales.at(locale));
        } else {
          failures[i] = std::move(strings.error().what);
        }
      },
      job.progress);
  for (std::string& failure : failures) {
    if (!failure.empty()) return fail(std::move(failure));
  }
  return catalogs;
}

}  // namespace

void add_contexts(Contexts& contexts, const catalog::Catalog& locale) {
  for (const memory::Position& position : memory::positions_of(locale)) {
    const catalog::Unit& unit = locale.units[position.unit];
    if (memory::is_remembered(unit.segments[position.segment])) contexts.insert(place_key(unit.kind, position));
  }
}

std::vector<QuoteSegment> quote_segments(const catalog::Catalog& before, const catalog::Catalog& after,
                                         const Contexts& contexts, const report::Weights& weights, WordCounter& words) {
  std::vector<QuoteSegment> segments;
  for (const memory::Position& position : memory::positions_of(before)) {
    const catalog::Unit& old_unit = before.units[position.unit];
    if (catalog::standing_of(old_unit, old_unit.segments[position.segment]) > Standing::machine) continue;
    const catalog::Unit& unit = after.units[position.unit];
    const catalog::Segment& segment = unit.segments[position.segment];
    segments.push_back({.key = hash64(segment::key_text(segment.source, unit.codes)),
                        .words = words.count(segment.source),
                        .band = best_band(unit, segment, position, contexts, weights, after.source_locale)});
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
  report::Quote quote{.weights = weights_of(job.settings)};
  for (const std::string& locale : options.locales) {
    std::vector<const segment::Article*> articles = select_articles(sources, options.paths);
    std::erase_if(articles,
                  [&](const segment::Article* article) { return !is_for_locale(job.settings, article->path, locale); });
    const Result<std::vector<catalog::Catalog>> before = read_locale(job, articles, locale);
    if (!before) return fail(before.error().what);
    Contexts contexts;
    for (const catalog::Catalog& catalog : *before)
      add_contexts(contexts, catalog);
    std::vector<catalog::Catalog> after = *before;
    std::vector<catalog::Catalog*> filled;
    for (catalog::Catalog& catalog : after)
      filled.push_back(&catalog);
    const Result<LeverageReport> leveraged = leverage_catalogs(job, locale, filled);
    if (!leveraged) return fail(leveraged.error().what);
    std::vector<ArticleSegments> segments(articles.size());
    for_each_index(articles.size(), job.threads, [&](size_t i) {
      WordCounter words(job.settings.source_locale);
      segments[i] = {articles[i]->path, quote_segments((*before)[i], after[i], contexts, quote.weights, words)};
    });
    quote.locales.push_back(quote_locale(locale, segments, quote.weights));
  }
  return quote;
}

report::Weights weights_of(const Settings& settings) {
  report::Weights weights = report::kUsualWeights;
  for (const auto& [name, weight] : settings.quote_weights) {
    if (const std::optional<Band> band = report::band_of(name)) weights[static_cast<size_t>(*band)] = weight;
  }
  return weights;
}

}  // namespace docloc::site

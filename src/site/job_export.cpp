// export to translation tools
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <unordered_set>
#include <utility>

#include "base/hash.h"
#include "catalog/sync.h"
#include "exchange/glossary.h"
#include "exchange/package.h"
#include "report/quote.h"
#include "site/exchange.h"
#include "site/glossary.h"
#include "site/layout.h"
#include "site/localize.h"
#include "site/memory.h"
#include "site/paths.h"
#include "site/quote.h"
#include "site/strings.h"
#include "site/survey.h"
#include "site/word_count.h"

namespace docloc::site {
namespace {

using exchange::Format;
using report::Band;

// One article on its way out.
struct Leaving {
  catalog::Catalog before;  // synced with the article
  catalog::Catalog after;   // memory put to use
  exchange::File file;
  std::string xliff2;
  std::string preview;
  std::vector<exchange::ManifestSegment> ordered;  // in the order of the items; repetitions not yet seen
  std::vector<uint64_t> keys;                      // per `ordered`: of its source
  size_t words = 0;
  std::string failure;
  Findings findings;
};

void append(Findings& to, const Findings& from) {
  to.insert(to.end(), from.begin(), from.end());
}

// The quote's view of each segment that was still to be done before memory was put to use, by name.
std::map<std::string, QuoteSegment> quoted_segments(const Leaving& leaving, const Contexts& contexts,
                                                    const report::Weights& weights, WordCounter& words) {
  const std::vector<QuoteSegment> quoted = quote_segments(leaving.before, leaving.after, contexts, weights, words);
  std::map<std::string, QuoteSegment> by_name;
  size_t next = 0;
  for (const catalog::Unit& unit : leaving.before.units) {
    if (unit.obsolete) continue;
    for (const catalog::Segment& segment : unit.segments) {
      const bool counts = !segment.ignorable && standing_of(unit, segment) <= catalog::Standing::machine;
      if (counts && next < quoted.size()) by_name.emplace(exchange::short_name(unit.id, segment.id), quoted[next++]);
    }
  }
  return by_name;
}

void order_segments(Leaving& leaving, const Contexts& contexts, const report::Weights& weights, WordCounter& words) {
  const std::map<std::string, QuoteSegment> quoted = quoted_segments(leaving, contexts, weights, words);
  for (const exchange::Unit& unit : leaving.file.units) {
    for (const exchange::Item& item : unit.items) {
      if (item.context || unit.obsolete) continue;
      exchange::ManifestSegment segment{.name = exchange::short_name(unit.id, item.segment),
                                        .band = std::string(exchange::kCurrentBand),
                                        .words = words.count(item.source),
                                        .left = item.left};
      const auto found = quoted.find(segment.name);
      if (found != quoted.end()) segment.band = report::to_string(found->second.band);
      leaving.keys.push_back(found == quoted.end() ? 0 : found->second.key);
      leaving.ordered.push_back(std::move(segment));
    }
  }
}

Leaving read_one(const Job& job, const segment::Article& article, const JobExport& options) {
  Leaving leaving;
  const bool package = options.shape == JobShape::package;
  const std::vector<std::string> locales =
      package ? fallback_chain(job.settings, options.locale) : std::vector{options.locale};
  Result<Strings> strings = read_strings(job, article, locales);
  if (!strings) {
    leaving.failure = std::move(strings.error().what);
    return leaving;
  }
  if (package) leaving.preview = localize(job.settings, article, *strings, options.locale).localized.bytes;
  leaving.findings = std::move(strings->findings);
  leaving.before = std::move(strings->locales.at(options.locale));
  leaving.after = leaving.before;
  return leaving;
}

void choose(const Job& job, const JobExport& options, const Contexts& contexts, Leaving& leaving) {
  leaving.file = exchange::select(leaving.after, options.selection);
  if (leaving.file.units.empty()) return;
  if (options.format == Format::xliff2) leaving.xliff2 = exchange::write_xliff2(leaving.after, options.selection);
  WordCounter words(job.settings.source_locale);
  if (options.shape == JobShape::package) order_segments(leaving, contexts, weights_of(job.settings), words);
  for (const exchange::Unit& unit : leaving.file.units) {
    for (const exchange::Item& item : unit.items)
      leaving.words += item.context || unit.obsolete ? 0 : words.count(item.source);
  }
}

// Everything as a sync would leave it: with what memory knows.
Result<Findings> use_memory(const Job& job, const JobExport& options, std::vector<Leaving>& leaving) {
  std::vector<catalog::Catalog*> catalogs;
  for (Leaving& one : leaving) {
    if (!one.failure.empty()) return fail(one.failure);
    if (!one.after.units.empty()) catalogs.push_back(&one.after);
  }
  if (options.format == Format::tmx) return Findings{};  // a memory holds what was translated, not what is like it
  Result<LeverageReport> report = leverage_catalogs(job, options.locale, catalogs);
  if (!report) return fail(std::move(report.error().what));
  return std::move(report->findings);
}

std::string bytes_of(const exchange::Job& all, Format format) {
  switch (format) {
    case Format::po:
      return exchange::write_po(all);
    case Format::tmx:
      return exchange::write_tmx(exchange::merge(exchange::memory_of(all), {}));
    default:
      return exchange::write_xliff12(all);
  }
}

class JobWriter {
 public:
  JobWriter(const Job& job, const JobExport& options, std::vector<Leaving> leaving, Findings findings)
      : job_(job), options_(options), leaving_(std::move(leaving)) {
    report_.findings = std::move(findings);
  }

  Result<JobExportReport> run() {
    for (const Leaving& leaving : leaving_) {
      append(report_.findings, leaving.findings);
      if (leaving.file.units.empty()) continue;
      ++report_.articles;
      report_.words += leaving.words;
      for (const exchange::Unit& unit : leaving.file.units) {
        report_.segments += static_cast<size_t>(
            std::ranges::count_if(unit.items, [&](const auto& item) { return !item.context && !unit.obsolete; }));
      }
    }
    const Result<std::vector<FileBytes>> files = options_.shape == JobShape::package ? package() : plain_files();
    if (!files) return fail(files.error().what);
    const Result<size_t> written = job_.store.write_all(*files);
    if (!written) return fail(written.error().what);
    report_.written = *written;
    return std::move(report_);
  }

 private:
  [[nodiscard]] exchange::Job empty_job() const {
    return {.source_locale = job_.settings.source_locale, .target_locale = options_.locale, .files = {}};
  }

  std::string article_bytes(Leaving& leaving) {
    if (options_.format == Format::xliff2) return std::move(leaving.xliff2);
    exchange::Job one = empty_job();
    one.files.push_back(std::move(leaving.file));
    return bytes_of(one, options_.format);
  }

  [[nodiscard]] std::string file_name(std::string_view article) const {
    return fmt::format("{}{}", article, exchange::extension_of(options_.format));
  }

  Result<std::vector<FileBytes>> plain_files() {
    std::vector<FileBytes> files;
    const bool one = options_.shape == JobShape::single || options_.format == Format::tmx;
    exchange::Job all = empty_job();
    for (Leaving& leaving : leaving_) {
      if (leaving.file.units.empty()) continue;
      if (one) {
        all.files.push_back(std::move(leaving.file));
      } else {
        std::string path = join(options_.out, file_name(leaving.file.path));
        files.push_back({std::move(path), article_bytes(leaving)});
      }
    }
    if (!one) return files;
    const bool named = options_.shape == JobShape::single;
    files.push_back(
        {named ? options_.out : join(options_.out, file_name(options_.locale)), bytes_of(all, options_.format)});
    return files;
  }

  Result<std::vector<FileBytes>> package() {
    std::vector<FileBytes> files;
    exchange::Manifest manifest{.source_locale = job_.settings.source_locale,
                                .target_locale = options_.locale,
                                .format = options_.format,
                                .quote = {},
                                .files = {}};
    const report::Weights weights = weights_of(job_.settings);
    report::BandAmounts bands{};
    std::unordered_set<uint64_t> seen;
    report_.words = 0;
    for (Leaving& leaving : leaving_) {
      if (leaving.file.units.empty()) continue;
      quote(leaving, weights, seen, bands);
      const std::string article = leaving.file.path;
      manifest.files.push_back({.article = article,
                                .file = "files/" + file_name(article),
                                .preview = std::string(exchange::kPreviewFolder) + article,
                                .segments = std::move(leaving.ordered)});
      files.push_back({manifest.files.back().preview, std::move(leaving.preview)});
      files.push_back({manifest.files.back().file, article_bytes(leaving)});
    }
    for (size_t i = 0; i < bands.size(); ++i) {
      if (bands[i].segments == 0) continue;
      manifest.quote.push_back({.band = report::to_string(static_cast<Band>(i)),
                                .weight = weights[i],
                                .segments = bands[i].segments,
                                .words = bands[i].words});
      report_.words += bands[i].words;
    }
    files.push_back({std::string(exchange::kManifestName), exchange::manifest_json(manifest)});
    Result<std::string> bytes = exchange::write_package(std::move(files));
    if (!bytes) return fail(bytes.error().what);
    return std::vector<FileBytes>{{options_.out, std::move(*bytes)}};
  }

  // Counts a file's order; a text that stands earlier in it is a repetition where that is cheaper.
  static void quote(Leaving& leaving, const report::Weights& weights, std::unordered_set<uint64_t>& seen,
                    report::BandAmounts& bands) {
    for (size_t i = 0; i < leaving.ordered.size(); ++i) {
      exchange::ManifestSegment& segment = leaving.ordered[i];
      std::optional<Band> band = report::band_of(segment.band);
      if (!band) continue;
      const bool repeated = !seen.insert(leaving.keys[i]).second;
      const uint32_t own = weights[static_cast<size_t>(*band)];
      const uint32_t again = weights[static_cast<size_t>(Band::repetition)];
      if (repeated && (again < own || (again == own && Band::repetition < *band))) band = Band::repetition;
      segment.band = report::to_string(*band);
      bands[static_cast<size_t>(*band)] += {.segments = 1, .words = segment.words};
    }
  }

  const Job& job_;
  const JobExport& options_;
  std::vector<Leaving> leaving_;
  JobExportReport report_;
};

Result<JobExportReport> export_terms(const Job& job, const JobExport& options) {
  Result<TermsRead> terms = read_terms(job, options.locale);
  if (!terms) return fail(terms.error().what);
  JobExportReport report{.segments = terms->terms.size(), .findings = std::move(terms->findings)};
  const exchange::Glossary glossary{
      .source_locale = job.settings.source_locale, .target_locale = options.locale, .terms = std::move(terms->terms)};
  const bool named = options.shape == JobShape::single;
  const std::string path =
      named ? options.out
            : join(options.out, fmt::format("{}{}", options.locale, exchange::extension_of(options.format)));
  const bool tbx = options.format == Format::tbx;
  const Result<bool> written =
      job.store.write(path, tbx ? exchange::write_tbx(glossary) : exchange::write_csv(glossary));
  if (!written) return fail(written.error().what);
  report.written = *written ? 1 : 0;
  return report;
}

}  // namespace

Result<JobExportReport> export_job(const Job& job, const Sources& sources, const JobExport& options) {
  if (options.format == Format::tbx || options.format == Format::csv) return export_terms(job, options);
  std::vector<const segment::Article*> articles;
  for (const segment::Article& article : sources.articles) {
    const bool is_wanted = is_for_locale(job.settings, article.path, options.locale);
    if (is_wanted && is_selected(options.paths, article.path)) articles.push_back(&article);
  }
  std::vector<Leaving> leaving(articles.size());
  for_each_index(
      articles.size(), job.threads, [&](size_t i) { leaving[i] = read_one(job, *articles[i], options); }, job.progress);
  Result<Findings> findings = use_memory(job, options, leaving);
  if (!findings) return fail(std::move(findings.error().what));
  Contexts contexts;
  if (options.shape == JobShape::package) {
    for (const Leaving& one : leaving)
      add_contexts(contexts, one.before);
  }
  for_each_index(articles.size(), job.threads, [&](size_t i) { choose(job, options, contexts, leaving[i]); });
  return JobWriter(job, options, std::move(leaving), std::move(*findings)).run();
}

std::string memory_path(const Settings& settings, std::string_view locale) {
  return join(expand(settings.catalogs, locale), "memory.tmx");
}

}  // namespace docloc::site

// How far the locales are: every catalog as it would be after a sync, counted.
#include <algorithm>
#include <iterator>
#include <utility>

#include "align/import_markdown.h"
#include "base/source.h"
#include "catalog/sync.h"
#include "site/diff.h"
#include "site/history.h"
#include "site/layout.h"
#include "site/project_moves.h"
#include "site/quote.h"
#include "site/status_record.h"
#include "site/strings.h"
#include "site/survey.h"
#include "site/trend.h"
#include "site/word_count.h"

namespace docloc::site {
namespace {

using catalog::Standing;

// What became of one article, by locale.
struct Outcome {
  std::vector<report::ArticleStatus> articles;
  std::vector<std::vector<report::StaleSegment>> stale;
  Findings findings;
  std::string failure;
  bool unusable = false;  // the article could not be read; `articles` is empty
  bool is_new = false;    // counted now, from its own files alone: fit for the record
};

report::Handback handback_of(const catalog::Catalog& catalog, const segment::Article& article) {
  constexpr size_t kSha1Digits = 40;
  const auto found =
      std::ranges::find_if(catalog.metadata, [](const auto& field) { return field.first == "ms.openlocfilehash"; });
  const bool named = found != catalog.metadata.end() && found->second.size() == kSha1Digits &&
                     found->second.find_first_not_of("0123456789abcdefABCDEF") == std::string::npos;
  if (!named) return report::Handback::unknown;
  return align::names_bytes(found->second, article.bytes) ? report::Handback::current : report::Handback::stale;
}

// The newest of its older translations; sync puts it first.
const catalog::Match* previous_of(const catalog::Unit& unit, const catalog::Segment& segment) {
  const auto found = std::ranges::find_if(unit.matches, [&](const catalog::Match& match) {
    return match.segment == segment.id && match.origin.starts_with(catalog::kPrevious);
  });
  return found == unit.matches.end() ? nullptr : &*found;
}

std::vector<report::StaleSegment> list_stale(const segment::Article& article, const Strings& strings,
                                             const catalog::Catalog& catalog) {
  std::vector<report::StaleSegment> stale;
  const Places places(article.path, article.bytes);
  for (const catalog::Unit& unit : catalog.units) {
    if (unit.obsolete) continue;
    for (const catalog::Segment& segment : unit.segments) {
      if (segment.ignorable || catalog::standing_of(unit, segment) != Standing::stale) continue;
      const catalog::Match* previous = previous_of(unit, segment);
      if (previous == nullptr) continue;
      // The source catalog's unit i is the article's unit i.
      const auto source = std::ranges::find(strings.source.units, unit.id, &catalog::Unit::id);
      const auto index = static_cast<size_t>(source - strings.source.units.begin());
      const uint32_t line = index < article.units.size() ? places.at(article.units[index].bytes.begin).line : 0;
      stale.push_back({.locale = catalog.target_locale,
                       .path = article.path,
                       .line = line,
                       .unit = unit.id,
                       .segment = segment.id,
                       .source = text::word_diff(countable_text(previous->source), countable_text(segment.source),
                                                 catalog.source_locale),
                       .target = countable_text(previous->target),
                       .critical = unit.critical});
    }
  }
  std::ranges::stable_sort(stale, {}, &report::StaleSegment::line);
  return stale;
}

Outcome survey_one(const Job& job, const segment::Article& article, const StatusOptions& options) {
  Outcome outcome;
  const std::vector<std::string>& locales = options.survey.locales;
  const Result<Strings> strings = read_strings(job, article, locales);
  if (!strings) {
    outcome.failure = strings.error().what;
    return outcome;
  }
  outcome.findings = strings->findings;
  WordCounter words(job.settings.source_locale);
  for (const std::string& locale : locales) {
    const catalog::Catalog& catalog = strings->locales.at(locale);
    outcome.articles.push_back(
        {.path = article.path, .counts = count_states(catalog, words), .handback = handback_of(catalog, article)});
    if (options.stale) outcome.stale.push_back(list_stale(article, *strings, catalog));
  }
  return outcome;
}

std::vector<Outcome> survey_articles(const Job& job, const std::vector<const segment::Article*>& articles,
                                     const StatusOptions& options) {
  std::vector<Outcome> outcomes(articles.size());
  for_each_index(
      articles.size(), job.threads, [&](size_t i) { outcomes[i] = survey_one(job, *articles[i], options); },
      job.progress);
  return outcomes;
}

Result<StatusReport> gather(const Settings& settings, std::vector<Outcome>& outcomes, const StatusOptions& options) {
  StatusReport report;
  report.status.source_locale = settings.source_locale;
  report.status.machine_published = settings.publish.machine;
  if (options.stale) report.status.stale.emplace();
  for (Outcome& outcome : outcomes) {
    if (!outcome.failure.empty()) return fail(std::move(outcome.failure));
    report.findings.insert(report.findings.end(), outcome.findings.begin(), outcome.findings.end());
  }
  for (size_t l = 0; l < options.survey.locales.size(); ++l) {
    report::LocaleStatus locale{.locale = options.survey.locales[l]};
    for (Outcome& outcome : outcomes) {
      if (!is_for_locale(settings, outcome.articles[l].path, locale.locale)) continue;
      locale.articles.push_back(std::move(outcome.articles[l]));
      if (!outcome.stale.empty()) std::ranges::move(outcome.stale[l], std::back_inserter(*report.status.stale));
    }
    report.status.locales.push_back(std::move(locale));
  }
  return report;
}

// Reads and counts the articles whose outcome has nothing yet.
Result<void> count_changed(const Job& job, const SourceList& list, const StatusOptions& options,
                           std::vector<Outcome>& outcomes) {
  std::vector<size_t> places;
  std::vector<LayoutFile> files;
  for (size_t i = 0; i < outcomes.size(); ++i) {
    if (!outcomes[i].articles.empty() || options.survey.locales.empty()) continue;
    places.push_back(i);
    files.push_back(list.articles[i]);
  }
  if (files.empty()) return {};
  const Result<std::vector<segment::Article>> read = read_articles(job, files);
  if (!read) return fail(read.error().what);
  std::vector<const segment::Article*> usable;
  std::vector<size_t> usable_places;
  for (size_t i = 0; i < read->size(); ++i) {
    outcomes[places[i]].findings = (*read)[i].findings;
    outcomes[places[i]].unusable = !(*read)[i].usable;
    if (!(*read)[i].usable) continue;
    usable.push_back(&(*read)[i]);
    usable_places.push_back(places[i]);
  }
  const Result<catalog::Moves> moves = find_project_moves(
      job, usable, [&](std::string_view path) { return job.store.exists(source_file(job.settings, path)); });
  if (!moves) return fail(moves.error().what);
  Job moving = job;
  moving.moves = &*moves;
  std::vector<Outcome> counted = survey_articles(moving, usable, {.survey = options.survey});
  for (size_t i = 0; i < counted.size(); ++i) {
    Outcome& outcome = outcomes[usable_places[i]];
    std::ranges::move(counted[i].findings, std::back_inserter(outcome.findings));
    outcome.articles = std::move(counted[i].articles);
    outcome.failure = std::move(counted[i].failure);
    // What came from elsewhere depends on more than this article's files.
    const std::string& path = usable[i]->path;
    outcome.is_new = !moves->renamed.contains(path) && !moves->arrivals.contains(path);
  }
  return {};
}

// New words since a revision, and what of them each locale has to do.
Result<void> add_since(const Job& job, const Sources& sources, const StatusOptions& options, StatusReport& report) {
  const std::optional<History> history = History::open(job);
  if (!history) return fail("There is no Git history here to count from.");
  const Result<DiffReport> diff =
      diff_since(job, sources, *history,
                 {.revision = options.since, .locales = options.survey.locales, .paths = options.survey.paths});
  if (!diff) return fail(diff.error().what);
  report.status.since =
      report::Since{.revision = options.since, .commit = diff->diff.commit, .added = diff->diff.changed};
  for (size_t l = 0; l < report.status.locales.size(); ++l)
    report.status.locales[l].since_todo = diff->diff.locales[l].todo;
  return {};
}

Result<StatusReport> with_trend(const Job& job, const StatusOptions& options, Result<StatusReport> report) {
  if (!options.trend) return report;
  if (Result<void> added = add_trend(job, options.survey.paths, report->status); !added) {
    return fail(std::move(added.error().what));
  }
  return report;
}

}  // namespace

report::Counts count_states(const catalog::Catalog& catalog, WordCounter& words) {
  report::Counts counts;
  for (const catalog::Unit& unit : catalog.units) {
    Standing worst = Standing::excluded;
    for (const catalog::Segment& segment : unit.segments) {
      if (segment.ignorable) continue;
      const report::Amount amount{.segments = 1, .words = words.count(segment.source)};
      const Standing standing = catalog::standing_of(unit, segment);
      if (unit.obsolete) {
        counts.obsolete += amount;
      } else if (standing != Standing::excluded) {
        counts.of(standing) += amount;
        worst = std::min(worst, standing);
      }
    }
    if (unit.obsolete || worst == Standing::excluded) continue;
    counts.units += 1;
    counts.units_done += worst >= Standing::translated ? 1 : 0;
  }
  return counts;
}

Result<StatusReport> survey_status(const Job& job, const Sources& sources, const StatusOptions& options) {
  std::vector<Outcome> outcomes = survey_articles(job, select_articles(sources, options.survey.paths), options);
  Result<StatusReport> report = gather(job.settings, outcomes, options);
  if (!report) return report;
  if (options.quote) {
    Result<report::Quote> quote =
        make_quote(job, sources, {.locales = options.survey.locales, .paths = options.survey.paths});
    if (!quote) return fail(std::move(quote.error().what));
    report->status.quote = std::move(*quote);
  }
  if (!options.since.empty()) {
    if (Result<void> added = add_since(job, sources, options, *report); !added) return fail(added.error().what);
  }
  return with_trend(job, options, std::move(report));
}

Result<StatusReport> survey_counts(const Job& job, const StatusOptions& options) {
  Result<SourceList> list = list_sources(job);
  if (!list) return fail(std::move(list.error().what));
  std::erase_if(list->articles, [&](const LayoutFile& file) { return !is_selected(options.survey.paths, file.path); });
  StatusRecord record(job, options.survey.locales);
  std::vector<Outcome> outcomes(list->articles.size());
  std::vector<std::string> stamps(outcomes.size());
  for_each_index(outcomes.size(), job.threads, [&](size_t i) {
    if (auto known = record.find(list->articles[i]); known) {
      outcomes[i].articles = std::move(*known);
    } else {
      stamps[i] = record.stamp_of(list->articles[i]);
    }
  });
  Result<void> counted = count_changed(job, *list, options, outcomes);
  if (!counted) return fail(std::move(counted.error().what));
  for (size_t i = 0; i < outcomes.size(); ++i) {
    if (outcomes[i].is_new && outcomes[i].findings.empty())
      record.put(list->articles[i], stamps[i], outcomes[i].articles);
  }
  std::erase_if(outcomes, [](const Outcome& outcome) { return outcome.unusable; });
  Result<StatusReport> report = gather(job.settings, outcomes, options);
  if (!report) return report;
  report->findings.insert(report->findings.end(), list->findings.begin(), list->findings.end());
  // A record that cannot be written costs time, nothing else.
  [[maybe_unused]] const Result<void> saved = record.save(options.survey.paths.empty());
  return with_trend(job, options, std::move(report));
}

}  // namespace docloc::site

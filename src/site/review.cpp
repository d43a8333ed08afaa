#include "site/review.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <set>
#include <utility>

#include "base/source.h"
#include "catalog/accept.h"
#include "catalog/suppression.h"
#include "catalog/sync.h"
#include "site/catalog_batch.h"
#include "site/layout.h"
#include "site/strings.h"
#include "site/survey.h"
#include "site/word_count.h"
#include "text/locale.h"

namespace docloc::site {
namespace {

using catalog::Catalog;
using catalog::Standing;
using catalog::State;

// The units of one article that the places name.
struct Choice {
  bool all = false;             // a place names the article as a whole
  std::set<std::string> exact;  // ids that a place names by line or by itself
  Findings findings;            // review/no-unit

  [[nodiscard]] bool has(const std::string& id) const { return all || exact.contains(id); }
};

bool stands_on(const Places& places, const segment::Unit& unit, uint32_t line) {
  const uint32_t last = unit.bytes.empty() ? unit.bytes.begin : unit.bytes.end - 1;
  return places.at(unit.bytes.begin).line <= line && line <= places.at(last).line;
}

Choice choose(const Settings& settings, const segment::Article& article, const Catalog& source,
              const std::vector<ReviewPlace>& places) {
  Choice choice;
  const Places lines(article.path, article.bytes);
  for (const ReviewPlace& place : places) {
    if (!is_selected({place.path}, article.path)) continue;
    if (!place.is_exact()) choice.all = true;
    if (!place.is_exact()) continue;
    bool found = false;
    for (size_t i = 0; i < article.units.size() && i < source.units.size(); ++i) {
      const bool named = place.unit.empty() || source.units[i].id == place.unit;
      if (!named || (place.line > 0 && !stands_on(lines, article.units[i], place.line))) continue;
      choice.exact.insert(source.units[i].id);
      found = true;
    }
    if (found) continue;
    choice.findings.push_back(
        {.rule = "review/no-unit",
         .severity = Severity::error,
         .source = {.path = source_file(settings, article.path), .line = place.line},
         .message = place.unit.empty() ? "No text to translate stands on this line."
                                       : fmt::format("This article has no unit #{} there.", place.unit),
         .hint = "Take the line from the article, or the unit from 'docloc status --stale' or 'docloc diff'."});
  }
  return choice;
}

// What a piece of work does to one unit of a locale; gives how many segments it decided.
using Decide = std::function<size_t(catalog::Unit& unit, bool exact, const Finding& finding, Findings& findings)>;

class ReviewRun {
 public:
  ReviewRun(const Job& job, const std::vector<ReviewPlace>& places, const std::vector<std::string>& locales)
      : job_(job), places_(places), locales_(locales) {}

  // After each article and locale: `finish` may add a finding for all of it.
  using Finish = std::function<void(const Finding& finding, Findings& findings)>;

  Result<ReviewReport> run(const Sources& sources, const Decide& decide, const Finish& finish) {
    ReviewReport report;
    std::vector<BatchOutcome> outcomes;
    std::vector<std::string> targets = locales_;
    std::erase(targets, job_.settings.source_locale);
    for (const segment::Article& article : sources.articles) {
      const bool named = std::ranges::any_of(
          places_, [&](const ReviewPlace& place) { return is_selected({place.path}, article.path); });
      if (!named) continue;
      Result<Strings> strings = read_strings(job_, article, targets);
      if (!strings) return fail(std::move(strings.error().what));
      outcomes.push_back(decide_article(article, *strings, decide, finish, report));
    }
    size_t catalogs = 0;
    Result<size_t> written = write_outcomes(job_, outcomes, catalogs, report.findings);
    if (!written) return fail(std::move(written.error().what));
    report.written = *written;
    return report;
  }

 private:
  BatchOutcome decide_article(const segment::Article& article, Strings& strings, const Decide& decide,
                              const Finish& finish, ReviewReport& report) const {
    BatchOutcome outcome;
    const Choice choice = choose(job_.settings, article, strings.source, places_);
    outcome.findings = choice.findings;
    if (has_moved(article.path)) {
      outcome.findings.push_back(sync_first(article));
      return outcome;
    }
    outcome.findings.insert(outcome.findings.end(), strings.findings.begin(), strings.findings.end());
    size_t decided_here = 0;
    for (const std::string& locale : locales_) {
      const bool source = locale == job_.settings.source_locale;
      if (!source && !is_for_locale(job_.settings, article.path, locale)) continue;
      Catalog& catalog = source ? strings.source : strings.locales.at(locale);
      const size_t decided = decide_catalog(article, strings.source, choice, catalog, decide, finish, outcome.findings);
      if (decided == 0) continue;
      if (decided_here == 0 && !source)
        add_catalog(job_, strings, job_.settings.source_locale, strings.source, outcome);
      add_catalog(job_, strings, locale, catalog, outcome);
      decided_here += decided;
    }
    report.segments += decided_here;
    report.articles += decided_here > 0 ? 1 : 0;
    return outcome;
  }

  size_t decide_catalog(const segment::Article& article, const Catalog& source, const Choice& choice, Catalog& catalog,
                        const Decide& decide, const Finish& finish, Findings& findings) const {
    const std::string& locale = catalog.target_locale.empty() ? job_.settings.source_locale : catalog.target_locale;
    Finding finding{.severity = Severity::warning,
                    .target = {.path = catalog_path(job_.settings, locale, article.path)},
                    .locale = catalog.target_locale};
    finding.source.path = source_file(job_.settings, article.path);
    const Places lines(finding.source.path, article.bytes);
    size_t decided = 0;
    for (catalog::Unit& unit : catalog.units) {
      if (unit.obsolete || !unit.translate || !choice.has(unit.id)) continue;
      const auto stands = std::ranges::find(source.units, unit.id, &catalog::Unit::id);
      const auto index = static_cast<size_t>(stands - source.units.begin());
      Finding here = finding;
      if (index < article.units.size()) here.source = lines.at(article.units[index].bytes.begin);
      decided += decide(unit, choice.exact.contains(unit.id), here, findings);
    }
    finish(finding, findings);
    return decided;
  }

  [[nodiscard]] bool has_moved(const std::string& path) const {
    return job_.moves != nullptr && (job_.moves->renamed.contains(path) || job_.moves->arrivals.contains(path));
  }
  [[nodiscard]] Finding sync_first(const segment::Article& article) const {
    return {.rule = "review/sync-first",
            .severity = Severity::error,
            .source = {.path = source_file(job_.settings, article.path)},
            .message = "The article was renamed, or has text from other articles, since its catalogs were written.",
            .hint = "Run 'docloc sync' first: it brings the translations along."};
  }

  const Job& job_;
  const std::vector<ReviewPlace>& places_;
  const std::vector<std::string>& locales_;
};

Finding refused(const Finding& place, std::string message, std::string hint) {
  Finding finding = place;
  finding.rule = "review/refused";
  finding.message = std::move(message);
  finding.hint = std::move(hint);
  return finding;
}

size_t accept_unit(catalog::Unit& unit, bool exact, const catalog::Decision& decision, const Finding& place,
                   Findings& findings) {
  size_t accepted = 0;
  for (const catalog::Accepted& one : catalog::accept_previous(unit, "", decision)) {
    if (one.refused.empty()) {
      ++accepted;
    } else {
      findings.push_back(refused(place, one.refused, "Translate the sentence anew."));
    }
  }
  if (!exact) return accepted;
  for (catalog::Segment& segment : unit.segments) {
    if (segment.ignorable || catalog::standing_of(unit, segment) != Standing::fuzzy) continue;
    segment.origin = catalog::Origin::human;
    segment.state = State::translated;
    segment.decision = decision;
    ++accepted;
  }
  return accepted;
}

// Gives 1 when the unit is another one afterwards.
size_t suppress(catalog::Unit& unit, const SuppressOptions& options, const Finding& place, Findings& findings) {
  const std::vector<catalog::Suppression> before = unit.suppressions;
  const size_t removed = std::erase_if(unit.suppressions, [&](const auto& one) { return one.rule == options.rule; });
  if (!options.reason.empty()) {
    unit.suppressions.push_back({.rule = options.rule,
                                 .reason = options.reason,
                                 .source = catalog::source_key(unit),
                                 .decision = options.decision});
  } else if (removed == 0) {
    findings.push_back(refused(place, fmt::format("Nothing of {} is suppressed here.", options.rule),
                               "Write the rule as the catalog has it."));
  }
  return unit.suppressions == before ? 0 : 1;
}

class Reviewer {
 public:
  explicit Reviewer(const ReviewOptions& options) : options_(options), query_(text::to_lower(options.query)) {}

  size_t decide(catalog::Unit& unit, bool exact, const Finding& place, Findings& findings) {
    size_t decided = 0;
    for (catalog::Segment& segment : unit.segments) {
      if (segment.ignorable || !is_meant(segment)) continue;
      if (options_.machine_only && catalog::standing_of(unit, segment) != Standing::machine) continue;
      if (!segment.target) {
        refuse(unit, segment, exact, place, findings);
        continue;
      }
      const bool keeps_origin = options_.state == State::initial || segment.origin == catalog::Origin::human;
      if (segment.state == options_.state && keeps_origin) continue;
      segment.state = options_.state;
      if (!keeps_origin) segment.origin = catalog::Origin::human;
      segment.decision = options_.decision;
      ++decided;
    }
    return decided;
  }

  void finish(const Finding& place, Findings& findings) {
    if (left_out_ > 0) {
      findings.push_back(refused(place,
                                 fmt::format("{} {} no current translation and could not be reviewed.", left_out_,
                                             left_out_ == 1 ? "segment has" : "segments have"),
                                 "Translate or accept them first."));
      findings.back().severity = Severity::info;
    }
    left_out_ = 0;
  }

 private:
  [[nodiscard]] bool is_meant(const catalog::Segment& segment) const {
    if (query_.empty()) return true;
    const auto has = [&](const segment::Content& content) {
      return text::to_lower(segment::plain_text(content)).find(query_) != std::string::npos;
    };
    return has(segment.source) || (segment.target && has(*segment.target));
  }

  void refuse(const catalog::Unit& unit, const catalog::Segment& segment, bool exact, const Finding& place,
              Findings& findings) {
    if (!exact) {
      ++left_out_;
      return;
    }
    const bool stale = catalog::standing_of(unit, segment) == Standing::stale;
    findings.push_back(
        stale ? refused(place, fmt::format("Segment {} is stale: its source changed.", segment.id),
                        "If the older translation is still right, say so with 'docloc accept'; else translate it anew.")
              : refused(place, fmt::format("Segment {} has no translation.", segment.id), "Translate it first."));
  }

  const ReviewOptions& options_;
  std::string query_;
  size_t left_out_ = 0;  // of the catalog at hand
};

}  // namespace

Result<ReviewReport> accept_translations(const Job& job, const Sources& sources, const AcceptOptions& options) {
  const Decide decide = [&](catalog::Unit& unit, bool exact, const Finding& place, Findings& findings) {
    return accept_unit(unit, exact, options.decision, place, findings);
  };
  return ReviewRun(job, options.places, options.locales).run(sources, decide, [](const Finding&, Findings&) {});
}

Result<ReviewReport> review_translations(const Job& job, const Sources& sources, const ReviewOptions& options) {
  Reviewer reviewer(options);
  const std::vector<std::string> locales = {options.locale};
  return ReviewRun(job, options.places, locales)
      .run(
          sources,
          [&](catalog::Unit& unit, bool exact, const Finding& place, Findings& findings) {
            return reviewer.decide(unit, exact, place, findings);
          },
          [&](const Finding& place, Findings& findings) { reviewer.finish(place, findings); });
}

Result<ReviewReport> suppress_findings(const Job& job, const Sources& sources, const SuppressOptions& options) {
  const Decide decide = [&](catalog::Unit& unit, bool, const Finding& place, Findings& findings) {
    return suppress(unit, options, place, findings);
  };
  const std::vector<std::string> locales = {options.locale};
  return ReviewRun(job, options.places, locales).run(sources, decide, [](const Finding&, Findings&) {});
}

}  // namespace docloc::site

#include "site/survey.h"

#include <algorithm>
#include <set>
#include <utility>

#include "catalog/sync.h"
#include "check/check.h"
#include "site/localize.h"
#include "site/paths.h"
#include "site/strings.h"
#include "text/locale.h"

namespace docloc::site {
namespace {

using catalog::Standing;
using report::Amount;

void append(Findings& to, const Findings& from) {
  to.insert(to.end(), from.begin(), from.end());
}

Amount amount_of(const catalog::Unit& unit, std::string_view source_locale) {
  Amount amount{.units = 1};
  for (const catalog::Segment& segment : unit.segments) {
    if (segment.ignorable) continue;
    amount.segments += 1;
    amount.words += text::count_words(segment::plain_text(segment.source), source_locale);
  }
  return amount;
}

report::Counts count_units(const catalog::Catalog& catalog, std::string_view source_locale) {
  report::Counts counts;
  for (const catalog::Unit& unit : catalog.units) {
    const Amount amount = amount_of(unit, source_locale);
    if (unit.obsolete) {
      counts.obsolete += amount;
      continue;
    }
    switch (catalog::standing_of(unit)) {
      case Standing::stale:
        counts.stale += amount;
        counts.initial += amount;
        break;
      case Standing::fuzzy:
        counts.fuzzy += amount;
        counts.initial += amount;
        break;
      case Standing::missing:
        counts.initial += amount;
        break;
      case Standing::machine:
        counts.machine += amount;
        counts.translated += amount;
        break;
      case Standing::translated:
        counts.translated += amount;
        break;
      case Standing::reviewed:
        counts.reviewed += amount;
        break;
      case Standing::final_:
        counts.final_ += amount;
        break;
      case Standing::excluded:
        break;
    }
  }
  return counts;
}

std::vector<const segment::Article*> select(const Sources& sources, const std::vector<std::string>& paths) {
  std::vector<const segment::Article*> articles;
  for (const segment::Article& article : sources.articles) {
    if (is_selected(paths, article.path)) articles.push_back(&article);
  }
  return articles;
}

struct Outcome {
  std::vector<report::Counts> counts;  // by locale
  Findings findings;
  std::string failure;
};

// What apply refuses in a locale's text. Text that `locale` takes from another one is that one's fault.
Findings find_refused(const Job& job, const segment::Article& article, const Strings& strings,
                      const std::string& locale) {
  Settings alone = job.settings;
  alone.fallback.clear();
  return localize(alone, article, strings, locale).localized.findings;
}

bool has_override(const LocaleFiles& own, std::string_view path) {
  return std::any_of(own.overrides.begin(), own.overrides.end(),
                     [&](const segment::Article& article) { return article.path == path; });
}

Outcome check_one(const Job& job, const Sources& sources, const links::LinkIndex& links,
                  const segment::Article& article, const std::vector<std::string>& locales) {
  Outcome outcome;
  const Result<Strings> strings = read_strings(job, article, locales);
  if (!strings) {
    outcome.failure = strings.error().what;
    return outcome;
  }
  append(outcome.findings, strings->findings);
  const std::string path = join(expand(job.settings.content, job.settings.source_locale), article.path);
  check::Subject subject{
      .article = &article, .links = &links, .locale = job.settings.source_locale, .article_path = path};
  append(outcome.findings, check::check_article(subject));
  for (const std::string& locale : locales) {
    if (has_override(sources.files_of(locale), article.path)) continue;
    const std::string file = catalog_path(job.settings, locale, article.path);
    subject.locale = locale;
    subject.catalog = &strings->locales.at(locale);
    subject.catalog_path = file;
    append(outcome.findings, check::check_translation(subject));
    append(outcome.findings, find_refused(job, article, *strings, locale));
  }
  return outcome;
}

Findings check_own(const Job& job, const Sources& sources, const links::LinkIndex& links,
                   const SurveyOptions& options) {
  Findings findings;
  for (const std::string& locale : options.locales) {
    const LocaleFiles& own = sources.files_of(locale);
    for (const std::vector<segment::Article>* articles : {&own.articles, &own.overrides}) {
      for (const segment::Article& article : *articles) {
        if (!is_selected(options.paths, article.path)) continue;
        const std::string path = join(expand(job.settings.content, locale), article.path);
        append(findings,
               check::check_article({.article = &article, .links = &links, .locale = locale, .article_path = path}));
      }
    }
  }
  return findings;
}

}  // namespace

bool is_selected(const std::vector<std::string>& paths, std::string_view path) {
  if (paths.empty()) return true;
  return std::any_of(paths.begin(), paths.end(), [&](const std::string& wanted) {
    return wanted.empty() || path == wanted || (path.starts_with(wanted) && path[wanted.size()] == '/');
  });
}

Result<StatusReport> survey_status(const Job& job, const Sources& sources, const SurveyOptions& options) {
  const std::vector<const segment::Article*> articles = select(sources, options.paths);
  std::vector<Outcome> outcomes(articles.size());
  for_each_index(
      articles.size(), job.threads,
      [&](size_t i) {
        const Result<Strings> strings = read_strings(job, *articles[i], options.locales);
        if (!strings) {
          outcomes[i].failure = strings.error().what;
          return;
        }
        outcomes[i].findings = strings->findings;
        for (const std::string& locale : options.locales) {
          outcomes[i].counts.push_back(count_units(strings->locales.at(locale), job.settings.source_locale));
        }
      },
      job.progress);
  StatusReport report;
  for (size_t l = 0; l < options.locales.size(); ++l) {
    report::LocaleStatus status{.locale = options.locales[l]};
    for (size_t i = 0; i < articles.size(); ++i) {
      if (!outcomes[i].failure.empty()) return fail(outcomes[i].failure);
      status.articles.push_back({articles[i]->path, outcomes[i].counts[l]});
    }
    report.locales.push_back(std::move(status));
  }
  for (const Outcome& outcome : outcomes)
    append(report.findings, outcome.findings);
  return report;
}

Result<Findings> survey_faults(const Job& job, const Sources& sources, const SurveyOptions& options) {
  const links::LinkIndex links = index_links(sources, job.settings);
  const std::vector<const segment::Article*> articles = select(sources, options.paths);
  std::vector<Outcome> outcomes(articles.size());
  for_each_index(
      articles.size(), job.threads,
      [&](size_t i) { outcomes[i] = check_one(job, sources, links, *articles[i], options.locales); }, job.progress);
  Findings findings = sources.findings;
  for (Outcome& outcome : outcomes) {
    if (!outcome.failure.empty()) return fail(std::move(outcome.failure));
    append(findings, outcome.findings);
  }
  append(findings, check_own(job, sources, links, options));
  sort_findings(findings);
  return findings;
}

}  // namespace docloc::site

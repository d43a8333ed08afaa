#include "site/survey.h"

#include <algorithm>
#include <utility>

#include "check/check.h"
#include "site/layout.h"
#include "site/localize.h"
#include "site/paths.h"
#include "site/strings.h"
#include "site/unused_images.h"

namespace docloc::site {
namespace {

void append(Findings& to, const Findings& from) {
  to.insert(to.end(), from.begin(), from.end());
}

struct Outcome {
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

Outcome check_one(const Job& job, const Sources& sources, const links::LinkIndex& links,
                  const segment::Article& article, const std::vector<std::string>& locales) {
  Outcome outcome;
  const Result<Strings> strings = read_strings(job, article, locales);
  if (!strings) {
    outcome.failure = strings.error().what;
    return outcome;
  }
  append(outcome.findings, strings->findings);
  const std::string path = source_file(job.settings, article.path);
  check::Subject subject{
      .article = &article, .links = &links, .locale = job.settings.source_locale, .article_path = path};
  append(outcome.findings, check::check_article(subject));
  for (const std::string& locale : locales) {
    if (!is_for_locale(job.settings, article.path, locale)) continue;
    if (sources.files_of(locale).find_override(article.path) != nullptr) continue;
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
    for (const std::vector<SourceArticle>* articles : {&own.articles, &own.overrides}) {
      for (const segment::Article& article : *articles) {
        if (!is_selected(options.paths, article.path)) continue;
        const std::string path = locale_file(job.settings, article.path, locale).value_or(article.path);
        append(findings,
               check::check_article({.article = &article, .links = &links, .locale = locale, .article_path = path}));
      }
    }
  }
  return findings;
}

}  // namespace

std::vector<const segment::Article*> select_articles(const Sources& sources, const std::vector<std::string>& paths) {
  std::vector<const segment::Article*> articles;
  for (const segment::Article& article : sources.articles) {
    if (is_selected(paths, article.path)) articles.push_back(&article);
  }
  return articles;
}

bool is_selected(const std::vector<std::string>& paths, std::string_view path) {
  if (paths.empty()) return true;
  return std::any_of(paths.begin(), paths.end(), [&](const std::string& wanted) {
    return wanted.empty() || path == wanted || (path.starts_with(wanted) && path[wanted.size()] == '/');
  });
}

Result<Findings> survey_faults(const Job& job, const Sources& sources, const SurveyOptions& options) {
  const links::LinkIndex links = index_links(sources, job.settings);
  const std::vector<const segment::Article*> articles = select_articles(sources, options.paths);
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
  // Only all articles together know what none of them shows.
  if (options.paths.empty()) append(findings, find_unused_images(job, sources, links, options.locales));
  sort_findings(findings);
  return findings;
}

}  // namespace docloc::site

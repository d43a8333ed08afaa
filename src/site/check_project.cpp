#include "site/check_project.h"

#include <algorithm>
#include <map>
#include <span>
#include <utility>

#include "catalog/suppression.h"
#include "site/glossary.h"
#include "site/layout.h"
#include "site/localize.h"
#include "site/paths.h"
#include "site/strings.h"
#include "site/suppressions.h"
#include "site/survey.h"
#include "site/unused_images.h"

namespace docloc::site {
namespace {

void append(Findings& to, Findings from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

// What the articles' checks share. Not written to while they run.
struct Shared {
  const Job& job;
  const Sources& sources;
  const CheckRequest& request;
  links::LinkIndex links;
  std::map<std::string, check::Terms, std::less<>> terms;  // by locale
  check::Options options;
};

// Of one article in all locales.
struct ArticleOutcome {
  Findings findings;
  std::vector<check::Note> notes;
  Suppressions suppressions;
  std::string failure;

  void add(check::Outcome outcome) {
    append(findings, std::move(outcome.findings));
    notes.insert(notes.end(), std::make_move_iterator(outcome.notes.begin()),
                 std::make_move_iterator(outcome.notes.end()));
  }
};

// What apply refuses in a locale's text. Text that `locale` takes from another one is that one's fault.
Findings find_refused(const Job& job, const segment::Article& article, const Strings& strings,
                      const std::string& locale) {
  Settings alone = job.settings;
  alone.fallback.clear();
  return localize(alone, article, strings, locale).localized.findings;
}

// The article's translation to `locale`, which has a form of its own or a catalog.
void check_locale(const Shared& shared, const segment::Article& article, const Strings& strings,
                  const std::string& locale, check::Subject subject, ArticleOutcome& outcome) {
  const Settings& settings = shared.job.settings;
  if (!is_for_locale(settings, article.path, locale)) return;
  subject.locale = locale;
  subject.terms = &shared.terms.at(locale);
  if (const segment::Article* own = shared.sources.files_of(locale).find_override(article.path); own != nullptr) {
    const std::string path = locale_file(settings, article.path, locale).value_or(article.path);
    subject.counterpart = own;
    subject.counterpart_path = path;
    outcome.add(check::check_counterpart(subject));
    return;
  }
  const std::string file = catalog_path(settings, locale, article.path);
  subject.catalog = &strings.locales.at(locale);
  subject.catalog_path = file;
  outcome.suppressions.add_locale(article, subject.article_path, strings.source, *subject.catalog, file);
  outcome.add(check::check_translation(subject));
  append(outcome.findings, find_refused(shared.job, article, strings, locale));
}

ArticleOutcome check_one(const Shared& shared, const segment::Article& article) {
  ArticleOutcome outcome;
  Result<Strings> strings = read_strings(shared.job, article, shared.request.locales);
  if (!strings) {
    outcome.failure = strings.error().what;
    return outcome;
  }
  append(outcome.findings, std::move(strings->findings));
  const Settings& settings = shared.job.settings;
  const std::string path = source_file(settings, article.path);
  const check::Subject subject{.article = &article,
                               .links = &shared.links,
                               .locale = settings.source_locale,
                               .source_locale = settings.source_locale,
                               .article_path = path,
                               .options = &shared.options};
  outcome.suppressions.add_source(article, path, strings->source,
                                  catalog_path(settings, settings.source_locale, article.path));
  outcome.add(check::check_article(subject));
  for (const std::string& locale : shared.request.locales)
    check_locale(shared, article, *strings, locale, subject, outcome);
  return outcome;
}

// The articles that locales have alone, and those that stand in place of the source's, by themselves.
void check_own(const Shared& shared, ArticleOutcome& outcome) {
  const Settings& settings = shared.job.settings;
  for (const std::string& locale : shared.request.locales) {
    const LocaleFiles& own = shared.sources.files_of(locale);
    for (const std::vector<segment::Article>* articles : {&own.articles, &own.overrides}) {
      for (const segment::Article& article : *articles) {
        if (!is_selected(shared.request.paths, article.path)) continue;
        const std::string path = locale_file(settings, article.path, locale).value_or(article.path);
        outcome.add(check::check_article({.article = &article,
                                          .links = &shared.links,
                                          .locale = locale,
                                          .source_locale = settings.source_locale,
                                          .article_path = path,
                                          .options = &shared.options}));
      }
    }
  }
}

// A rule that concludes over all articles may find nothing in some of them.
bool was_looked_for(const Shared& shared, std::string_view name, std::string_view path, std::string_view locale) {
  const std::span<const check::Rule> rules = check::rules();
  const auto is_of_name = [&](const check::Rule& rule) { return catalog::covers(name, rule.id); };
  // Nobody knows a rule of that name any more: it will never find anything.
  if (std::ranges::none_of(rules, is_of_name)) return true;
  return std::ranges::any_of(rules, [&](const check::Rule& rule) {
    if (!is_of_name(rule) || (rule.conclude != nullptr && !shared.request.paths.empty())) return false;
    return !shared.options.wanted || shared.options.wanted(rule, path, locale);
  });
}

check::Terms terms_for_rules(const std::vector<exchange::Term>& terms) {
  check::Terms out;
  for (const exchange::Term& term : terms) {
    check::Term& one = out.terms.emplace_back();
    one.source = term.source;
    if (!term.target.empty()) one.targets.push_back(term.target);
    one.forbidden = term.forbidden;
  }
  return out;
}

// The glossaries of the locales asked for; what is wrong with them goes to `findings`.
Result<void> read_glossaries(Shared& shared, Findings& findings) {
  for (const std::string& locale : shared.request.locales) {
    Result<TermsRead> read = read_terms(shared.job, locale);
    if (!read) return fail(read.error().what);
    append(findings, std::move(read->findings));
    shared.terms[locale] = terms_for_rules(read->terms);
  }
  return {};
}

}  // namespace

Result<CheckReport> check_project(const Job& job, const Sources& sources, const CheckRequest& request) {
  Shared shared{.job = job,
                .sources = sources,
                .request = request,
                .links = index_links(sources, job.settings),
                .terms = {},
                .options = {.wanted = {}, .timing = request.timing}};
  ArticleOutcome all{.findings = sources.findings, .notes = {}, .suppressions = {}, .failure = ""};
  if (Result<void> read = read_glossaries(shared, all.findings); !read) return fail(read.error().what);
  const std::vector<const segment::Article*> articles = select_articles(sources, request.paths);
  std::vector<ArticleOutcome> outcomes(articles.size());
  for_each_index(
      articles.size(), job.threads, [&](size_t i) { outcomes[i] = check_one(shared, *articles[i]); }, job.progress);
  for (ArticleOutcome& outcome : outcomes) {
    if (!outcome.failure.empty()) return fail(std::move(outcome.failure));
    all.add({.findings = std::move(outcome.findings), .notes = std::move(outcome.notes)});
    all.suppressions.add(std::move(outcome.suppressions));
  }
  check_own(shared, all);
  append(all.findings, check::conclude(std::move(all.notes)));
  // Only all articles together know what none of them shows.
  if (request.paths.empty()) append(all.findings, find_unused_images(job, sources, shared.links, request.locales));
  all.suppressions.apply(all.findings);
  append(all.findings,
         all.suppressions.unused([&](std::string_view rule, std::string_view path, std::string_view locale) {
           return was_looked_for(shared, rule, path, locale);
         }));
  sort_findings(all.findings);
  return CheckReport{.findings = std::move(all.findings)};
}

}  // namespace docloc::site

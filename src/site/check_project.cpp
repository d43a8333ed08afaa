#include "site/check_project.h"

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <string>
#include <utility>

#include "base/fingerprint.h"
#include "catalog/suppression.h"
#include "check/finding_ids.h"
#include "site/check_external.h"
#include "site/check_interest.h"
#include "site/check_places.h"
#include "site/glossary.h"
#include "site/history.h"
#include "site/layout.h"
#include "site/left_out_links.h"
#include "site/localize.h"
#include "site/orphans.h"
#include "site/paths.h"
#include "site/picture_checks.h"
#include "site/redirects.h"
#include "site/spelling.h"
#include "site/strings.h"
#include "site/suppressions.h"
#include "site/survey.h"
#include "site/unused_images.h"

namespace docloc::site {
namespace {

void append(Findings& to, Findings from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

// Adds the time until its end to a sum.
class Clocked {
 public:
  explicit Clocked(std::atomic<uint64_t>* sum) : sum_(sum) {}
  Clocked(const Clocked&) = delete;
  Clocked& operator=(const Clocked&) = delete;
  ~Clocked() {
    if (sum_ == nullptr) return;
    const std::chrono::nanoseconds spent = std::chrono::steady_clock::now() - begin_;
    sum_->fetch_add(static_cast<uint64_t>(spent.count()), std::memory_order_relaxed);
  }

 private:
  std::atomic<uint64_t>* sum_;
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

std::atomic<uint64_t>* sum_of(const CheckRequest& request, std::atomic<uint64_t> CheckTiming::* sum) {
  return request.timing == nullptr ? nullptr : &(request.timing->*sum);
}

// What the articles' checks share. Not written to while they run.
struct Shared {
  const Job& job;
  const Sources& sources;
  const CheckRequest& request;
  links::LinkIndex links;
  std::map<std::string, check::Terms, std::less<>> terms;  // by locale
  Spellings spellings;
  CheckInterest interest;
  check::Options options;  // of what is of interest
  check::Options all;      // whatever changed
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
  subject.spelling = shared.spellings.of(locale);
  if (const SourceArticle* own = shared.sources.files_of(locale).find_override(article.path); own != nullptr) {
    const std::string path = locale_file(settings, article.path, locale).value_or(article.path);
    subject.counterpart = &own->get();
    subject.counterpart_path = path;
    outcome.add(check::check_counterpart(subject));
    return;
  }
  const std::string file = catalog_path(settings, locale, article.path);
  subject.catalog = &strings.locales.at(locale);
  subject.catalog_path = file;
  outcome.suppressions.add_locale(article, subject.article_path, strings.source, *subject.catalog, file);
  outcome.add(check::check_translation(subject));
  if (!shared.interest.is_changed(subject.article_path, locale)) return;
  const Clocked clocked(sum_of(shared.request, &CheckTiming::applying));
  append(outcome.findings, find_refused(shared.job, article, strings, locale));
}

Result<Strings> read_strings_timed(const Shared& shared, const segment::Article& article,
                                   const std::vector<std::string>& locales) {
  const Clocked clocked(sum_of(shared.request, &CheckTiming::catalogs));
  return read_strings(shared.job, article, locales);
}

void add_units(ArticleOutcome& outcome, const segment::Article& article, std::string_view file,
               const catalog::Catalog& source) {
  set_units(outcome.findings, article, file, source);
  for (check::Note& note : outcome.notes) {
    if (note.rule->scope == check::Scope::article) set_units({&note.draft, 1}, article, file, source);
  }
}

ArticleOutcome check_one(const Shared& shared, const SourceArticle& known) {
  ArticleOutcome outcome;
  const Settings& settings = shared.job.settings;
  const std::string path = source_file(settings, known.path);
  std::vector<std::string> locales;
  std::ranges::copy_if(shared.request.locales, std::back_inserter(locales),
                       [&](const std::string& locale) { return shared.interest.has_translation(path, locale); });
  if (locales.empty() && !shared.interest.has_article(path)) return outcome;
  const segment::Article& article = known;
  Result<Strings> strings = read_strings_timed(shared, article, locales);
  if (!strings) {
    outcome.failure = strings.error().what;
    return outcome;
  }
  append(outcome.findings, std::move(strings->findings));
  const check::Subject subject{.article = &article,
                               .links = &shared.links,
                               .locale = settings.source_locale,
                               .source_locale = settings.source_locale,
                               .article_path = path,
                               .spelling = shared.spellings.of(settings.source_locale),
                               .options = &shared.options};
  outcome.suppressions.add_source(article, path, strings->source,
                                  catalog_path(settings, settings.source_locale, article.path));
  outcome.add(check::check_article(subject));
  append(outcome.findings,
         find_left_out_links(shared.job, shared.sources, shared.links, article, shared.request.locales));
  for (const std::string& locale : locales)
    check_locale(shared, article, *strings, locale, subject, outcome);
  add_units(outcome, article, path, strings->source);
  return outcome;
}

// What stands in place of a source's article has its faults, too, and they were reported there.
void drop_faults_of_source(const Shared& shared, const segment::Article& own, Findings& findings) {
  const segment::Article* source = shared.sources.find(own.path);
  if (source == nullptr || findings.empty()) return;
  std::multiset<std::pair<std::string, std::string>> known;
  const check::Subject subject{.article = source,
                               .links = &shared.links,
                               .locale = shared.job.settings.source_locale,
                               .source_locale = shared.job.settings.source_locale,
                               .options = &shared.all};
  for (const Finding& finding : check::check_article(subject).findings)
    known.emplace(finding.rule, finding.message);
  std::erase_if(findings, [&](const Finding& finding) {
    const auto same = known.find({finding.rule, finding.message});
    if (same == known.end()) return false;
    known.erase(same);
    return true;
  });
}

// The articles that locales have alone, and those that stand in place of the source's, by themselves.
void check_own(const Shared& shared, ArticleOutcome& outcome) {
  const Settings& settings = shared.job.settings;
  for (const std::string& locale : shared.request.locales) {
    const LocaleFiles& own = shared.sources.files_of(locale);
    for (const std::vector<SourceArticle>* articles : {&own.articles, &own.overrides}) {
      for (const segment::Article& article : *articles) {
        if (!is_selected(shared.request.paths, article.path)) continue;
        const std::string path = locale_file(settings, article.path, locale).value_or(article.path);
        ArticleOutcome alone;
        alone.add(check::check_article({.article = &article,
                                        .links = &shared.links,
                                        .locale = locale,
                                        .source_locale = settings.source_locale,
                                        .article_path = path,
                                        .spelling = shared.spellings.of(locale),
                                        .options = &shared.options}));
        if (articles == &own.overrides) drop_faults_of_source(shared, article, alone.findings);
        add_units(alone, article, path, {});
        outcome.add({.findings = std::move(alone.findings), .notes = std::move(alone.notes)});
      }
    }
  }
}

// A rule that concludes over all articles may find nothing in some of them, and only some runs ask other sites.
bool was_looked_for(const Shared& shared, std::string_view name, std::string_view path, std::string_view locale) {
  // Nobody knows a rule of that name any more, so it will never find anything; or apply saw every translation.
  if (!check::is_suppressible_pattern(name) || name.starts_with("apply/")) return true;
  const std::span<const check::Rule> rules = check::rules();
  const auto is_of_name = [&](const check::Rule& rule) { return catalog::covers(name, rule.id); };
  if (std::ranges::none_of(rules, is_of_name)) return shared.request.external != nullptr;
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
    one.targets.insert(one.targets.end(), term.also.begin(), term.also.end());
    one.forbidden = term.forbidden;
    one.forms = term.forms;
    one.letter_case = term.exact_case ? check::CaseRule::exact : check::CaseRule::any;
    one.translate = term.translate;
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

Result<void> open_spellings(Shared& shared, Findings& findings) {
  Result<Spellings> spellings = open_spellings(shared.job, shared.request);
  if (!spellings) return fail(spellings.error().what);
  append(findings, std::move(spellings->findings));
  shared.spellings = std::move(*spellings);
  return {};
}

check::LinkPolicy link_policy(const Job& job, std::vector<Redirect> redirects) {
  check::LinkPolicy policy{.redirects = {},
                           .locale_hosts = job.settings.check.locale_hosts,
                           .locale_exempt = job.settings.check.locale_exempt};
  for (Redirect& redirect : redirects)
    policy.redirects.emplace(std::move(redirect.from),
                             redirect.article.empty() ? std::move(redirect.url) : std::move(redirect.article));
  return policy;
}

// What is to be reported, as severe as it is, with everything that a report shows.
Result<void> settle(const Job& job, const CheckRequest& request, const CheckPolicy& policy, Findings& findings) {
  sort_findings(findings);
  // Before anything is left out: the number of equal ones before it must not depend on what was asked for.
  set_fingerprints(findings);
  std::erase_if(findings, [&](Finding& finding) { return !policy.settle(finding); });
  const Clocked clocked(sum_of(request, &CheckTiming::placing));
  if (Result<void> placed = set_target_places(job, findings); !placed) return placed;
  sort_findings(findings);
  return {};
}

// What reading found, but for articles that nobody asked about.
Findings findings_of_reading(const Shared& shared) {
  Findings findings = shared.sources.findings;
  std::erase_if(findings, [&](const Finding& finding) {
    const std::vector<std::string> articles = paths_below(shared.job.settings, finding.source.path);
    const auto is_asked_for = [&](const std::string& path) { return is_selected(shared.request.paths, path); };
    return !articles.empty() && std::ranges::none_of(articles, is_asked_for);
  });
  return findings;
}

Result<ArticleOutcome> check_articles(const Shared& shared) {
  std::vector<const SourceArticle*> articles;
  for (const SourceArticle& article : shared.sources.articles) {
    if (is_selected(shared.request.paths, article.path)) articles.push_back(&article);
  }
  std::vector<ArticleOutcome> outcomes(articles.size());
  for_each_index(
      articles.size(), shared.job.threads, [&](size_t i) { outcomes[i] = check_one(shared, *articles[i]); },
      shared.job.progress);
  ArticleOutcome all;
  for (ArticleOutcome& outcome : outcomes) {
    if (!outcome.failure.empty()) return fail(std::move(outcome.failure));
    all.add({.findings = std::move(outcome.findings), .notes = std::move(outcome.notes)});
    all.suppressions.add(std::move(outcome.suppressions));
  }
  check_own(shared, all);
  return all;
}

}  // namespace

std::vector<std::pair<std::string, std::chrono::nanoseconds>> rows_of(const CheckTiming& timing) {
  std::vector<std::pair<std::string, std::chrono::nanoseconds>> rows;
  const auto add = [&](std::string_view name, std::chrono::nanoseconds time) {
    if (time.count() > 0) rows.emplace_back(name, time);
  };
  add("(reading sources)", std::chrono::nanoseconds(timing.reading.load()));
  add("(reading catalogs)", std::chrono::nanoseconds(timing.catalogs.load()));
  add("(applying translations)", std::chrono::nanoseconds(timing.applying.load()));
  add("(placing findings)", std::chrono::nanoseconds(timing.placing.load()));
  const std::span<const check::Rule> rules = check::rules();
  for (size_t i = 0; i < rules.size(); ++i)
    add(rules[i].id, timing.rules.of(i));
  std::ranges::stable_sort(rows, std::ranges::greater(), &std::pair<std::string, std::chrono::nanoseconds>::second);
  return rows;
}

Result<ChangedFiles> find_changed_files(const Job& job, const std::string& revision) {
  const std::optional<History> history = History::open(job);
  if (!history) return fail("The project lies in no Git repository, so nothing is known of " + revision + ".");
  const Result<std::string> commit = history->resolve(revision);
  if (!commit) return fail(commit.error().what);
  const Result<std::vector<History::FileChange>> changes = history->changes_since(*commit, {""});
  if (!changes) return fail(changes.error().what);
  ChangedFiles files;
  for (const History::FileChange& change : *changes) {
    if (change.change == History::Change::deleted) {
      files.gone.insert(change.path);
    } else {
      files.now.insert(change.path);
      if (change.old_path != change.path) files.gone.insert(change.old_path);
    }
  }
  return files;
}

Result<CheckReport> check_project(const Job& job, const Sources& sources, const CheckRequest& request) {
  const CheckPolicy policy(job.settings, request.strict, request.changed ? &*request.changed : nullptr);
  const ChangedFiles* changed = request.changed && !request.fingerprints ? &*request.changed : nullptr;
  Redirects redirects = read_redirects(job, sources);
  Shared shared{.job = job,
                .sources = sources,
                .request = request,
                .links = index_links(sources, job.settings),
                .terms = {},
                .spellings = {},
                .interest = CheckInterest(job.settings, sources, request.locales, changed),
                .options = {},
                .all = {.wanted =
                            [&](const check::Rule& rule, std::string_view path, std::string_view locale) {
                              return policy.level_of(rule.id, path, locale) != RuleLevel::off;
                            },
                        .timing = request.timing == nullptr ? nullptr : &request.timing->rules,
                        .links = link_policy(job, std::move(redirects.redirects)),
                        .ops = job.settings.ops}};
  shared.options = shared.all;
  shared.options.wanted = [&](const check::Rule& rule, std::string_view path, std::string_view locale) {
    return shared.interest.has(rule, path, locale) && shared.all.wanted(rule, path, locale);
  };
  Findings findings = findings_of_reading(shared);
  if (Result<void> read = read_glossaries(shared, findings); !read) return fail(read.error().what);
  if (Result<void> opened = open_spellings(shared, findings); !opened) return fail(opened.error().what);
  Result<ArticleOutcome> all = check_articles(shared);
  if (!all) return fail(all.error().what);
  append(findings, std::move(all->findings));
  append(findings, check::conclude(std::move(all->notes)));
  // Only all articles together know what none of them shows.
  if (request.paths.empty()) {
    append(findings, find_unused_images(job, sources, shared.links, request.locales));
    append(findings, find_orphans(job, sources, shared.links));
    append(findings, find_dead_entries(job, sources));
    append(findings, std::move(redirects.findings));
    append(findings, check_pictures(job, sources, request.locales));
  }
  if (request.external != nullptr) {
    Result<Findings> external = find_external_faults(job, sources, shared.links, request);
    if (!external) return fail(std::move(external.error().what));
    append(findings, std::move(*external));
  }
  all->suppressions.apply(findings);
  append(findings, all->suppressions.unused([&](std::string_view rule, std::string_view path, std::string_view locale) {
    return was_looked_for(shared, rule, path, locale);
  }));
  if (Result<void> settled = settle(job, request, policy, findings); !settled) return fail(settled.error().what);
  complete_hints(shared.spellings, job.settings, findings);
  return CheckReport{.findings = std::move(findings)};
}

}  // namespace docloc::site

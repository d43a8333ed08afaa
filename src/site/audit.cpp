#include "site/audit.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "align/import_markdown.h"
#include "base/source.h"
#include "links/link_index.h"
#include "site/paths.h"
#include "site/word_count.h"
#include "text/locale.h"

namespace docloc::site {
namespace {

using align::ImportResult;
using align::UnitOutcome;
using report::AuditPage;
using report::PageRevision;

struct Tree {
  Sources sources;  // articles sorted by path; unusable ones left out
  std::set<std::string, std::less<>> unusable;
};

Result<Tree> read_tree(const Job& job, const std::string& folder, bool target) {
  const Result<std::vector<std::string>> files = job.store.list(folder);
  if (!files) return fail(files.error().what);
  Tree tree;
  std::vector<std::string> paths;
  for (const std::string& file : *files)
    (is_article_path(file) ? paths : tree.sources.resources).push_back(file);
  std::vector<segment::Article> articles(paths.size());
  std::vector<std::string> failures(paths.size());
  for_each_index(paths.size(), job.threads, [&](size_t i) {
    Result<std::string> bytes = job.store.read(join(folder, paths[i]));
    if (bytes) {
      articles[i] = segment::read_article(paths[i], std::move(*bytes), extract_options(job.settings));
    } else {
      failures[i] = bytes.error().what;
    }
  });
  for (size_t i = 0; i < paths.size(); ++i) {
    if (!failures[i].empty()) return fail(std::move(failures[i]));
    if (articles[i].usable) {
      tree.sources.articles.emplace_back(std::move(articles[i]));
      continue;
    }
    tree.unusable.insert(paths[i]);
    for (Finding finding : articles[i].findings) {
      finding.source.path = join(folder, paths[i]);
      if (target) std::swap(finding.source, finding.target);
      tree.sources.findings.push_back(std::move(finding));
    }
  }
  return tree;
}

// What most pages say of themselves (ms.contentlocale), else the last folder of the path that is a locale.
std::string guess_locale(const Tree& target, std::string_view folder) {
  std::map<std::string, uint32_t> votes;
  for (const segment::Article& article : target.sources.articles) {
    const yaml::Scalar* locale = article.front_matter.find("ms.contentlocale");
    if (locale != nullptr && !text::canonical_locale(locale->value).empty())
      ++votes[text::canonical_locale(locale->value)];
  }
  const auto most = std::ranges::max_element(votes, {}, [](const auto& vote) { return vote.second; });
  if (most != votes.end()) return most->first;
  std::string found;
  for (size_t at = 0; at < folder.size();) {
    const size_t end = std::min(folder.find('/', at), folder.size());
    const std::string_view name = folder.substr(at, end - at);
    const bool tag = name.size() == 2 || (name.size() >= 5 && name[2] == '-');
    if (tag && !text::canonical_locale(name).empty()) found = text::canonical_locale(name);
    at = end + 1;
  }
  return found;
}

class Auditor {
 public:
  Auditor(const Job& job, const AuditOptions& options, Tree source, Tree target)
      : job_(job), options_(options), source_(std::move(source)), target_(std::move(target)) {
    locale_ = options.locale.empty() ? guess_locale(target_, options.target) : options.locale;
    source_links_.emplace(index_links(source_.sources, job.settings));
  }

  AuditResult run() {
    AuditResult result;
    result.audit = {.source = options_.source,
                    .target = options_.target,
                    .source_locale = job_.settings.source_locale,
                    .target_locale = locale_};
    learn();
    index_target();
    const auto& articles = source_.sources.articles;
    result.audit.pages.resize(articles.size());
    for_each_index(
        articles.size(), job_.threads, [&](size_t i) { result.audit.pages[i] = page_of(articles[i]); }, job_.progress);
    for (const std::string& path : source_.unusable)
      result.audit.pages.push_back({.path = path, .revision = PageRevision::unusable});
    std::ranges::sort(result.audit.pages, {}, &AuditPage::path);
    for (const segment::Article& article : target_.sources.articles) {
      const bool known = source_.sources.find(article.path) != nullptr || source_.unusable.contains(article.path);
      if (!known) result.audit.surplus.push_back(article.path);
    }
    result.findings = source_.sources.findings;
    result.findings.insert(result.findings.end(), target_.sources.findings.begin(), target_.sources.findings.end());
    return result;
  }

 private:
  [[nodiscard]] align::ImportOptions options() const {
    return {.locale = locale_,
            .source_locale = job_.settings.source_locale,
            .any_revision = true,
            .confidence = static_cast<float>(job_.settings.import_confidence) / 100,
            .lexicon = lexicon_.empty() ? nullptr : &lexicon_};
  }

  void learn() {
    constexpr size_t kMostLessons = 400;
    const auto& articles = target_.sources.articles;
    const size_t step = 1 + articles.size() / kMostLessons;
    std::vector<align::WordPairs> lessons((articles.size() + step - 1) / step);
    for_each_index(lessons.size(), job_.threads, [&](size_t i) {
      const segment::Article* source = source_.sources.find(articles[i * step].path);
      if (source != nullptr) lessons[i] = align::sure_words(*source, articles[i * step], options());
    });
    for (const align::WordPairs& lesson : lessons) {
      for (const auto& [from, to] : lesson)
        lexicon_.add(from, to);
    }
    lexicon_.finish();
  }

  // A link of the translation may lead to a page or picture that only the source tree has: readers fall back to it.
  void index_target() {
    Sources all;
    all.articles = target_.sources.articles;
    for (const SourceArticle& article : source_.sources.articles) {
      if (!target_.sources.has(article.path)) all.articles.push_back(article);
    }
    std::ranges::sort(all.articles, {}, &SourceArticle::path);
    std::set<std::string> resources(source_.sources.resources.begin(), source_.sources.resources.end());
    resources.insert(target_.sources.resources.begin(), target_.sources.resources.end());
    all.resources.assign(resources.begin(), resources.end());
    target_links_.emplace(index_links(all, job_.settings));
  }

  AuditPage page_of(const segment::Article& source) const {
    AuditPage page{.path = source.path};
    const segment::Article* target = target_.sources.find(source.path);
    if (target == nullptr) {
      page.revision = target_.unusable.contains(source.path) ? PageRevision::unusable : PageRevision::absent;
      count(source, nullptr, page);
      return page;
    }
    const ImportResult result = align::import_markdown(source, *target, options());
    page.revision = result.revision == align::Revision::same    ? PageRevision::current
                    : result.revision == align::Revision::other ? PageRevision::stale
                                                                : PageRevision::unknown;
    count(source, &result, page);
    find_dead_links(source, *target, page);
    return page;
  }

  // Sentences of each unit, by what became of them.
  void count(const segment::Article& source, const ImportResult* result, AuditPage& page) const {
    WordCounter words(job_.settings.source_locale);
    for (size_t i = 0; i < source.units.size(); ++i) {
      const segment::Unit& unit = source.units[i];
      const align::ImportedUnit* imported = result != nullptr && i < result->units.size() ? &result->units[i] : nullptr;
      const auto parts = segment::split_sentences(unit.content, unit.codes, job_.settings.source_locale);
      for (size_t s = 0; s < parts.size(); ++s) {
        if (parts[s].ignorable) continue;
        const report::Amount amount{.segments = 1, .words = words.count(parts[s].content)};
        page.total += amount;
        kind_of(imported, s, page) += amount;
      }
    }
  }

  static report::Amount& kind_of(const align::ImportedUnit* unit, size_t segment, AuditPage& page) {
    if (unit == nullptr) return page.missing;
    const bool piece = segment < unit->segments.size() && unit->segments[segment].has_value();
    if (unit->outcome == UnitOutcome::translated || (unit->outcome == UnitOutcome::partial && piece)) {
      return page.salvageable;
    }
    if (page.revision == PageRevision::stale) return page.stale;
    return unit->outcome == UnitOutcome::missing ? page.missing : page.uncertain;
  }

  void find_dead_links(const segment::Article& source, const segment::Article& target, AuditPage& page) const {
    const std::string& locale = job_.settings.source_locale;
    std::set<std::string> dead_in_source;
    for (const links::Link& link : links::links_of(source)) {
      if (is_broken(source_links_->resolve(source.path, link.url, locale).verdict)) dead_in_source.insert(link.url);
    }
    const Places places(target.path, target.bytes);
    for (const links::Link& link : links::links_of(target)) {
      links::Resolution where = target_links_->resolve(target.path, link.url, locale);
      if (!is_broken(where.verdict) || dead_in_source.contains(link.url)) continue;
      page.dead.push_back({.line = places.at(link.bytes.begin).line,
                           .url = link.url,
                           .verdict = to_string(where.verdict),
                           .nearest = std::move(where.nearest)});
    }
  }

  const Job& job_;
  const AuditOptions& options_;
  Tree source_;
  Tree target_;
  std::string locale_;
  align::Lexicon lexicon_;
  std::optional<links::LinkIndex> source_links_;
  std::optional<links::LinkIndex> target_links_;
};

}  // namespace

Result<AuditResult> audit_trees(const Job& job, const AuditOptions& options) {
  Result<Tree> source = read_tree(job, options.source, false);
  if (!source) return fail(source.error().what);
  Result<Tree> target = read_tree(job, options.target, true);
  if (!target) return fail(target.error().what);
  return Auditor(job, options, std::move(*source), std::move(*target)).run();
}

}  // namespace docloc::site

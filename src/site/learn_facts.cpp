#include "site/learn_facts.h"

#include <fmt/format.h>

#include <utility>

#include "base/hash.h"
#include "site/build_cache.h"
#include "site/strings_stamp.h"

namespace docloc::site {
namespace {

class Learner {
 public:
  Learner(const Job& job, const PinnedVersions& pinned, RunRecord& record)
      : job_(job), pinned_(pinned), record_(record) {}

  // Facts of the article's pages by locale. Any thread.
  Result<PageTable::Facts> learn(const PagesOfArticle& plan) {
    PageTable::Facts facts;
    for (const PagePlan& page : plan.pages) {
      if (!page.is_translation) facts.emplace(page.locale, facts_of(page.article->facet()));
    }
    if (plan.source == nullptr) return facts;
    const Stamp stamp = stamp_of(plan);
    std::optional<std::string> known = record_.find(plan.source->path, stamp.files);
    if (!known && !stamp.searched.empty()) known = record_.find(plan.source->path, stamp.searched);
    if (known) {
      facts.merge(read_facts(*known));
      return facts;
    }
    Result<PageTable::Facts> read = read_strings_of(plan, stamp);
    if (!read) return read;
    facts.merge(*read);
    return facts;
  }

 private:
  struct Stamp {
    std::string files;  // empty: a catalog is being written
    // The same, and where in Git's history versions are looked for; empty: they are not. Where all is translated a new
    // commit changes nothing: it is remembered without one.
    std::string searched;
  };

  [[nodiscard]] Stamp stamp_of(const PagesOfArticle& plan) const {
    Stamp stamp{.files = hex16(plan.source->facet().hash), .searched = ""};
    std::string_view history;
    for (const PagePlan& page : plan.pages) {
      if (!page.is_translation) continue;
      const std::string strings = strings_stamp(job_, plan.source->path, page.locale);
      if (strings.empty()) return {};
      stamp.files += fmt::format(" {}={}", page.locale, strings);
      if (const std::string_view head = pinned_.head(page.locale); !head.empty()) history = head;
    }
    if (!history.empty()) stamp.searched = fmt::format("{} at {}", stamp.files, history);
    return stamp;
  }

  [[nodiscard]] PageFacts facts_of_page(const segment::Article& article, const Strings& strings,
                                        const std::string& locale) const {
    if (const std::optional<PinnedVersion> older = pinned_.find(article, strings, locale)) {
      PageFacts facts = facts_of(job_.settings, older->article, older->strings, locale);
      facts.pinned_commit = older->commit.hash;
      facts.pinned_on = older->commit.date;
      return facts;
    }
    return facts_of(job_.settings, article, strings, locale);
  }

  [[nodiscard]] Result<PageTable::Facts> read_strings_of(const PagesOfArticle& plan, const Stamp& stamp) {
    std::vector<std::string> locales;
    for (const PagePlan& page : plan.pages)
      locales.push_back(page.locale);
    const std::shared_ptr<const segment::Article> article = plan.source->hold();
    const Result<Strings> strings = read_strings(job_, *article, string_locales(job_.settings, locales));
    if (!strings) return fail(strings.error().what);
    PageTable::Facts facts;
    bool searched = false;
    for (const PagePlan& page : plan.pages) {
      if (!page.is_translation) continue;
      facts.emplace(page.locale, facts_of_page(*article, *strings, page.locale));
      searched =
          searched || (!pinned_.head(page.locale).empty() && !pinned_.is_complete(*article, *strings, page.locale));
    }
    const std::string& remembered = searched ? stamp.searched : stamp.files;
    record_.put(plan.source->path, plan.source->is_outdated() ? "" : remembered, write_facts(facts));
    return facts;
  }

  const Job& job_;
  const PinnedVersions& pinned_;
  RunRecord& record_;
};

}  // namespace

Result<void> learn_facts(const Job& job, const BuildOptions& options, const std::vector<PagesOfArticle>& pages,
                         const PinnedVersions& pinned, PageTable& table) {
  RunRecord& record =
      job.cache->record(job.store, "facts", fmt::format("{} {}", options.tool, job.settings.fingerprint));
  Learner learner(job, pinned, record);
  std::vector<Result<PageTable::Facts>> facts(pages.size());
  for_each_index(pages.size(), job.threads, [&](size_t i) { facts[i] = learner.learn(pages[i]); });
  for (size_t i = 0; i < pages.size(); ++i) {
    if (!facts[i]) return fail(std::move(facts[i].error().what));
    if (pages[i].pages.empty()) continue;
    const std::string& path = pages[i].pages.front().article->path;
    // Locales' own articles of one path are pages of each other.
    if (const PageTable::Facts* others = table.find(path)) facts[i]->insert(others->begin(), others->end());
    table.add(path, std::move(*facts[i]));
  }
  job.cache->end_run(job.store, record, options.complete);
  return {};
}

}  // namespace docloc::site

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
  Learner(const Job& job, RunRecord& record) : job_(job), record_(record) {}

  // Facts of the article's pages by locale. Any thread.
  Result<PageTable::Facts> learn(const PagesOfArticle& plan) {
    PageTable::Facts facts;
    for (const PagePlan& page : plan.pages) {
      if (!page.is_translation) facts.emplace(page.locale, facts_of(page.article->facet()));
    }
    if (plan.source == nullptr) return facts;
    const std::string stamp = stamp_of(plan);
    if (const auto known = record_.find(plan.source->path, stamp)) {
      facts.merge(read_facts(*known));
      return facts;
    }
    Result<PageTable::Facts> read = read_strings_of(plan, stamp);
    if (!read) return read;
    facts.merge(*read);
    return facts;
  }

 private:
  // Empty: a catalog is being written.
  [[nodiscard]] std::string stamp_of(const PagesOfArticle& plan) const {
    std::string stamp = hex16(plan.source->facet().hash);
    for (const PagePlan& page : plan.pages) {
      if (!page.is_translation) continue;
      const std::string strings = strings_stamp(job_, plan.source->path, page.locale);
      if (strings.empty()) return {};
      stamp += fmt::format(" {}={}", page.locale, strings);
    }
    return stamp;
  }

  [[nodiscard]] Result<PageTable::Facts> read_strings_of(const PagesOfArticle& plan, std::string_view stamp) {
    std::vector<std::string> locales;
    for (const PagePlan& page : plan.pages)
      locales.push_back(page.locale);
    const std::shared_ptr<const segment::Article> article = plan.source->hold();
    const Result<Strings> strings = read_strings(job_, *article, string_locales(job_.settings, locales));
    if (!strings) return fail(strings.error().what);
    PageTable::Facts facts;
    for (const PagePlan& page : plan.pages) {
      if (page.is_translation) facts.emplace(page.locale, facts_of(job_.settings, *article, *strings, page.locale));
    }
    record_.put(plan.source->path, plan.source->is_outdated() ? "" : stamp, write_facts(facts));
    return facts;
  }

  const Job& job_;
  RunRecord& record_;
};

}  // namespace

Result<void> learn_facts(const Job& job, const BuildOptions& options, const std::vector<PagesOfArticle>& pages,
                         PageTable& table) {
  RunRecord& record =
      job.cache->record(job.store, "facts", fmt::format("{} {}", options.tool, job.settings.fingerprint));
  Learner learner(job, record);
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

#include "site/learn_facts.h"

#include <fmt/format.h>

#include <optional>
#include <utility>

#include "base/hash.h"
#include "site/parallel.h"
#include "site/run_record.h"

namespace docloc::site {
namespace {

// What the facts of an article's translations are made from.
struct Stamp {
  std::string files;    // empty: they cannot be told apart from their last form
  std::string history;  // where versions are looked for too
};

Stamp stamp_of(const Job& job, const PagesOfArticle& plan, const PinnedVersions& pinned) {
  Stamp stamp{.files = hex16(hash64(plan.source->bytes))};
  for (const PagePlan& page : plan.pages) {
    const std::string strings = strings_stamp(job, *plan.source, page.locale);
    if (strings.empty()) return {};
    stamp.files += fmt::format(" {}={}", page.locale, strings);
    if (const std::string_view head = pinned.head(page.locale); !head.empty()) stamp.history = head;
  }
  return stamp;
}

PageFacts facts_of_page(const Job& job, const segment::Article& article, const Strings& strings,
                        const std::string& locale, const PinnedVersions& pinned) {
  if (const std::optional<PinnedVersion> older = pinned.find(article, strings, locale)) {
    PageFacts facts = facts_of(job.settings, older->article, older->strings, locale);
    facts.pinned_commit = older->commit.hash;
    facts.pinned_on = older->commit.date;
    return facts;
  }
  return facts_of(job.settings, article, strings, locale);
}

Result<PageTable::Facts> facts_of_article(const Job& job, const PagesOfArticle& plan, const PinnedVersions& pinned,
                                          RunRecord& record) {
  PageTable::Facts facts;
  for (const PagePlan& page : plan.pages) {
    if (!page.is_translation) facts.emplace(page.locale, facts_of(*page.article));
  }
  if (plan.source == nullptr) return facts;
  const segment::Article& article = *plan.source;
  const Stamp stamp = stamp_of(job, plan, pinned);
  // Where all is translated a new commit changes nothing: it is remembered without one.
  std::optional<std::string> known = record.find(article.path, stamp.files);
  const std::string with_history = stamp.files.empty() ? "" : fmt::format("{} at {}", stamp.files, stamp.history);
  if (!known && !stamp.history.empty()) known = record.find(article.path, with_history);
  if (known) {
    facts.merge(read_facts(*known));
    return facts;
  }
  std::vector<std::string> locales;
  for (const PagePlan& page : plan.pages)
    locales.push_back(page.locale);
  const Result<Strings> strings = read_strings(job, article, string_locales(job.settings, locales));
  if (!strings) return fail(strings.error().what);
  PageTable::Facts own;
  bool searched = false;
  for (const PagePlan& page : plan.pages) {
    if (!page.is_translation) continue;
    own.emplace(page.locale, facts_of_page(job, article, *strings, page.locale, pinned));
    searched = searched || (!pinned.head(page.locale).empty() && !pinned.is_complete(article, *strings, page.locale));
  }
  record.put(article.path, searched ? with_history : stamp.files, write_facts(own));
  facts.merge(own);
  return facts;
}

}  // namespace

Result<void> learn_facts(const Job& job, const std::vector<PagesOfArticle>& pages, const PinnedVersions& pinned,
                         const std::string& tool, bool complete, PageTable& table) {
  RunRecord record(job.store, "facts", fmt::format("{} {}", tool, job.settings.fingerprint));
  std::vector<Result<PageTable::Facts>> facts(pages.size());
  for_each_index(pages.size(), job.threads,
                 [&](size_t i) { facts[i] = facts_of_article(job, pages[i], pinned, record); });
  for (size_t i = 0; i < pages.size(); ++i) {
    if (!facts[i]) return fail(facts[i].error().what);
    if (pages[i].pages.empty()) continue;
    const std::string& path = pages[i].pages.front().article->path;
    // Locales' own articles of one path are pages of each other.
    PageTable::Facts all = table.find(path) != nullptr ? *table.find(path) : PageTable::Facts();
    all.merge(*facts[i]);
    table.add(path, std::move(all));
  }
  // Without the record the next build takes longer, nothing else.
  [[maybe_unused]] const Result<void> saved = record.save(job.store, complete);
  return {};
}

}  // namespace docloc::site

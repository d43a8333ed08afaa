#include "site/project_moves.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/hash.h"
#include "site/build_cache.h"
#include "site/paths.h"
#include "site/strings.h"
#include "site/strings_stamp.h"
#include "site/sync_record.h"

namespace docloc::site {
namespace {

constexpr std::string_view kEnding = ".xlf";

}  // namespace

Result<std::vector<std::string>> list_catalogs(const Job& job, std::string_view locale) {
  const Result<std::vector<std::string>> files = job.store.list(expand(job.settings.catalogs, locale));
  if (!files) return fail(files.error().what);
  std::vector<std::string> paths;
  for (const std::string& file : *files) {
    if (file.ends_with(kEnding)) paths.push_back(file.substr(0, file.size() - kEnding.size()));
  }
  std::ranges::sort(paths);
  return paths;
}

namespace {

// Articles and catalogs as they are before they are compared: the first of `files` are those of `articles`, the rest
// catalogs whose article is gone.
Result<std::vector<catalog::FileUnits>> read_units(const Job& job, const std::vector<const segment::Article*>& articles,
                                                   const std::function<bool(std::string_view)>& is_there) {
  const Result<std::vector<std::string>> catalogs = list_catalogs(job, job.settings.source_locale);
  if (!catalogs) return fail(catalogs.error().what);
  std::vector<catalog::FileUnits> files;
  for (const segment::Article* article : articles)
    files.push_back({.path = article->path, .is_there = true});
  for (const std::string& path : *catalogs) {
    if (!is_there(path)) files.push_back({.path = path});
  }
  std::vector<std::string> failures(files.size());
  for_each_index(files.size(), job.threads, [&](size_t i) {
    catalog::FileUnits& file = files[i];
    if (i < articles.size()) file.after = catalog::moving_units(*articles[i]);
    const Result<StoredCatalog> stored = read_catalog(job, job.settings.source_locale, file.path);
    if (!stored) {
      failures[i] = stored.error().what;
    } else if (stored->catalog) {
      file.was_there = true;
      file.before = catalog::moving_units(*stored->catalog);
    }
  });
  for (std::string& failure : failures) {
    if (!failure.empty()) return fail(std::move(failure));
  }
  return files;
}

std::vector<uint64_t> sorted_keys(const std::vector<catalog::MovingUnit>& units) {
  std::vector<uint64_t> keys;
  for (const catalog::MovingUnit& unit : units)
    keys.push_back(unit.key);
  std::ranges::sort(keys);
  return keys;
}

// Nothing came to this file or left it.
bool is_settled(const catalog::FileUnits& file) {
  return file.was_there && file.is_there && sorted_keys(file.before) == sorted_keys(file.after);
}

// Which articles have the units of their source catalog, by the hash of the one and the stamp of the other.
class SettledRecord {
 public:
  explicit SettledRecord(const Job& job) : job_(job) {
    if (job.cache == nullptr) return;
    record_ =
        &job.cache->record(job.store, "settled", fmt::format("{} {}", job.cache->tool(), job.settings.fingerprint));
  }

  [[nodiscard]] bool has(const SourceArticle& article) const {
    return record_ != nullptr && record_->find(article.path, stamp_of(article)).has_value();
  }
  void add(const SourceArticle& article) {
    if (record_ != nullptr && !article.is_outdated()) record_->put(article.path, stamp_of(article), "");
  }
  void save() {
    if (record_ != nullptr) job_.cache->end_run(job_.store, *record_, true);
  }

 private:
  [[nodiscard]] std::string stamp_of(const SourceArticle& article) const {
    const std::string catalog =
        stamp_of_file(job_, catalog_path(job_.settings, job_.settings.source_locale, article.path));
    return catalog.empty() ? catalog : fmt::format("{} {}", hex16(article.facet().hash), catalog);
  }

  const Job& job_;
  RunRecord* record_ = nullptr;  // null: there is no cache
};

// Those that a sync did not leave as they are.
std::vector<const SourceArticle*> find_changed(const Job& job, const Sources& sources, SettledRecord& settled) {
  std::vector<const SourceArticle*> articles;
  for (const SourceArticle& article : sources.articles) {
    if (!settled.has(article)) articles.push_back(&article);
  }
  if (articles.empty()) return articles;
  const SyncRecord record(job);
  std::vector<char> changed(articles.size(), 0);
  for_each_index(changed.size(), job.threads, [&](size_t i) {
    const std::string& path = articles[i]->path;
    const LayoutFile file{.path = path, .file = source_file(job.settings, path), .is_source = true};
    changed[i] = record.look(file, job.settings.source_locale) == SyncRecord::Seen::changed ? 1 : 0;
    if (changed[i] == 0) settled.add(*articles[i]);
  });
  size_t i = 0;
  std::erase_if(articles, [&](const SourceArticle*) { return changed[i++] == 0; });
  return articles;
}

}  // namespace

Result<catalog::Moves> find_project_moves(const Job& job, const std::vector<const segment::Article*>& articles,
                                          const std::function<bool(std::string_view)>& is_there) {
  Result<std::vector<catalog::FileUnits>> files = read_units(job, articles, is_there);
  if (!files) return fail(std::move(files.error().what));
  return catalog::find_moves(std::move(*files));
}

Result<catalog::Moves> find_project_moves(const Job& job, const Sources& sources) {
  SettledRecord settled(job);
  const std::vector<const SourceArticle*> changed = find_changed(job, sources, settled);
  std::vector<const segment::Article*> articles(changed.size());
  for_each_index(changed.size(), job.threads, [&](size_t i) { articles[i] = &changed[i]->get(); });
  Result<std::vector<catalog::FileUnits>> files;
  if (!articles.empty()) {
    files = read_units(job, articles, [&](std::string_view path) {
      return sources.has(path) || job.store.exists(source_file(job.settings, path));
    });
    if (!files) return fail(std::move(files.error().what));
  }
  for (size_t i = 0; i < changed.size(); ++i) {
    if (is_settled((*files)[i])) settled.add(*changed[i]);
  }
  settled.save();
  return catalog::find_moves(std::move(*files));
}

}  // namespace docloc::site

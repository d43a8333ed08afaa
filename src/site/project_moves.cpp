#include "site/project_moves.h"

#include <algorithm>
#include <utility>

#include "site/paths.h"
#include "site/strings.h"
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

Result<catalog::Moves> find_project_moves(const Job& job, const std::vector<const segment::Article*>& articles,
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
  return catalog::find_moves(std::move(files));
}

Result<catalog::Moves> find_project_moves(const Job& job, const Sources& sources) {
  const SyncRecord record(job);
  std::vector<char> changed(sources.articles.size(), 0);
  for_each_index(changed.size(), job.threads, [&](size_t i) {
    const std::string& path = sources.articles[i].path;
    const LayoutFile file{.path = path, .file = source_file(job.settings, path), .is_source = true};
    changed[i] = record.look(file, job.settings.source_locale) == SyncRecord::Seen::changed ? 1 : 0;
  });
  std::vector<const segment::Article*> articles;
  for (size_t i = 0; i < changed.size(); ++i) {
    if (changed[i] != 0) articles.push_back(&sources.articles[i]);
  }
  if (articles.empty()) return catalog::Moves{};
  return find_project_moves(job, articles, [&](std::string_view path) {
    return sources.find(path) != nullptr || job.store.exists(source_file(job.settings, path));
  });
}

}  // namespace docloc::site

#include "site/store_catalogs.h"

#include <fmt/format.h>

#include <algorithm>

#include "site/catalog_batch.h"
#include "site/layout.h"
#include "site/paths.h"
#include "site/strings.h"
#include "site/survey.h"

namespace docloc::site {
namespace {

Outcome sync_one(const Job& job, const segment::Article& article, const std::vector<std::string>& locales) {
  Outcome outcome;
  const Result<Strings> strings = read_strings(job, article, locales);
  if (!strings) {
    outcome.failure = strings.error().what;
    return outcome;
  }
  outcome.findings = strings->findings;
  add_catalog(job, *strings, job.settings.source_locale, strings->source, outcome);
  for (const auto& [locale, catalog] : strings->locales)
    add_catalog(job, *strings, locale, catalog, outcome);
  return outcome;
}

// Catalogs whose article is gone hold translations that nobody else has: they stay, and are named.
Result<void> find_orphans(const Job& job, const Sources& sources, const std::vector<std::string>& locales,
                          Findings& out) {
  for (const std::string& locale : locales) {
    const std::string folder = expand(job.settings.catalogs, locale);
    const Result<std::vector<std::string>> files = job.store.list(folder);
    if (!files) return fail(files.error().what);
    for (const std::string& file : *files) {
      if (!file.ends_with(".xlf")) continue;
      const std::string path = file.substr(0, file.size() - 4);
      // One whose article is there but unreadable is no orphan.
      if (sources.find(path) != nullptr || job.store.exists(source_file(job.settings, path))) continue;
      out.push_back({.rule = "site/orphan",
                     .severity = Severity::info,
                     .target = {.path = join(folder, file)},
                     .locale = locale,
                     .message = "The article of this catalog is gone.",
                     .hint = "Its translations are kept; delete the file when nobody needs them."});
    }
  }
  return {};
}

}  // namespace

Result<SyncReport> sync_catalogs(const Job& job, const Sources& sources, const SyncOptions& options) {
  std::vector<const segment::Article*> articles;
  for (const segment::Article& article : sources.articles) {
    if (is_selected(options.paths, article.path)) articles.push_back(&article);
  }
  std::vector<Outcome> outcomes(articles.size());
  for_each_index(
      articles.size(), job.threads, [&](size_t i) { outcomes[i] = sync_one(job, *articles[i], options.locales); },
      job.progress);
  SyncReport report;
  const Result<size_t> written = write_outcomes(job, outcomes, report.catalogs, report.findings);
  if (!written) return fail(written.error().what);
  report.written = *written;
  std::vector<std::string> locales = options.locales;
  locales.push_back(job.settings.source_locale);
  if (const Result<void> found = find_orphans(job, sources, locales, report.findings); !found) {
    return fail(found.error().what);
  }
  return report;
}

}  // namespace docloc::site

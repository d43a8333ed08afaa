#include "site/strings.h"

#include <algorithm>

#include "catalog/sync.h"
#include "site/paths.h"

namespace docloc::site {

std::string catalog_path(const Settings& settings, std::string_view locale, std::string_view path) {
  return join(expand(settings.catalogs, locale), path) + ".xlf";
}

Result<StoredCatalog> read_catalog(const Job& job, std::string_view locale, std::string_view path) {
  StoredCatalog stored;
  const std::string file = catalog_path(job.settings, locale, path);
  if (!job.store.exists(file)) return stored;
  const Result<std::string> bytes = job.store.read(file);
  if (!bytes) return fail(bytes.error().what);
  catalog::Read read = catalog::read_xliff(file, *bytes);
  stored.findings = std::move(read.findings);
  stored.must_stay = read.incomplete || !read.catalog;
  stored.catalog = std::move(read.catalog);
  return stored;
}

Result<Strings> read_strings(const Job& job, const segment::Article& article, std::span<const std::string> locales) {
  Strings strings;
  const auto read = [&](const std::string& locale) -> Result<std::optional<catalog::Catalog>> {
    Result<StoredCatalog> stored = read_catalog(job, locale, article.path);
    if (!stored) return fail(stored.error().what);
    strings.findings.insert(strings.findings.end(), stored->findings.begin(), stored->findings.end());
    if (stored->must_stay) strings.must_stay.push_back(catalog_path(job.settings, locale, article.path));
    return std::move(stored->catalog);
  };
  const std::string& source_locale = job.settings.source_locale;
  const Result<std::optional<catalog::Catalog>> old_source = read(source_locale);
  if (!old_source) return fail(old_source.error().what);
  strings.source = catalog::make_source_catalog(article, source_locale, *old_source ? &**old_source : nullptr);
  for (const std::string& locale : locales) {
    const Result<std::optional<catalog::Catalog>> old = read(locale);
    if (!old) return fail(old.error().what);
    strings.locales.emplace(locale, catalog::sync_locale(strings.source, *old ? &**old : nullptr, locale));
  }
  return strings;
}

std::vector<std::string> fallback_chain(const Settings& settings, std::string_view locale) {
  std::vector<std::string> chain = {std::string(locale)};
  const auto found = settings.fallback.find(locale);
  if (found == settings.fallback.end()) return chain;
  for (const std::string& next : found->second) {
    const bool known = std::find(chain.begin(), chain.end(), next) != chain.end();
    if (!known && next != settings.source_locale) chain.push_back(next);
  }
  return chain;
}

}  // namespace docloc::site

#include "site/strings.h"

#include <algorithm>
#include <set>
#include <utility>

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

namespace {

// Reads the catalogs of one article, in the source's locale first, then in the others. What came from other files is
// put into them, as if it had always been there.
class StringsReader {
 public:
  StringsReader(const Job& job, const segment::Article& article) : job_(job), article_(article) {
    if (job.moves == nullptr) return;
    if (const auto found = job.moves->renamed.find(article.path); found != job.moves->renamed.end()) {
      old_path_ = found->second;
    }
    if (const auto found = job.moves->arrivals.find(article.path); found != job.moves->arrivals.end()) {
      arrivals_ = &found->second;
    }
  }

  Result<Strings> run(std::span<const std::string> locales) {
    const std::string& source_locale = job_.settings.source_locale;
    const Result<std::optional<catalog::Catalog>> old_source = read(source_locale);
    if (!old_source) return fail(old_source.error().what);
    strings_.source = catalog::make_source_catalog(article_, source_locale, *old_source ? &**old_source : nullptr);
    for (const std::string& locale : locales) {
      const Result<std::optional<catalog::Catalog>> old = read(locale);
      if (!old) return fail(old.error().what);
      strings_.locales.emplace(locale, catalog::sync_locale(strings_.source, *old ? &**old : nullptr, locale));
    }
    return std::move(strings_);
  }

 private:
  Result<std::optional<catalog::Catalog>> read(const std::string& locale) {
    Result<std::optional<catalog::Catalog>> own = read_file(locale, article_.path, true);
    if (own && !*own && !old_path_.empty()) own = read_file(locale, old_path_, false);
    if (!own || arrivals_ == nullptr) return own;
    if (locale == job_.settings.source_locale && *own) {
      for (const catalog::Unit& unit : (*own)->units)
        source_ids_.insert(unit.id);
    }
    if (!*own) {
      own->emplace(catalog::Catalog{.path = article_.path, .source_locale = job_.settings.source_locale});
      if (locale != job_.settings.source_locale) (*own)->target_locale = locale;
    }
    std::set<std::string> taken = source_ids_;
    for (size_t begin = 0; begin < arrivals_->size();) {
      const std::string& path = (*arrivals_)[begin].path;
      std::vector<std::string> ids;
      for (; begin < arrivals_->size() && (*arrivals_)[begin].path == path; ++begin)
        ids.push_back((*arrivals_)[begin].id);
      Result<std::optional<catalog::Catalog>> from = read_file(locale, path, false);
      if (!from) return from;
      catalog::add_units(**own, *from ? **from : catalog::Catalog{}, ids, taken);
    }
    return own;
  }

  // `own`: the file that is written later. Faults of the others are found when their own articles are read.
  Result<std::optional<catalog::Catalog>> read_file(const std::string& locale, const std::string& path, bool own) {
    Result<StoredCatalog> stored = read_catalog(job_, locale, path);
    if (!stored) return fail(stored.error().what);
    if (own) {
      strings_.findings.insert(strings_.findings.end(), stored->findings.begin(), stored->findings.end());
      if (stored->must_stay) strings_.must_stay.push_back(catalog_path(job_.settings, locale, path));
    }
    return std::move(stored->catalog);
  }

  const Job& job_;
  const segment::Article& article_;
  std::string old_path_;                                      // of a renamed article
  const std::vector<catalog::UnitName>* arrivals_ = nullptr;  // null: none
  std::set<std::string> source_ids_;
  Strings strings_;
};

}  // namespace

Result<Strings> read_strings(const Job& job, const segment::Article& article, std::span<const std::string> locales) {
  return StringsReader(job, article).run(locales);
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

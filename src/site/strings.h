// An article's strings in the locales asked for: catalogs as they stand on disk, synced with the article in memory.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "base/result.h"
#include "catalog/catalog.h"
#include "segment/article.h"
#include "site/sources.h"

namespace docloc::site {

// Where the strings of the article `path` in `locale` lie.
[[nodiscard]] std::string catalog_path(const Settings& settings, std::string_view locale, std::string_view path);

struct StoredCatalog {
  std::optional<catalog::Catalog> catalog;  // none: no file, or one that is no catalog (a finding says so)
  bool must_stay = false;                   // the file holds something that would be lost if it were written over
  Findings findings;
};

// Error: the file is there and could not be read.
[[nodiscard]] Result<StoredCatalog> read_catalog(const Job& job, std::string_view locale, std::string_view path);

struct Strings {
  catalog::Catalog source;                                       // without units: the article has none
  std::map<std::string, catalog::Catalog, std::less<>> locales;  // one for each locale asked for
  Findings findings;
  std::vector<std::string> must_stay;  // paths of catalog files that may not be written over
};

// `locales` are target locales, no pseudo-locales.
[[nodiscard]] Result<Strings> read_strings(const Job& job, const segment::Article& article,
                                           std::span<const std::string> locales);

// `locale` and the locales whose text it takes, less the source's.
[[nodiscard]] std::vector<std::string> fallback_chain(const Settings& settings, std::string_view locale);

}  // namespace docloc::site

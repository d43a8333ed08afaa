// The translation memory of a project's locales.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "base/result.h"
#include "catalog/catalog.h"
#include "memory/consistency.h"
#include "memory/leverage.h"
#include "site/sources.h"

namespace docloc::site {

// Where the index of a locale lies, relative to the project; disposable.
[[nodiscard]] std::string memory_index_path(std::string_view locale);

struct LeverageReport {
  memory::Account account;
  size_t catalogs = 0;  // of those given, how many it changed
  Findings findings;    // memory/kept-in-memory, and those of the locale's memory.tmx
};

// Fills `catalogs`: synced catalogs of `locale`, each of another article, not yet written. Memory is what they hold,
// what the locale's other stored catalogs hold, and locales/<locale>/memory.tmx. Does nothing with the setting
// memory.leverage off, and does not look at memory when no segment of `catalogs` lacks a translation. The result does
// not depend on the order of the list, on threads, or on the index's past. Error: a stored catalog could not be read;
// then nothing was changed.
[[nodiscard]] Result<LeverageReport> leverage_catalogs(const Job& job, std::string_view locale,
                                                       std::span<catalog::Catalog* const> catalogs);

// Of the locale's catalogs as they are stored, of articles that `paths` select (empty: all).
[[nodiscard]] Result<std::vector<memory::Inconsistency>> survey_consistency(const Job& job, std::string_view locale,
                                                                            const std::vector<std::string>& paths);

}  // namespace docloc::site

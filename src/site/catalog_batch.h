// What a writer of catalogs made of each article, and writing all of it at once. Internal to room site.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "base/ports.h"
#include "base/result.h"
#include "catalog/catalog.h"
#include "site/sources.h"
#include "site/strings.h"

namespace docloc::site {

// What became of one article, by its place in the list.
struct BatchOutcome {
  std::vector<FileBytes> files;  // the catalogs to write
  std::string failure;           // of the environment; empty: none
  Findings findings;
  size_t units = 0;  // with an imported translation
  bool imported = false;
};

// A catalog without units has no XLIFF form; nothing is written for it. Nor for one of `strings.must_stay`, which is
// the finding site/catalog-kept.
void add_catalog(const Job& job, const Strings& strings, std::string_view locale, const catalog::Catalog& catalog,
                 BatchOutcome& outcome);

// All files of all outcomes as one batch. Gives how many files changed; `catalogs`: how many there are; `findings`
// gets those of the outcomes. Error: the first failure, or the store's; then nothing was written.
[[nodiscard]] Result<size_t> write_outcomes(const Job& job, std::vector<BatchOutcome>& outcomes, size_t& catalogs,
                                            Findings& findings);

}  // namespace docloc::site

#include "site/catalog_batch.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "catalog/catalog.h"

namespace docloc::site {
namespace {

Finding catalog_kept(const std::string& path) {
  return {.rule = "site/catalog-kept",
          .severity = Severity::error,
          .target = {.path = path},
          .message = "The catalog was not written: it holds something that docloc could not read and would lose.",
          .hint = "Mend what the other findings of this file name, then sync again."};
}

}  // namespace

void add_catalog(const Job& job, const Strings& strings, std::string_view locale, const catalog::Catalog& catalog,
                 BatchOutcome& outcome) {
  if (catalog.units.empty()) return;
  std::string path = catalog_path(job.settings, locale, catalog.path);
  if (std::find(strings.must_stay.begin(), strings.must_stay.end(), path) != strings.must_stay.end()) {
    outcome.findings.push_back(catalog_kept(path));
    return;
  }
  outcome.files.push_back({std::move(path), catalog::write_xliff(catalog)});
}

Result<size_t> write_outcomes(const Job& job, std::vector<BatchOutcome>& outcomes, size_t& catalogs,
                              Findings& findings) {
  std::vector<FileBytes> files;
  for (BatchOutcome& outcome : outcomes) {
    if (!outcome.failure.empty()) return fail(std::move(outcome.failure));
    findings.insert(findings.end(), outcome.findings.begin(), outcome.findings.end());
    std::move(outcome.files.begin(), outcome.files.end(), std::back_inserter(files));
  }
  catalogs = files.size();
  return job.store.write_all(files);
}

}  // namespace docloc::site

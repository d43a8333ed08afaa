// import: translated Markdown is taken into the catalogs.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/finding.h"
#include "base/result.h"
#include "site/sources.h"

namespace docloc::site {

// A translated Markdown file and the source article it is of.
struct ImportFile {
  std::string file;     // as the store knows it
  std::string article;  // path of the source article
};

struct ImportPlan {
  std::vector<ImportFile> files;
  Findings findings;  // import/no-source: a Markdown file that no source article has the path of
};

// `paths` are files and folders of translated Markdown. Files of a folder belong to the article of the same relative
// path, or of a longer one that ends the file's whole path ("old/articles/a.md" in folder "old/articles"). A single
// file belongs to the article with the longest path that ends its own. Error: a path is not there.
[[nodiscard]] Result<ImportPlan> plan_import(const Job& job, const Sources& sources,
                                             const std::vector<std::string>& paths);

struct ImportSummary {
  size_t pages = 0;  // imported
  size_t left_out = 0;
  size_t units = 0;  // with a translation
  size_t written = 0;
  Findings findings;
};

// Writes the source catalogs and the locale's catalogs of the pages that could be imported; the others stay as they
// are.
[[nodiscard]] Result<ImportSummary> import_markdown_files(const Job& job, const Sources& sources,
                                                          const ImportPlan& plan, const std::string& locale,
                                                          bool any_revision);

}  // namespace docloc::site

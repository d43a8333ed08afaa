// import: translated Markdown is taken into the catalogs.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "align/import_markdown.h"
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
// file belongs to the article with the longest path that ends its own. One that lies where the layout has `locale`'s
// translation of an article belongs to that one before any other. Error: a path is not there.
[[nodiscard]] Result<ImportPlan> plan_import(const Job& job, const Sources& sources,
                                             const std::vector<std::string>& paths, std::string_view locale = {});

struct ImportMarkdownOptions {
  std::string locale;
  bool any_revision = false;  // align with today's source even where the file names another revision that is not found
  // A folder of older sources, laid out as the source's content folder: what the translations were made from. Empty:
  // there is none. Revisions that the file names by ms.openlocfilehash are looked for here and in Git.
  std::string source_tree;
  align::LinkPolicy links = align::LinkPolicy::changed;
  // Are the files edits of docloc's own export? nullopt: found out, file by file (align::is_edit_of).
  std::optional<bool> edited;
};

struct ImportSummary {
  size_t pages = 0;  // imported
  size_t left_out = 0;
  size_t edited = 0;  // of the pages: edits of an export
  size_t older = 0;   // of the pages: aligned with an older source and carried forward
  size_t units = 0;   // with a translation that is new, whole or in part
  size_t written = 0;
  Findings findings;
};

// Writes the source catalogs and the locale's catalogs of the pages that could be imported; the others stay as they
// are. Several pages teach each other which words go together (align/lexicon.h). Same catalogs for any number of
// threads.
[[nodiscard]] Result<ImportSummary> import_markdown_files(const Job& job, const Sources& sources,
                                                          const ImportPlan& plan, const ImportMarkdownOptions& options);

}  // namespace docloc::site

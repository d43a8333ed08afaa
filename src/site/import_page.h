// One file of an import: which source it is of, and what it brings. Internal to room site.
#pragma once

#include "site/catalog_batch.h"
#include "site/import_markdown.h"

namespace docloc::site {

struct PageImport {
  BatchOutcome outcome;
  bool edited = false;  // an edit of docloc's export
  bool older = false;   // aligned with an older source
};

// `lexicon` may be null. Any thread.
[[nodiscard]] PageImport import_page(const Job& job, const Sources& sources, const ImportFile& file,
                                     const ImportMarkdownOptions& options, const align::Lexicon* lexicon);

}  // namespace docloc::site

// edit: one article of a locale as Markdown in an editor, and back.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "site/import_markdown.h"
#include "site/sources.h"

namespace docloc::site {

struct EditFile {
  std::string path;        // as the store knows it: below .docloc/edit
  std::string bytes;       // as they were exported, or left by an edit that could not be taken whole
  bool continued = false;  // of such an edit
};

// Writes the file that the editor opens: the localized article as export gives it. One that an earlier edit left there
// is kept as it is. Error: the article has no place in a catalog, or a file could not be read or written.
[[nodiscard]] Result<EditFile> begin_edit(const Job& job, const Sources& sources, std::string_view article,
                                          const std::string& locale);

struct EditReport {
  bool changed = false;  // the file does not read as it was exported
  bool kept = false;     // something of it could not be taken: the file stays where it is
  ImportSummary summary;
};

// Takes what was edited into the locale's catalog (align/edited_page.h) and removes the file, unless a finding says
// that something could not be taken.
[[nodiscard]] Result<EditReport> finish_edit(const Job& job, const Sources& sources, std::string_view article,
                                             const std::string& locale, const EditFile& file);

}  // namespace docloc::site

// Hand-offs: strings leave in the formats of translation tools, and come back.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "base/result.h"
#include "exchange/formats.h"
#include "exchange/manifest.h"
#include "exchange/take_back.h"
#include "site/sources.h"

namespace docloc::site {

// One file an article, under its path and the format's extension; or one for all; or a package (exchange/package.h) of
// the first kind with previews (the localized Markdown as it is now) and a manifest.
enum class JobShape : uint8_t { folder, single, package };

struct JobExport {
  std::string locale;                                   // a target locale
  exchange::Format format = exchange::Format::xliff12;  // xliff12, xliff2, po, tmx, tbx or csv
  exchange::Selection selection;
  std::vector<std::string> paths;  // articles or folders; empty: all
  JobShape shape = JobShape::folder;
  std::string out;  // the folder, or the file
};

struct JobExportReport {
  size_t articles = 0;  // with something that leaves
  size_t segments = 0;  // terms, of a glossary
  size_t words = 0;     // of their sources; a package counts those of the quote
  size_t written = 0;   // files
  Findings findings;
};

// Of the catalogs as they would be after a sync; writes none of them. Memories (TMX) and glossaries (TBX, CSV) have one
// file: JobShape::folder calls it <locale> and the format's extension. XLIFF 2.1 knows no `single`.
[[nodiscard]] Result<JobExportReport> export_job(const Job& job, const Sources& sources, const JobExport& options);

// A file to be taken in.
struct JobFile {
  std::string path;    // for findings
  std::string inside;  // of a package or folder: its path there
  std::string bytes;
};

struct JobImport {
  std::string locale;
  std::optional<exchange::Format> format;  // none: guessed for each file
  bool force = false;                      // over newer targets of humans
  std::vector<std::string> paths;          // files, packages, folders
};

struct JobImportReport {
  size_t files = 0;                               // read
  size_t articles = 0;                            // found in them
  std::array<size_t, 8> outcomes{};               // segments, by exchange::Outcome
  size_t identical = 0;                           // of the taken and unchanged
  size_t entries = 0;                             // of memories and glossaries
  size_t written = 0;                             // files
  std::vector<exchange::Settlement> settlements;  // a package's order, by band
  std::vector<std::string> missing;               // articles that left and did not come back
  Findings findings;
};

// Writes the source catalogs and the locale's catalogs of the articles that came back; what is no place for the
// catalogs goes to locales/<locale>/memory.tmx (TMX, added to what is there) and glossary.yaml (TBX, CSV, likewise).
[[nodiscard]] Result<JobImportReport> import_job(const Job& job, const Sources& sources, const JobImport& options);

// Among `paths` are files of these formats; without any, an import is one of Markdown.
[[nodiscard]] Result<bool> has_job_files(const Job& job, const std::vector<std::string>& paths);

// Where imported TMX entries are kept. There is no such file until some were.
[[nodiscard]] std::string memory_path(const Settings& settings, std::string_view locale);

}  // namespace docloc::site

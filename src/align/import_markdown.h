// Import of an existing translation: a localized Markdown file beside the source article it was made from.
//
// 1. The front matter says which source revision was translated, and by whom.
// 2. The two block structures are compared. They differ: the page is reported, nothing is guessed.
// 3. Units are paired by the block (and the place in it) where they stand.
// 4. A target unit's codes are named by the source unit's numbers. One that cannot be: the unit is left out, with a
// finding.
// 5. Sentences are paired when there are as many on both sides; else the unit is one segment.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/finding.h"
#include "catalog/catalog.h"
#include "segment/article.h"

namespace docloc::align {

struct ImportOptions {
  std::string locale;       // of the target, BCP 47
  std::string source_path;  // project-relative, for findings; empty: the articles' own paths
  std::string target_path;
  bool any_revision = false;  // import also where ms.openlocfilehash names another revision of the source
};

enum class PageOutcome : uint8_t {
  imported,         // perhaps with units left out
  other_revision,   // a translation of another revision of the source: rule align/revision
  other_structure,  // rule align/structure
  unusable,         // one of the two articles could not be read: rule align/unusable
};
[[nodiscard]] const char* to_string(PageOutcome outcome);  // "imported", "other-revision", ...

enum class UnitOutcome : uint8_t {
  translated,
  missing,  // the target has no such unit (an empty alternative text, a field left out)
  refused,  // its protected codes are not the source's, each exactly once: rule align/codes
};

// What was found for one source unit.
struct ImportedUnit {
  UnitOutcome outcome = UnitOutcome::missing;
  segment::Target target;  // translated: over the source unit's codes
};

enum class Revision : uint8_t {
  unknown,  // the file names none, or not by its SHA-1
  same,     // its hash is the SHA-1 of the source's bytes, raw, with LF or with CRLF line ends
  other,
};

struct ImportResult {
  PageOutcome outcome = PageOutcome::unusable;
  Revision revision = Revision::unknown;
  catalog::Origin origin = catalog::Origin::human;  // ms.translationtype MT: machine
  // ms.openlocfilehash, ms.sourcegitcommit, ms.lasthandoff, ms.contentlocale, ms.translationtype, as far as there.
  std::vector<std::pair<std::string, std::string>> metadata;
  // The translation carries generated heading anchors (<a name="source-slug"></a>): those of changed and unchanged
  // headings alike, except headings with such an anchor of their own. Cmdlet references and tables of contents have
  // none.
  bool heading_anchors = false;
  std::vector<ImportedUnit> units;  // units[i] is for source.units[i]; empty unless imported
  // Errors: align/unusable, align/structure, align/revision where it kept the page out. Warnings: align/codes,
  // align/units (a block has another number of texts). Notes: align/anchor, align/code-block, align/surplus,
  // align/revision otherwise.
  Findings findings;

  [[nodiscard]] uint32_t count(UnitOutcome wanted) const;
};

// Both articles were extracted with the same options. Never fails, any thread.
[[nodiscard]] ImportResult import_markdown(const segment::Article& source, const segment::Article& target,
                                           const ImportOptions& options);

// Metadata of a catalog: "yes" or "no", ImportResult::heading_anchors. Not there: the page has no heading to translate.
inline constexpr std::string_view kHeadingAnchors = "docloc.heading-anchors";

// A locale's catalog with what was imported: state translated, the page's origin, its metadata and kHeadingAnchors.
// `source_catalog` holds the source article's units in their order (it was synced with it); ids and segments are its
// own. `locale_catalog`, synced too, may be null; its targets stay where nothing was imported and where a human
// reviewed them. A unit whose sentences cannot be paired has all its segments joined into the first (its id stays).
[[nodiscard]] catalog::Catalog import_into(const segment::Article& source, const catalog::Catalog& source_catalog,
                                           const catalog::Catalog* locale_catalog, const ImportResult& imported,
                                           std::string_view locale);

// Does `hash` (SHA-1, hexadecimal, any case) name these bytes: as they are, with LF, or with CRLF line ends?
[[nodiscard]] bool names_bytes(std::string_view hash, std::string_view bytes);

}  // namespace docloc::align

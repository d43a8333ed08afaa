// Import of an existing translation: a localized Markdown file beside the source article it was made from.
//
// 1. The front matter says which source revision was translated, and by whom.
// 2. The texts of both pages are aligned in order (headings, paragraphs, cells, code blocks; kinds, lengths, numbers,
// codes, anchors, words), whatever became of the blocks; texts that moved are looked for, texts that were cut in two or
// joined too. Every pair has a confidence.
// 3. A pair that is not sure enough is left out, with a finding. Silence is never a guess.
// 4. The sentences of a pair are aligned in the same way. Sentences that are sure are imported one by one, even where
// others of the unit are missing; a unit whose sentences are all there but cannot be told apart is one segment.
// 5. A target's codes are named by the source unit's numbers. One that cannot be: it is left out, with a finding.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "align/lexicon.h"
#include "base/finding.h"
#include "catalog/catalog.h"
#include "segment/article.h"

namespace docloc::align {

// Pairs that are less sure than this are left untranslated. Measured: tests/bench/alignment.sh.
inline constexpr float kDefaultConfidence = 0.9F;
// Enough for a page with the source's blocks whose hash says that it was made from this very source.
inline constexpr float kVerifiedConfidence = 0.5F;

// What becomes of a link or image that leads elsewhere in the translation.
enum class LinkPolicy : uint8_t {
  follow,   // the source's destination stands
  changed,  // the translation's is kept (segment::Replacement), unless only a locale in it or the host's case differs
  all,      // the translation's is always kept
};

struct ImportOptions {
  std::string locale;  // of the target, BCP 47
  std::string source_locale = "en-US";
  std::string source_path;  // project-relative, for findings; empty: the articles' own paths
  std::string target_path;
  bool any_revision = false;  // import also where ms.openlocfilehash names another revision of the source
  float confidence = kDefaultConfidence;
  LinkPolicy links = LinkPolicy::changed;
  const Lexicon* lexicon = nullptr;  // of the two languages, finished; null: one is learned from the page
  // The source article's catalog, whose segments are taken; null: segment::split_sentences.
  const catalog::Catalog* source_catalog = nullptr;
};

enum class PageOutcome : uint8_t {
  imported,         // perhaps with units left out
  other_revision,   // a translation of another revision of the source: rule align/revision
  other_structure,  // nothing of the page could be paired with the source: rule align/structure
  unusable,         // one of the two articles could not be read: rule align/unusable
};
[[nodiscard]] const char* to_string(PageOutcome outcome);  // "imported", "other-revision", ...

enum class UnitOutcome : uint8_t {
  translated,
  missing,  // the target has no such unit: rule align/missing (an empty alternative text, a field left out: no finding)
  refused,  // its protected codes are not the source's, each exactly once: rule align/codes
  uncertain,  // what may be its translation is not sure enough: rule align/uncertain
  partial,    // some of its sentences are translated; the finding names the others
  unchanged,  // of an edited page: it says what the catalog says
};

// What was found for one source unit.
struct ImportedUnit {
  UnitOutcome outcome = UnitOutcome::missing;
  float confidence = 0;    // 0 to 1, of the pairing
  segment::Target target;  // translated: over the source unit's codes; partial: `added` and `replaced` alone
  // By segment of the unit, ignorable ones too: what translates it, over the source's codes and `target.added`. None:
  // nothing does. Empty: the unit is one, and `target` its whole translation.
  std::vector<std::optional<segment::Content>> segments;
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
  bool edited = false;              // a human's edit of what docloc exported: newer than whatever the catalog holds
  std::vector<ImportedUnit> units;  // units[i] is for source.units[i]; empty unless imported
  // Errors: align/unusable, align/structure, align/revision where it kept the page out. Warnings, one for each unit
  // that stays untranslated: align/uncertain, align/missing, align/codes. Notes: align/anchor, align/code-block,
  // align/link (a replacement), align/surplus, align/revision otherwise.
  Findings findings;

  [[nodiscard]] uint32_t count(UnitOutcome wanted) const;
  // A finding more.
  void add(std::string_view rule, Severity severity, Place source, Place target, std::string_view locale,
           std::string message, std::string hint);
};

// Both articles were extracted with the same options. Never fails, any thread.
[[nodiscard]] ImportResult import_markdown(const segment::Article& source, const segment::Article& target,
                                           const ImportOptions& options);

// The words of texts of two pages that are surely each other's translations, for a lexicon of many pages. Never fails,
// any thread.
using WordPairs = std::vector<std::pair<Words, Words>>;
[[nodiscard]] WordPairs sure_words(const segment::Article& source, const segment::Article& target,
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

// The same for a page that was translated from `older`, an earlier revision of `source`: `imported` is the import of it
// against `older`. It becomes a catalog of that revision, which then follows the source (catalog/sync.h): what changed
// since has its translation as a match; what is gone since is kept as obsolete. Only units of `locale_catalog` without
// any target get what was imported.
[[nodiscard]] catalog::Catalog import_older(const segment::Article& older, const ImportResult& imported,
                                            const segment::Article& source, const catalog::Catalog& source_catalog,
                                            const catalog::Catalog* locale_catalog, std::string_view locale);

// Does `hash` (SHA-1, hexadecimal, any case) name these bytes: as they are, with LF, or with CRLF line ends?
[[nodiscard]] bool names_bytes(std::string_view hash, std::string_view bytes);

}  // namespace docloc::align

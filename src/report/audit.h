// What an existing translated tree is worth: how much of it can be taken over, what is stale, what is broken, and what
// it costs to catch up with the source.
//
// Sentences of the source fall into four kinds, by what became of them (report/status.h says what a word is):
// - salvageable: aligned with a translation surely enough to be imported as it is
// - stale: its page was made from another revision of the source, and this sentence changed, or is new since
// - uncertain: there may be a translation, but not surely enough, or with other links or code than the source has
// - missing: the page has none, or the tree has no such page
// The cost to catch up is what is not salvageable.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "report/quote.h"

namespace docloc::report {

enum class PageRevision : uint8_t {
  current,   // ms.openlocfilehash is the source's
  stale,     // it names another revision
  unknown,   // there is none
  absent,    // the tree has no such page
  unusable,  // the page, or its source, cannot be read as an article
};
[[nodiscard]] const char* to_string(PageRevision revision);  // "current", ...

struct DeadLink {
  uint32_t line = 0;    // in the translated page
  std::string url;      // as written, decoded
  std::string verdict;  // "missing-article", "missing-resource", "missing-bookmark", "wrong-case"
  std::string nearest;  // what may be meant; may be empty
};

struct AuditPage {
  std::string path;
  PageRevision revision = PageRevision::unknown;
  Amount total;
  Amount salvageable;
  Amount stale;
  Amount uncertain;
  Amount missing;
  std::vector<DeadLink> dead;  // links, images and bookmarks; not those that are dead in the source too
};

struct Audit {
  std::string source;  // the trees, as named by the user
  std::string target;
  std::string source_locale;
  std::string target_locale;         // empty: not known
  std::vector<AuditPage> pages;      // of the source, by path
  std::vector<std::string> surplus;  // pages of the target that no source has the path of

  [[nodiscard]] AuditPage total() const;  // sums, without path and revision
  [[nodiscard]] uint32_t count(PageRevision revision) const;
};

// For a terminal: the totals, then the pages that cost most, then dead links. At most `most` of each; 0: all.
[[nodiscard]] std::string audit_text(const Audit& audit, uint32_t most);

// {"format": "docloc-audit", "version": 1, "source", "target", "source_locale", "target_locale",
//  "pages": {"total", "current", "stale", "unknown", "absent", "unusable", "surplus"},
//  "sentences": {"total", "salvageable", "stale", "uncertain", "missing"}, each {"segments", "words"},
//  "words_to_catch_up", "dead_links",
//  "files": [{"path", "revision", "total", "salvageable", "stale", "uncertain", "missing",
//             "dead": [{"line", "url", "verdict", "nearest"}]}],
//  "surplus": [paths]}. A file stands on one line.
[[nodiscard]] std::string audit_json(const Audit& audit);

// One page without scripts: the totals as a bar, a table of the pages, dead links.
[[nodiscard]] std::string audit_html(const Audit& audit);

}  // namespace docloc::report

// What became of articles and their translations since a revision, and the forms in which people and programs read it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "catalog/sync.h"
#include "report/quote.h"
#include "text/words.h"

namespace docloc::report {

// Texts are plain; an inline code that holds no text is U+FFFC.

// What a locale has of a segment, then and now.
struct TargetChange {
  std::string locale;
  std::string before;               // empty: it had none
  std::string after;                // empty: it has none; of a stale segment: still `before`
  std::vector<text::DiffRun> runs;  // before to after
  catalog::Standing was = catalog::Standing::missing;
  catalog::Standing is = catalog::Standing::missing;
};

enum class SegmentKind : uint8_t {
  same,  // of its source; a target changed
  changed,
  added,
  removed,
  moved,  // an added one whose text was removed elsewhere: nothing to translate
};
[[nodiscard]] const char* to_string(SegmentKind kind);  // "same", "changed", ...

struct SegmentChange {
  SegmentKind kind{};
  std::string segment;                // id; of a removed one: as it was
  std::vector<text::DiffRun> source;  // old to new
  uint32_t words = 0;                 // that its source has now; removed and moved: that there are
  // changed, added: every locale asked for. same: those whose target or state changed.
  std::vector<TargetChange> targets;
};

// A unit's block before and after, as readers see it.
struct RenderedBlock {
  std::string locale;
  std::string before;  // HTML of render_body, safe as pages are; empty: there was none
  std::string after;
  // The language of what stands in them: another one than `locale` where the block fell back.
  std::string before_locale;
  std::string after_locale;
};

struct UnitChange {
  std::string unit;   // id; of a removed one: as it was
  std::string kind;   // "paragraph", "heading", ...
  uint32_t line = 0;  // from 1; in the article as it is, of a removed unit: as it was
  std::vector<SegmentChange> segments;
  std::vector<RenderedBlock> blocks;  // the source's first; only where asked for
};

enum class ArticleKind : uint8_t { modified, added, deleted, renamed };
[[nodiscard]] const char* to_string(ArticleKind kind);

struct LocaleImpact {
  std::string locale;
  Amount todo;       // of the new and changed segments: those without a current translation
  Amount delivered;  // segments whose translation or state is another than then
};

struct ArticleChange {
  ArticleKind kind{};
  std::string path;      // of the article; of a deleted one: as it was
  std::string old_path;  // renamed: as it was; else the same
  std::string file;      // the source file, project-relative
  // Its bytes changed, its texts did not: reflowed, links, code, order of lists' markers. Costs nothing.
  bool formatting_only = false;
  Amount to_translate;                // segments of the source that are new or changed; of a deleted article: none
  std::vector<LocaleImpact> locales;  // every locale asked for
  std::vector<UnitChange> units;      // in order; none of an added or a deleted article
};

struct Diff {
  std::string revision;  // as it was asked for
  std::string commit;    // full hash
  std::string source_locale;
  std::vector<ArticleChange> articles;  // by path
  Amount changed;                       // segments of the source that are new or changed, over all articles
  std::vector<LocaleImpact> locales;    // every locale asked for
};

// "3 segments, 41 words, 2 locales": what is new or changed, and how many locales have some of it to do.
[[nodiscard]] std::string impact_line(const Diff& diff);

// Old and new source and target of every segment, "[-old-]{+new+}"; then the impact.
[[nodiscard]] std::string diff_text(const Diff& diff, bool color);

// {"format": "docloc-diff", "version": 1, "revision", "commit", "source_locale",
//  "impact": {"segments", "words", "locales": [LOCALE that has something to do]},
//  "locales": [{"locale", "todo": AMOUNT, "delivered": AMOUNT}],
//  "articles": [{"kind": "modified"|"added"|"deleted"|"renamed", "path", "old_path", "file", "formatting_only",
//    "to_translate": AMOUNT, "locales": as above, "units": [{"unit", "kind", "line", "segments": [{"kind":
//    "same"|"changed"|"added"| "removed"|"moved", "segment", "words", "source": RUNS, "targets": [{"locale", "was":
//    STATE, "is": STATE, "before", "after", "runs": RUNS}]}]}]}]}
// AMOUNT, STATE: status.h. RUNS: [["same"|"removed"|"added", TEXT]].
[[nodiscard]] std::string diff_json(const Diff& diff);

// For a comment on a pull request: GitHub's Markdown. Whatever the articles hold, it is shown as text: their content
// stands in code blocks whose fence it cannot close, so it holds no HTML, mention, reference or table. At most
// `most_bytes`; the last line then counts the articles that are left out.
[[nodiscard]] std::string diff_markdown(const Diff& diff, size_t most_bytes = 60'000);

// One page: the blocks side by side, old and new, source and translations. No script, nothing from other hosts.
[[nodiscard]] std::string diff_html(const Diff& diff, const std::string& title);

}  // namespace docloc::report

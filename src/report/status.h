// How far the locales are: counts by state, and the forms in which people and programs read them.
//
// What a word is, here and in a quote: text::count_words (ICU's word rules, UAX 29 with CLDR's dictionaries) over the
// source text of a segment. Numbers, and each ideograph or kana run that ICU keeps together, count; punctuation and
// white space do not. "don't", "e-mail"'s two halves, "1,024": one, two, one. An inline code with no text of its own
// (code span, image, autolink, HTML tag, directive) is no word and divides words; emphasis and links do not divide.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "catalog/sync.h"
#include "report/quote.h"
#include "text/words.h"

namespace docloc::report {

// The states that share out a locale's segments, as catalog::Standing orders them: missing, stale, fuzzy, machine,
// translated, reviewed, final. A segment has one; a unit with one stale sentence is not stale as a whole.
inline constexpr size_t kStates = static_cast<size_t>(catalog::Standing::excluded);

struct Counts {
  std::array<Amount, kStates> by_state;
  Amount obsolete;          // beside the total: kept, their source is gone
  uint32_t units = 0;       // with something to translate
  uint32_t units_done = 0;  // of them: every segment is translated, reviewed or final

  [[nodiscard]] Amount& of(catalog::Standing state) { return by_state[static_cast<size_t>(state)]; }
  [[nodiscard]] const Amount& of(catalog::Standing state) const { return by_state[static_cast<size_t>(state)]; }
  [[nodiscard]] Amount total() const;
  // Translated, reviewed and final; with `machine` also what a machine made and nobody reviewed.
  [[nodiscard]] Amount done(bool machine) const;
  Counts& operator+=(const Counts& other);
  friend bool operator==(const Counts&, const Counts&) = default;
};

// What a hand-back's ms.openlocfilehash says of the source file as a whole.
enum class Handback : uint8_t {
  unknown,  // the catalog has no such metadata, or it is no SHA-1
  current,  // it is the SHA-1 of the source's bytes, raw, with LF or with CRLF line ends
  stale,    // of another revision
};
[[nodiscard]] const char* to_string(Handback handback);

struct ArticleStatus {
  std::string path;
  Counts counts;
  Handback handback = Handback::unknown;
};

// A locale's words at some commit, as its catalogs stood there.
struct TrendPoint {
  std::string commit;  // full hash; empty: the files as they are now
  std::string date;    // "2026-11-23"; empty: now
  std::array<uint32_t, kStates> words{};
};

struct LocaleStatus {
  std::string locale;
  std::vector<ArticleStatus> articles;
  std::vector<TrendPoint> trend;     // oldest first; empty: none asked for
  std::optional<Amount> since_todo;  // of Since::added: what this locale has not done
  [[nodiscard]] Counts total() const;
};

// What a revision did not have yet: segments of the source that are new or were changed since.
struct Since {
  std::string revision;  // as it was asked for
  std::string commit;    // full hash
  Amount added;
};

// A segment whose translation is of an older source.
struct StaleSegment {
  std::string locale;
  std::string path;
  uint32_t line = 0;  // of the unit in the article, from 1
  std::string unit;
  std::string segment;
  std::vector<text::DiffRun> source;  // old to new; an inline code is U+FFFC
  std::string target;                 // the older translation
  bool critical = false;              // the author says that it misleads
};

struct Status {
  std::string source_locale;
  bool machine_published = false;  // the setting publish.machine: machine-made text counts as done
  std::vector<LocaleStatus> locales;
  std::optional<Since> since;
  std::optional<Quote> quote;
  std::optional<std::vector<StaleSegment>> stale;  // by locale, path, line
};

struct StatusOptions {
  bool color = false;
  bool bars = false;      // for a terminal: a bar of block elements for every row
  bool articles = false;  // a row for every article, not only every locale
};

// A table: words and segments by state for every locale. A share is of words, rounded down, so that 100% means all.
// Then what is in `status` of new words, the quote and the stale segments.
[[nodiscard]] std::string status_text(const Status& status, const StatusOptions& options);

// {"format": "docloc-status", "version": 2, "source_locale", "machine_published",
//  "since": {"revision", "commit", "added": AMOUNT} | null,
//  "locales": [{"locale", "total": COUNTS, "since_todo": AMOUNT | null,
//               "articles": [{"path", "handback": "current"|"stale"|"unknown", "counts": COUNTS}],
//               "trend": [{"commit", "date", "words": {STATE: n}}]}],
//  "quote": QUOTE (quote.h) | null,
//  "stale": [{"locale", "path", "line", "unit", "segment", "critical", "source": [["same"|"removed"|"added", TEXT]],
//             "target"}] | null}
// AMOUNT: {"segments", "words"}. COUNTS: {"units", "units_done", "total", "done", STATE..., "obsolete"}, each of the
// last an AMOUNT; STATE: "missing", "stale", "fuzzy", "machine", "translated", "reviewed", "final".
// Version 1 judged whole units by their worst segment, and its "initial" was the sum of missing, stale and fuzzy.
[[nodiscard]] std::string status_json(const Status& status);

// One page of HTML: bars and numbers for every locale, trend, folders, every article. No script, nothing from other
// hosts, light and dark, fit for paper. Same input, same bytes. `title` is plain text; empty: none.
[[nodiscard]] std::string status_html(const Status& status, const std::string& title);

}  // namespace docloc::report

// The catalog: the units of one source file in one locale, as an XLIFF 2.1 file keeps them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/finding.h"
#include "base/result.h"
#include "segment/content.h"

namespace docloc::catalog {

enum class State : uint8_t { initial, translated, reviewed, final_ };  // XLIFF 2.1, 4.3.1.26

// Who made a target. Written as subState ("docloc:machine"); `human` writes none.
enum class Origin : uint8_t { human, machine, fuzzy };

// Who judged a target, and when: "Anna Ek <anna@example.org>", "2026-11-23".
struct Decision {
  std::string by;
  std::string date;  // without white space
  friend bool operator==(const Decision&, const Decision&) = default;
};

// A <segment> or <ignorable>. In a source catalog nothing has a target.
struct Segment {
  std::string id;  // unique in the unit, shared scope with the codes' ids
  bool ignorable = false;
  segment::Content source;
  std::optional<segment::Content> target;  // always a translation of `source` as it is here
  State state = State::initial;            // segments only; others than initial need a target
  Origin origin = Origin::human;
  std::optional<Decision> decision;  // of review and accept; goes when the target changes, but for safe fixes
  friend bool operator==(const Segment&, const Segment&) = default;
};

// An <mtc:match>: something a translator may use, never shown to readers as such.
struct Match {
  std::string segment;  // id of the segment it is for
  std::string origin;   // "docloc:previous": an older translation of this very segment
  segment::Content source;
  segment::Content target;
  std::vector<segment::Code> codes;  // the codes that source and target number; of their own, not the unit's
  uint32_t similarity = 0;           // of `source` to the segment's, in percent; 0: not given
  // What the target was while it was current: comes back with it. none: not known.
  std::optional<State> state;
  std::optional<Decision> decision;
  friend bool operator==(const Match&, const Match&) = default;
};

// An attribute or element that docloc does not model (of another tool's namespace, a module, "srcDir"), kept as it was
// read. Elements start with '<' and declare their namespaces themselves; an attribute is `prefix:name="value"`, and the
// declaration of its prefix is an attribute of its own.
struct Extension {
  std::string xml;
  friend bool operator==(const Extension&, const Extension&) = default;
};

// Somebody's word that what a rule finds in a unit is to stand. It holds for the source that it was said of
// (catalog/suppression.h). In a source catalog: of what rules find in the article; in a locale's: in its translation.
struct Suppression {
  std::string rule;    // "links/missing-article"; "links/*": all rules of the family
  std::string reason;  // for a person; not empty
  std::string source;  // source_key() of the unit that it was said of
  std::optional<Decision> decision;
  friend bool operator==(const Suppression&, const Suppression&) = default;
};

struct Unit {
  std::string id;  // NMTOKEN; minted once by the source catalog
  std::string
      kind;  // "heading", "paragraph", "cell", "alt", "title", "front-matter", "html" (written as type="docloc:KIND")
  std::string name;  // front matter: the key; else empty
  bool translate = true;
  bool obsolete = false;                           // its source text is gone; kept for when it returns
  bool critical = false;                           // the author's mark: an older translation of this unit misleads
  std::vector<std::string> author_notes;           // of the article (<!-- docloc:note -->); they follow the source
  std::vector<std::string> notes;                  // of translators and reviewers; they stay
  std::vector<segment::Code> codes;                // numbered from 1
  std::vector<segment::Replacement> replacements;  // links and images that lead elsewhere in this locale, by code
  std::vector<Segment> segments;                   // in source order; at least one that is not ignorable
  std::vector<Match> matches;
  std::vector<Suppression> suppressions;
  std::vector<Extension> extensions;
  friend bool operator==(const Unit&, const Unit&) = default;
};

struct Catalog {
  std::string path;           // source path relative to the source root: <file original="...">
  std::string source_locale;  // BCP 47
  std::string target_locale;  // empty: a source catalog
  // What a hand-back says of the file as a whole (ms.translationtype and so on): metadata module, name and value, in
  // order.
  std::vector<std::pair<std::string, std::string>> metadata;
  std::vector<Unit> units;  // source order; an obsolete one after the unit that it followed
  std::vector<Extension> extensions;
  friend bool operator==(const Catalog&, const Catalog&) = default;
};

// The version of the key normalisation (segment/article.h) is written into every catalog.
//
// A catalog is valid, so that reading what was written gives it back, when
// - it has at least one unit (XLIFF knows no file without; an article without units has no catalog), ids are unique
//   NMTOKENs, and the targets have no fault of catalog/codes.h;
// - every Content is in normal form (segment/content.h), and a unit's or match's codes are exactly those that its
//   sources and targets mention;
// - targets, matches, obsolete units, replacements, and states other than `initial` stand only under a target_locale;
//   ignorables have no state; a decision stands on a segment with a target;
// - an obsolete unit has translate == false; a match's code names no subflow that is not a unit's id;
// - replacements come by code, one each, for links and images of the source; `with` has kind and pairing of the code
//   that it stands for, and no subflows;
// - extensions come in the order attributes, <skeleton>, <mda:metaGroup>, other elements, <notes>;
// - a suppression has rule, reason and source;
// - ids, names, notes, suppressions, the path and the metadata hold characters of XML only (contents and codes may hold
// any but NUL).

// Deterministic XLIFF 2.1: same catalog, same bytes. One line each for unit, code data, segment, source and target, so
// that the edit of one unit is a local diff. No time stamps, no counters, no line numbers.
[[nodiscard]] std::string write_xliff(const Catalog& catalog);

struct Read {
  std::optional<Catalog> catalog;  // none: the file as a whole is unusable
  Findings findings;               // rules "catalog/..."; a bad unit is left out, the rest is kept
  // Something that the file holds is not in `catalog`: nobody may write the file over, or it would be lost.
  bool incomplete = false;
};

// Strict: well-formed, no DOCTYPE, and every constraint of XLIFF 2.1 that docloc's files rest on. Tolerant of what
// tools change without harm: indentation outside <source>, <target> and <data>, line ends, comments, prefixes,
// attribute order. What is legal but has no place in a Catalog (a match's quality, a note's category) is dropped with a
// warning, catalog/not-kept. Two units of one id, which a merge line by line can leave, are read as one and an obsolete
// one, with a warning, catalog/duplicate-unit. `path` is for findings. Never fails, any thread.
[[nodiscard]] Read read_xliff(std::string_view path, std::string_view bytes);

}  // namespace docloc::catalog

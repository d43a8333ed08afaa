// The catalog: the units of one source file in one locale, as an XLIFF 2.1 file keeps them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "base/result.h"
#include "segment/content.h"

namespace docloc::catalog {

enum class State : uint8_t { initial, translated, reviewed, final_ };  // XLIFF 2.1, 4.3.1.26

// Who made a target. Written as subState ("docloc:machine"); `human` writes none.
enum class Origin : uint8_t { human, machine, fuzzy };

// A <segment> or <ignorable>. In a source catalog nothing has a target.
struct Segment {
  std::string id;  // unique in the unit, shared scope with the codes' ids
  bool ignorable = false;
  segment::Content source;
  std::optional<segment::Content> target;  // always a translation of `source` as it is here
  State state = State::initial;            // segments only; others than initial need a target
  Origin origin = Origin::human;
  friend bool operator==(const Segment&, const Segment&) = default;
};

// An <mtc:match>: something a translator may use, never shown to readers as such.
struct Match {
  std::string segment;  // id of the segment it is for
  std::string origin;   // "docloc:previous": an older translation of this very segment
  segment::Content source;
  segment::Content target;
  std::vector<segment::Code> codes;  // the codes that source and target number; of their own, not the unit's
  friend bool operator==(const Match&, const Match&) = default;
};

// An attribute or element of another tool's namespace, kept as it was read.
struct Extension {
  std::string xml;
  friend bool operator==(const Extension&, const Extension&) = default;
};

struct Unit {
  std::string id;    // NMTOKEN; minted once by the source catalog
  std::string kind;  // "heading", "paragraph", "cell", "alt", "title", "front-matter", "html" (written as type="docloc:KIND")
  std::string name;  // front matter: the key; else empty
  bool translate = true;
  bool obsolete = false;  // its source text is gone; kept for when it returns
  std::vector<std::string> notes;
  std::vector<segment::Code> codes;  // numbered from 1
  std::vector<Segment> segments;     // in source order; at least one that is not ignorable
  std::vector<Match> matches;
  std::vector<Extension> extensions;
  friend bool operator==(const Unit&, const Unit&) = default;
};

struct Catalog {
  std::string path;           // source path relative to the source root: <file original="...">
  std::string source_locale;  // BCP 47
  std::string target_locale;  // empty: a source catalog
  // What a hand-back says of the file as a whole (ms.translationtype and so on): metadata module, name and value, in order.
  std::vector<std::pair<std::string, std::string>> metadata;
  std::vector<Unit> units;  // source order, obsolete ones last
  std::vector<Extension> extensions;
  friend bool operator==(const Catalog&, const Catalog&) = default;
};

// The version of the key normalisation (segment/key.h) is written into every catalog.

// Deterministic XLIFF 2.1: same catalog, same bytes. One line each for unit, code data, segment, source and target, so
// that the edit of one unit is a local diff. No time stamps, no counters, no line numbers.
[[nodiscard]] std::string write_xliff(const Catalog& catalog);

struct Read {
  std::optional<Catalog> catalog;  // none: the file as a whole is unusable
  Findings findings;               // rules "catalog/..."; a bad unit is left out, the rest is kept
};

// Strict: well-formed, no DOCTYPE, and every constraint of XLIFF 2.1 that docloc's files rest on. `path` is for findings.
[[nodiscard]] Read read_xliff(std::string_view path, std::string_view bytes);

}  // namespace docloc::catalog

// What docloc says about content: a rule, where, what is wrong and what to do.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/span.h"

namespace docloc {

enum class Severity : uint8_t { info, warning, error };

// A place in a file, for a person. line and column count from 1 (column in code points); 0: not known, or the whole
// file.
struct Place {
  std::string path;  // project-relative, '/'-separated; empty: no place
  uint32_t line = 0;
  uint32_t column = 0;
  friend auto operator<=>(const Place&, const Place&) = default;
};

// `text` in place of the bytes of a span; an empty span: before its byte.
struct Edit {
  Span bytes;
  std::string text;
  friend auto operator<=>(const Edit&, const Edit&) = default;
};

// A change that mends what a finding says.
struct Fix {
  enum class Of : uint8_t {
    source,  // edits are of the bytes of the file that Finding::source names
    target,  // of Finding::target_text
  };
  Of of = Of::source;
  bool safe = false;        // it changes no meaning; others wait until somebody asks for them
  std::vector<Edit> edits;  // in order, none overlapping
  friend bool operator==(const Fix&, const Fix&) = default;
};

// An edit as a place in a file, for programs that know no bytes: what stands from `begin` up to `end` becomes `text`,
// as that file spells it.
struct PlacedEdit {
  Place begin;
  Place end;  // of the same path; equal to `begin`: nothing is taken away
  std::string text;
  friend bool operator==(const PlacedEdit&, const PlacedEdit&) = default;
};

// Finding::suppressed of what a baseline holds.
inline constexpr const char* kInBaseline = "It is in the baseline.";

struct Finding {
  std::string rule;  // "room/name", as in "source/invalid-utf8"; stable, documented
  Severity severity = Severity::warning;
  Place source;         // in the source file (or the settings file)
  Place target;         // in a catalog or a translated file; empty when only the source is concerned
  std::string locale;   // BCP 47; empty: every locale
  std::string message;  // one sentence: what is wrong
  std::string hint;     // one sentence: what to do
  std::string excerpt;  // the bytes concerned, at most one line; may be empty

  // The characters concerned, from source.column on; 0: not known.
  uint32_t length = 0;
  // The unit and segment of the catalog that it is about; empty: none, or not known.
  std::string unit;
  std::string segment;
  // The segment's target as readers see it, each inline code as U+FFFC, and the bytes of it that are wrong (empty at
  // `begin`: something is missing there). Empty: it is not about a target's text.
  std::string target_text;
  Span target_mark;
  // The same text with the codes as they are written, for a person, and the mark in it.
  std::string target_excerpt;
  Span target_excerpt_mark;
  // What it is about, apart from where: "Azure Kontocenter". Findings of one rule, unit and token are the same finding
  // when places have changed.
  std::string token;
  std::optional<Fix> fix;

  // What the rules do not know, and a run of the checker adds (site/check_project.h).
  // The characters of the target's file that are wrong, from target.column on; 0: not known.
  uint32_t target_length = 0;
  // fix->edits as the files have them; none: there is no fix, or it has no place.
  std::vector<PlacedEdit> placed_edits;
  // base/fingerprint.h; empty: none was made.
  std::string fingerprint;
  // Why it is not to be shown or counted: somebody let it stand, or a baseline has it. None: it is.
  std::optional<std::string> suppressed;

  // Path, line, column, rule, locale, message: the order in which findings are shown.
  friend std::strong_ordering operator<=>(const Finding& a, const Finding& b);
  friend bool operator==(const Finding& a, const Finding& b) { return (a <=> b) == 0; }
};

using Findings = std::vector<Finding>;

// Sorts by the order above and drops exact repetitions.
void sort_findings(Findings& findings);

[[nodiscard]] const char* to_string(Severity severity);

}  // namespace docloc

// A person's decisions about translations: what is right though its source was edited, and what state it has.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/finding.h"
#include "base/result.h"
#include "catalog/catalog.h"
#include "site/sources.h"

namespace docloc::site {

// Where a decision is taken: an article or a folder, or in an article what stands on a line, or a unit.
struct ReviewPlace {
  std::string path;   // of an article, or what its path begins with; "": all
  uint32_t line = 0;  // of the source article, from 1; 0: every line
  std::string unit;   // id; empty: every unit
  [[nodiscard]] bool is_exact() const { return line > 0 || !unit.empty(); }
};

struct ReviewReport {
  size_t segments = 0;  // decided
  size_t articles = 0;  // in which something was
  size_t written = 0;   // catalogs
  // Of the catalogs and:
  // review/refused    a segment cannot be decided on: it has no current translation, or accept could not map its codes;
  //                   or a unit has no such suppression
  // review/no-unit    there is no such unit, or no unit stands on that line
  // review/sync-first the article was renamed, or has units from others, since the catalogs were written
  Findings findings;
};

// What is common to both: only catalogs in which something was decided are written, with their source catalogs, as one
// batch, by the writers that sync uses.

struct AcceptOptions {
  std::vector<ReviewPlace> places;
  std::vector<std::string> locales;
  catalog::Decision decision;
};

// Stale segments get their older translation back (catalog/accept.h). Where a place names a line or a unit, a fuzzy
// translation there is right as well: it becomes a human's.
[[nodiscard]] Result<ReviewReport> accept_translations(const Job& job, const Sources& sources,
                                                       const AcceptOptions& options);

struct ReviewOptions {
  std::vector<ReviewPlace> places;
  std::string locale;
  catalog::State state = catalog::State::reviewed;
  std::string query;          // in the source or the target, whatever its case; empty: everything
  bool machine_only = false;  // what a machine made and nobody reviewed
  catalog::Decision decision;
};

// Segments with a current translation get the state, and `decision`. From then on a machine's translation, or a guess,
// counts as a human's (but for State::initial). One that has the state already stays as it is. Segments without a
// current translation are refused: each, where a place names it; else in one finding for the article.
[[nodiscard]] Result<ReviewReport> review_translations(const Job& job, const Sources& sources,
                                                       const ReviewOptions& options);

struct SuppressOptions {
  std::vector<ReviewPlace> places;  // exact ones
  std::string locale;               // the source's: of what is found in the article itself
  std::string rule;                 // check::is_suppressible_pattern()
  std::string reason;               // empty: takes the suppression back
  catalog::Decision decision;
};

// Units get a suppression of the rule, or lose it; the report's segments are units here. In place of an older one of
// the same rule.
[[nodiscard]] Result<ReviewReport> suppress_findings(const Job& job, const Sources& sources,
                                                     const SuppressOptions& options);

}  // namespace docloc::site

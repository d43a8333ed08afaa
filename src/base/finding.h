// What docloc says about content: a rule, where, what is wrong and what to do.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <vector>

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

struct Finding {
  std::string rule;  // "room/name", as in "source/invalid-utf8"; stable, documented
  Severity severity = Severity::warning;
  Place source;         // in the source file (or the settings file)
  Place target;         // in a catalog or a translated file; empty when only the source is concerned
  std::string locale;   // BCP 47; empty: every locale
  std::string message;  // one sentence: what is wrong
  std::string hint;     // one sentence: what to do
  std::string excerpt;  // the bytes concerned, at most one line; may be empty

  // Path, line, column, rule, locale, message: the order in which findings are shown.
  friend std::strong_ordering operator<=>(const Finding& a, const Finding& b);
  friend bool operator==(const Finding& a, const Finding& b) { return (a <=> b) == 0; }
};

using Findings = std::vector<Finding>;

// Sorts by the order above and drops exact repetitions.
void sort_findings(Findings& findings);

[[nodiscard]] const char* to_string(Severity severity);

}  // namespace docloc

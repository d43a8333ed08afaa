// One source with several targets, for people and programs.
#pragma once

#include <string>
#include <vector>

#include "memory/consistency.h"

namespace docloc::report {

struct LocaleConsistency {
  std::string locale;
  std::vector<memory::Inconsistency> texts;
};

//   sv-SE: 2 texts are translated in several ways
//
//   heading "See also", 14 places
//     12  Se även
//          guide/a.md#u1f, guide/b.md#u2, and 10 more
//      2  Se också
//          ...
// Texts are safe to show on a terminal. At most `places` places of a translation are named; 0: all.
[[nodiscard]] std::string consistency_text(const std::vector<LocaleConsistency>& locales, size_t places = 3);

// {"format": "docloc-consistency", "version": 1,
//  "locales": [{"locale", "texts": [{"role", "source", "places": N,
//    "targets": [{"target", "places": [{"path", "unit", "segment"}]}]}]}]}
// Codes of texts are "<1>", "</1>", "<2/>", numbered as in the source. Ends with a line end.
[[nodiscard]] std::string consistency_json(const std::vector<LocaleConsistency>& locales);

}  // namespace docloc::report

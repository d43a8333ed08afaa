// A locale's terms, as rules use them.
#pragma once

#include <string>
#include <vector>

namespace docloc::check {

struct Term {
  std::string source;
  std::vector<std::string> targets;    // approved forms, the preferred one first; empty: only some are forbidden
  std::vector<std::string> forbidden;  // words of the target language not to use
};

struct Terms {
  std::vector<Term> terms;
};

}  // namespace docloc::check

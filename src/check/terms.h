// A locale's terms, as rules use them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace docloc::check {

// any: as the sentence has it. exact: "GitHub" and nothing else, but that a sentence may begin with a capital.
enum class CaseRule : uint8_t { any, exact };

// Words and forms are in the dictionary's form: endings, prefixes and compounds are found by text/inflection.h.
struct Term {
  std::string source;
  std::vector<std::string> targets;    // approved forms, the preferred one first; empty: only some are forbidden
  std::vector<std::string> forbidden;  // words of the target language not to use
  std::vector<std::string> forms;      // further forms of the approved ones, which no table knows: "böcker" of "bok"
  CaseRule letter_case = CaseRule::any;
  bool translate = true;  // false: a name that stands in every language as in the source
};

struct Terms {
  std::vector<Term> terms;
};

}  // namespace docloc::check

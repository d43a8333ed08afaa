// How a rule says what it found.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "base/source.h"
#include "check/check.h"

namespace docloc::check {

// What one rule has to say of one subject. The references that its functions give live until the next call.
class Reporter {
 public:
  Reporter(const Rule& rule, const Subject& subject, std::vector<Note>& notes, Findings& findings);

  // Of the article's bytes. Without `bytes`: of the file as a whole.
  Finding& on_article(Span bytes, std::string message, std::string hint);
  Finding& on_article(std::string message, std::string hint);

  // Of a unit's translation. `source` and `target` are spans of pair.source.text and pair.target.text, within one
  // segment each: what is wrong, or, empty, where something is missing. The token is the marked text, of the target if
  // there is some; a rule may set another one.
  Finding& on_pair(const UnitPair& pair, Span source, Span target, std::string message, std::string hint);

  // Of a unit's translation as a whole, without a mark.
  Finding& on_unit(const UnitPair& pair, std::string message, std::string hint);

  // Of the locale's own form of the article (Scope::counterpart): `bytes` of the counterpart's, `source` of the
  // article's.
  Finding& on_counterpart(Span source, Span bytes, std::string message, std::string hint);

  // For a rule that concludes over all subjects (Rule::conclude): `draft` is a finding that one of the functions above
  // gave, taken back from what was found.
  void note(std::string key, std::string value, Finding& draft);

 private:
  Finding& add(std::string message, std::string hint);
  [[nodiscard]] const Places& places();

  const Rule& rule_;
  const Subject& subject_;
  std::vector<Note>& notes_;
  Findings& findings_;
  std::vector<Places> places_;  // none until asked for: it reads the whole file
  std::vector<Places> counterpart_places_;
};

// A fix of the target that a finding of on_pair marks: `edits` are spans of pair.target.text and cover no code. A fix
// is of one segment: where one of them leaves that of the finding's mark, the finding has none.
void set_target_fix(Finding& finding, const UnitPair& pair, std::vector<Edit> edits, bool safe);

}  // namespace docloc::check

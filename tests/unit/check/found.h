// What rules of one family say about a translation that is written as Markdown.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "check/check.h"
#include "support/pairs.h"

namespace docloc::check {

inline Findings all_found(std::string source, std::string target, const std::string& locale,
                          const Terms* terms = nullptr) {
  support::Translated pair = support::translated(std::move(source), std::move(target), locale);
  Outcome outcome = check_translation(
      {.article = &pair.article, .locale = locale, .source_locale = "en-US", .catalog = &pair.catalog, .terms = terms});
  Findings more = conclude(std::move(outcome.notes));
  outcome.findings.insert(outcome.findings.end(), std::make_move_iterator(more.begin()),
                          std::make_move_iterator(more.end()));
  return std::move(outcome.findings);
}

// Those of one rule.
inline Findings found(std::string_view rule, std::string source, std::string target, const std::string& locale,
                      const Terms* terms = nullptr) {
  Findings findings = all_found(std::move(source), std::move(target), locale, terms);
  std::erase_if(findings, [&](const Finding& finding) { return finding.rule != rule; });
  return findings;
}

// The target of the finding's segment after its fix.
inline std::string fixed(const Finding& finding) {
  std::string text = finding.target_text;
  for (auto edit = finding.fix->edits.rbegin(); edit != finding.fix->edits.rend(); ++edit)
    text.replace(edit->bytes.begin, edit->bytes.size(), edit->text);
  return text;
}

}  // namespace docloc::check

// What one rule finds in a translation, both sides written as Markdown.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "check/check.h"
#include "support/pairs.h"

namespace docloc::support {

inline Findings checked(std::string_view rule, const Translated& pair) {
  check::Options options;
  options.wanted = [&](const check::Rule& one, std::string_view, std::string_view) { return one.id == rule; };
  check::Subject subject{.article = &pair.article, .locale = pair.catalog.target_locale, .source_locale = "en-US"};
  subject.catalog = &pair.catalog;
  subject.options = &options;
  check::Outcome outcome = check::check_translation(subject);
  const Findings more = check::conclude(std::move(outcome.notes));
  outcome.findings.insert(outcome.findings.end(), more.begin(), more.end());
  return std::move(outcome.findings);
}

inline Findings checked(std::string_view rule, std::string source, std::string target,
                        const std::string& locale = "sv-SE") {
  return checked(rule, translated(std::move(source), std::move(target), locale));
}

// The target's text after the finding's fix.
inline std::string mended(const Finding& finding) {
  std::string text = finding.target_text;
  for (size_t i = finding.fix->edits.size(); i-- > 0;) {
    const Edit& edit = finding.fix->edits[i];
    text.replace(edit.bytes.begin, edit.bytes.size(), edit.text);
  }
  return text;
}

}  // namespace docloc::support

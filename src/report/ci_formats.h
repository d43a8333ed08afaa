// Findings in the forms that services of continuous integration read. Paths in them count from the root of the
// repository. The worst findings stand first; suppressed ones are left out where the form has no place for them.
#pragma once

#include <cstddef>
#include <string>

#include "base/finding.h"

namespace docloc::report {

struct CiOptions {
  std::string prefix;    // of the project's folder in the repository: "" or "docs/site/"
  std::string version;   // docloc's
  std::string rule_url;  // where a rule's page is, with {rule}; empty: nowhere
};

// SARIF 2.1.0 (OASIS standard). Columns are code points. The place in the source is the result's location, that in the
// target a related one; a finding without a source is at its target. Fixes are replacements in the files they change.
// A run has kMostSarifResults results at most, and says when there were more.
inline constexpr size_t kMostSarifResults = 25'000;  // GitHub takes no more of a run
inline constexpr size_t kShownSarifResults = 5'000;  // and shows so many
[[nodiscard]] std::string findings_sarif(const Findings& findings, const CiOptions& options);

// Commands of GitHub's workflows ("::error file=..."), kMostAnnotations of a severity at most, because GitHub shows no
// more of a step; then a line that counts them all.
inline constexpr size_t kMostAnnotations = 10;
[[nodiscard]] std::string findings_github(const Findings& findings, const CiOptions& options);
// A job's summary in Markdown, of at most `most` bytes: a table by rule, then the findings as far as they fit.
inline constexpr size_t kMostSummaryBytes = 1'000'000;  // GitHub takes 1 MiB of a step
[[nodiscard]] std::string github_summary(const Findings& findings, size_t most = kMostSummaryBytes);

// GitLab's Code Quality report: an array of issues.
[[nodiscard]] std::string findings_gitlab(const Findings& findings, const CiOptions& options);

// JUnit's XML: a test suite for each article and locale, in which an error or a warning is a test case that failed, a
// note one that passed with output, a suppressed finding one that was skipped. Nothing found: one case that passed.
[[nodiscard]] std::string findings_junit(const Findings& findings, const CiOptions& options);

}  // namespace docloc::report

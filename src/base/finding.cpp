#include "base/finding.h"

#include <algorithm>
#include <tuple>

namespace docloc {

std::strong_ordering operator<=>(const Finding& a, const Finding& b) {
  auto key = [](const Finding& f) {
    return std::tie(f.source, f.target, f.rule, f.locale, f.message, f.severity, f.hint, f.excerpt, f.unit, f.segment,
                    f.target_mark, f.token);
  };
  return key(a) <=> key(b);
}

void sort_findings(Findings& findings) {
  std::ranges::sort(findings, [](const Finding& a, const Finding& b) { return a < b; });
  auto repeated = std::ranges::unique(findings);
  findings.erase(repeated.begin(), repeated.end());
}

const char* to_string(Severity severity) {
  switch (severity) {
    case Severity::info:
      return "info";
    case Severity::warning:
      return "warning";
    case Severity::error:
      return "error";
  }
  return "error";
}

}  // namespace docloc

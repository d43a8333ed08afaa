#include "report/ci_places.h"

#include <algorithm>

#include "report/report.h"

namespace docloc::report {

std::vector<const Finding*> worst_first(const Findings& findings, bool suppressed_too) {
  std::vector<const Finding*> out;
  for (const Finding& finding : findings) {
    if (suppressed_too || !finding.suppressed) out.push_back(&finding);
  }
  const auto rank = [](const Finding* finding) {
    return (finding->suppressed ? 0 : 4) + static_cast<int>(finding->severity);
  };
  std::ranges::stable_sort(out, std::ranges::greater(), rank);
  return out;
}

std::string in_repository(std::string_view path, const CiOptions& options) {
  if (path.empty() || path.starts_with('/')) return std::string(path);
  return options.prefix + std::string(path);
}

OnePlace one_place(const Finding& finding, const CiOptions& options) {
  const bool in_target = finding.source.path.empty() || (finding.target.line > 0 && !finding.target_text.empty());
  OnePlace out{.place = in_target ? finding.target : finding.source,
               .length = in_target ? finding.target_length : finding.length};
  out.place.path = in_repository(out.place.path, options);
  return out;
}

std::string said(const Finding& finding) {
  std::string text = finding.message;
  if (!finding.locale.empty()) text += " (" + finding.locale + ")";
  if (!finding.hint.empty()) text += " " + finding.hint;
  return visible(text);
}

std::string page_of(std::string_view rule, const CiOptions& options) {
  std::string url = options.rule_url;
  if (const size_t at = url.find("{rule}"); at != std::string::npos) {
    url.replace(at, std::string_view("{rule}").size(), rule);
  }
  return url;
}

}  // namespace docloc::report

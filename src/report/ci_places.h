// What the forms for services share. Internal to room report.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "report/ci_formats.h"

namespace docloc::report {

// Those not suppressed (or all), the worst first, else in their order.
[[nodiscard]] std::vector<const Finding*> worst_first(const Findings& findings, bool suppressed_too);

// The one place of a finding where a form has room for one: in the translation, where that is what is wrong.
struct OnePlace {
  Place place;  // path from the repository's root; an absolute one stays; empty: none
  uint32_t length = 0;
};
[[nodiscard]] OnePlace one_place(const Finding& finding, const CiOptions& options);

// A project's path from the repository's root.
[[nodiscard]] std::string in_repository(std::string_view path, const CiOptions& options);

// Message and hint, safe to show, on one line.
[[nodiscard]] std::string said(const Finding& finding);

// The address of a rule's page; empty: none is known.
[[nodiscard]] std::string page_of(std::string_view rule, const CiOptions& options);

}  // namespace docloc::report

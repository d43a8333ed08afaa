// Findings counted, for a person.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <utility>
#include <vector>

#include "report/report.h"
#include "report/table.h"

namespace docloc::report {
namespace {

// Errors, warnings, notes: so that the greater is the worse.
using ByRule = std::map<std::string, std::array<size_t, 3>>;

ByRule count(const Findings& findings) {
  ByRule counts;
  for (const Finding& finding : findings) {
    const size_t column = 2 - static_cast<size_t>(finding.severity);
    if (!finding.suppressed) ++counts[finding.rule][column];
  }
  return counts;
}

}  // namespace

std::string findings_summary(const Findings& findings) {
  std::array<size_t, 3> sums{};
  size_t suppressed = 0;
  for (const Finding& finding : findings) {
    if (finding.suppressed)
      ++suppressed;
    else
      ++sums[2 - static_cast<size_t>(finding.severity)];
  }
  std::string out;
  const auto add = [&](size_t number, std::string_view text) {
    if (number > 0) out += fmt::format("{}{} {}", out.empty() ? "" : ", ", number, text);
  };
  const auto plural = [](size_t number, std::string_view noun) {
    return fmt::format("{}{}", noun, number == 1 ? "" : "s");
  };
  add(sums[0], plural(sums[0], "error"));
  add(sums[1], plural(sums[1], "warning"));
  add(sums[2], plural(sums[2], "note"));
  add(suppressed, "suppressed");
  return out;
}

std::string findings_by_rule(const Findings& findings) {
  const ByRule counts = count(findings);
  if (counts.empty()) return "";
  std::vector<std::pair<std::string, std::array<size_t, 3>>> order(counts.begin(), counts.end());
  std::ranges::stable_sort(order, std::ranges::greater(), &std::pair<std::string, std::array<size_t, 3>>::second);
  Rows rows = {{"rule", "errors", "warnings", "notes"}};
  for (const auto& [rule, numbers] : order) {
    std::vector<std::string> row = {visible(rule)};
    for (const size_t number : numbers)
      row.push_back(number == 0 ? "-" : grouped(number));
    rows.push_back(std::move(row));
  }
  return table_text(rows);
}

}  // namespace docloc::report

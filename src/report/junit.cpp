// JUnit's XML as Jenkins and GitLab read it.
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "catalog/xml_tree.h"
#include "report/ci_formats.h"
#include "report/ci_places.h"
#include "report/report.h"

namespace docloc::report {
namespace {

// visible() leaves no control character; XML has two more characters that it cannot hold.
std::string attribute(std::string_view text) {
  std::string out;
  catalog::append_attribute_value(out, visible(text));
  return out;
}
std::string content(std::string_view text) {
  std::string out;
  catalog::append_text(out, visible(text), false);
  return out;
}

struct Suite {
  std::string name;
  std::string cases;
  size_t tests = 0;
  size_t failures = 0;
  size_t skipped = 0;
};

void add_case(Suite& suite, const Finding& finding, const CiOptions& options) {
  const OnePlace at = one_place(finding, options);
  const std::string place =
      at.place.line > 0 ? fmt::format(" {}:{}:{}", at.place.path, at.place.line, at.place.column) : "";
  ++suite.tests;
  suite.cases += fmt::format("    <testcase classname=\"{}\" name=\"{}\" time=\"0\"", attribute(finding.rule),
                             attribute(finding.rule + place));
  if (!at.place.path.empty()) suite.cases += fmt::format(" file=\"{}\"", attribute(at.place.path));
  if (at.place.line > 0) suite.cases += fmt::format(" line=\"{}\"", at.place.line);
  suite.cases += ">\n";
  if (finding.suppressed) {
    ++suite.skipped;
    suite.cases += fmt::format("      <skipped message=\"{}\"/>\n", attribute(*finding.suppressed));
  } else if (finding.severity == Severity::info) {
    suite.cases += fmt::format("      <system-out>{}</system-out>\n", content(said(finding)));
  } else {
    ++suite.failures;
    suite.cases += fmt::format("      <failure type=\"{}\" message=\"{}\">", to_string(finding.severity),
                               attribute(finding.message));
    suite.cases += content(said(finding) + place);
    if (!finding.target_excerpt.empty()) suite.cases += "\n" + content(finding.target_excerpt);
    suite.cases += "</failure>\n";
  }
  suite.cases += "    </testcase>\n";
}

std::string suite_name(const Finding& finding, const CiOptions& options) {
  const Place& place = finding.source.path.empty() ? finding.target : finding.source;
  const std::string path = place.path.empty() ? "docloc" : in_repository(place.path, options);
  return finding.locale.empty() ? path : fmt::format("{} ({})", path, finding.locale);
}

}  // namespace

std::string findings_junit(const Findings& findings, const CiOptions& options) {
  std::vector<const Finding*> order = worst_first(findings, true);
  std::ranges::stable_sort(order, {}, [&](const Finding* finding) { return suite_name(*finding, options); });
  std::vector<Suite> suites;
  for (const Finding* finding : order) {
    std::string name = suite_name(*finding, options);
    if (suites.empty() || suites.back().name != name) suites.push_back({.name = std::move(name)});
    add_case(suites.back(), *finding, options);
  }
  if (suites.empty()) {
    // A report without a test counts as one that is broken.
    suites.push_back(
        {.name = "docloc", .cases = "    <testcase classname=\"docloc\" name=\"check\" time=\"0\"/>\n", .tests = 1});
  }
  Suite all;
  for (const Suite& suite : suites) {
    all.tests += suite.tests;
    all.failures += suite.failures;
    all.skipped += suite.skipped;
    all.cases += fmt::format(
        "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"0\" skipped=\"{}\" time=\"0\">\n{}"
        "  </testsuite>\n",
        attribute(suite.name), suite.tests, suite.failures, suite.skipped, suite.cases);
  }
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<testsuites name=\"docloc\" tests=\"{}\" failures=\"{}\" errors=\"0\" skipped=\"{}\" time=\"0\">\n{}"
      "</testsuites>\n",
      all.tests, all.failures, all.skipped, all.cases);
}

}  // namespace docloc::report

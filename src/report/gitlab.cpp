// GitLab's Code Quality report, a part of Code Climate's format.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "report/ci_formats.h"
#include "report/ci_places.h"

namespace docloc::report {
namespace {

using Json = nlohmann::ordered_json;

const char* severity_of(Severity severity) {
  if (severity == Severity::error) return "major";
  return severity == Severity::warning ? "minor" : "info";
}

}  // namespace

std::string findings_gitlab(const Findings& findings, const CiOptions& options) {
  Json list = Json::array();
  for (const Finding* finding : worst_first(findings, false)) {
    OnePlace at = one_place(*finding, options);
    // An issue has to be somewhere: what concerns no file concerns the settings.
    if (at.place.path.empty()) at.place.path = in_repository("docloc.yaml", options);
    list.push_back(
        {{"description", said(*finding)},
         {"check_name", finding->rule},
         {"fingerprint", finding->fingerprint},
         {"severity", severity_of(finding->severity)},
         {"location", {{"path", at.place.path}, {"lines", {{"begin", std::max<uint32_t>(at.place.line, 1)}}}}}});
  }
  return list.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace docloc::report

#include <algorithm>
#include <nlohmann/json.hpp>

#include "report/report.h"

namespace docloc::report {

namespace {

using Json = nlohmann::ordered_json;

Json place_json(const Place& place) {
  if (place.path.empty()) return nullptr;
  return Json{{"path", place.path}, {"line", place.line}, {"column", place.column}};
}

Json text_or_null(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

// Content may hold invalid UTF-8, which must not throw.
std::string written(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

std::string findings_json(const Findings& findings) {
  const auto count = [&](Severity severity) { return std::ranges::count(findings, severity, &Finding::severity); };
  Json list = Json::array();
  for (const Finding& finding : findings) {
    list.push_back({{"rule", finding.rule},
                    {"severity", to_string(finding.severity)},
                    {"source", place_json(finding.source)},
                    {"target", place_json(finding.target)},
                    {"locale", text_or_null(finding.locale)},
                    {"message", finding.message},
                    {"hint", text_or_null(finding.hint)},
                    {"excerpt", text_or_null(finding.excerpt)}});
  }
  const Json counts{
      {"error", count(Severity::error)}, {"warning", count(Severity::warning)}, {"info", count(Severity::info)}};
  return written({{"format", "docloc-findings"}, {"version", 1}, {"counts", counts}, {"findings", std::move(list)}});
}

}  // namespace docloc::report

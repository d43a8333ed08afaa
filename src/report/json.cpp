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

// A span of bytes in code points.
Json mark_json(const Finding& finding) {
  if (finding.target_excerpt.empty()) return nullptr;
  const auto characters = [&](uint32_t bytes) {
    const std::string_view text = std::string_view(finding.target_excerpt).substr(0, bytes);
    return std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
  };
  const Span mark = finding.target_excerpt_mark;
  return Json{{"begin", characters(mark.begin)}, {"end", characters(mark.end)}};
}

Json fix_json(const Finding& finding) {
  if (!finding.fix) return nullptr;
  Json edits = Json::array();
  for (const PlacedEdit& edit : finding.placed_edits) {
    edits.push_back({{"path", edit.begin.path},
                     {"line", edit.begin.line},
                     {"column", edit.begin.column},
                     {"endLine", edit.end.line},
                     {"endColumn", edit.end.column},
                     {"text", edit.text}});
  }
  return Json{{"safe", finding.fix->safe}, {"edits", std::move(edits)}};
}

Json finding_json(const Finding& finding) {
  return {{"rule", finding.rule},
          {"severity", to_string(finding.severity)},
          {"source", place_json(finding.source)},
          {"target", place_json(finding.target)},
          {"locale", text_or_null(finding.locale)},
          {"message", finding.message},
          {"hint", text_or_null(finding.hint)},
          {"excerpt", text_or_null(finding.excerpt)},
          {"mark", finding.length == 0 ? Json(nullptr) : Json{{"length", finding.length}}},
          {"unit", text_or_null(finding.unit)},
          {"segment", text_or_null(finding.segment)},
          {"targetExcerpt", text_or_null(finding.target_excerpt)},
          {"targetMark", mark_json(finding)},
          {"token", text_or_null(finding.token)},
          {"fingerprint", text_or_null(finding.fingerprint)},
          {"fix", fix_json(finding)},
          {"suppressed", finding.suppressed ? Json(*finding.suppressed) : Json(nullptr)}};
}

// Content may hold invalid UTF-8, which must not throw.
std::string written(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

std::string findings_json(const Findings& findings) {
  const auto count = [&](Severity severity) {
    return std::ranges::count_if(findings, [&](const Finding& f) { return f.severity == severity && !f.suppressed; });
  };
  Json list = Json::array();
  for (const Finding& finding : findings)
    list.push_back(finding_json(finding));
  const Json counts{
      {"error", count(Severity::error)}, {"warning", count(Severity::warning)}, {"info", count(Severity::info)}};
  return written({{"format", "docloc-findings"}, {"version", 1}, {"counts", counts}, {"findings", std::move(list)}});
}

}  // namespace docloc::report

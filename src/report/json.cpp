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

Json amount_json(const Amount& amount) {
  return Json{{"units", amount.units}, {"segments", amount.segments}, {"words", amount.words}};
}

Json counts_json(const Counts& counts) {
  return Json{{"total", amount_json(counts.total())},         {"initial", amount_json(counts.initial)},
              {"translated", amount_json(counts.translated)}, {"reviewed", amount_json(counts.reviewed)},
              {"final", amount_json(counts.final_)},          {"machine", amount_json(counts.machine)},
              {"fuzzy", amount_json(counts.fuzzy)},           {"stale", amount_json(counts.stale)},
              {"obsolete", amount_json(counts.obsolete)}};
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

std::string status_json(const std::vector<LocaleStatus>& status) {
  Json locales = Json::array();
  for (const LocaleStatus& locale : status) {
    Json articles = Json::array();
    for (const ArticleStatus& article : locale.articles)
      articles.push_back({{"path", article.path}, {"counts", counts_json(article.counts)}});
    locales.push_back(
        {{"locale", locale.locale}, {"total", counts_json(locale.total())}, {"articles", std::move(articles)}});
  }
  return written({{"format", "docloc-status"}, {"version", 1}, {"locales", std::move(locales)}});
}

}  // namespace docloc::report

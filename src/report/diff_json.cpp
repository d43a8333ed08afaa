#include <nlohmann/json.hpp>

#include "report/diff.h"

namespace docloc::report {
namespace {

using Json = nlohmann::ordered_json;

Json amount_json(const Amount& amount) {
  return Json{{"segments", amount.segments}, {"words", amount.words}};
}

Json runs_json(const std::vector<text::DiffRun>& runs) {
  constexpr std::array<const char*, 3> kKinds = {"same", "removed", "added"};
  Json json = Json::array();
  for (const text::DiffRun& run : runs)
    json.push_back(Json::array({kKinds[static_cast<size_t>(run.kind)], run.text}));
  return json;
}

Json locales_json(const std::vector<LocaleImpact>& locales) {
  Json json = Json::array();
  for (const LocaleImpact& locale : locales) {
    json.push_back(
        {{"locale", locale.locale}, {"todo", amount_json(locale.todo)}, {"delivered", amount_json(locale.delivered)}});
  }
  return json;
}

Json segment_json(const SegmentChange& segment) {
  Json targets = Json::array();
  for (const TargetChange& target : segment.targets) {
    targets.push_back({{"locale", target.locale},
                       {"was", catalog::to_string(target.was)},
                       {"is", catalog::to_string(target.is)},
                       {"before", target.before},
                       {"after", target.after},
                       {"runs", runs_json(target.runs)}});
  }
  return Json{{"kind", to_string(segment.kind)},
              {"segment", segment.segment},
              {"words", segment.words},
              {"source", runs_json(segment.source)},
              {"targets", std::move(targets)}};
}

Json article_json(const ArticleChange& article) {
  Json units = Json::array();
  for (const UnitChange& unit : article.units) {
    Json segments = Json::array();
    for (const SegmentChange& segment : unit.segments)
      segments.push_back(segment_json(segment));
    units.push_back({{"unit", unit.unit}, {"kind", unit.kind}, {"line", unit.line}, {"segments", std::move(segments)}});
  }
  return Json{{"kind", to_string(article.kind)},
              {"path", article.path},
              {"old_path", article.old_path},
              {"file", article.file},
              {"formatting_only", article.formatting_only},
              {"to_translate", amount_json(article.to_translate)},
              {"locales", locales_json(article.locales)},
              {"units", std::move(units)}};
}

}  // namespace

std::string diff_json(const Diff& diff) {
  Json open = Json::array();
  for (const LocaleImpact& locale : diff.locales) {
    if (locale.todo.segments > 0) open.push_back(locale.locale);
  }
  Json articles = Json::array();
  for (const ArticleChange& article : diff.articles)
    articles.push_back(article_json(article));
  const Json json{
      {"format", "docloc-diff"},
      {"version", 1},
      {"revision", diff.revision},
      {"commit", diff.commit},
      {"source_locale", diff.source_locale},
      {"impact",
       Json{{"segments", diff.changed.segments}, {"words", diff.changed.words}, {"locales", std::move(open)}}},
      {"locales", locales_json(diff.locales)},
      {"articles", std::move(articles)}};
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace docloc::report

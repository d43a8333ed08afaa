// Status and quote as JSON. A row for every article of every locale stands on one line: such files are large.
#include <nlohmann/json.hpp>

#include "report/quote.h"
#include "report/status.h"

namespace docloc::report {
namespace {

using Json = nlohmann::ordered_json;

Json amount_json(const Amount& amount) {
  return Json{{"segments", amount.segments}, {"words", amount.words}};
}

Json counts_json(const Counts& counts, bool machine) {
  Json json{{"units", counts.units},
            {"units_done", counts.units_done},
            {"total", amount_json(counts.total())},
            {"done", amount_json(counts.done(machine))}};
  for (size_t i = 0; i < kStates; ++i)
    json[catalog::to_string(static_cast<catalog::Standing>(i))] = amount_json(counts.by_state[i]);
  json["obsolete"] = amount_json(counts.obsolete);
  return json;
}

Json trend_json(const TrendPoint& point) {
  Json words = Json::object();
  for (size_t i = 0; i < kStates; ++i)
    words[catalog::to_string(static_cast<catalog::Standing>(i))] = point.words[i];
  return Json{{"commit", point.commit}, {"date", point.date}, {"words", std::move(words)}};
}

// Content may hold invalid UTF-8, which must not throw.
std::string line_of(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

// "[\n", an item a line at `indent`, "]".
std::string lines_of(const std::vector<Json>& items, std::string_view indent) {
  if (items.empty()) return "[]";
  std::string out = "[";
  for (size_t i = 0; i < items.size(); ++i) {
    out += i == 0 ? "\n" : ",\n";
    out += indent;
    out += "  " + line_of(items[i]);
  }
  out += "\n";
  out += indent;
  return out + "]";
}

std::string locale_json(const LocaleStatus& locale, bool machine) {
  std::vector<Json> articles;
  for (const ArticleStatus& article : locale.articles) {
    articles.push_back(Json{{"path", article.path},
                            {"handback", to_string(article.handback)},
                            {"counts", counts_json(article.counts, machine)}});
  }
  std::vector<Json> trend;
  for (const TrendPoint& point : locale.trend)
    trend.push_back(trend_json(point));
  const Json todo = locale.since_todo ? amount_json(*locale.since_todo) : Json(nullptr);
  return "    {\"locale\": " + line_of(locale.locale) +
         ",\n     \"total\": " + line_of(counts_json(locale.total(), machine)) +
         ",\n     \"since_todo\": " + line_of(todo) + ",\n     \"articles\": " + lines_of(articles, "     ") +
         ",\n     \"trend\": " + lines_of(trend, "     ") + "}";
}

Json stale_json(const StaleSegment& stale) {
  constexpr std::array<const char*, 3> kKinds = {"same", "removed", "added"};
  Json source = Json::array();
  for (const text::DiffRun& run : stale.source)
    source.push_back(Json::array({kKinds[static_cast<size_t>(run.kind)], run.text}));
  return Json{{"locale", stale.locale},      {"path", stale.path},       {"line", stale.line},
              {"unit", stale.unit},          {"segment", stale.segment}, {"critical", stale.critical},
              {"source", std::move(source)}, {"target", stale.target}};
}

Json bands_json(const BandAmounts& bands, bool all) {
  Json json = Json::object();
  for (size_t i = 0; i < kBands; ++i) {
    if (all || bands[i].segments != 0) json[to_string(static_cast<Band>(i))] = amount_json(bands[i]);
  }
  return json;
}

double weighted(const BandAmounts& bands, const Weights& weights) {
  return static_cast<double>(weighted_hundredths(bands, weights)) / 100;
}

Json quote_object(const Quote& quote) {
  Json weights = Json::object();
  for (size_t i = 0; i < kBands; ++i)
    weights[to_string(static_cast<Band>(i))] = quote.weights[i];
  Json locales = Json::array();
  for (const QuoteLocale& locale : quote.locales) {
    Json articles = Json::array();
    for (const QuoteArticle& article : locale.articles) {
      articles.push_back({{"path", article.path},
                          {"weighted_words", weighted(article.bands, quote.weights)},
                          {"bands", bands_json(article.bands, false)}});
    }
    const BandAmounts total = locale.total();
    locales.push_back({{"locale", locale.locale},
                       {"weighted_words", weighted(total, quote.weights)},
                       {"bands", bands_json(total, true)},
                       {"articles", std::move(articles)}});
  }
  return Json{
      {"format", "docloc-quote"}, {"version", 1}, {"weights", std::move(weights)}, {"locales", std::move(locales)}};
}

}  // namespace

std::string quote_json(const Quote& quote) {
  return quote_object(quote).dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string status_json(const Status& status) {
  std::string out = "{\n  \"format\": \"docloc-status\",\n  \"version\": 2,\n  \"source_locale\": ";
  out += line_of(status.source_locale);
  out += status.machine_published ? ",\n  \"machine_published\": true" : ",\n  \"machine_published\": false";
  Json since = nullptr;
  if (status.since) {
    since = {{"revision", status.since->revision},
             {"commit", status.since->commit},
             {"added", amount_json(status.since->added)}};
  }
  out += ",\n  \"since\": " + line_of(since) + ",\n  \"locales\": [";
  for (size_t i = 0; i < status.locales.size(); ++i)
    out += (i == 0 ? "\n" : ",\n") + locale_json(status.locales[i], status.machine_published);
  out += status.locales.empty() ? "]" : "\n  ]";
  out += ",\n  \"quote\": " + (status.quote ? line_of(quote_object(*status.quote)) : "null") + ",\n  \"stale\": ";
  if (status.stale) {
    std::vector<Json> stale;
    for (const StaleSegment& one : *status.stale)
      stale.push_back(stale_json(one));
    out += lines_of(stale, "  ");
  } else {
    out += "null";
  }
  return out + "\n}\n";
}

}  // namespace docloc::report

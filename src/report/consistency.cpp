#include "report/consistency.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "report/report.h"

namespace docloc::report {
namespace {

using Json = nlohmann::ordered_json;

std::string places_text(const std::vector<memory::Occurrence>& occurrences, size_t most) {
  const size_t shown = most == 0 ? occurrences.size() : std::min(most, occurrences.size());
  std::string out;
  for (size_t i = 0; i < shown; ++i)
    out += fmt::format("{}{}#{}", i == 0 ? "" : ", ", visible(occurrences[i].path), visible(occurrences[i].unit));
  if (shown < occurrences.size()) out += fmt::format(", and {} more", occurrences.size() - shown);
  return out;
}

Json target_json(const memory::Variant& variant) {
  Json places = Json::array();
  for (const memory::Occurrence& one : variant.occurrences)
    places.push_back({{"path", one.path}, {"unit", one.unit}, {"segment", one.segment}});
  return Json{{"target", variant.target}, {"places", std::move(places)}};
}

Json text_json(const memory::Inconsistency& text) {
  Json targets = Json::array();
  for (const memory::Variant& variant : text.variants)
    targets.push_back(target_json(variant));
  return Json{
      {"role", text.role}, {"source", text.source}, {"places", text.occurrences()}, {"targets", std::move(targets)}};
}

}  // namespace

std::string consistency_text(const std::vector<LocaleConsistency>& locales, size_t places) {
  std::string out;
  for (const LocaleConsistency& locale : locales) {
    const size_t count = locale.texts.size();
    out += fmt::format("{}{}: {}\n", out.empty() ? "" : "\n", locale.locale,
                       count == 0   ? "every text is translated in one way"
                       : count == 1 ? "1 text is translated in several ways"
                                    : fmt::format("{} texts are translated in several ways", count));
    for (const memory::Inconsistency& text : locale.texts) {
      out += fmt::format("\n{} \"{}\", {} places\n", text.role, visible(text.source), text.occurrences());
      for (const memory::Variant& variant : text.variants) {
        out += fmt::format("{:>5}  {}\n         {}\n", variant.occurrences.size(), visible(variant.target),
                           places_text(variant.occurrences, places));
      }
    }
  }
  return out;
}

std::string consistency_json(const std::vector<LocaleConsistency>& locales) {
  Json json{{"format", "docloc-consistency"}, {"version", 1}, {"locales", Json::array()}};
  for (const LocaleConsistency& locale : locales) {
    Json texts = Json::array();
    for (const memory::Inconsistency& text : locale.texts)
      texts.push_back(text_json(text));
    json["locales"].push_back({{"locale", locale.locale}, {"texts", std::move(texts)}});
  }
  // Content may hold invalid UTF-8, which must not throw.
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace docloc::report

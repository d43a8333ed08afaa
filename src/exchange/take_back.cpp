#include "exchange/take_back.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <string_view>
#include <utility>

#include "exchange/unit_return.h"

namespace docloc::exchange {
namespace {

Finding unknown_unit(const Unit& unit, size_t texts, std::string_view locale) {
  return {
      .rule = "exchange/unknown-unit",
      .severity = Severity::warning,
      .source = {},
      .target = unit.items.front().place,
      .locale = std::string(locale),
      .message = fmt::format("The article has no unit \"{}\" any more; {} of its texts were left out.", unit.id, texts),
      .hint = "Its text was deleted or rewritten since the file left.",
      .excerpt = {}};
}

Finding empty_items(const Place& place, size_t items, std::string_view locale) {
  return {.rule = "exchange/empty",
          .severity = Severity::info,
          .source = {},
          .target = place,
          .locale = std::string(locale),
          .message = fmt::format("{} of the article came back without a translation.",
                                 items == 1 ? "1 segment" : fmt::format("{} segments", items)),
          .hint = "They stay as they were.",
          .excerpt = {}};
}

}  // namespace

const char* to_string(Outcome outcome) {
  constexpr std::array<const char*, 8> kNames{"taken", "unchanged", "empty",   "older",
                                              "newer", "faulty",    "unknown", "context"};
  return kNames[static_cast<size_t>(outcome)];
}

TakenBack take_back(catalog::Catalog current, const File& file, const TakeBackOptions& options) {
  TakenBack out{.catalog = std::move(current), .deliveries = {}, .findings = {}};
  const std::string locale = out.catalog.target_locale;
  std::map<std::string, catalog::Unit*, std::less<>> by_id;  // keys of their own: units are replaced below
  for (catalog::Unit& unit : out.catalog.units) {
    if (!unit.obsolete) by_id.emplace(unit.id, &unit);
  }
  size_t empty = 0;
  Place first_empty;
  for (const Unit& unit : file.units) {
    if (unit.obsolete || unit.items.empty()) continue;
    const auto found = by_id.find(unit.id);
    if (found == by_id.end() || !found->second->translate) {
      size_t texts = 0;
      for (const Item& item : unit.items) {
        texts += item.target && !item.context ? 1 : 0;
        out.deliveries.push_back({unit.id, item.segment, item.context ? Outcome::context : Outcome::unknown});
      }
      if (texts > 0) out.findings.push_back(unknown_unit(unit, texts, locale));
      continue;
    }
    UnitReturn returned = return_unit(*found->second, unit, locale, options);
    for (size_t i = 0; i < unit.items.size(); ++i) {
      if (returned.deliveries[i].outcome != Outcome::empty) continue;
      if (empty++ == 0) first_empty = unit.items[i].place;
    }
    *found->second = std::move(returned.unit);
    std::ranges::move(returned.deliveries, std::back_inserter(out.deliveries));
    std::ranges::move(returned.findings, std::back_inserter(out.findings));
  }
  if (empty > 0) out.findings.push_back(empty_items(first_empty, empty, locale));
  return out;
}

}  // namespace docloc::exchange

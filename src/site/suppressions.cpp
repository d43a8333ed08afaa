#include "site/suppressions.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "base/source.h"
#include "catalog/suppression.h"
#include "check/finding_ids.h"

namespace docloc::site {

using catalog::Catalog;
using catalog::Unit;

void Suppressions::add_source(const segment::Article& article, std::string_view file, const Catalog& source,
                              std::string_view catalog_file) {
  add_locale(article, file, source, source, catalog_file);
}

void Suppressions::add_locale(const segment::Article& article, std::string_view file, const Catalog& source,
                              const Catalog& locale, std::string_view catalog_file) {
  const auto has_none = [](const Unit& unit) { return unit.suppressions.empty() || unit.obsolete; };
  if (std::ranges::all_of(locale.units, has_none)) return;
  const Places places(file, article.bytes);
  for (const Unit& unit : locale.units) {
    const auto stands = std::ranges::find(source.units, unit.id, &Unit::id);
    const auto index = static_cast<size_t>(stands - source.units.begin());
    if (has_none(unit) || index >= article.units.size()) continue;
    const Span bytes = article.units[index].bytes;
    for (const catalog::Suppression& what : unit.suppressions) {
      all_.push_back({.file = std::string(file),
                      .catalog_file = std::string(catalog_file),
                      .locale = locale.target_locale,
                      .unit = unit.id,
                      .begin = places.at(bytes.begin),
                      .last = places.at(bytes.empty() ? bytes.begin : bytes.end - 1),
                      .what = what});
    }
  }
}

void Suppressions::add(Suppressions other) {
  std::ranges::move(other.all_, std::back_inserter(all_));
}

bool Suppressions::is_in(const Finding& finding, const Placed& placed) {
  if (!finding.unit.empty() || !placed.locale.empty()) return finding.unit == placed.unit;
  const Place& at = finding.source;
  return at.line > 0 && placed.begin <= at && at <= placed.last;
}

void Suppressions::apply(Findings& findings) {
  if (all_.empty()) return;
  std::map<std::pair<std::string_view, std::string_view>, std::vector<Placed*>> by_text;
  for (Placed& placed : all_)
    by_text[{placed.file, placed.locale}].push_back(&placed);
  for (Finding& finding : findings) {
    const auto found = by_text.find({finding.source.path, finding.locale});
    if (found == by_text.end() || !check::is_suppressible(finding.rule)) continue;
    for (Placed* placed : found->second) {
      if (!catalog::covers(placed->what.rule, finding.rule) || !is_in(finding, *placed)) continue;
      placed->used = true;
      if (!finding.suppressed) finding.suppressed = placed->what.reason;
    }
  }
}

Findings Suppressions::unused(
    const std::function<bool(std::string_view, std::string_view, std::string_view)>& was_looked_for) const {
  Findings findings;
  for (const Placed& placed : all_) {
    if (placed.used || !was_looked_for(placed.what.rule, placed.file, placed.locale)) continue;
    findings.push_back(
        {.rule = "check/unused-suppression",
         .severity = Severity::info,
         .source = placed.begin,
         .target = {.path = placed.catalog_file},
         .locale = placed.locale,
         .message = fmt::format("Findings of {} are suppressed here, and there is none.", placed.what.rule),
         .hint = fmt::format("Take it back with 'docloc review --unsuppress {}'.", placed.what.rule),
         .unit = placed.unit,
         .token = placed.what.rule});
  }
  return findings;
}

}  // namespace docloc::site

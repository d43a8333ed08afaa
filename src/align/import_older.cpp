// A translation of an earlier revision of the source, carried forward.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <vector>

#include "align/import_markdown.h"
#include "catalog/sync.h"
#include "catalog/unit_keys.h"

namespace docloc::align {

using catalog::Catalog;
using catalog::Unit;

namespace {

bool has_target(const Unit& unit) {
  return std::ranges::any_of(unit.segments,
                             [](const catalog::Segment& s) { return s.target.has_value() && !s.ignorable; });
}

// Ids of `from` become those of `to`, whose unit i is the same; other units get ids that are free.
void rename_units(Catalog& locale, const Catalog& from, const Catalog& to) {
  std::map<std::string, std::string> names;
  for (size_t i = 0; i < std::min(from.units.size(), to.units.size()); ++i)
    names.emplace(from.units[i].id, to.units[i].id);
  for (Unit& unit : locale.units) {
    const auto found = names.find(unit.id);
    unit.id = found != names.end() ? found->second : fmt::format("older-{}", unit.id);
  }
}

// Units of `forward` whose text is gone since the older source, each after the unit that it followed there: a human
// translated them, and the text may return.
void keep_obsolete(Catalog& out, const Catalog& forward) {
  std::set<uint64_t> keys;
  std::set<std::string> ids;
  for (const Unit& unit : out.units) {
    ids.insert(unit.id);
    if (unit.obsolete) keys.insert(catalog::key_of(unit));
  }
  std::vector<Unit> units;
  auto next = out.units.begin();
  for (const Unit& unit : forward.units) {
    if (const auto same = std::ranges::find(next, out.units.end(), unit.id, &Unit::id); same != out.units.end()) {
      units.insert(units.end(), std::make_move_iterator(next), std::make_move_iterator(same + 1));
      next = same + 1;
    } else if (unit.obsolete && !ids.contains(unit.id) && keys.insert(catalog::key_of(unit)).second) {
      units.push_back(unit);
    }
  }
  units.insert(units.end(), std::make_move_iterator(next), std::make_move_iterator(out.units.end()));
  out.units = std::move(units);
}

}  // namespace

Catalog import_older(const segment::Article& older, const ImportResult& imported, const segment::Article& source,
                     const Catalog& source_catalog, const Catalog* locale_catalog, std::string_view locale) {
  const std::string& source_locale = source_catalog.source_locale;
  const Catalog then = catalog::make_source_catalog(older, source_locale, nullptr);
  const Catalog translated = import_into(older, then, nullptr, imported, locale);
  const Catalog now = catalog::make_source_catalog(source, source_locale, &then);
  Catalog forward = catalog::sync_locale(now, &translated, locale);
  rename_units(forward, now, source_catalog);
  // Once more, to the stored catalog's segments and codes.
  forward = catalog::sync_locale(source_catalog, &forward, locale);
  if (locale_catalog == nullptr) return forward;
  Catalog out = catalog::sync_locale(source_catalog, locale_catalog, locale);
  std::map<std::string_view, const Unit*> by_id;
  for (const Unit& unit : forward.units)
    by_id.emplace(unit.id, &unit);
  for (Unit& unit : out.units) {
    const auto found = by_id.find(unit.id);
    if (found == by_id.end() || has_target(unit) || unit.obsolete || found->second->obsolete) continue;
    const Unit old = unit;
    unit = *found->second;
    unit.notes = old.notes;
    unit.suppressions = old.suppressions;
    unit.extensions = old.extensions;
    unit.matches.insert(unit.matches.end(), old.matches.begin(), old.matches.end());
  }
  keep_obsolete(out, forward);
  for (const auto& entry : forward.metadata) {
    const bool known = std::ranges::any_of(out.metadata, [&](const auto& own) { return own.first == entry.first; });
    if (!known) out.metadata.push_back(entry);
  }
  return out;
}

}  // namespace docloc::align

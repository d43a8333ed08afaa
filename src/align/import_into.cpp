// Imported units into a locale's catalog.
#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "align/import_markdown.h"
#include "catalog/codes.h"
#include "catalog/sync.h"
#include "catalog/unit_keys.h"

namespace docloc::align {

using catalog::Catalog;
using catalog::Origin;
using catalog::State;
using segment::Content;
using segment::PartKind;

namespace {

void join_segments(catalog::Unit& unit, Content target, Origin origin) {
  const auto first = std::ranges::find(unit.segments, false, &catalog::Segment::ignorable);
  catalog::Segment joined{.id = first->id,
                          .ignorable = false,
                          .source = catalog::joined_source(unit),
                          .target = std::move(target),
                          .state = State::translated,
                          .origin = origin};
  unit.segments = {std::move(joined)};
  for (catalog::Match& match : unit.matches)
    match.segment = unit.segments[0].id;
}

bool is_better(const catalog::Segment& segment, Origin origin) {
  if (segment.ignorable || !segment.target) return false;
  if (segment.state >= State::reviewed) return true;
  return segment.state == State::translated && segment.origin == Origin::human && origin == Origin::machine;
}

// Codes that no target uses any more, beyond the source's.
void drop_unused_codes(catalog::Unit& unit, size_t source_codes) {
  std::vector<uint32_t> numbers(unit.codes.size() + 1, 0);
  std::vector<segment::Code> codes(unit.codes.begin(), unit.codes.begin() + static_cast<std::ptrdiff_t>(source_codes));
  for (catalog::Segment& segment : unit.segments) {
    if (!segment.target) continue;
    for (segment::Part& part : *segment.target) {
      if (part.kind == PartKind::text || part.code <= source_codes) continue;
      uint32_t& number = numbers[part.code];
      if (number == 0) {
        codes.push_back(unit.codes[part.code - 1]);
        number = static_cast<uint32_t>(codes.size());
      }
      part.code = number;
    }
  }
  unit.codes = std::move(codes);
}

// Numbers of the translator's own codes, when `shift` others stand before them.
Content shifted(Content content, size_t source_codes, size_t shift) {
  for (segment::Part& part : content) {
    if (part.kind != PartKind::text && part.code > source_codes) part.code += static_cast<uint32_t>(shift);
  }
  return content;
}

// What is newer than the unit's segments, one by one; those that are better, or that nothing translates, stay.
void set_segments(catalog::Unit& unit, const catalog::Unit& source, const ImportedUnit& imported, Origin origin,
                  bool edited) {
  const size_t shift = unit.codes.size() - source.codes.size();
  unit.codes.insert(unit.codes.end(), imported.target.added.begin(), imported.target.added.end());
  for (size_t i = 0; i < unit.segments.size(); ++i) {
    catalog::Segment& segment = unit.segments[i];
    if (!imported.segments[i] || (!edited && is_better(segment, origin))) continue;
    segment.target = shifted(*imported.segments[i], source.codes.size(), shift);
    if (segment.ignorable) continue;
    segment.state = State::translated;
    segment.origin = origin;
    segment.decision.reset();
  }
}

void set_replacements(catalog::Unit& unit, const catalog::Unit& source, const segment::Target& target) {
  for (segment::Replacement replacement : target.replaced) {
    replacement.with.subflows = source.codes[replacement.code - 1].subflows;
    std::erase_if(unit.replacements, [&](const auto& old) { return old.code == replacement.code; });
    unit.replacements.push_back(std::move(replacement));
  }
  std::ranges::sort(unit.replacements, {}, &segment::Replacement::code);
}

catalog::Unit with_target(const catalog::Unit& old, const catalog::Unit& source, const ImportedUnit& imported,
                          Origin origin, bool edited) {
  const bool better =
      std::ranges::any_of(old.segments, [&](const auto& segment) { return is_better(segment, origin); });
  catalog::Unit unit = old;
  if (imported.outcome == UnitOutcome::translated && (edited || !better) &&
      imported.segments.size() != unit.segments.size()) {
    unit.segments = source.segments;
    unit.codes = source.codes;
    unit.codes.insert(unit.codes.end(), imported.target.added.begin(), imported.target.added.end());
    if (imported.segments.size() == unit.segments.size()) {
      unit.codes.resize(source.codes.size());
      set_segments(unit, source, imported, origin, edited);
    } else {
      join_segments(unit, imported.target.content, origin);
    }
  } else if (imported.segments.size() == unit.segments.size()) {
    set_segments(unit, source, imported, origin, edited);
  } else {
    return old;
  }
  set_replacements(unit, source, imported.target);
  drop_unused_codes(unit, source.codes.size());
  return catalog::find_code_faults(unit).empty() ? unit : old;
}

void set_metadata(Catalog& catalog, const std::vector<std::pair<std::string, std::string>>& metadata) {
  for (const auto& [name, value] : metadata) {
    const auto same_name = [&](const auto& entry) { return entry.first == name; };
    const auto found = std::ranges::find_if(catalog.metadata, same_name);
    if (found != catalog.metadata.end()) {
      found->second = value;
    } else {
      catalog.metadata.emplace_back(name, value);
    }
  }
}

}  // namespace

Catalog import_into(const segment::Article& source, const Catalog& source_catalog, const Catalog* locale_catalog,
                    const ImportResult& imported, std::string_view locale) {
  Catalog out = catalog::sync_locale(source_catalog, locale_catalog, locale);
  if (imported.outcome != PageOutcome::imported) return out;
  // Ids of their own: those of the units are given anew below.
  std::map<std::string, catalog::Unit*, std::less<>> by_id;
  for (catalog::Unit& unit : out.units)
    by_id.emplace(unit.id, &unit);
  const size_t units = std::min({source.units.size(), source_catalog.units.size(), imported.units.size()});
  for (size_t i = 0; i < units; ++i) {
    const catalog::Unit& from = source_catalog.units[i];
    const auto found = by_id.find(from.id);
    const UnitOutcome outcome = imported.units[i].outcome;
    const bool some = outcome == UnitOutcome::translated || outcome == UnitOutcome::partial;
    if (!some || !from.translate || found == by_id.end()) continue;
    *found->second = with_target(*found->second, from, imported.units[i], imported.origin, imported.edited);
  }
  set_metadata(out, imported.metadata);
  const auto is_heading = [](const segment::Unit& unit) { return unit.kind == segment::UnitKind::heading; };
  if (std::ranges::any_of(source.units, is_heading)) {
    set_metadata(out, {{std::string(kHeadingAnchors), imported.heading_anchors ? "yes" : "no"}});
  }
  return out;
}

}  // namespace docloc::align

#include "exchange/job.h"

#include <algorithm>
#include <utility>

#include "base/hash.h"

namespace docloc::exchange {

using catalog::Standing;
using segment::Content;
using segment::Part;
using segment::PartKind;

namespace {

bool is_text(const Content& content) {
  return std::ranges::all_of(content, [](const Part& part) { return part.kind == PartKind::text; });
}

bool leaves(const catalog::Unit& unit, const catalog::Segment& segment, const Selection& selection) {
  if (unit.obsolete) return segment.target.has_value();
  const Standing standing = standing_of(unit, segment);
  if (standing == Standing::excluded) return false;
  return selection.standings.empty() || std::ranges::find(selection.standings, standing) != selection.standings.end();
}

Item item_of(const catalog::Unit& unit, const catalog::Segment& segment) {
  Item item{.segment = segment.id,
            .source = segment.source,
            .target = segment.target,
            .state = segment.state,
            .origin = segment.origin,
            .left = fingerprint_of(segment)};
  for (const catalog::Match& match : unit.matches) {
    if (match.segment == segment.id) item.matches.push_back(match);
  }
  return item;
}

void note_codes(const Content& content, const std::vector<segment::Code>& codes,
                std::map<uint32_t, segment::Code>& out) {
  for (const Part& part : content) {
    if (part.kind != PartKind::text && part.code <= codes.size()) out.emplace(part.code, codes[part.code - 1]);
  }
}

Unit select_unit(const catalog::Unit& from, const Selection& selection) {
  Unit unit{.id = from.id,
            .kind = from.kind,
            .name = from.name,
            .obsolete = from.obsolete,
            .author_notes = from.author_notes,
            .notes = from.notes,
            .codes = {},
            .items = {}};
  std::vector<Gap> lead;
  bool any = false;
  bool in = false;  // the segment before is among the items
  for (const catalog::Segment& segment : from.segments) {
    if (segment.ignorable) {
      if (!segment.target || !is_text(*segment.target)) continue;
      Gap gap{segment.id, segment::plain_text(*segment.target)};
      if (in || unit.items.empty()) (in ? unit.items.back().gaps : lead).push_back(std::move(gap));
      continue;
    }
    const bool chosen = leaves(from, segment, selection);
    in = chosen || selection.context;
    if (!in) continue;
    any = any || chosen;
    Item item = item_of(from, segment);
    item.context = !chosen;
    item.gaps = std::exchange(lead, {});
    note_codes(item.source, from.codes, unit.codes);
    if (item.target) note_codes(*item.target, from.codes, unit.codes);
    unit.items.push_back(std::move(item));
  }
  if (!any) unit.items.clear();
  return unit;
}

}  // namespace

std::optional<Standing> standing_named(std::string_view name) {
  if (name == "untranslated") return Standing::missing;
  for (auto standing = Standing::missing; standing != Standing::excluded;
       standing = static_cast<Standing>(static_cast<uint8_t>(standing) + 1)) {
    if (name == catalog::to_string(standing)) return standing;
  }
  return std::nullopt;
}

File select(const catalog::Catalog& locale, const Selection& selection) {
  File file{.path = locale.path, .units = {}};
  for (const catalog::Unit& from : locale.units) {
    if (from.obsolete ? !selection.obsolete : !from.translate) continue;
    Unit unit = select_unit(from, selection);
    if (!unit.items.empty()) file.units.push_back(std::move(unit));
  }
  return file;
}

std::string fingerprint(const Content& source, const Content& target, catalog::State state) {
  // The place of a code in its source names it, whatever number the unit gave it.
  std::vector<uint32_t> order;
  for (const Part& part : source) {
    const bool begins = part.kind != PartKind::text && std::ranges::find(order, part.code) == order.end();
    if (begins) order.push_back(part.code);
  }
  std::string text(1, static_cast<char>('0' + static_cast<int>(state)));
  for (const Part& part : target) {
    text += '\0';
    text += static_cast<char>('a' + static_cast<int>(part.kind));
    if (part.kind == PartKind::text) {
      text += part.text;
      continue;
    }
    const auto found = std::ranges::find(order, part.code);
    text += found == order.end() ? '+' : '.';
    text += std::to_string(found == order.end() ? part.code : found - order.begin());
  }
  return hex16(hash64(text));
}

std::string fingerprint_of(const catalog::Segment& segment) {
  return segment.target ? fingerprint(segment.source, *segment.target, segment.state) : std::string(kNothingLeft);
}

std::string short_name(std::string_view unit, std::string_view segment) {
  std::string name(unit);
  name += '/';
  name += segment;
  return name;
}

std::string long_name(std::string_view path, std::string_view unit, std::string_view segment) {
  std::string name(path);
  name += '#';
  return name + short_name(unit, segment);
}

std::optional<Name> parse_name(std::string_view name) {
  const size_t hash = name.rfind('#');
  const std::string_view ids = hash == std::string_view::npos ? name : name.substr(hash + 1);
  const size_t slash = ids.find('/');
  if (slash == std::string_view::npos || slash == 0 || slash + 1 == ids.size()) return std::nullopt;
  return Name{.path = std::string(hash == std::string_view::npos ? "" : name.substr(0, hash)),
              .unit = std::string(ids.substr(0, slash)),
              .segment = std::string(ids.substr(slash + 1))};
}

}  // namespace docloc::exchange

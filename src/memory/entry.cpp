#include "memory/entry.h"

#include <algorithm>
#include <utility>

#include "catalog/codes.h"
#include "catalog/previous.h"
#include "catalog/sync.h"
#include "catalog/unit_keys.h"
#include "segment/article.h"

namespace docloc::memory {

using catalog::Catalog;
using catalog::Match;
using catalog::Origin;
using catalog::Segment;
using catalog::State;
using catalog::Unit;
using segment::Code;
using segment::Content;
using segment::Part;
using segment::PartKind;

namespace {

std::optional<std::string> gap_after(const Unit& unit, size_t segment) {
  if (segment + 1 >= unit.segments.size()) return std::nullopt;
  const Segment& next = unit.segments[segment + 1];
  if (!next.ignorable || !next.target) return std::nullopt;
  for (const Part& part : *next.target) {
    if (part.kind != PartKind::text) return std::nullopt;
  }
  return segment::plain_text(*next.target);
}

Entry entry_of(const Unit& unit, size_t at) {
  const Segment& segment = unit.segments[at];
  const auto record =
      std::ranges::find_if(unit.matches, [&](const Match& match) { return is_record_of(match, unit, segment); });
  Entry entry = record == unit.matches.end() ? make_entry(segment.source, *segment.target, unit.codes)
                                             : make_entry(record->source, record->target, record->codes);
  entry.role = unit.kind;
  entry.state = segment.state;
  entry.origin = catalog::responsible(segment);
  entry.older = unit.obsolete;
  entry.gap = gap_after(unit, at);
  return entry;
}

void add_previous(const Unit& unit, std::vector<Entry>& entries) {
  for (const Match& match : unit.matches) {
    const bool machine = match.origin == catalog::kPreviousMachine;
    if ((match.origin != catalog::kPrevious && !machine) || match.target.empty()) continue;
    Entry entry = make_entry(match.source, match.target, match.codes);
    entry.role = unit.kind;
    entry.origin = machine ? Origin::machine : Origin::human;
    entry.older = true;
    entries.push_back(std::move(entry));
  }
}

// White space as one space, none at the ends: where the lines of an article broke is no part of a translation.
void fold(Content& content) {
  bool blank = true;
  for (Part& part : content) {
    if (part.kind != PartKind::text) {
      blank = false;
      continue;
    }
    std::string folded;
    for (const char c : part.text) {
      const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
      if (!space || !blank) folded += space ? ' ' : c;
      blank = space;
    }
    part.text = std::move(folded);
  }
  if (!content.empty() && content.back().kind == PartKind::text && content.back().text.ends_with(' ')) {
    content.back().text.pop_back();
  }
  segment::normalize(content);
}

}  // namespace

Entry make_entry(const Content& source, const Content& target, const std::vector<Code>& codes) {
  Entry entry;
  entry.source = source;
  entry.target = target;
  std::vector<uint32_t> numbers(codes.size() + 1, 0);
  catalog::number_anew(entry.source, codes, numbers, entry.codes);
  const size_t of_source = entry.codes.size();
  catalog::number_anew(entry.target, codes, numbers, entry.codes);
  for (size_t i = of_source; i < entry.codes.size(); ++i) {
    if (is_free(entry.codes[i].kind)) entry.codes[i] = catalog::usual_spelling(entry.codes[i].kind);
  }
  fold(entry.source);
  fold(entry.target);
  return entry;
}

bool is_remembered(const Segment& segment) {
  const bool guess = segment.origin == Origin::fuzzy;
  return !segment.ignorable && segment.target && !segment.target->empty() && !guess && segment.state != State::initial;
}

bool is_record_of(const Match& match, const Unit& unit, const Segment& segment) {
  if (match.segment != segment.id || match.origin != kMemory || match.similarity != 100 || !is_remembered(segment)) {
    return false;
  }
  const Entry theirs = make_entry(match.source, match.target, match.codes);
  const Entry ours = make_entry(segment.source, *segment.target, unit.codes);
  return source_form(theirs) == source_form(ours) && target_form(theirs) == target_form(ours);
}

std::vector<Position> positions_of(const Catalog& catalog) {
  std::vector<Position> positions;
  for (uint32_t u = 0; u < catalog.units.size(); ++u) {
    const Unit& unit = catalog.units[u];
    if (unit.obsolete) continue;
    for (uint32_t s = 0; s < unit.segments.size(); ++s) {
      if (unit.segments[s].ignorable) continue;
      positions.push_back({u, s, catalog::key_of(unit.segments[s].source, unit.codes), {}});
    }
  }
  for (size_t i = 0; i + 1 < positions.size(); ++i) {
    positions[i].context.after = positions[i + 1].key;
    positions[i + 1].context.before = positions[i].key;
  }
  return positions;
}

std::vector<Entry> entries_of(const Catalog& catalog) {
  std::vector<Entry> entries;
  for (const Position& position : positions_of(catalog)) {
    const Unit& unit = catalog.units[position.unit];
    if (!is_remembered(unit.segments[position.segment])) continue;
    entries.push_back(entry_of(unit, position.segment));
    entries.back().context = position.context;
  }
  for (const Unit& unit : catalog.units) {
    for (size_t s = 0; unit.obsolete && s < unit.segments.size(); ++s) {
      if (is_remembered(unit.segments[s])) entries.push_back(entry_of(unit, s));
    }
    add_previous(unit, entries);
  }
  return entries;
}

std::string source_form(const Entry& entry) {
  return segment::key_text(entry.source, entry.codes);
}

std::string target_form(const Entry& entry) {
  uint32_t in_source = 0;
  for (const Part& part : entry.source)
    in_source = std::max(in_source, part.code);
  std::string out;
  for (const Part& part : entry.target) {
    if (part.kind == PartKind::text) {
      out += part.text;
      continue;
    }
    // Control characters part codes from text, which has none of them but for white space.
    out += static_cast<char>('\x01' + static_cast<int>(part.kind));
    out += part.code <= in_source
               ? std::to_string(part.code)
               : std::string(1, static_cast<char>('a' + static_cast<int>(entry.codes[part.code - 1].kind)));
    out += '\x05';
  }
  return out;
}

}  // namespace docloc::memory

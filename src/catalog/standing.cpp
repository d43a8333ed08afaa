// What of a locale is fit for readers, and how much of it there is.
#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <utility>

#include "catalog/sync.h"
#include "catalog/unit_keys.h"
#include "text/locale.h"

namespace docloc::catalog {

using segment::Content;
using segment::Part;
using segment::PartKind;

namespace {

// Placeholders divide words, formatting does not.
std::string countable(const Content& content) {
  std::string text;
  for (const Part& part : content) {
    if (part.kind == PartKind::text) text += part.text;
    if (part.kind == PartKind::placeholder) text += "\uFFFC";
  }
  return text;
}

// Codes beyond the source's are the translator's own formatting.
segment::Target joined_target(const Unit& unit, size_t source_codes) {
  segment::Target joined;
  for (const Segment& segment : unit.segments) {
    const Content& piece = segment.target ? *segment.target : segment.source;
    joined.content.insert(joined.content.end(), piece.begin(), piece.end());
  }
  segment::normalize(joined.content);
  for (size_t i = source_codes; i < unit.codes.size(); ++i)
    joined.added.push_back(unit.codes[i]);
  joined.replaced = unit.replacements;
  return joined;
}

}  // namespace

const char* to_string(Standing standing) {
  constexpr std::array<const char*, 8> kNames{"missing",    "stale",    "fuzzy", "machine",
                                              "translated", "reviewed", "final", "excluded"};
  return kNames[static_cast<size_t>(standing)];
}

Standing standing_of(const Unit& unit, const Segment& segment) {
  if (!unit.translate) return Standing::excluded;
  if (segment.target && segment.origin == Origin::fuzzy) return Standing::fuzzy;
  if (segment.target) {
    switch (segment.state) {
      case State::final_:
        return Standing::final_;
      case State::reviewed:
        return Standing::reviewed;
      case State::translated:
        return segment.origin == Origin::machine ? Standing::machine : Standing::translated;
      case State::initial:
        return Standing::missing;
    }
  }
  const bool stale = std::ranges::any_of(unit.matches, [&](const Match& match) {
    const bool older = match.origin == kPrevious || match.origin == kPreviousMachine;  // a guess was never shown
    return older && match.segment == segment.id;
  });
  return stale ? Standing::stale : Standing::missing;
}

Standing standing_of(const Unit& unit) {
  Standing worst = Standing::excluded;
  for (const Segment& segment : unit.segments) {
    if (!segment.ignorable) worst = std::min(worst, standing_of(unit, segment));
  }
  return worst;
}

Targets targets_for(const segment::Article& article, const Catalog& source, const Catalog& locale,
                    const PublishOptions& options) {
  std::unordered_map<std::string_view, const Unit*> by_id;
  for (const Unit& unit : locale.units) {
    if (!unit.obsolete) by_id.emplace(unit.id, &unit);
  }
  Targets targets;
  targets.targets.resize(article.units.size());
  targets.standings.assign(article.units.size(), Standing::missing);
  for (size_t i = 0; i < article.units.size() && i < source.units.size(); ++i) {
    const auto found = by_id.find(source.units[i].id);
    if (found == by_id.end()) continue;
    const Standing standing = standing_of(*found->second);
    targets.standings[i] = standing;
    const bool fit = standing >= Standing::translated && standing != Standing::excluded;
    if (fit || (standing == Standing::machine && options.machine)) {
      targets.targets[i] = joined_target(*found->second, article.units[i].codes.size());
    }
  }
  return targets;
}

Count Counts::total() const {
  Count sum;
  for (size_t i = 0; i < static_cast<size_t>(Standing::excluded); ++i) {
    sum.segments += by_standing[i].segments;
    sum.words += by_standing[i].words;
  }
  return sum;
}

Counts count(const Catalog& locale) {
  Counts counts;
  for (const Unit& unit : locale.units) {
    if (unit.obsolete) continue;
    for (const Segment& segment : unit.segments) {
      if (segment.ignorable) continue;
      Count& count = counts.by_standing[static_cast<size_t>(standing_of(unit, segment))];
      ++count.segments;
      count.words += text::count_words(countable(segment.source), locale.source_locale);
    }
  }
  return counts;
}

}  // namespace docloc::catalog

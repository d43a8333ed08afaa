#include "catalog/accept.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "catalog/codes.h"
#include "catalog/formatting.h"
#include "catalog/previous.h"

namespace docloc::catalog {

using segment::Code;
using segment::Content;
using segment::Part;
using segment::PartKind;

namespace {

std::vector<uint32_t> codes_in(const Content& content) {
  std::vector<uint32_t> numbers;
  for (const Part& part : content) {
    if (part.kind != PartKind::text && std::ranges::find(numbers, part.code) == numbers.end())
      numbers.push_back(part.code);
  }
  return numbers;
}

// Which codes of a match are which of a segment's source. Those of one meaning first, then by order among the others of
// a kind.
CodeMap map_by_role(const Match& match, const Segment& segment, const std::vector<Code>& codes) {
  CodeMap map{.number = std::vector<uint32_t>(match.codes.size() + 1, 0), .front = {}, .back = {}, .respelled = {}};
  std::vector<uint32_t> left = codes_in(segment.source);
  const std::vector<uint32_t> older = codes_in(match.source);
  for (const bool by_meaning : {true, false}) {
    for (const uint32_t old : older) {
      const Code& before = match.codes[old - 1];
      const auto found = std::ranges::find_if(left, [&](uint32_t number) {
        const Code& now = codes[number - 1];
        return now.kind == before.kind && now.paired == before.paired && (!by_meaning || now.meaning == before.meaning);
      });
      if (map.number[old] != 0 || found == left.end()) continue;
      map.number[old] = *found;
      left.erase(found);
    }
  }
  // Formatting that the source gave up.
  for (const uint32_t old : older) {
    if (map.number[old] == 0 && segment::is_free(match.codes[old - 1].kind)) map.number[old] = CodeMap::kLeaves;
  }
  return map;
}

std::string shown(const Code& code) {
  return fmt::format("\"{}{}{}\"", code.open, code.paired ? "..." : "", code.close);
}

// Empty: `unit` has the target now.
std::string take(const Match& match, size_t index, const Decision& decision, Unit& unit) {
  Unit trial = unit;
  Segment& segment = trial.segments[index];
  const CodeMap map = map_by_role(match, segment, trial.codes);
  std::string gone;
  std::vector<uint32_t> added(match.codes.size() + 1, 0);
  auto target = apply_map(map, match.target, match.codes, [&](Part& part) {
    const Code& code = match.codes[part.code - 1];
    if (!segment::is_free(code.kind)) {
      gone = shown(code);
      return false;
    }
    if (added[part.code] == 0) {
      trial.codes.push_back(code);
      added[part.code] = static_cast<uint32_t>(trial.codes.size());
    }
    part.code = added[part.code];
    return true;
  });
  if (!target) return fmt::format("The older translation has {}, which the source no longer has.", gone);
  segment.target = std::move(target);
  segment.state = std::max(match.state.value_or(State::translated), State::translated);
  segment.origin = origin_of(match);
  segment.decision = decision;
  if (const std::vector<CodeFault> faults = find_code_faults(trial); !faults.empty()) {
    return fmt::format("The older translation lacks {}, which the source has now.",
                       shown(trial.codes[faults.front().code - 1]));
  }
  unit = std::move(trial);
  return {};
}

}  // namespace

std::vector<Accepted> accept_previous(Unit& unit, std::string_view segment, const Decision& decision) {
  std::vector<Accepted> done;
  for (size_t i = 0; i < unit.segments.size(); ++i) {
    const Segment& stale = unit.segments[i];
    if (stale.ignorable || stale.target || (!segment.empty() && stale.id != segment)) continue;
    // Of several the one that is most like the source: the others are of neighbours that are gone.
    const Match* best = nullptr;
    for (const Match& match : unit.matches) {
      if (!was_current(match) || match.segment != stale.id) continue;
      if (best == nullptr || match.similarity > best->similarity) best = &match;
    }
    if (best == nullptr) continue;
    const Match match = *best;
    done.push_back({stale.id, take(match, i, decision, unit)});
    if (done.back().refused.empty()) unit.matches.erase(std::ranges::find(unit.matches, match));
  }
  return done;
}

}  // namespace docloc::catalog

#include "site/older_text.h"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "align/code_map.h"
#include "catalog/sync.h"

namespace docloc::site {
namespace {

using catalog::Match;
using catalog::Segment;
using segment::Code;
using segment::Content;
using segment::PartKind;

// One text made of pieces that number the codes of different lists.
class Assembly {
 public:
  void add(const Content& piece, const std::vector<Code>& of) {
    std::map<uint32_t, uint32_t> numbers;
    for (segment::Part part : piece) {
      if (part.kind != PartKind::text) {
        const auto [at, added] = numbers.emplace(part.code, static_cast<uint32_t>(codes.size() + 1));
        if (added) codes.push_back(of[part.code - 1]);
        part.code = at->second;
      }
      content.push_back(std::move(part));
    }
  }

  Content content;
  std::vector<Code> codes;
};

}  // namespace

OlderTexts::OlderTexts(const catalog::Catalog& source, const catalog::Catalog& locale, bool machine)
    : source_(source), machine_(machine) {
  for (const catalog::Unit& unit : locale.units) {
    if (!unit.obsolete) by_id_.emplace(unit.id, &unit);
  }
}

bool OlderTexts::may_show(const Segment& segment) const {
  if (segment.state == catalog::State::initial || segment.origin == catalog::Origin::fuzzy) return false;
  return segment.origin != catalog::Origin::machine || machine_ || segment.state >= catalog::State::reviewed;
}

std::optional<segment::Target> OlderTexts::find(size_t index, const segment::Unit& unit) const {
  if (index >= source_.units.size() || unit.critical) return std::nullopt;
  const auto found = by_id_.find(source_.units[index].id);
  if (found == by_id_.end() || found->second->critical) return std::nullopt;
  const catalog::Unit& own = *found->second;
  Assembly text;
  for (const Segment& segment : own.segments) {
    if (segment.ignorable || segment.target) {
      if (!segment.ignorable && !may_show(segment)) return std::nullopt;
      text.add(segment.target ? *segment.target : segment.source, own.codes);
      continue;
    }
    const auto match = std::ranges::find_if(own.matches, [&](const Match& one) {
      return one.segment == segment.id &&
             (one.origin == catalog::kPrevious || (one.origin == catalog::kPreviousMachine && machine_));
    });
    if (match == own.matches.end()) return std::nullopt;
    text.add(match->target, match->codes);
  }
  const align::CodeMap map = align::map_codes(unit.codes, text.codes, 0);
  if (!map.fault.empty()) return std::nullopt;
  return align::renumber(text.content, text.codes, map, static_cast<uint32_t>(unit.codes.size()));
}

}  // namespace docloc::site

#include "catalog/previous.h"

#include <algorithm>
#include <array>
#include <utility>

#include "catalog/likeness.h"
#include "catalog/sync.h"
#include "text/words.h"

namespace docloc::catalog {

using segment::Code;
using segment::Content;
using segment::Part;
using segment::PartKind;

namespace {}  // namespace

Origin responsible(const Segment& segment) {
  return segment.state >= State::reviewed ? Origin::human : segment.origin;
}

void number_anew(Content& content, const std::vector<Code>& codes, std::vector<uint32_t>& numbers,
                 std::vector<Code>& own) {
  for (Part& part : content) {
    if (part.kind == PartKind::text) continue;
    uint32_t& number = numbers[part.code];
    if (number == 0) {
      own.push_back(codes[part.code - 1]);
      own.back().subflows.clear();  // units of today, not of the time of the match
      number = static_cast<uint32_t>(own.size());
    }
    part.code = number;
  }
}

Match match_of(const Segment& from, const std::vector<Code>& codes, std::string segment, std::string_view origin) {
  Match match{.segment = std::move(segment),
              .origin = std::string(origin),
              .source = from.source,
              .target = *from.target,
              .codes = {},
              .state = from.state,
              .decision = from.decision};
  std::vector<uint32_t> numbers(codes.size() + 1, 0);
  number_anew(match.source, codes, numbers, match.codes);
  number_anew(match.target, codes, numbers, match.codes);
  return match;
}

Match previous_match(const Segment& from, const std::vector<Code>& codes, std::string segment) {
  constexpr std::array<std::string_view, 3> kOrigins{kPrevious, kPreviousMachine, kPreviousFuzzy};
  return match_of(from, codes, std::move(segment), kOrigins[static_cast<size_t>(responsible(from))]);
}

Match deleted_match(const Segment& from, const std::vector<Code>& codes, std::string segment) {
  constexpr std::array<std::string_view, 3> kOrigins{kDeleted, kDeletedMachine, kPreviousFuzzy};
  return match_of(from, codes, std::move(segment), kOrigins[static_cast<size_t>(responsible(from))]);
}

void set_deleted(Match& match) {
  if (match.origin == kPrevious) match.origin = kDeleted;
  if (match.origin == kPreviousMachine) match.origin = kDeletedMachine;
}

bool can_return(const Match& match) {
  return was_current(match) || match.origin == kDeleted || match.origin == kDeletedMachine;
}

Origin origin_of(const Match& match) {
  return match.origin == kPreviousMachine || match.origin == kDeletedMachine ? Origin::machine : Origin::human;
}

bool was_current(const Match& match) {
  return match.origin == kPrevious || match.origin == kPreviousMachine;
}

void set_similarity(Unit& unit, std::string_view source_locale) {
  for (Match& match : unit.matches) {
    const auto segment = std::ranges::find(unit.segments, match.segment, &Segment::id);
    if (!match.origin.starts_with(kPrevious) || segment == unit.segments.end()) continue;
    match.similarity = text::similarity(text::word_hashes(comparable_text(match.source, match.codes), source_locale),
                                        text::word_hashes(comparable_text(segment->source, unit.codes), source_locale));
  }
}

}  // namespace docloc::catalog

#include "catalog/unit_merge.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "catalog/codes.h"
#include "catalog/sequence.h"
#include "catalog/sync.h"
#include "catalog/unit_keys.h"

namespace docloc::catalog {

using segment::Code;
using segment::Content;
using segment::Part;
using segment::PartKind;

namespace {

std::string_view origin_of_old(Origin origin) {
  switch (origin) {
    case Origin::machine:
      return kPreviousMachine;
    case Origin::fuzzy:
      return kPreviousFuzzy;
    case Origin::human:
      break;
  }
  return kPrevious;
}

// A text somebody reviewed is a human's, whoever drafted it.
Origin responsible(const Segment& segment) {
  const bool reviewed = segment.state == State::reviewed || segment.state == State::final_;
  return segment.origin == Origin::machine && reviewed ? Origin::human : segment.origin;
}

// Gives the codes of `content` numbers of their own: those of `own`, to which new ones are added.
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

Match make_match(std::string segment, std::string_view origin, const Content& source, const Content& target,
                 const std::vector<Code>& codes) {
  Match match{
      .segment = std::move(segment), .origin = std::string(origin), .source = source, .target = target, .codes = {}};
  std::vector<uint32_t> numbers(codes.size() + 1, 0);
  number_anew(match.source, codes, numbers, match.codes);
  number_anew(match.target, codes, numbers, match.codes);
  return match;
}

class UnitMerge {
 public:
  UnitMerge(const Unit& source, const Unit& old) : source_(source), old_(old), unit_(source) {}

  Unit run() {
    unit_.extensions = old_.extensions;
    add_notes();
    keep_joined();
    collect();
    alignment_ = align(items(old_, old_solid_), items(unit_, new_solid_));
    map_codes();
    carry_targets();
    carry_ignorables();
    carry_matches();
    restore_targets();
    demote_faulty();
    drop_unused_codes();
    return std::move(unit_);
  }

 private:
  // Catalogs of older versions hold the author's notes unmarked.
  void add_notes() {
    for (const std::string& note : old_.notes) {
      const bool known = std::ranges::find(unit_.author_notes, note) != unit_.author_notes.end() ||
                         std::ranges::find(unit_.notes, note) != unit_.notes.end();
      if (!known) unit_.notes.push_back(note);
    }
  }

  void keep_joined() {
    if (old_.segments.size() != 1 || source_.segments.size() == 1) return;
    Content joined = joined_source(source_);
    if (catalog::key_of(joined, source_.codes) != catalog::key_of(old_.segments[0].source, old_.codes)) return;
    unit_.segments = {{.id = old_.segments[0].id, .source = std::move(joined), .target = {}}};
  }

  void collect() {
    for (uint32_t i = 0; i < old_.segments.size(); ++i) {
      if (!old_.segments[i].ignorable) old_solid_.push_back(i);
    }
    for (uint32_t i = 0; i < unit_.segments.size(); ++i) {
      if (!unit_.segments[i].ignorable) new_solid_.push_back(i);
    }
  }

  static std::vector<Item> items(const Unit& unit, const std::vector<uint32_t>& solid) {
    std::vector<Item> found;
    for (const uint32_t i : solid)
      found.push_back({.key = catalog::key_of(unit.segments[i].source, unit.codes), .kind = 0});
    return found;
  }

  // Segments of one key have the same codes in the same order, under whatever numbers.
  void map_codes() {
    new_number_.assign(old_.codes.size() + 1, 0);
    in_old_source_.assign(old_.codes.size() + 1, false);
    for (const Segment& segment : old_.segments) {
      for (const Part& part : segment.source)
        in_old_source_[part.code] = true;
    }
    for (size_t n = 0; n < new_solid_.size(); ++n) {
      if (alignment_.before[n] == kUnmatched || alignment_.changed[n]) continue;
      const std::vector<uint32_t> before = code_numbers(old_.segments[old_solid_[alignment_.before[n]]].source);
      const std::vector<uint32_t> after = code_numbers(unit_.segments[new_solid_[n]].source);
      if (before.size() != after.size()) continue;
      for (size_t i = 0; i < before.size(); ++i)
        new_number_[before[i]] = after[i];
    }
  }

  static std::vector<uint32_t> code_numbers(const Content& content) {
    std::vector<uint32_t> numbers;
    for (const Part& part : content) {
      if (part.kind != PartKind::text) numbers.push_back(part.code);
    }
    return numbers;
  }

  // False: the target uses a code of the source that is gone.
  bool renumber(Content& target) {
    for (Part& part : target) {
      if (part.kind == PartKind::text) continue;
      uint32_t& number = new_number_[part.code];
      if (number == 0) {
        if (in_old_source_[part.code]) return false;
        unit_.codes.push_back(old_.codes[part.code - 1]);  // the translator's own
        number = static_cast<uint32_t>(unit_.codes.size());
      }
      part.code = number;
    }
    return true;
  }

  void carry_targets() {
    std::vector<bool> used(old_.segments.size(), false);
    for (size_t n = 0; n < new_solid_.size(); ++n) {
      if (alignment_.before[n] == kUnmatched) continue;
      const uint32_t before = old_solid_[alignment_.before[n]];
      used[before] = true;
      carry(old_.segments[before], unit_.segments[new_solid_[n]], alignment_.changed[n]);
    }
    // A sentence that is gone, or was cut or joined: its translation helps whoever translates its neighbours.
    for (const uint32_t before : old_solid_) {
      if (!used[before]) keep_as_match(old_.segments[before], unit_.segments[neighbour_of(before)]);
    }
  }

  void carry(const Segment& before, Segment& after, bool changed) {
    if (!before.target) return;
    Content target = *before.target;
    if (changed || !renumber(target)) return keep_as_match(before, after);
    after.target = std::move(target);
    after.state = before.state;
    after.origin = before.origin;
  }

  void keep_as_match(const Segment& before, const Segment& after) {
    if (!before.target || before.target->empty()) return;
    add_match(make_match(after.id, origin_of_old(responsible(before)), before.source, *before.target, old_.codes));
  }

  void add_match(Match match) {
    if (std::ranges::find(unit_.matches, match) == unit_.matches.end()) unit_.matches.push_back(std::move(match));
  }

  // The new segment that stands where the old one was: after the match of its nearest matched predecessor.
  [[nodiscard]] uint32_t neighbour_of(uint32_t before) const {
    uint32_t best = 0;
    uint32_t nearest = 0;
    for (size_t n = 0; n < new_solid_.size(); ++n) {
      if (alignment_.before[n] == kUnmatched) continue;
      const uint32_t matched = old_solid_[alignment_.before[n]] + 1;
      if (matched > before + 1 || matched <= nearest) continue;
      nearest = matched;
      best = static_cast<uint32_t>(std::min(n + 1, new_solid_.size() - 1));
    }
    return new_solid_[best];
  }

  // The white space after a segment that is still there keeps its own target (none in Japanese, say).
  void carry_ignorables() {
    for (size_t n = 0; n < new_solid_.size(); ++n) {
      if (alignment_.before[n] == kUnmatched) continue;
      const uint32_t before = old_solid_[alignment_.before[n]] + 1;
      const uint32_t after = new_solid_[n] + 1;
      if (before >= old_.segments.size() || after >= unit_.segments.size()) continue;
      const Segment& from = old_.segments[before];
      Segment& to = unit_.segments[after];
      if (!from.ignorable || !to.ignorable || !from.target) continue;
      Content target = *from.target;
      if (renumber(target)) to.target = std::move(target);
    }
  }

  void carry_matches() {
    for (const Match& match : old_.matches) {
      const auto from = std::ranges::find(old_.segments, match.segment, &Segment::id);
      const auto before = static_cast<uint32_t>(from - old_.segments.begin());
      uint32_t after = kUnmatched;
      bool retranslated = false;
      for (size_t n = 0; n < new_solid_.size(); ++n) {
        if (alignment_.before[n] == kUnmatched || old_solid_[alignment_.before[n]] != before) continue;
        after = new_solid_[n];
        retranslated = alignment_.changed[n] && from->target && responsible(*from) == Origin::human;
      }
      // A newer translation of the same sentence took its place as the previous one.
      if (retranslated && match.origin.starts_with(kPrevious)) continue;
      Match kept = match;
      kept.segment = unit_.segments[after != kUnmatched ? after : new_solid_.front()].id;
      add_match(std::move(kept));
    }
  }

  // The old source is back: so is its translation.
  void restore_targets() {
    for (const uint32_t n : new_solid_) {
      Segment& segment = unit_.segments[n];
      if (segment.target) continue;
      const uint64_t key = catalog::key_of(segment.source, unit_.codes);
      const auto found = std::ranges::find_if(unit_.matches, [&](const Match& match) {
        const bool ours = match.origin == kPrevious || match.origin == kPreviousMachine;
        return ours && match.segment == segment.id && catalog::key_of(match.source, match.codes) == key;
      });
      if (found == unit_.matches.end() || !restore(*found, segment)) continue;
      unit_.matches.erase(found);
    }
  }

  bool restore(const Match& match, Segment& segment) {
    const std::vector<uint32_t> before = code_numbers(match.source);
    const std::vector<uint32_t> after = code_numbers(segment.source);
    if (before.size() != after.size()) return false;
    std::vector<uint32_t> numbers(match.codes.size() + 1, 0);
    for (size_t i = 0; i < before.size(); ++i)
      numbers[before[i]] = after[i];
    Content target = match.target;
    for (Part& part : target) {
      if (part.kind == PartKind::text) continue;
      if (numbers[part.code] == 0) return false;
      part.code = numbers[part.code];
    }
    segment.target = std::move(target);
    segment.state = State::translated;
    segment.origin = match.origin == kPreviousMachine ? Origin::machine : Origin::human;
    return true;
  }

  // A target may have counted on a code that stood in the target of another sentence, which is no target any more.
  void demote_faulty() {
    for (std::vector<CodeFault> faults = find_code_faults(unit_); !faults.empty(); faults = find_code_faults(unit_)) {
      Segment& segment = unit_.segments[faults.front().segment];
      if (!segment.ignorable && !segment.target->empty()) {
        add_match(
            make_match(segment.id, origin_of_old(responsible(segment)), segment.source, *segment.target, unit_.codes));
      }
      segment.target.reset();
      segment.state = State::initial;
      segment.origin = Origin::human;
    }
  }

  void drop_unused_codes() {
    std::vector<uint32_t> numbers(unit_.codes.size() + 1, 0);
    for (uint32_t i = 1; i <= source_.codes.size(); ++i)
      numbers[i] = i;
    std::vector<Code> codes = source_.codes;
    for (Segment& segment : unit_.segments) {
      if (segment.target) {
        for (Part& part : *segment.target) {
          if (part.kind == PartKind::text) continue;
          if (numbers[part.code] == 0) {
            codes.push_back(unit_.codes[part.code - 1]);
            numbers[part.code] = static_cast<uint32_t>(codes.size());
          }
          part.code = numbers[part.code];
        }
      }
    }
    unit_.codes = std::move(codes);
  }

  const Unit& source_;
  const Unit& old_;
  Unit unit_;
  std::vector<uint32_t> old_solid_;  // indices of segments that are not ignorable
  std::vector<uint32_t> new_solid_;
  Alignment alignment_;               // of old_solid_ and new_solid_
  std::vector<uint32_t> new_number_;  // by old code number; 0: none
  std::vector<bool> in_old_source_;
};

}  // namespace

Unit merge_unit(const Unit& source, const Unit& old) {
  return UnitMerge(source, old).run();
}

}  // namespace docloc::catalog

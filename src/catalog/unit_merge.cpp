#include "catalog/unit_merge.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "catalog/codes.h"
#include "catalog/likeness.h"
#include "catalog/previous.h"
#include "catalog/suppression.h"
#include "catalog/sync.h"
#include "catalog/unit_keys.h"

namespace docloc::catalog {

using segment::Code;
using segment::Content;
using segment::Part;
using segment::PartKind;
using segment::Replacement;

UnitMerge::UnitMerge(const Unit& source, const Unit* old, std::string_view source_locale)
    : source_(source), old_(old), source_locale_(source_locale), unit_(source) {
  unit_.suppressions.clear();
  if (old_ == nullptr) return;
  keep_suppressions(*old_, unit_);
  unit_.extensions = old_->extensions;
  add_notes();
  unchanged_ = is_unchanged();
  if (unchanged_) {
    take_over();
    return;
  }
  keep_joined();
  collect();
  align_segments();
  map_codes();
  carry_targets();
  carry_ignorables();
  carry_matches();
  restore_targets();
  carry_replacements();
}

bool UnitMerge::is_unchanged() const {
  const auto same = [](const Segment& a, const Segment& b) {
    return a.id == b.id && a.ignorable == b.ignorable && a.source == b.source;
  };
  return old_->codes.size() >= source_.codes.size() &&
         std::equal(source_.codes.begin(), source_.codes.end(), old_->codes.begin()) &&
         std::ranges::equal(source_.segments, old_->segments, same);
}

void UnitMerge::take_over() {
  unit_.codes = old_->codes;
  unit_.segments = old_->segments;
  unit_.replacements = old_->replacements;
  unit_.matches = old_->matches;
  restore_targets();
  unchanged_ = unit_.matches.size() == old_->matches.size();
}

// Catalogs of older versions hold the author's notes unmarked.
void UnitMerge::add_notes() {
  for (const std::string& note : old_->notes) {
    const bool known = std::ranges::find(unit_.author_notes, note) != unit_.author_notes.end() ||
                       std::ranges::find(unit_.notes, note) != unit_.notes.end();
    if (!known) unit_.notes.push_back(note);
  }
}

void UnitMerge::keep_joined() {
  if (old_->segments.size() != 1 || source_.segments.size() == 1) return;
  Content joined = joined_source(source_);
  if (plain_key(joined, source_.codes) != plain_key(old_->segments[0].source, old_->codes)) return;
  unit_.segments = {{.id = old_->segments[0].id, .source = std::move(joined), .target = {}}};
}

void UnitMerge::collect() {
  for (uint32_t i = 0; i < old_->segments.size(); ++i) {
    if (!old_->segments[i].ignorable) old_solid_.push_back(i);
  }
  for (uint32_t i = 0; i < unit_.segments.size(); ++i) {
    if (!unit_.segments[i].ignorable) new_solid_.push_back(i);
  }
}

void UnitMerge::align_segments() {
  const auto entries = [](const Unit& unit, const std::vector<uint32_t>& solid) {
    std::vector<Entry> made;
    for (const uint32_t i : solid)
      made.push_back(entry_of(unit.segments[i], unit.codes));
    return made;
  };
  WordCache before([&](uint32_t b) { return comparable_text(old_->segments[old_solid_[b]].source, old_->codes); },
                   old_solid_.size(), source_locale_);
  WordCache after([&](uint32_t a) { return comparable_text(unit_.segments[new_solid_[a]].source, unit_.codes); },
                  new_solid_.size(), source_locale_);
  alignment_ = align(entries(*old_, old_solid_), entries(unit_, new_solid_), likeness_of(before, after));
}

void UnitMerge::map_codes() {
  number_.assign(old_->codes.size() + 1, 0);
  added_.assign(old_->codes.size() + 1, 0);
  in_old_source_.assign(old_->codes.size() + 1, false);
  for (const Segment& segment : old_->segments) {
    for (const Part& part : segment.source)
      in_old_source_[part.code] = true;
  }
  maps_.resize(new_solid_.size());
  for (size_t n = 0; n < new_solid_.size(); ++n) {
    if (alignment_.before[n] == kUnmatched || alignment_.changed[n]) continue;
    maps_[n] = catalog::map_codes(old_->segments[old_solid_[alignment_.before[n]]].source, old_->codes,
                                  unit_.segments[new_solid_[n]].source, unit_.codes);
    for (size_t i = 1; maps_[n] && i < maps_[n]->number.size(); ++i) {
      if (maps_[n]->number[i] != 0) number_[i] = maps_[n]->number[i];
    }
  }
}

// A code of a target that is not in its own source: of a neighbour's, or the translator's own, which `added` numbers.
// False: it is gone.
bool UnitMerge::place_code(Part& part, const std::vector<Code>& codes, std::vector<uint32_t>& added) {
  if (!segment::is_free(codes[part.code - 1].kind)) return false;
  uint32_t& number = added[part.code];
  if (number == 0) {
    unit_.codes.push_back(codes[part.code - 1]);
    number = static_cast<uint32_t>(unit_.codes.size());
  }
  part.code = number;
  return true;
}

void UnitMerge::carry_targets() {
  std::vector<bool> placed(old_->segments.size(), false);
  const auto other = [&](Part& part) {
    if (!in_old_source_[part.code]) return place_code(part, old_->codes, added_);
    const uint32_t number = number_[part.code];
    if (number == 0 || number == CodeMap::kLeaves) return false;
    part.code = number;
    return true;
  };
  for (size_t n = 0; n < new_solid_.size(); ++n) {
    if (!maps_[n]) continue;
    const uint32_t before = old_solid_[alignment_.before[n]];
    const Segment& from = old_->segments[before];
    Segment& to = unit_.segments[new_solid_[n]];
    if (!from.target) continue;
    auto target = apply_map(*maps_[n], *from.target, old_->codes, other);
    if (!target) continue;
    to.target = std::move(target);
    to.state = from.state;
    to.origin = from.origin;
    to.decision = from.decision;
    placed[before] = true;
  }
  for (const uint32_t before : old_solid_) {
    if (!placed[before] && old_->segments[before].target) homeless_.push_back(before);
  }
}

// The white space after a segment that is still there keeps its own target (none in Japanese, say).
void UnitMerge::carry_ignorables() {
  for (size_t n = 0; n < new_solid_.size(); ++n) {
    if (alignment_.before[n] == kUnmatched) continue;
    const uint32_t before = old_solid_[alignment_.before[n]] + 1;
    const uint32_t after = new_solid_[n] + 1;
    if (before >= old_->segments.size() || after >= unit_.segments.size()) continue;
    const Segment& from = old_->segments[before];
    Segment& to = unit_.segments[after];
    const auto is_text = [](const Part& part) { return part.kind == PartKind::text; };
    if (from.ignorable && to.ignorable && from.target && std::ranges::all_of(*from.target, is_text))
      to.target = from.target;
  }
}

void UnitMerge::carry_matches() {
  for (const Match& match : old_->matches) {
    const auto from = std::ranges::find(old_->segments, match.segment, &Segment::id);
    const auto before = static_cast<uint32_t>(from - old_->segments.begin());
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
    if (kept.origin.starts_with(kPrevious)) kept.similarity = 0;
    if (after == kUnmatched && !lives_on(before)) set_deleted(kept);
    kept.segment = unit_.segments[after != kUnmatched ? after : place_for(before)].id;
    add_match(std::move(kept));
  }
}

// The old source is back: so is its translation.
void UnitMerge::restore_targets() {
  for (Segment& segment : unit_.segments) {
    if (segment.ignorable || segment.target || unit_.matches.empty()) continue;
    const std::string key = plain_key(segment.source, unit_.codes);
    const auto found = std::ranges::find_if(unit_.matches, [&](const Match& match) {
      return can_return(match) && plain_key(match.source, match.codes) == key && restore(match, segment);
    });
    if (found != unit_.matches.end()) unit_.matches.erase(found);
  }
}

bool UnitMerge::restore(const Match& match, Segment& segment) {
  const auto map = catalog::map_codes(match.source, match.codes, segment.source, unit_.codes);
  if (!map) return false;
  std::vector<uint32_t> added(match.codes.size() + 1, 0);
  auto target =
      apply_map(*map, match.target, match.codes, [&](Part& part) { return place_code(part, match.codes, added); });
  if (!target) return false;
  segment.target = std::move(target);
  segment.state = match.state.value_or(State::translated);
  segment.origin = origin_of(match);
  segment.decision = match.decision;
  return true;
}

// The number in the source of a code that nobody mapped: by what it means, then by its order, where there are as many
// of its kind as there were. 0: it is gone.
uint32_t UnitMerge::like_code(const Code& old) const {
  const auto count_before = [&](const std::vector<Code>& codes, const Code* end, auto same) {
    uint32_t count = 0;
    for (const Code& code : codes) {
      if (&code == end) break;
      count += same(code) ? 1 : 0;
    }
    return count;
  };
  const auto nth = [&](uint32_t wanted, auto same) {
    for (uint32_t i = 0; i < source_.codes.size(); ++i) {
      if (same(source_.codes[i]) && wanted-- == 0) return i + 1;
    }
    return 0U;
  };
  const auto kind = [&](const Code& code) { return code.kind == old.kind && code.paired == old.paired; };
  const auto meaning = [&](const Code& code) { return kind(code) && code.meaning == old.meaning; };
  if (const uint32_t found = nth(count_before(old_->codes, &old, meaning), meaning)) return found;
  if (count_before(old_->codes, nullptr, kind) != count_before(source_.codes, nullptr, kind)) return 0;
  return nth(count_before(old_->codes, &old, kind), kind);
}

void UnitMerge::carry_replacements() {
  for (const Replacement& replacement : old_->replacements) {
    const Code& before = old_->codes[replacement.code - 1];
    const uint32_t mapped = number_[replacement.code];
    const uint32_t number = mapped != 0 ? mapped : like_code(before);
    if (number == 0 || number == CodeMap::kLeaves || number > source_.codes.size()) continue;
    const Code& now = source_.codes[number - 1];
    const bool taken = std::ranges::find(unit_.replacements, number, &Replacement::code) != unit_.replacements.end();
    if (taken || now.kind != before.kind || now.paired != before.paired) continue;
    unit_.replacements.push_back({number, redirected(now, before, replacement.with)});
  }
  std::ranges::sort(unit_.replacements, {}, &Replacement::code);
}

std::vector<uint32_t> UnitMerge::open() const {
  std::vector<uint32_t> found;
  for (uint32_t i = 0; i < unit_.segments.size(); ++i) {
    if (!unit_.segments[i].ignorable && !unit_.segments[i].target) found.push_back(i);
  }
  return found;
}

bool UnitMerge::adopt(uint32_t index, const Segment& from, const std::vector<Code>& codes) {
  Segment& to = unit_.segments[index];
  const auto map = catalog::map_codes(from.source, codes, to.source, unit_.codes);
  if (!map) return false;
  std::vector<uint32_t> added(codes.size() + 1, 0);
  auto target = apply_map(*map, *from.target, codes, [&](Part& part) { return place_code(part, codes, added); });
  if (!target) return false;
  Unit trial = unit_;
  trial.segments[index].target = target;
  const auto faulty = [&](const CodeFault& fault) { return fault.segment == index; };
  if (std::ranges::any_of(find_code_faults(trial), faulty)) return false;
  to.target = std::move(target);
  to.state = from.state;
  to.origin = from.origin;
  to.decision = from.decision;
  for (Match& match : unit_.matches) {
    if (match.segment == to.id) set_deleted(match);
  }
  unchanged_ = false;
  return true;
}

void UnitMerge::give_away(uint32_t index) {
  std::erase(homeless_, index);
}

Unit UnitMerge::finish() {
  if (old_ != nullptr) keep_homeless();
  if (!unchanged_) {
    demote_faulty();
    drop_unused_codes();
  }
  set_similarity(unit_, source_locale_);
  return std::move(unit_);
}

void UnitMerge::add_match(Match match) {
  if (std::ranges::find(unit_.matches, match) == unit_.matches.end()) unit_.matches.push_back(std::move(match));
}

// A sentence that was edited, cut, joined or deleted: its translation helps whoever translates what became of it.
void UnitMerge::keep_homeless() {
  std::vector<Match> older = std::exchange(unit_.matches, {});
  for (const uint32_t before : homeless_) {
    const Segment& from = old_->segments[before];
    if (from.target->empty()) continue;
    // A segment that has its translation already has no use for this one as an older version of its own.
    const Segment& place = unit_.segments[place_for(before)];
    add_match(lives_on(before) && !place.target ? previous_match(from, old_->codes, place.id)
                                                : deleted_match(from, old_->codes, place.id));
  }
  for (Match& match : older)
    add_match(std::move(match));
}

// Did the old segment become one of today's, or all of them?
bool UnitMerge::lives_on(uint32_t before) const {
  if (old_solid_.size() == 1) return true;
  const auto at = static_cast<uint32_t>(std::ranges::find(old_solid_, before) - old_solid_.begin());
  return std::ranges::find(alignment_.before, at) != alignment_.before.end();
}

// The segment that a match for the old segment `before` (beyond all: none) is for: the one it became; else one that
// wants a target and says what the old one did not; else the one that stands where the old one stood.
uint32_t UnitMerge::place_for(uint32_t before) const {
  if (old_solid_.empty() || before >= old_->segments.size()) return new_solid_.front();
  const bool was_joined = old_solid_.size() == 1 && new_solid_.size() > 1;
  uint32_t neighbour = 0;
  uint32_t nearest = 0;
  for (size_t n = 0; n < new_solid_.size(); ++n) {
    if (alignment_.before[n] == kUnmatched) continue;
    const uint32_t matched = old_solid_[alignment_.before[n]] + 1;
    if (matched == before + 1 && !was_joined) return new_solid_[n];
    if (matched > before + 1 || matched <= nearest) continue;
    nearest = matched;
    neighbour = static_cast<uint32_t>(std::min(n + 1, new_solid_.size() - 1));
  }
  const std::string said = plain_key(old_->segments[before].source, old_->codes);
  for (const uint32_t n : new_solid_) {
    if (was_joined && !unit_.segments[n].target &&
        said.find(plain_key(unit_.segments[n].source, unit_.codes)) == std::string::npos)
      return n;
  }
  return new_solid_[was_joined ? 0 : neighbour];
}

// A target may have counted on a code that stood in the target of another sentence, which is no target any more.
void UnitMerge::demote_faulty() {
  for (std::vector<CodeFault> faults = find_code_faults(unit_); !faults.empty(); faults = find_code_faults(unit_)) {
    Segment& segment = unit_.segments[faults.front().segment];
    if (!segment.ignorable && !segment.target->empty()) add_match(previous_match(segment, unit_.codes, segment.id));
    segment.target.reset();
    segment.state = State::initial;
    segment.origin = Origin::human;
    segment.decision.reset();
  }
}

void UnitMerge::drop_unused_codes() {
  std::vector<uint32_t> numbers(unit_.codes.size() + 1, 0);
  std::iota(numbers.begin(), numbers.begin() + static_cast<std::ptrdiff_t>(source_.codes.size()) + 1, 0U);
  std::vector<Code> codes = source_.codes;
  for (Segment& segment : unit_.segments) {
    if (!segment.target) continue;
    for (Part& part : *segment.target) {
      if (part.kind == PartKind::text) continue;
      if (numbers[part.code] == 0) {
        codes.push_back(unit_.codes[part.code - 1]);
        numbers[part.code] = static_cast<uint32_t>(codes.size());
      }
      part.code = numbers[part.code];
    }
  }
  unit_.codes = std::move(codes);
}

}  // namespace docloc::catalog

// For each unit: guesses of last time are taken back; exact translations are put in, again and again until none fits
// any more (a code may count on its other end in the next segment); then what is left is looked for by similarity.
#include "memory/leverage.h"

#include <algorithm>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "catalog/codes.h"
#include "catalog/unit_keys.h"
#include "memory/code_fit.h"
#include "memory/measure.h"
#include "segment/article.h"
#include "text/locale.h"
#include "text/words.h"

namespace docloc::memory {

using catalog::Catalog;
using catalog::Count;
using catalog::Match;
using catalog::Origin;
using catalog::Segment;
using catalog::State;
using catalog::Unit;
using segment::Content;
using segment::Part;
using segment::PartKind;

namespace {

bool is_our_match(const Match& match, const Segment& segment) {
  return match.segment == segment.id && match.origin == kMemory;
}

// Text and protected codes: what a guess has of its match, whatever the numbers and the formatting.
std::string essence(const Content& content, const std::vector<segment::Code>& codes) {
  Content kept;
  for (const Part& part : content) {
    if (part.kind == PartKind::text || !is_free(codes[part.code - 1].kind)) kept.push_back(part);
  }
  segment::normalize(kept);
  return segment::key_text(kept, codes);
}

// A guess that nobody touched is one of its matches.
bool is_our_guess(const Unit& unit, const Segment& segment) {
  if (!segment.target || segment.origin != Origin::fuzzy || segment.state != State::initial) return false;
  const std::string guess = essence(*segment.target, unit.codes);
  return std::ranges::any_of(unit.matches, [&](const Match& match) {
    return is_our_match(match, segment) && essence(match.target, match.codes) == guess;
  });
}

bool is_previous(const Match& match) {
  return match.origin == catalog::kPrevious || match.origin == catalog::kPreviousMachine;
}

// Of an earlier leverage, and no longer true: what was offered for a segment that somebody translated since.
bool is_outdated(const Unit& unit, const Match& match) {
  const auto segment = std::ranges::find(unit.segments, match.segment, &Segment::id);
  return match.origin == kMemory && (segment == unit.segments.end() || !is_record_of(match, unit, *segment));
}

bool is_open(const Unit& unit, const Segment& segment) {
  return !segment.ignorable && (!segment.target || is_our_guess(unit, segment));
}

// What is remembered of a text, sorted out.
struct Verdict {
  const Entry* use = nullptr;  // null: there is a contradiction
  bool in_context = false;
  std::vector<const Entry*> offers;  // best first, all different
};

Verdict unanimous(const std::vector<const Entry*>& entries, bool in_context) {
  Verdict verdict;
  std::set<std::string> forms;
  for (const Entry* entry : entries) {
    if (forms.insert(target_form(*entry)).second) verdict.offers.push_back(entry);
  }
  if (verdict.offers.size() == 1) verdict.use = verdict.offers.front();
  verdict.in_context = in_context;
  return verdict;
}

// `found`: best first, of one key, of one role or none. A human's text goes before a machine's, one of the role before
// one of no role, a current one before an older one.
Verdict judge(const std::vector<Found>& found) {
  for (const auto& [origin, has_role] : {std::pair(Origin::human, true), std::pair(Origin::human, false),
                                         std::pair(Origin::machine, true), std::pair(Origin::machine, false)}) {
    std::vector<const Entry*> in_context;
    std::vector<const Entry*> current;
    std::vector<const Entry*> older;
    for (const Found& one : found) {
      if (one.entry.origin != origin || one.entry.role.empty() == has_role) continue;
      (one.entry.older ? older : current).push_back(&one.entry);
      if (one.in_context) in_context.push_back(&one.entry);
    }
    if (Verdict verdict = unanimous(in_context, true); verdict.use != nullptr) return verdict;
    if (!current.empty()) return unanimous(current, false);
    if (!older.empty()) return unanimous(older, false);
  }
  return {};
}

class CatalogLeverage {
 public:
  CatalogLeverage(Catalog& catalog, const Memory& memory, const LeverageOptions& options)
      : catalog_(catalog), memory_(memory), options_(options) {
    for (Entry& entry : entries_of(catalog)) {
      const uint64_t key = catalog::key_of(entry.source, entry.codes);
      own_[key].push_back(std::move(entry));
    }
  }

  Account run() {
    const std::vector<Position> positions = positions_of(catalog_);
    for (size_t begin = 0; begin < positions.size();) {
      size_t end = begin + 1;
      while (end < positions.size() && positions[end].unit == positions[begin].unit)
        ++end;
      Unit& unit = catalog_.units[positions[begin].unit];
      if (unit.translate) do_unit(unit, std::span(positions).subspan(begin, end - begin));
      begin = end;
    }
    return account_;
  }

 private:
  void do_unit(Unit& unit, std::span<const Position> positions) {
    std::vector<Position> open;
    for (const Position& position : positions) {
      Segment& segment = unit.segments[position.segment];
      const bool is_ours = is_open(unit, segment);
      if (is_ours && segment.target) {
        segment.target.reset();
        segment.origin = Origin::human;
      }
      std::erase_if(unit.matches, [&](const Match& match) {
        const bool old_guess = is_ours && match.segment == segment.id && match.origin == catalog::kPreviousFuzzy;
        return old_guess || (is_our_match(match, segment) && is_outdated(unit, match));
      });
      if (is_ours) open.push_back(position);
    }
    if (open.empty()) return;
    drop_unused_codes(unit);
    fill_exact(unit, open);
    for (const Position& position : open)
      offer_similar(unit, position);
    sort_matches(unit);
  }

  // Other tools' first, then ours by segment: the same whatever was known earlier.
  static void sort_matches(Unit& unit) {
    const auto place = [&](const Match& match) {
      return match.origin != kMemory
                 ? std::ptrdiff_t{-1}
                 : std::ranges::find(unit.segments, match.segment, &Segment::id) - unit.segments.begin();
    };
    std::ranges::stable_sort(unit.matches, {}, place);
  }

  // Takes from `open` what is dealt with: translated, or known but not to be used.
  void fill_exact(Unit& unit, std::vector<Position>& open) {
    std::vector<Position> known;
    std::vector<std::vector<Found>> found;
    std::vector<Position> unknown;
    for (const Position& position : open) {
      std::vector<Found> remembered = remembered_of(unit, position);
      (remembered.empty() ? unknown : known).push_back(position);
      if (!remembered.empty()) found.push_back(std::move(remembered));
    }
    std::vector<bool> done(known.size(), false);
    for (bool again = true; again;) {
      again = false;
      for (size_t i = 0; i < known.size(); ++i) {
        const Verdict verdict = judge(found[i]);
        if (done[i] || verdict.use == nullptr || !put(unit, known[i], *verdict.use, false)) continue;
        offer(unit, known[i], *verdict.use, 100);
        add(verdict.in_context ? account_.in_context : account_.exact, unit, known[i]);
        done[i] = again = true;
      }
    }
    for (size_t i = 0; i < known.size(); ++i) {
      if (done[i]) continue;
      const std::vector<const Entry*> offers = judge(found[i]).offers;
      for (size_t n = 0; n < std::min(offers.size(), kMostOffers); ++n)
        offer(unit, known[i], in_place(*offers[n], unit, known[i]), 100);
      add(account_.ambiguous, unit, known[i]);
    }
    open = std::move(unknown);
  }

  // Of memory and of the catalog as it is now.
  std::vector<Found> remembered_of(const Unit& unit, const Position& position) const {
    std::vector<Found> found = memory_.exact(query_of(unit, position), catalog_.path);
    const auto own = own_.find(position.key);
    if (own == own_.end()) return found;
    for (const Entry& entry : own->second) {
      if (entry.role != unit.kind) continue;
      found.push_back({.entry = entry, .in_context = entry.context == position.context, .similarity = 100});
    }
    const auto order = [](const Found& one) {
      return std::tuple(!one.in_context, -static_cast<int>(one.entry.state), target_form(one.entry));
    };
    std::ranges::stable_sort(found, {}, order);
    return found;
  }

  void offer_similar(Unit& unit, const Position& position) {
    const Segment& segment = unit.segments[position.segment];
    const uint32_t own = similarity_of_previous(unit, segment);
    std::vector<Found> found = memory_.similar(query_of(unit, position), options_.threshold, kMostOffers);
    std::erase_if(found, [&](const Found& one) { return one.similarity <= own; });
    if (found.empty()) return add(account_.nothing, unit, position);
    add(account_.similar[std::min<size_t>(found.front().similarity / 10, 9)], unit, position);
    for (size_t i = 0; own == 0 && i < found.size(); ++i) {
      if (put(unit, position, found[i].entry, true)) break;
    }
    for (const Found& one : found)
      offer(unit, position, one.entry, one.similarity);
  }

  // Of the older sources that the segment has translations of, the most similar one; 0: it has none.
  [[nodiscard]] uint32_t similarity_of_previous(const Unit& unit, const Segment& segment) const {
    uint32_t best = 0;
    const Measure ours = measure(segment.source, unit.codes, catalog_.source_locale);
    for (const Match& match : unit.matches) {
      if (match.segment != segment.id || !is_previous(match)) continue;
      const Measure theirs = measure(match.source, match.codes, catalog_.source_locale);
      best = std::max({best, 1U, text::similarity(ours.words, theirs.words)});
    }
    return best;
  }

  // False: the codes do not fit, here or in the unit as a whole; then nothing is changed.
  static bool put(Unit& unit, const Position& position, const Entry& entry, bool guess) {
    const size_t faults = catalog::find_code_faults(unit).size();
    const std::vector<segment::Code> codes = unit.codes;
    std::optional<Content> target = fit_target(entry, unit, position.segment);
    if (!target) return false;
    Segment& segment = unit.segments[position.segment];
    segment.target = std::move(target);
    if (catalog::find_code_faults(unit).size() > faults) {
      segment.target.reset();
      unit.codes = codes;
      return false;
    }
    segment.state = guess ? State::initial : State::translated;
    segment.origin = guess ? Origin::fuzzy : entry.origin;
    segment.decision.reset();
    set_gap(unit, position.segment + 1, entry);
    return true;
  }

  static void set_gap(Unit& unit, size_t at, const Entry& entry) {
    if (!entry.gap || at >= unit.segments.size()) return;
    Segment& next = unit.segments[at];
    if (!next.ignorable || next.target) return;
    next.target.emplace();
    if (!entry.gap->empty()) next.target->push_back({PartKind::text, *entry.gap, 0});
  }

  // An exact translation with the codes of the segment, as it would be put in.
  static Entry in_place(const Entry& entry, const Unit& unit, const Position& position) {
    Unit copy = unit;
    const std::optional<Content> target = fit_target(entry, copy, position.segment);
    return target ? make_entry(copy.segments[position.segment].source, *target, copy.codes) : entry;
  }

  static void offer(Unit& unit, const Position& position, const Entry& entry, uint32_t similarity) {
    unit.matches.push_back({.segment = unit.segments[position.segment].id,
                            .origin = std::string(kMemory),
                            .source = entry.source,
                            .target = entry.target,
                            .codes = entry.codes,
                            .similarity = similarity});
  }

  static Query query_of(const Unit& unit, const Position& position) {
    return {.role = unit.kind,
            .context = position.context,
            .key = position.key,
            .source = unit.segments[position.segment].source,
            .codes = unit.codes};
  }

  void add(Count& count, const Unit& unit, const Position& position) {
    ++count.segments;
    count.words += count_words(unit.segments[position.segment].source);
  }

  // As catalog::count does it: placeholders divide words, formatting does not.
  [[nodiscard]] uint32_t count_words(const Content& source) const {
    std::string text;
    for (const Part& part : source) {
      if (part.kind == PartKind::text) text += part.text;
      if (part.kind == PartKind::placeholder) text += "\uFFFC";
    }
    return text::count_words(text, catalog_.source_locale);
  }

  Catalog& catalog_;
  const Memory& memory_;
  const LeverageOptions& options_;
  std::unordered_map<uint64_t, std::vector<Entry>> own_;  // by key
  Account account_;
};

void add_count(Count& to, const Count& from) {
  to.segments += from.segments;
  to.words += from.words;
}

}  // namespace

Account& Account::operator+=(const Account& other) {
  add_count(in_context, other.in_context);
  add_count(exact, other.exact);
  add_count(ambiguous, other.ambiguous);
  for (size_t i = 0; i < similar.size(); ++i)
    add_count(similar[i], other.similar[i]);
  add_count(nothing, other.nothing);
  return *this;
}

Count Account::open() const {
  Count sum = in_context;
  for (const Count& count : {exact, ambiguous, nothing})
    add_count(sum, count);
  for (const Count& count : similar)
    add_count(sum, count);
  return sum;
}

bool needs_leverage(const Catalog& catalog) {
  return std::ranges::any_of(catalog.units, [](const Unit& unit) {
    if (unit.obsolete || !unit.translate) return false;
    const auto outdated = [&](const Match& match) { return is_outdated(unit, match); };
    const auto open = [&](const Segment& segment) { return is_open(unit, segment); };
    return std::ranges::any_of(unit.matches, outdated) || std::ranges::any_of(unit.segments, open);
  });
}

Account leverage(Catalog& catalog, const Memory& memory, const LeverageOptions& options) {
  return CatalogLeverage(catalog, memory, options).run();
}

}  // namespace docloc::memory

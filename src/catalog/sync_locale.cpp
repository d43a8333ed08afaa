// A locale's catalog follows the source catalog:
//   1. every unit finds its older self: by id, by key among the others, by key among the obsolete ones
//   2. its sentences find their translations in it (unit_merge.h)
//   3. sentences that are still without one look for theirs in what other units had
//   4. what has no place any more stays as obsolete units where it was
#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

#include "base/hash.h"
#include "catalog/formatting.h"
#include "catalog/previous.h"
#include "catalog/sync.h"
#include "catalog/unit_keys.h"
#include "catalog/unit_merge.h"

namespace docloc::catalog {
namespace {

constexpr size_t kNoMerge = SIZE_MAX;

// A translated sentence that somebody may adopt.
struct Offer {
  const Segment* segment = nullptr;
  const std::vector<segment::Code>* codes = nullptr;
  const Unit* unit = nullptr;  // whose it was; null: of a match
  size_t merge = kNoMerge;     // of the unit, if it lives
  bool taken = false;
};

class LocaleSync {
 public:
  LocaleSync(const Catalog& source, const Catalog* previous, std::string_view locale)
      : source_(source), previous_(previous) {
    catalog_.path = source.path;
    catalog_.source_locale = source.source_locale;
    catalog_.target_locale = locale;
    if (previous == nullptr) return;
    catalog_.metadata = previous->metadata;
    catalog_.extensions = previous->extensions;
  }

  Catalog run() {
    const std::vector<const Unit*> old = find_old();
    std::unordered_map<const Unit*, size_t> places;
    merges_.reserve(source_.units.size());
    for (size_t i = 0; i < source_.units.size(); ++i) {
      merges_.emplace_back(source_.units[i], old[i], source_.source_locale);
      if (old[i] != nullptr) places.emplace(old[i], i);
      ids_.insert(source_.units[i].id);
    }
    collect_offers(places);
    if (!offers_.empty()) adopt_all();
    emit(places);
    return std::move(catalog_);
  }

 private:
  // By id, which the source catalog keeps through edits; then by key: units that come back, or whose source catalog was
  // made anew.
  std::vector<const Unit*> find_old() const {
    std::vector<const Unit*> old(source_.units.size(), nullptr);
    if (previous_ == nullptr) return old;
    std::map<std::string_view, const Unit*> by_id;
    for (const Unit& unit : previous_->units) {
      if (!unit.obsolete) by_id.emplace(unit.id, &unit);
    }
    std::set<const Unit*> taken;
    for (size_t i = 0; i < old.size(); ++i) {
      const auto found = by_id.find(source_.units[i].id);
      if (found == by_id.end()) continue;
      old[i] = found->second;
      taken.insert(old[i]);
    }
    find_by_key(old, taken, [](const Unit& unit) { return key_of(unit); });
    find_by_key(old, taken, [](const Unit& unit) {
      return hash64(fmt::format("{}\x1F{}", unit.kind, plain_key(joined_source(unit), unit.codes)));
    });
    return old;
  }

  template <typename Key>
  void find_by_key(std::vector<const Unit*>& old, std::set<const Unit*>& taken, Key key) const {
    std::unordered_map<uint64_t, std::deque<const Unit*>> by_key;
    if (std::ranges::find(old, nullptr) == old.end()) return;
    for (const bool obsolete : {false, true}) {
      for (const Unit& unit : previous_->units) {
        if (unit.obsolete == obsolete && !taken.contains(&unit)) by_key[key(unit)].push_back(&unit);
      }
    }
    if (by_key.empty()) return;
    for (size_t i = 0; i < old.size(); ++i) {
      if (old[i] != nullptr) continue;
      const auto found = by_key.find(key(source_.units[i]));
      if (found == by_key.end() || found->second.empty()) continue;
      old[i] = found->second.front();
      taken.insert(old[i]);
      found->second.pop_front();
    }
  }

  // What just lost its place comes first, what lost it long ago later, older translations last.
  void collect_offers(const std::unordered_map<const Unit*, size_t>& places) {
    if (previous_ == nullptr) return;
    for (size_t i = 0; i < merges_.size(); ++i) {
      if (merges_[i].old() == nullptr) continue;
      for (const uint32_t index : merges_[i].homeless())
        offer(merges_[i].old()->segments[index], *merges_[i].old(), i);
    }
    for (const bool obsolete : {false, true}) {
      for (const Unit& unit : previous_->units) {
        if (places.contains(&unit) || unit.obsolete != obsolete) continue;
        for (const Segment& segment : unit.segments)
          offer(segment, unit, kNoMerge);
      }
    }
    for (const Unit& unit : previous_->units) {
      for (const Match& match : unit.matches)
        offer_match(match);
    }
  }

  void offer(const Segment& segment, const Unit& unit, size_t merge) {
    if (segment.ignorable || !segment.target || segment.target->empty()) return;
    offers_.push_back({.segment = &segment, .codes = &unit.codes, .unit = &unit, .merge = merge});
  }

  void offer_match(const Match& match) {
    if (!can_return(match)) return;
    from_matches_.push_back({.id = {},
                             .source = match.source,
                             .target = match.target,
                             .state = match.state.value_or(State::translated),
                             .origin = origin_of(match),
                             .decision = match.decision});
    offers_.push_back({.segment = &from_matches_.back(), .codes = &match.codes});
  }

  void adopt_all() {
    adopt_by(segment::key_text);
    adopt_by(plain_key);
  }

  template <typename Key>
  void adopt_by(Key key) {
    std::unordered_map<std::string, std::vector<Offer*>> by_key;
    for (Offer& offer : offers_) {
      if (!offer.taken || offer.merge == kNoMerge) by_key[key(offer.segment->source, *offer.codes)].push_back(&offer);
    }
    for (auto& merge : merges_) {
      for (const uint32_t index : merge.open()) {
        const Unit& unit = merge.unit();
        const auto found = by_key.find(key(unit.segments[index].source, unit.codes));
        if (found != by_key.end()) adopt_one(merge, index, found->second);
      }
    }
  }

  // What a living unit lost moves, once. Obsolete units and matches serve whoever comes, today and later.
  void adopt_one(UnitMerge& merge, uint32_t index, const std::vector<Offer*>& offers) {
    for (Offer* offer : offers) {
      const bool moves = offer->merge != kNoMerge;
      if ((moves && offer->taken) || !merge.adopt(index, *offer->segment, *offer->codes)) continue;
      if (moves) {
        merges_[offer->merge].give_away(static_cast<uint32_t>(offer->segment - offer->unit->segments.data()));
      } else if (offer->unit != nullptr && !offer->taken) {
        ++adopted_[offer->unit];
      }
      offer->taken = true;
      return;
    }
  }

  // Somebody's work that nobody took over.
  [[nodiscard]] bool holds_work(const Unit& unit) const {
    const auto has_target = [](const Segment& segment) { return segment.target.has_value() && !segment.ignorable; };
    const auto adopted = adopted_.find(&unit);
    const auto targets = static_cast<size_t>(std::ranges::count_if(unit.segments, has_target));
    return !unit.matches.empty() || targets > (adopted == adopted_.end() ? 0 : adopted->second);
  }

  // An obsolete unit stays behind the unit that it followed: a deletion is a few lines of the file.
  void emit(const std::unordered_map<const Unit*, size_t>& places) {
    std::vector<std::vector<Unit>> behind(source_.units.size() + 1);  // [0]: before all units
    if (previous_ != nullptr) {
      size_t last = 0;
      for (const Unit& unit : previous_->units) {
        const auto place = places.find(&unit);
        if (place != places.end()) {
          last = place->second + 1;
        } else if (holds_work(unit)) {
          behind[last].push_back(as_obsolete(unit));
        }
      }
    }
    for (size_t i = 0; i <= merges_.size(); ++i) {
      if (i > 0) catalog_.units.push_back(merges_[i - 1].finish());
      std::ranges::move(behind[i], std::back_inserter(catalog_.units));
    }
  }

  Unit as_obsolete(const Unit& unit) {
    Unit kept = unit;
    kept.obsolete = true;
    kept.translate = false;
    for (segment::Code& code : kept.codes)
      code.subflows.clear();  // those units may be gone
    for (int ordinal = 2; !ids_.insert(kept.id).second; ++ordinal)
      kept.id = fmt::format("{}-{}", unit.id, ordinal);
    return kept;
  }

  const Catalog& source_;
  const Catalog* previous_;
  Catalog catalog_;
  std::vector<UnitMerge> merges_;  // per unit of the source
  std::vector<Offer> offers_;
  std::deque<Segment> from_matches_;
  std::unordered_map<const Unit*, size_t> adopted_;  // targets of units that are gone
  std::set<std::string> ids_;
};

}  // namespace

Catalog sync_locale(const Catalog& source, const Catalog* previous_locale, std::string_view locale) {
  return LocaleSync(source, previous_locale, locale).run();
}

size_t prune(Catalog& locale) {
  size_t count = std::erase_if(locale.units, [](const Unit& unit) { return unit.obsolete; });
  for (Unit& unit : locale.units) {
    count += std::erase_if(
        unit.matches, [](const Match& match) { return match.origin == kDeleted || match.origin == kDeletedMachine; });
  }
  return count;
}

}  // namespace docloc::catalog

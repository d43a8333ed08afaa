#include "catalog/moves.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "catalog/unit_keys.h"

namespace docloc::catalog {
namespace {

using Bag = std::unordered_map<uint64_t, uint32_t>;  // key -> how many

uint32_t weight_of(const segment::Content& content) {
  uint32_t weight = 1;
  for (const segment::Part& part : content)
    weight += static_cast<uint32_t>(part.text.size());
  return weight;
}

// The share of the longer one's text that both have.
double common_share(const std::vector<MovingUnit>& before, const std::vector<MovingUnit>& after) {
  Bag bag;
  uint64_t old_weight = 0;
  for (const MovingUnit& unit : before) {
    ++bag[unit.key];
    old_weight += unit.weight;
  }
  uint64_t new_weight = 0;
  uint64_t common = 0;
  for (const MovingUnit& unit : after) {
    new_weight += unit.weight;
    const auto found = bag.find(unit.key);
    if (found == bag.end() || found->second == 0) continue;
    --found->second;
    common += unit.weight;
  }
  const uint64_t longer = std::max(old_weight, new_weight);
  return longer == 0 ? 0 : static_cast<double>(common) / static_cast<double>(longer);
}

class MoveFinder {
 public:
  explicit MoveFinder(std::vector<FileUnits> files) : files_(std::move(files)) {
    std::ranges::sort(files_, {}, &FileUnits::path);
  }

  Moves run() {
    pair_renamed();
    collect();
    for (const Place& place : came_)
      settle(place);
    for (auto& [path, units] : moves_.departures)
      std::ranges::sort(units);
    return std::move(moves_);
  }

 private:
  struct Place {
    size_t file = 0;
    size_t unit = 0;
  };

  // Files that share at least one key, so that a thousand new files are not compared with a thousand gone ones.
  void pair_renamed() {
    std::unordered_map<uint64_t, std::vector<size_t>> gone_with;
    for (size_t f = 0; f < files_.size(); ++f) {
      if (!files_[f].was_there || files_[f].is_there) continue;
      std::set<uint64_t> keys;
      for (const MovingUnit& unit : files_[f].before) {
        if (keys.insert(unit.key).second) gone_with[unit.key].push_back(f);
      }
    }
    std::vector<std::tuple<double, size_t, size_t>> pairs;  // share below zero, new, gone: best first when sorted
    for (size_t f = 0; f < files_.size(); ++f) {
      if (files_[f].was_there || !files_[f].is_there) continue;
      std::set<size_t> candidates;
      for (const MovingUnit& unit : files_[f].after) {
        if (const auto found = gone_with.find(unit.key); found != gone_with.end())
          candidates.insert(found->second.begin(), found->second.end());
      }
      for (const size_t gone : candidates) {
        const double share = common_share(files_[gone].before, files_[f].after);
        if (share >= kRenamed) pairs.emplace_back(-share, f, gone);
      }
    }
    std::ranges::sort(pairs);
    std::set<size_t> taken;
    for (const auto& [share, now, gone] : pairs) {
      if (taken.contains(now) || taken.contains(gone)) continue;
      taken.insert({now, gone});
      moves_.renamed.emplace(files_[now].path, files_[gone].path);
      before_of_[now] = gone;
      renamed_away_.insert(gone);
    }
  }

  // What is in one of the two lists of a file and not in the other, in order.
  static std::vector<size_t> surplus(const std::vector<MovingUnit>& of, const std::vector<MovingUnit>& without) {
    Bag bag;
    for (const MovingUnit& unit : without)
      ++bag[unit.key];
    std::vector<size_t> found;
    for (size_t i = 0; i < of.size(); ++i) {
      uint32_t& count = bag[of[i].key];
      if (count == 0) {
        found.push_back(i);
      } else {
        --count;
      }
    }
    return found;
  }

  void collect() {
    for (size_t f = 0; f < files_.size(); ++f) {
      if (renamed_away_.contains(f)) continue;
      const auto renamed = before_of_.find(f);
      const size_t old = renamed == before_of_.end() ? f : renamed->second;
      for (const size_t unit : surplus(files_[old].before, files_[f].after))
        left_[files_[old].before[unit].key].push_back({old, unit});
      for (const size_t unit : surplus(files_[f].after, files_[old].before))
        came_.push_back({f, unit});
    }
  }

  void settle(const Place& place) {
    const auto found = left_.find(files_[place.file].after[place.unit].key);
    if (found == left_.end() || found->second.empty()) return;
    std::vector<Place>& from = found->second;
    auto best = from.begin();
    // A file that gave the unit before gives this one too, if it can: sections move as a whole.
    for (auto one = from.begin(); one != from.end() && last_; ++one) {
      if (one->file != last_->file) continue;
      if (best->file != last_->file || one->unit == last_->unit + 1) best = one;
    }
    const Place chosen = *best;
    from.erase(best);
    last_ = chosen;
    const UnitName name{.path = files_[chosen.file].path, .id = files_[chosen.file].before[chosen.unit].id};
    moves_.arrivals[files_[place.file].path].push_back(name);
    moves_.departures[name.path].push_back(name);
  }

  std::vector<FileUnits> files_;
  Moves moves_;
  std::map<size_t, size_t> before_of_;  // renamed: new file -> gone file
  std::set<size_t> renamed_away_;
  std::unordered_map<uint64_t, std::vector<Place>> left_;
  std::vector<Place> came_;
  std::optional<Place> last_;
};

}  // namespace

std::vector<MovingUnit> moving_units(const Catalog& source_catalog) {
  std::vector<MovingUnit> units;
  for (const Unit& unit : source_catalog.units) {
    if (!unit.obsolete) units.push_back({unit.id, key_of(unit), weight_of(joined_source(unit))});
  }
  return units;
}

std::vector<MovingUnit> moving_units(const segment::Article& article) {
  std::vector<MovingUnit> units;
  for (const segment::Unit& unit : article.units)
    units.push_back({"", segment::key_of(unit.kind, unit.content, unit.codes), weight_of(unit.content)});
  return units;
}

Moves find_moves(std::vector<FileUnits> files) {
  return MoveFinder(std::move(files)).run();
}

void add_units(Catalog& to, const Catalog& from, const std::vector<std::string>& ids, std::set<std::string>& taken) {
  for (const std::string& id : ids) {
    std::string name = id;
    for (int ordinal = 2; !taken.insert(name).second; ++ordinal)
      name = fmt::format("{}-{}", id, ordinal);
    const auto found = std::ranges::find(from.units, id, &Unit::id);
    if (found == from.units.end()) continue;
    // A namesake that the source does not have any more (obsolete, or of a locale that is behind) makes room.
    const auto same = std::ranges::find(to.units, name, &Unit::id);
    if (same != to.units.end()) {
      std::string other = name;
      const auto has = [&](const std::string& wanted) {
        return taken.contains(wanted) || std::ranges::find(to.units, wanted, &Unit::id) != to.units.end();
      };
      for (int ordinal = 2; has(other); ++ordinal)
        other = fmt::format("{}-{}", name, ordinal);
      same->id = std::move(other);
    }
    Unit unit = *found;
    unit.id = std::move(name);
    to.units.push_back(std::move(unit));
  }
}

}  // namespace docloc::catalog

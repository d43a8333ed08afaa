#include "catalog/alignment.h"

#include <algorithm>
#include <map>
#include <ranges>
#include <unordered_map>
#include <utility>

namespace docloc::catalog {
namespace {

// Percent of words. Lower and unlike neighbours are taken for each other, higher and edited ones are lost.
constexpr uint32_t kAlike = 40;                  // of one kind, between neighbours
constexpr uint32_t kAlikeAcross = 60;            // a paragraph that became a heading
constexpr uint32_t kAlikeElsewhere = 70;         // out of order
constexpr size_t kMostPairs = size_t{1} << 14U;  // that are compared in one go

using Pair = std::pair<uint32_t, uint32_t>;  // before, after

struct Gap {
  uint32_t before_begin, before_end, after_begin, after_end;
};

class Aligner {
 public:
  Aligner(std::span<const Entry> before, std::span<const Entry> after, const Likeness& likeness)
      : before_(before), after_(after), likeness_(likeness), after_of_(before.size(), kUnmatched) {
    result_.before.assign(after.size(), kUnmatched);
    result_.changed.assign(after.size(), false);
  }

  Alignment run() {
    for (size_t level = 0; level < kLevels; ++level)
      match_in_order_at(level);
    for (size_t level = 0; level < kLevels; ++level)
      match_moved(level);
    exchange_repeated();
    std::vector<Pair> alike;
    for (const Gap& gap : gaps())
      match_alike(gap, alike);
    keep_ordered(std::move(alike));
    match_alike_elsewhere();
    for (const Gap& gap : gaps())
      match_counted(gap);
    return std::move(result_);
  }

 private:
  static constexpr size_t kLevels = std::tuple_size_v<decltype(Entry::keys)>;

  void match(uint32_t b, uint32_t a, bool changed) {
    result_.before[a] = b;
    result_.changed[a] = changed;
    after_of_[b] = a;
  }

  // The ranges between pairs that are in order.
  [[nodiscard]] std::vector<Gap> gaps() const {
    std::vector<Gap> found;
    uint32_t b = 0;
    uint32_t a = 0;
    for (const auto& [next_b, next_a] : ordered_) {
      if (next_b > b || next_a > a) found.push_back({b, next_b, a, next_a});
      b = next_b + 1;
      a = next_a + 1;
    }
    found.push_back({b, static_cast<uint32_t>(before_.size()), a, static_cast<uint32_t>(after_.size())});
    return found;
  }

  void keep_ordered(std::vector<Pair> pairs) {
    ordered_.insert(ordered_.end(), pairs.begin(), pairs.end());
    std::ranges::sort(ordered_);
  }

  void match_in_order_at(size_t level) {
    const auto keys = [&](std::span<const Entry> entries) {
      std::vector<uint64_t> made;
      for (const Entry& entry : entries)
        made.push_back(entry.keys[level]);
      return made;
    };
    const std::vector<uint64_t> before = keys(before_);
    const std::vector<uint64_t> after = keys(after_);
    std::vector<Pair> pairs;
    for (const Gap& gap : gaps()) {
      if (gap.before_begin == gap.before_end || gap.after_begin == gap.after_end) continue;
      const auto found = match_in_order(std::span(before).subspan(gap.before_begin, gap.before_end - gap.before_begin),
                                        std::span(after).subspan(gap.after_begin, gap.after_end - gap.after_begin));
      for (const auto& [b, a] : found) {
        pairs.emplace_back(b + gap.before_begin, a + gap.after_begin);
        match(pairs.back().first, pairs.back().second, false);
      }
    }
    keep_ordered(std::move(pairs));
  }

  [[nodiscard]] bool left(uint32_t b, uint32_t a) const {
    return b < before_.size() && a < after_.size() && after_of_[b] == kUnmatched && result_.before[a] == kUnmatched;
  }

  // Strings that are left once on each side lead the way; repeated ones follow their neighbours.
  void match_moved(size_t level) {
    struct Places {
      std::vector<uint32_t> before, after;
      size_t next = 0;  // into before: those ahead of it are matched
    };
    std::unordered_map<uint64_t, Places> places;
    for (uint32_t b = 0; b < before_.size(); ++b) {
      if (after_of_[b] == kUnmatched) places[before_[b].keys[level]].before.push_back(b);
    }
    if (places.empty()) return;
    std::vector<uint32_t> open;
    for (uint32_t a = 0; a < after_.size(); ++a) {
      if (result_.before[a] != kUnmatched) continue;
      const auto found = places.find(after_[a].keys[level]);
      if (found == places.end()) continue;
      found->second.after.push_back(a);
      open.push_back(a);
    }
    for (const uint32_t a : open) {
      const Places& place = places[after_[a].keys[level]];
      if (place.before.size() == 1 && place.after.size() == 1) match(place.before[0], a, false);
    }
    follow_neighbours(open, level);
    for (const uint32_t a : open) {
      if (result_.before[a] != kUnmatched) continue;
      Places& place = places[after_[a].keys[level]];
      while (place.next < place.before.size() && after_of_[place.before[place.next]] != kUnmatched)
        ++place.next;
      if (place.next == place.before.size()) continue;
      match(place.before[place.next], a, false);
      follow_neighbours({a}, level);
    }
  }

  // What stands next to matched entries on both sides, forward and backward.
  void follow_neighbours(const std::vector<uint32_t>& open, size_t level) {
    const auto same = [&](uint32_t b, uint32_t a) {
      return left(b, a) && before_[b].keys[level] == after_[a].keys[level];
    };
    for (const uint32_t a : open) {
      if (a > 0 && result_.before[a] == kUnmatched && result_.before[a - 1] != kUnmatched &&
          same(result_.before[a - 1] + 1, a)) {
        match(result_.before[a - 1] + 1, a, false);
      }
      if (result_.before[a] == kUnmatched) continue;
      for (uint32_t step = 1; same(result_.before[a] + step, a + step); ++step)
        match(result_.before[a] + step, a + step, false);
    }
    for (const uint32_t a : std::views::reverse(open)) {
      if (a + 1 >= after_.size() || result_.before[a] != kUnmatched) continue;
      const uint32_t next = result_.before[a + 1];
      if (next != kUnmatched && next > 0 && same(next - 1, a)) match(next - 1, a, false);
    }
  }

  // How many neighbours of the pair are a pair themselves.
  [[nodiscard]] int neighbours(uint32_t b, uint32_t a) const {
    const bool left_one = b > 0 && a > 0 && result_.before[a - 1] == b - 1;
    const bool right_one = a + 1 < after_.size() && result_.before[a + 1] == b + 1 && b + 1 < before_.size();
    return (left_one ? 1 : 0) + (right_one ? 1 : 0);
  }

  // Where a repeated string was matched with one that stands among others, and its like stands where its own neighbours
  // went, the two change places.
  void exchange_repeated() {
    for (uint32_t a = 0; a < after_.size(); ++a) {
      const uint32_t b = result_.before[a];
      if (b == kUnmatched || neighbours(b, a) == 2) continue;
      if (b > 0 && after_of_[b - 1] != kUnmatched && after_of_[b - 1] + 1 < after_.size())
        exchange(b, a, after_of_[b - 1] + 1);
      const uint32_t now = result_.before[a];
      if (now == b && b + 1 < before_.size() && after_of_[b + 1] != kUnmatched && after_of_[b + 1] > 0)
        exchange(b, a, after_of_[b + 1] - 1);
    }
    std::erase_if(ordered_, [&](const Pair& pair) { return result_.before[pair.second] != pair.first; });
  }

  void exchange(uint32_t b, uint32_t a, uint32_t better) {
    if (better == a || after_[better].keys[1] != after_[a].keys[1]) return;
    const uint32_t other = result_.before[better];
    const int now = neighbours(b, a) + (other == kUnmatched ? 0 : neighbours(other, better));
    const int then = neighbours(b, better) + (other == kUnmatched ? 0 : neighbours(other, a));
    if (then <= now) return;
    result_.before[a] = other;
    if (other != kUnmatched) after_of_[other] = a;
    match(b, better, false);
  }

  [[nodiscard]] uint32_t likeness(uint32_t b, uint32_t a, uint32_t least) const {
    const Entry& old = before_[b];
    const Entry& now = after_[a];
    if (old.group != now.group) return 0;
    if (old.kind != now.kind) least = std::max(least, kAlikeAcross);
    const uint32_t percent = likeness_(b, a, least);
    return percent >= least ? percent : 0;
  }

  void match_alike(const Gap& gap, std::vector<Pair>& found) {
    std::vector<uint32_t> before;
    std::vector<uint32_t> after;
    for (uint32_t b = gap.before_begin; b < gap.before_end; ++b) {
      if (after_of_[b] == kUnmatched) before.push_back(b);
    }
    for (uint32_t a = gap.after_begin; a < gap.after_end; ++a) {
      if (result_.before[a] == kUnmatched) after.push_back(a);
    }
    if (before.empty() || after.empty()) return;
    // A gap that is too large is compared piece by piece, along its diagonal.
    const size_t pieces = 1 + before.size() * after.size() / kMostPairs;
    const size_t step_b = (before.size() + pieces - 1) / pieces;
    const size_t step_a = (after.size() + pieces - 1) / pieces;
    for (size_t p = 0; p * step_b < before.size() && p * step_a < after.size(); ++p) {
      const std::span b = std::span<const uint32_t>(before).subspan(p * step_b);
      const std::span a = std::span<const uint32_t>(after).subspan(p * step_a);
      match_best(b.first(std::min(step_b, b.size())), a.first(std::min(step_a, a.size())), found);
    }
  }

  // The pairs in order whose likeness adds up to most.
  void match_best(std::span<const uint32_t> before, std::span<const uint32_t> after, std::vector<Pair>& found) {
    const size_t columns = after.size() + 1;
    std::vector<uint32_t> worth(before.size() * after.size(), 0);
    std::vector<uint32_t> best((before.size() + 1) * columns, 0);
    for (size_t i = before.size(); i-- > 0;) {
      for (size_t j = after.size(); j-- > 0;) {
        const uint32_t percent = likeness(before[i], after[j], kAlike);
        const bool same_kind = before_[before[i]].kind == after_[after[j]].kind;
        const uint32_t gain = percent == 0 ? 0 : percent - kAlike + (same_kind ? 20 : 1);
        worth[i * after.size() + j] = gain;
        best[i * columns + j] = std::max({best[(i + 1) * columns + j], best[i * columns + j + 1],
                                          gain == 0 ? 0 : gain + best[(i + 1) * columns + j + 1]});
      }
    }
    for (size_t i = 0, j = 0; i < before.size() && j < after.size();) {
      const uint32_t gain = worth[i * after.size() + j];
      const uint32_t here = best[i * columns + j];
      if (gain != 0 && here == gain + best[(i + 1) * columns + j + 1]) {
        found.emplace_back(before[i++], after[j++]);
        match(found.back().first, found.back().second, true);
      } else if (here == best[(i + 1) * columns + j]) {
        ++i;
      } else {
        ++j;
      }
    }
  }

  void match_alike_elsewhere() {
    std::vector<uint32_t> before;
    std::vector<uint32_t> after;
    for (uint32_t b = 0; b < before_.size(); ++b) {
      if (after_of_[b] == kUnmatched) before.push_back(b);
    }
    for (uint32_t a = 0; a < after_.size(); ++a) {
      if (result_.before[a] == kUnmatched) after.push_back(a);
    }
    if (before.size() * after.size() > kMostPairs) return;
    std::vector<std::pair<uint32_t, Pair>> found;
    for (const uint32_t b : before) {
      for (const uint32_t a : after) {
        if (const uint32_t percent = likeness(b, a, kAlikeElsewhere)) found.push_back({percent, {b, a}});
      }
    }
    std::ranges::sort(found, [](const auto& x, const auto& y) {
      return x.first != y.first ? x.first > y.first : x.second < y.second;
    });
    for (const auto& [percent, pair] : found) {
      if (left(pair.first, pair.second)) match(pair.first, pair.second, true);
    }
  }

  void match_counted(const Gap& gap) {
    std::map<std::pair<uint8_t, uint8_t>, std::pair<std::vector<uint32_t>, std::vector<uint32_t>>> kinds;
    for (uint32_t b = gap.before_begin; b < gap.before_end; ++b) {
      if (after_of_[b] == kUnmatched) kinds[{before_[b].group, before_[b].kind}].first.push_back(b);
    }
    for (uint32_t a = gap.after_begin; a < gap.after_end; ++a) {
      if (result_.before[a] == kUnmatched) kinds[{after_[a].group, after_[a].kind}].second.push_back(a);
    }
    for (const auto& [kind, sides] : kinds) {
      if (sides.first.size() != sides.second.size()) continue;
      for (size_t i = 0; i < sides.first.size(); ++i)
        match(sides.first[i], sides.second[i], true);
    }
  }

  std::span<const Entry> before_;
  std::span<const Entry> after_;
  const Likeness& likeness_;
  std::vector<uint32_t> after_of_;
  std::vector<Pair> ordered_;  // increasing in both
  Alignment result_;
};

}  // namespace

Alignment align(std::span<const Entry> before, std::span<const Entry> after, const Likeness& likeness) {
  return Aligner(before, after, likeness).run();
}

}  // namespace docloc::catalog

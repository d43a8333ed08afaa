#include "catalog/sequence.h"

#include <algorithm>
#include <unordered_map>

namespace docloc::catalog {
namespace {

constexpr uint32_t kMaxRounds = 32;  // of patience inside the gaps of patience
constexpr int kMaxEdits = 256;       // that Myers looks for in a gap; memory and time are its square

struct Range {
  uint32_t before_begin, before_end, after_begin, after_end;
  uint32_t round = 0;
};

class Matcher {
 public:
  Matcher(std::span<const uint64_t> before, std::span<const uint64_t> after) : before_(before), after_(after) {}

  std::vector<std::pair<uint32_t, uint32_t>> run() {
    std::vector<Range> open{{0, size(before_), 0, size(after_)}};
    while (!open.empty()) {
      const Range range = open.back();
      open.pop_back();
      narrow(range, open);
    }
    std::ranges::sort(pairs_);
    return std::move(pairs_);
  }

 private:
  static uint32_t size(std::span<const uint64_t> items) { return static_cast<uint32_t>(items.size()); }
  [[nodiscard]] bool equal(uint32_t b, uint32_t a) const { return before_[b] == after_[a]; }

  // Takes equal ends off, then cuts the rest at anchors, or gives it to Myers.
  void narrow(Range range, std::vector<Range>& open) {
    while (range.before_begin < range.before_end && range.after_begin < range.after_end &&
           equal(range.before_begin, range.after_begin)) {
      pairs_.emplace_back(range.before_begin++, range.after_begin++);
    }
    while (range.before_begin < range.before_end && range.after_begin < range.after_end &&
           equal(range.before_end - 1, range.after_end - 1)) {
      pairs_.emplace_back(--range.before_end, --range.after_end);
    }
    if (range.before_begin == range.before_end || range.after_begin == range.after_end) return;
    // A small range is cheap to match as well as can be; in a large one strings that are unique lead the way.
    const uint32_t items = range.before_end - range.before_begin + range.after_end - range.after_begin;
    const bool small = items <= static_cast<uint32_t>(kMaxEdits);
    const auto anchors = !small && range.round < kMaxRounds ? find_anchors(range) : decltype(pairs_){};
    if (anchors.empty()) return edit_script(range);
    uint32_t b = range.before_begin;
    uint32_t a = range.after_begin;
    for (const auto& [anchor_b, anchor_a] : anchors) {
      open.push_back({b, anchor_b, a, anchor_a, range.round + 1});
      pairs_.emplace_back(anchor_b, anchor_a);
      b = anchor_b + 1;
      a = anchor_a + 1;
    }
    open.push_back({b, range.before_end, a, range.after_end, range.round + 1});
  }

  // The longest increasing run of the keys that stand once on each side.
  [[nodiscard]] std::vector<std::pair<uint32_t, uint32_t>> find_anchors(const Range& range) const {
    struct Seen {
      uint32_t before = 0, after = 0, index = 0;
    };
    std::unordered_map<uint64_t, Seen> seen;
    for (uint32_t b = range.before_begin; b < range.before_end; ++b) {
      Seen& entry = seen[before_[b]];
      ++entry.before;
      entry.index = b;
    }
    for (uint32_t a = range.after_begin; a < range.after_end; ++a) {
      if (const auto found = seen.find(after_[a]); found != seen.end()) ++found->second.after;
    }
    std::vector<std::pair<uint32_t, uint32_t>> unique;  // increasing in after
    for (uint32_t a = range.after_begin; a < range.after_end; ++a) {
      const auto found = seen.find(after_[a]);
      if (found != seen.end() && found->second.before == 1 && found->second.after == 1)
        unique.emplace_back(found->second.index, a);
    }
    return longest_increasing(unique);
  }

  static std::vector<std::pair<uint32_t, uint32_t>> longest_increasing(
      const std::vector<std::pair<uint32_t, uint32_t>>& pairs) {
    std::vector<uint32_t> tails;  // index into pairs of the smallest end of a run of each length
    std::vector<uint32_t> previous(pairs.size(), kUnmatched);
    for (uint32_t i = 0; i < pairs.size(); ++i) {
      const auto place =
          std::ranges::lower_bound(tails, pairs[i].first, {}, [&](uint32_t t) { return pairs[t].first; });
      if (place != tails.begin()) previous[i] = *(place - 1);
      if (place == tails.end()) {
        tails.push_back(i);
      } else {
        *place = i;
      }
    }
    std::vector<std::pair<uint32_t, uint32_t>> run;
    for (uint32_t i = tails.empty() ? kUnmatched : tails.back(); i != kUnmatched; i = previous[i])
      run.push_back(pairs[i]);
    std::ranges::reverse(run);
    return run;
  }

  // Myers, An O(ND) difference algorithm (1986), forward. Beyond kMaxEdits what the furthest path found so far is
  // taken.
  void edit_script(const Range& range) {
    const int n = static_cast<int>(range.before_end - range.before_begin);
    const int m = static_cast<int>(range.after_end - range.after_begin);
    const int limit = std::min(n + m, kMaxEdits);
    std::vector<int> reach(2 * static_cast<size_t>(limit) + 3, 0);
    std::vector<std::vector<int>> trace;
    const auto at = [&](std::vector<int>& v, int k) -> int& {
      return v[static_cast<size_t>(k) + static_cast<size_t>(limit) + 1];
    };
    for (int d = 0; d <= limit; ++d) {
      trace.push_back(reach);
      int best = -1;
      int best_k = 0;
      for (int k = -d; k <= d; k += 2) {
        const bool down = k == -d || (k != d && at(reach, k - 1) < at(reach, k + 1));
        int x = down ? at(reach, k + 1) : at(reach, k - 1) + 1;
        while (x < n && x - k < m && x - k >= 0 &&
               equal(range.before_begin + static_cast<uint32_t>(x), range.after_begin + static_cast<uint32_t>(x - k)))
          ++x;
        at(reach, k) = x;
        const bool inside = x <= n && x - k <= m && x - k >= 0;
        if (inside && 2 * x - k > best) {
          best = 2 * x - k;
          best_k = k;
        }
      }
      if (best == n + m || d == limit) return walk_back(range, trace, d, best_k, (best + best_k) / 2, limit);
    }
  }

  void walk_back(const Range& range, std::vector<std::vector<int>>& trace, int d, int k, int x, int limit) {
    const auto at = [&](const std::vector<int>& v, int diagonal) {
      return v[static_cast<size_t>(diagonal) + static_cast<size_t>(limit) + 1];
    };
    for (; d >= 0; --d) {
      const std::vector<int>& reach = trace[static_cast<size_t>(d)];
      const bool down = k == -d || (k != d && at(reach, k - 1) < at(reach, k + 1));
      const int start = d == 0 ? 0 : down ? at(reach, k + 1) : at(reach, k - 1) + 1;
      for (; x > start; --x) {
        pairs_.emplace_back(range.before_begin + static_cast<uint32_t>(x - 1),
                            range.after_begin + static_cast<uint32_t>(x - 1 - k));
      }
      if (!down) --x;
      k += down ? 1 : -1;
    }
  }

  std::span<const uint64_t> before_;
  std::span<const uint64_t> after_;
  std::vector<std::pair<uint32_t, uint32_t>> pairs_;
};

}  // namespace

std::vector<std::pair<uint32_t, uint32_t>> match_in_order(std::span<const uint64_t> before,
                                                          std::span<const uint64_t> after) {
  return Matcher(before, after).run();
}

}  // namespace docloc::catalog

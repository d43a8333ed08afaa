// Which strings of an older sequence are which of a newer one.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace docloc::catalog {

inline constexpr uint32_t kUnmatched = UINT32_MAX;

struct Item {
  uint64_t key = 0;  // equal: the same string
  uint8_t kind = 0;  // only items of one kind are taken for versions of each other
};

// Pairs (index in before, index in after) of equal keys, increasing in both: a longest common subsequence where little
// changed at once (Myers); a long one elsewhere (patience: keys that are unique on both sides come first). About
// linear.
[[nodiscard]] std::vector<std::pair<uint32_t, uint32_t>> match_in_order(std::span<const Item> before,
                                                                        std::span<const Item> after);

struct Alignment {
  std::vector<uint32_t> before;  // per item of the newer sequence: its index in the older one, or kUnmatched
  std::vector<bool> changed;     // per item of the newer sequence: matched by its place, its key is another
};

// match_in_order, then equal keys that are left over (moved), in order; then, between two neighbours that matched in
// order, items of a kind that both sides have equally many of (edited).
[[nodiscard]] Alignment align(std::span<const Item> before, std::span<const Item> after);

}  // namespace docloc::catalog

// Which strings of an older sequence are which of a newer one.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace docloc::catalog {

inline constexpr uint32_t kUnmatched = UINT32_MAX;

// Pairs (index in before, index in after) of equal keys, increasing in both: a longest common subsequence where little
// changed at once (Myers); a long one elsewhere (patience: keys that are unique on both sides come first). About
// linear.
[[nodiscard]] std::vector<std::pair<uint32_t, uint32_t>> match_in_order(std::span<const uint64_t> before,
                                                                        std::span<const uint64_t> after);

}  // namespace docloc::catalog

// Which units (or sentences) of an older article are which of a newer one: by their text, their place, their likeness.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "catalog/sequence.h"

namespace docloc::catalog {

struct Entry {
  // From exact to lenient: entries that are equal at one level are so at every later one.
  std::array<uint64_t, 3> keys{};
  uint8_t kind = 0;   // entries of one kind are sooner taken for versions of each other
  uint8_t group = 0;  // others than of one group never are
};

// How alike two entries are, in percent, given their indices; below `least` it may be 0.
using Likeness = std::function<uint32_t(uint32_t before, uint32_t after, uint32_t least)>;

struct Alignment {
  std::vector<uint32_t> before;  // per newer entry: its index among the older ones, or kUnmatched
  std::vector<bool> changed;     // per newer entry: it is a version of that one, under another key
};

// 1. Equal keys in order, exact ones first; 2. equal keys that moved: next to neighbours that moved alike, then in
// order; 3. between those that matched in order, entries that are alike, in order; 4. alike ones anywhere; 5. between
// what matched so far, entries of a kind that both sides have equally many of. Where much changed at once, 3 and 4 look
// at a part of the pairs only: the time stays about linear.
[[nodiscard]] Alignment align(std::span<const Entry> before, std::span<const Entry> after, const Likeness& likeness);

}  // namespace docloc::catalog

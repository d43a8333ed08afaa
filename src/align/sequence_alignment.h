// Two sequences of texts side by side: which of one is which of the other. Internal to room align.
//
// 1. A lattice of steps (1-1, 1-0, 0-1, 2-1, 1-2) over both sequences, in order; the best path wins, and the share of
// all paths that go through a step (forward and backward sums) is how sure it is. Texts that read the same count as
// one.
// 2. What found no partner is tried again by itself: texts that moved.
// 3. Every pair is weighed against crossing alternatives: two texts (or rows of cells) that were swapped change
// partners, or lose certainty.
#pragma once

#include <cstdint>
#include <vector>

namespace docloc::align {

// A step: a_count texts from a on stand for b_count texts from b on. Counts are 0, 1 or 2.
struct Bead {
  uint32_t a = 0;
  uint32_t a_count = 0;
  uint32_t b = 0;
  uint32_t b_count = 0;
  float evidence = 0;
  float confidence = 0;  // 0 to 1; of steps with both sides
  float in_order = 0;    // as sure as this if nothing was swapped
  bool moved = false;    // out of order

  [[nodiscard]] bool is_pair() const { return a_count == 1 && b_count == 1; }
};

// What is aligned. All indices are below the sizes.
class Sequences {
 public:
  Sequences() = default;
  Sequences(const Sequences&) = delete;
  Sequences& operator=(const Sequences&) = delete;
  virtual ~Sequences() = default;

  [[nodiscard]] virtual uint32_t a_size() const = 0;
  [[nodiscard]] virtual uint32_t b_size() const = 0;
  // Log-likelihood ratio of their being translations; below -20: never.
  [[nodiscard]] virtual float pair(uint32_t a, uint32_t b) const = 0;
  // Of a and a + 1 in one text; of one text in b and b + 1. `may_join` says where that can be.
  [[nodiscard]] virtual bool may_join_a(uint32_t a) const = 0;
  [[nodiscard]] virtual bool may_join_b(uint32_t b) const = 0;
  [[nodiscard]] virtual float joined_a(uint32_t a, uint32_t b) const = 0;
  [[nodiscard]] virtual float joined_b(uint32_t a, uint32_t b) const = 0;
  // The group that moves as one: cells of a table row. 0: it moves by itself.
  [[nodiscard]] virtual uint32_t a_group(uint32_t a) const = 0;
  [[nodiscard]] virtual uint32_t b_group(uint32_t b) const = 0;
  // Equal: the same text, so that it does not matter which of them is taken.
  [[nodiscard]] virtual uint64_t a_text(uint32_t a) const = 0;
  [[nodiscard]] virtual uint64_t b_text(uint32_t b) const = 0;
};

// Natural logarithms of how usual each step is.
struct StepPriors {
  float pair = -0.1F;
  float skip = -3.5F;
  float join = -5;
  float swap = -5;
};

// Every index of both sides is in exactly one bead; sorted by a, those of b alone by their neighbours.
[[nodiscard]] std::vector<Bead> align_sequences(const Sequences& sequences, const StepPriors& priors);

}  // namespace docloc::align

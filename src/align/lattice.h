// The best path, and all paths, through the steps over two sequences in order. Internal to room align.
#pragma once

#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "align/sequence_alignment.h"

namespace docloc::align {

// Over the indices `a` and `b` of the sequences, both increasing. The cells far from the diagonal are left out of large
// ones: more than about a hundred texts in a row are then not found to be inserted.
class Lattice {
 public:
  Lattice(const Sequences& sequences, const StepPriors& priors, std::vector<uint32_t> a, std::vector<uint32_t> b);

  // The beads of the best path, with their share of all paths. Every index is in one.
  [[nodiscard]] std::vector<Bead> run();

 private:
  struct Step {
    uint32_t a;
    uint32_t b;
  };
  static constexpr Step kSteps[5] = {{1, 1}, {1, 0}, {0, 1}, {2, 1}, {1, 2}};

  [[nodiscard]] bool inside(size_t i, size_t j) const { return j >= low_[i] && j < low_[i] + width_; }
  [[nodiscard]] size_t cell(size_t i, size_t j) const { return i * width_ + (j - low_[i]); }
  void weigh();
  void weigh_cell(size_t i, size_t j);
  void walk_forward();
  void walk_backward();
  // Weight of step `s` that leaves (i, j); minus infinity: there is none.
  [[nodiscard]] float weight(size_t i, size_t j, size_t s) const;
  // Logarithm of the share of all paths that take the step.
  [[nodiscard]] float share(size_t i, size_t j, size_t s) const;
  // Of all pairs of texts that read like i and j, as a part of what there could be: which of them it is does not
  // matter.
  [[nodiscard]] float share_of_texts(size_t i, size_t j) const;
  // Paths that leave out both texts of a pair: they would be found to have moved, and paired all the same.
  [[nodiscard]] float share_of_moves(size_t i, size_t j) const;
  void sum_skips();
  [[nodiscard]] std::vector<Bead> best_path() const;

  const Sequences& sequences_;
  const StepPriors& priors_;
  std::vector<uint32_t> a_;
  std::vector<uint32_t> b_;
  std::unordered_map<uint64_t, std::vector<size_t>> a_like_;  // positions by text
  std::unordered_map<uint64_t, std::vector<size_t>> b_like_;
  std::vector<size_t> low_;  // by row: the first column kept
  size_t width_ = 0;
  std::vector<float> pair_;  // weights by cell
  std::vector<float> join_a_;
  std::vector<float> join_b_;
  std::vector<float> forward_;
  std::vector<float> backward_;
  std::vector<float> best_;
  std::vector<float> skip_a_;  // by position: share of the paths that leave the text out
  std::vector<float> skip_b_;
  std::vector<uint8_t> taken_;  // by cell: the step by which the best path came
};

}  // namespace docloc::align

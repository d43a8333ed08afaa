#include "align/lattice.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace docloc::align {

namespace {

constexpr float kNever = -std::numeric_limits<float>::infinity();
constexpr size_t kBand = 240;  // columns kept at least

float add_logs(float x, float y) {
  if (x < y) std::swap(x, y);
  return y == kNever || x - y > 18 ? x : x + std::log1p(std::exp(y - x));
}

}  // namespace

Lattice::Lattice(const Sequences& sequences, const StepPriors& priors, std::vector<uint32_t> a, std::vector<uint32_t> b)
    : sequences_(sequences), priors_(priors), a_(std::move(a)), b_(std::move(b)) {
  const size_t n = a_.size();
  const size_t m = b_.size();
  const size_t unequal = n > m ? n - m : m - n;
  width_ = std::min(m + 1, kBand + 2 * unequal);
  low_.resize(n + 1);
  for (size_t i = 0; i <= n; ++i) {
    const size_t centre = n == 0 ? 0 : i * m / n;
    const size_t low = centre > width_ / 2 ? centre - width_ / 2 : 0;
    low_[i] = std::min(low, m + 1 - width_);
  }
  const size_t cells = (n + 1) * width_;
  for (auto* weights : {&pair_, &join_a_, &join_b_, &forward_, &backward_, &best_})
    weights->assign(cells, kNever);
  taken_.assign(cells, 0);
  for (size_t i = 0; i < n; ++i)
    a_like_[sequences.a_text(a_[i])].push_back(i);
  for (size_t j = 0; j < m; ++j)
    b_like_[sequences.b_text(b_[j])].push_back(j);
}

std::vector<Bead> Lattice::run() {
  weigh();
  walk_forward();
  walk_backward();
  sum_skips();
  return best_path();
}

void Lattice::weigh() {
  for (size_t i = 0; i < a_.size(); ++i) {
    for (size_t j = low_[i]; j < low_[i] + width_; ++j) {
      if (j < b_.size()) weigh_cell(i, j);
    }
  }
}

// Two texts stand for one only if both have a share in it: together they say more than either alone.
void Lattice::weigh_cell(size_t i, size_t j) {
  constexpr float kImpossible = -20;
  constexpr float kShare = 1;
  const size_t at = cell(i, j);
  const float pair = sequences_.pair(a_[i], b_[j]);
  if (pair > kImpossible) pair_[at] = pair + priors_.pair;
  if (i + 1 < a_.size() && a_[i + 1] == a_[i] + 1 && sequences_.may_join_a(a_[i])) {
    const float joined = sequences_.joined_a(a_[i], b_[j]);
    if (joined > std::max(pair, sequences_.pair(a_[i + 1], b_[j])) + kShare) join_a_[at] = joined + priors_.join;
  }
  if (j + 1 < b_.size() && b_[j + 1] == b_[j] + 1 && sequences_.may_join_b(b_[j])) {
    const float joined = sequences_.joined_b(a_[i], b_[j]);
    if (joined > std::max(pair, sequences_.pair(a_[i], b_[j + 1])) + kShare) join_b_[at] = joined + priors_.join;
  }
}

float Lattice::weight(size_t i, size_t j, size_t s) const {
  const size_t to_i = i + kSteps[s].a;
  const size_t to_j = j + kSteps[s].b;
  if (to_i > a_.size() || to_j > b_.size() || !inside(to_i, to_j)) return kNever;
  switch (s) {
    case 0:
      return pair_[cell(i, j)];
    case 3:
      return join_a_[cell(i, j)];
    case 4:
      return join_b_[cell(i, j)];
    default:
      return priors_.skip;
  }
}

void Lattice::walk_forward() {
  forward_[cell(0, 0)] = best_[cell(0, 0)] = 0;
  for (size_t i = 0; i <= a_.size(); ++i) {
    for (size_t j = low_[i]; j < low_[i] + width_; ++j) {
      const float so_far = forward_[cell(i, j)];
      if (so_far == kNever) continue;
      for (size_t s = 0; s < std::size(kSteps); ++s) {
        const float step = weight(i, j, s);
        if (step == kNever) continue;
        const size_t to = cell(i + kSteps[s].a, j + kSteps[s].b);
        forward_[to] = add_logs(forward_[to], so_far + step);
        if (best_[cell(i, j)] + step <= best_[to]) continue;
        best_[to] = best_[cell(i, j)] + step;
        taken_[to] = static_cast<uint8_t>(s);
      }
    }
  }
}

void Lattice::walk_backward() {
  backward_[cell(a_.size(), b_.size())] = 0;
  for (size_t i = a_.size() + 1; i-- > 0;) {
    for (size_t j = low_[i] + width_; j-- > low_[i];) {
      float& rest = backward_[cell(i, j)];
      for (size_t s = 0; s < std::size(kSteps); ++s) {
        const float step = weight(i, j, s);
        if (step != kNever) rest = add_logs(rest, step + backward_[cell(i + kSteps[s].a, j + kSteps[s].b)]);
      }
    }
  }
}

float Lattice::share(size_t i, size_t j, size_t s) const {
  const float step = weight(i, j, s);
  if (step == kNever) return kNever;
  return forward_[cell(i, j)] + step + backward_[cell(i + kSteps[s].a, j + kSteps[s].b)] - backward_[cell(0, 0)];
}

float Lattice::share_of_texts(size_t i, size_t j) const {
  constexpr size_t kMostLike = 40;  // of a text that stands everywhere, the nearest say enough
  const std::vector<size_t>& from = a_like_.at(sequences_.a_text(a_[i]));
  const std::vector<size_t>& to = b_like_.at(sequences_.b_text(b_[j]));
  const float own = std::exp(share(i, j, 0));
  if (from.size() > kMostLike || to.size() > kMostLike) return own;
  float sum = 0;
  for (const size_t a : from) {
    for (const size_t b : to) {
      if (inside(a, b)) sum += std::exp(share(a, b, 0));
    }
  }
  return std::max(own, sum / static_cast<float>(std::min(from.size(), to.size())));
}

void Lattice::sum_skips() {
  skip_a_.assign(a_.size(), 0);
  skip_b_.assign(b_.size(), 0);
  for (size_t i = 0; i <= a_.size(); ++i) {
    for (size_t j = low_[i]; j < low_[i] + width_; ++j) {
      if (i < a_.size()) skip_a_[i] += std::exp(share(i, j, 1));
      if (j < b_.size()) skip_b_[j] += std::exp(share(i, j, 2));
    }
  }
}

float Lattice::share_of_moves(size_t i, size_t j) const {
  const float moved = pair_[cell(i, j)] + priors_.swap;
  return std::min(skip_a_[i], skip_b_[j]) / (1 + std::exp(-moved));
}

std::vector<Bead> Lattice::best_path() const {
  std::vector<Bead> beads;
  size_t i = a_.size();
  size_t j = b_.size();
  while (i > 0 || j > 0) {
    const size_t s = taken_[cell(i, j)];
    i -= kSteps[s].a;
    j -= kSteps[s].b;
    Bead bead{
        .a = i < a_.size() ? a_[i] : 0, .a_count = kSteps[s].a, .b = j < b_.size() ? b_[j] : 0, .b_count = kSteps[s].b};
    if (bead.a_count != 0 && bead.b_count != 0) {
      bead.evidence = weight(i, j, s) - (s == 0 ? priors_.pair : priors_.join);
      bead.confidence = s == 0 ? share_of_texts(i, j) + share_of_moves(i, j) : std::exp(share(i, j, s));
      bead.confidence = std::min(bead.confidence, 1.0F);
    }
    beads.push_back(bead);
  }
  std::ranges::reverse(beads);
  return beads;
}

}  // namespace docloc::align

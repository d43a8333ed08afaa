#include "align/sequence_alignment.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "align/lattice.h"

namespace docloc::align {

namespace {

constexpr uint32_t kWindow = 200;  // how far, in pairs, a swapped text is looked for

std::vector<uint32_t> all_below(uint32_t size) {
  std::vector<uint32_t> all(size);
  std::iota(all.begin(), all.end(), 0U);
  return all;
}

// A pair without evidence of its own rests on its neighbours alone; one against the evidence on nothing.
float trust(float evidence) {
  constexpr float kEven = -3.5F;
  return 1.0F / (1.0F + std::exp(kEven - evidence));
}

class SequenceAligner {
 public:
  SequenceAligner(const Sequences& sequences, const StepPriors& priors) : sequences_(sequences), priors_(priors) {}

  std::vector<Bead> run() {
    beads_ = Lattice(sequences_, priors_, all_below(sequences_.a_size()), all_below(sequences_.b_size())).run();
    swap_partners();
    while (pair_leftovers()) {
    }
    for (Bead& bead : beads_)
      bead.in_order = bead.confidence;
    weigh_alternatives();
    for (Bead& bead : beads_) {
      if (bead.a_count != 0 && bead.b_count != 0) bead.confidence *= trust(bead.evidence);
    }
    return std::move(beads_);
  }

 private:
  [[nodiscard]] float pair(uint32_t a, uint32_t b) const { return sequences_.pair(a, b); }
  [[nodiscard]] float swap_prior(size_t distance) const {
    return distance <= 1 ? priors_.swap : priors_.swap - 2 - 0.3F * std::log(static_cast<float>(distance));
  }

  // What speaks for x and y changing partners.
  [[nodiscard]] float crossing(const Bead& x, const Bead& y, size_t distance) const {
    if (sequences_.a_text(x.a) == sequences_.a_text(y.a) || sequences_.b_text(x.b) == sequences_.b_text(y.b)) {
      return -100;
    }
    return pair(x.a, y.b) + pair(y.a, x.b) - x.evidence - y.evidence + swap_prior(distance);
  }

  [[nodiscard]] std::vector<uint32_t> pairs() const {
    std::vector<uint32_t> found;
    for (uint32_t i = 0; i < beads_.size(); ++i) {
      if (beads_[i].is_pair()) found.push_back(i);
    }
    return found;
  }

  void swap_partners() {
    const std::vector<uint32_t> found = pairs();
    for (size_t x = 0; x < found.size(); ++x) {
      size_t best = x;
      float most = 0;
      for (size_t y = x + 1; y < std::min(found.size(), x + kWindow); ++y) {
        const float gain = crossing(beads_[found[x]], beads_[found[y]], y - x);
        if (gain <= most) continue;
        most = gain;
        best = y;
      }
      if (best != x) swap(beads_[found[x]], beads_[found[best]], most);
    }
  }

  void swap(Bead& x, Bead& y, float gain) const {
    std::swap(x.b, y.b);
    for (Bead* bead : {&x, &y}) {
      bead->evidence = pair(bead->a, bead->b);
      bead->confidence = 1.0F / (1.0F + std::exp(-gain));
      bead->moved = true;
    }
  }

  // Texts that stand elsewhere: the leftovers of both sides, in their order. True: some found a partner.
  bool pair_leftovers() {
    std::vector<uint32_t> a;
    std::vector<uint32_t> b;
    for (const Bead& bead : beads_) {
      if (bead.b_count == 0) a.push_back(bead.a);
      if (bead.a_count == 0) b.push_back(bead.b);
    }
    if (a.empty() || b.empty()) return false;
    std::ranges::sort(a);
    std::ranges::sort(b);
    StepPriors priors = priors_;
    priors.pair += priors_.swap / 2;  // most leftovers are gone, not moved
    priors.join = -30;
    priors.skip = -0.1F;
    bool any = false;
    for (Bead bead : Lattice(sequences_, priors, a, b).run()) {
      if (!bead.is_pair()) continue;
      bead.moved = true;
      std::erase_if(beads_, [&](const Bead& other) {
        return (other.b_count == 0 && other.a == bead.a) || (other.a_count == 0 && other.b == bead.b);
      });
      const auto after =
          std::ranges::find_if(beads_, [&](const Bead& other) { return other.a_count != 0 && other.a > bead.a; });
      beads_.insert(after, bead);
      any = true;
    }
    return any;
  }

  void weigh_alternatives() {
    const std::vector<uint32_t> found = pairs();
    std::vector<float> against(beads_.size(), 0);
    for (size_t x = 0; x < found.size(); ++x) {
      for (size_t y = x + 1; y < std::min(found.size(), x + kWindow); ++y) {
        const float weight = std::exp(std::min(20.0F, crossing(beads_[found[x]], beads_[found[y]], y - x)));
        against[found[x]] += weight;
        against[found[y]] += weight;
      }
      for (const Bead& bead : beads_)
        against[found[x]] += left_alternative(beads_[found[x]], bead);
    }
    for (const uint32_t x : found)
      beads_[x].confidence /= 1.0F + against[x];
  }

  // `other` may be a text that found no partner, and this one's.
  [[nodiscard]] float left_alternative(const Bead& pair_bead, const Bead& other) const {
    float gain = -100;
    if (other.a_count == 0 && sequences_.b_text(other.b) != sequences_.b_text(pair_bead.b)) {
      gain = pair(pair_bead.a, other.b);
    } else if (other.b_count == 0 && sequences_.a_text(other.a) != sequences_.a_text(pair_bead.a)) {
      gain = pair(other.a, pair_bead.b);
    }
    return gain <= -20 ? 0 : std::exp(std::min(20.0F, gain - pair_bead.evidence + priors_.swap / 2));
  }

  const Sequences& sequences_;
  const StepPriors& priors_;
  std::vector<Bead> beads_;
};

}  // namespace

std::vector<Bead> align_sequences(const Sequences& sequences, const StepPriors& priors) {
  return SequenceAligner(sequences, priors).run();
}

}  // namespace docloc::align

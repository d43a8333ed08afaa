#include "align/sequence_alignment.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <utility>

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
  using Group = std::vector<uint32_t>;  // indices of beads

  [[nodiscard]] float pair(uint32_t a, uint32_t b) const { return sequences_.pair(a, b); }
  [[nodiscard]] float swap_prior(size_t distance) const {
    return distance <= 1 ? priors_.swap : priors_.swap - 2 - 0.3F * std::log(static_cast<float>(distance));
  }

  // Pairs by the groups of both sides, in order; a pair without a group is one by itself.
  void find_groups() {
    groups_.clear();
    std::map<std::pair<uint32_t, uint32_t>, size_t> known;
    for (const uint32_t i : pairs()) {
      const Bead& bead = beads_[i];
      const std::pair<uint32_t, uint32_t> key{sequences_.a_group(bead.a), sequences_.b_group(bead.b)};
      const bool single = key.first == 0 || key.second == 0;
      if (single || known.emplace(key, groups_.size()).second) {
        groups_.push_back({i});
      } else {
        groups_[known.at(key)].push_back(i);
      }
    }
  }

  // What speaks for two groups changing partners: all of their pairs at once, place by place.
  [[nodiscard]] float crossing(const Group& x, const Group& y, size_t distance) const {
    if (x.size() != y.size()) return -100;
    const bool rows = sequences_.a_group(beads_[x[0]].a) != 0;
    if (rows != (sequences_.a_group(beads_[y[0]].a) != 0)) return -100;
    float sum = swap_prior(distance);
    for (size_t i = 0; i < x.size(); ++i)
      sum += crossing(beads_[x[i]], beads_[y[i]]);
    return sum;
  }

  // What speaks for x and y changing partners.
  [[nodiscard]] float crossing(const Bead& x, const Bead& y) const {
    if (sequences_.b_text(x.b) == sequences_.b_text(y.b)) return 0;
    return pair(x.a, y.b) + pair(y.a, x.b) - x.evidence - y.evidence;
  }

  [[nodiscard]] std::vector<uint32_t> pairs() const {
    std::vector<uint32_t> found;
    for (uint32_t i = 0; i < beads_.size(); ++i) {
      if (beads_[i].is_pair()) found.push_back(i);
    }
    return found;
  }

  void swap_partners() {
    find_groups();
    for (size_t x = 0; x < groups_.size(); ++x) {
      size_t best = x;
      float most = 0;
      for (size_t y = x + 1; y < std::min(groups_.size(), x + kWindow); ++y) {
        const float gain = crossing(groups_[x], groups_[y], y - x);
        if (gain <= most) continue;
        most = gain;
        best = y;
      }
      if (best == x) continue;
      for (size_t i = 0; i < groups_[x].size(); ++i)
        swap(beads_[groups_[x][i]], beads_[groups_[best][i]], most);
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
    const std::set<std::pair<uint64_t, uint64_t>> known = known_texts();
    for (Bead bead : Lattice(sequences_, priors, a, b).run()) {
      if (!bead.is_pair()) continue;
      bead.moved = true;
      // The same two texts are a sure pair elsewhere.
      if (known.contains({sequences_.a_text(bead.a), sequences_.b_text(bead.b)})) bead.confidence = 1;
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

  [[nodiscard]] std::set<std::pair<uint64_t, uint64_t>> known_texts() const {
    constexpr float kSure = 0.95F;
    std::set<std::pair<uint64_t, uint64_t>> known;
    for (const Bead& bead : beads_) {
      if (bead.is_pair() && bead.confidence >= kSure)
        known.emplace(sequences_.a_text(bead.a), sequences_.b_text(bead.b));
    }
    return known;
  }

  void weigh_alternatives() {
    find_groups();
    std::vector<float> against(groups_.size(), 0);
    for (size_t x = 0; x < groups_.size(); ++x) {
      for (size_t y = x + 1; y < std::min(groups_.size(), x + kWindow); ++y) {
        if (reads_alike(groups_[x], groups_[y])) continue;
        const float weight = std::exp(std::min(20.0F, crossing(groups_[x], groups_[y], y - x)));
        against[x] += weight;
        against[y] += weight;
      }
    }
    for (size_t x = 0; x < groups_.size(); ++x) {
      for (const uint32_t i : groups_[x]) {
        float sum = against[x];
        for (const Bead& other : beads_)
          sum += left_alternative(beads_[i], other);
        beads_[i].confidence /= 1.0F + sum;
      }
    }
  }

  // It does not matter which is which.
  [[nodiscard]] bool reads_alike(const Group& x, const Group& y) const {
    if (x.size() != y.size()) return false;
    for (size_t i = 0; i < x.size(); ++i) {
      if (sequences_.b_text(beads_[x[i]].b) != sequences_.b_text(beads_[y[i]].b)) return false;
    }
    return true;
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
  std::vector<Group> groups_;
};

}  // namespace

std::vector<Bead> align_sequences(const Sequences& sequences, const StepPriors& priors) {
  return SequenceAligner(sequences, priors).run();
}

}  // namespace docloc::align

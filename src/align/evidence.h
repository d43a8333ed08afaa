// How much speaks for one text being the translation of another: a log-likelihood ratio. Internal to room align.
//
// 0: as likely as any two texts of the page. The parts are shape (kind, heading level, containers, column), length,
// words (the same ones, and those that the lexicon knows as partners), protected codes, heading anchors.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "align/features.h"
#include "align/lexicon.h"

namespace docloc::align {

// What two pages have in words: how rare each is, what it may stand beside.
class PageWords {
 public:
  // `lexicon` may be null and outlives this. `same_language`: one page is an edit of the other.
  PageWords(const std::vector<Element>& a, const std::vector<Element>& b, const Lexicon* lexicon, bool same_language);

  [[nodiscard]] bool same_language() const { return same_language_; }
  [[nodiscard]] float length_ratio() const { return length_ratio_; }  // of b's texts to a's

  struct Partner {
    uint64_t word = 0;  // on the other side
    float gain = 0;
  };
  // Best gains by word of the other side, sorted by word.
  [[nodiscard]] std::vector<Partner> partners_of_a(const Words& words) const;
  [[nodiscard]] std::vector<Partner> partners_of_b(const Words& words) const;
  // What it costs that a word has no partner in the other text; 0 or less.
  [[nodiscard]] float loss_of_a(uint64_t word) const;
  [[nodiscard]] float loss_of_b(uint64_t word) const;
  [[nodiscard]] float anchor_gain(const Anchor& anchor) const;
  [[nodiscard]] float shape_gain(Shape shape) const { return shape_gain_[static_cast<size_t>(shape)]; }

 private:
  struct Side {
    std::unordered_map<uint64_t, uint32_t> count;  // texts that hold the word
    size_t texts = 0;
  };
  static Side count(const std::vector<Element>& elements);
  [[nodiscard]] float loss_without(uint64_t word, bool on_both) const;
  void link(uint64_t a, uint64_t b, float gain);
  [[nodiscard]] static std::vector<Partner> best(const std::unordered_map<uint64_t, std::vector<Partner>>& links,
                                                 const Words& words);

  Side a_;
  Side b_;
  bool same_language_;
  float length_ratio_ = 1;
  std::unordered_map<uint64_t, std::vector<Partner>> a_links_;
  std::unordered_map<uint64_t, std::vector<Partner>> b_links_;
  std::unordered_map<uint64_t, float> a_loss_;
  std::unordered_map<uint64_t, float> b_loss_;
  std::unordered_map<uint64_t, uint32_t> anchor_count_;
  float shape_gain_[7] = {};
};

// A text made ready for comparing.
struct Weighed {
  Features features;
  std::vector<PageWords::Partner> partners;  // of its words
  std::vector<float> losses;                 // of its words, in their order

  Weighed(Features f, const PageWords& page, bool of_a);
};

// The part of it that lengths have; below 0 where they fit worse than those of any two texts.
[[nodiscard]] float length_evidence(const Features& a, const Features& b, const PageWords& page);

// `shapes`: blocks; without, sentences of one block, which have none.
[[nodiscard]] float evidence(const Weighed& a, const Weighed& b, const PageWords& page, bool shapes);

}  // namespace docloc::align

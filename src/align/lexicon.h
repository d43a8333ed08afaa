// Which words of one language stand where which words of another stand: learned from texts that are taken for
// translations of each other, used to tell which of several texts is the translation of one.
//
// 1. add() every pair of texts. A few wrong ones do no harm: what counts are words that keep company again and again.
// 2. finish() keeps the pairs of words that stand together in clearly more texts than chance would bring. One text is
//    always discounted, so that no pair of texts is its own evidence.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace docloc::align {

// Hashes of a text's words in lower case, each once, sorted. Words with a digit have kNumberBit set, the others not.
using Words = std::vector<uint64_t>;
inline constexpr uint64_t kNumberBit = 1;
[[nodiscard]] Words words_of(std::string_view text, std::string_view locale);

class Lexicon {
 public:
  struct Partner {
    uint64_t word = 0;
    float gain = 0;  // log of how much more often both stand together than by chance; above 0
  };

  // Texts that are very long add only their first words; after some millions of pairs nothing is added any more.
  void add(const Words& source, const Words& target);
  void finish();

  // Of a source word, in the other language: at most a few. After finish().
  [[nodiscard]] std::span<const Partner> partners(uint64_t source_word) const;
  // How surely a word has one of its partners beside it, 0 to 1; 0: it has none.
  [[nodiscard]] float source_certainty(uint64_t source_word) const;
  [[nodiscard]] float target_certainty(uint64_t target_word) const;

  [[nodiscard]] size_t texts() const { return texts_; }
  [[nodiscard]] bool empty() const { return partners_.empty(); }

 private:
  struct Vocabulary {
    std::unordered_map<uint64_t, uint32_t> ids;
    std::vector<uint64_t> words;
    std::vector<uint32_t> counts;  // of texts
    std::vector<float> certainty;

    uint32_t take(uint64_t word);
    [[nodiscard]] float certainty_of(uint64_t word) const;
  };

  void keep(uint32_t source, uint32_t target, uint32_t together);

  Vocabulary source_;
  Vocabulary target_;
  std::vector<uint64_t> together_;  // source id << 32 | target id, once a text
  size_t texts_ = 0;
  std::vector<Partner> partners_;
  std::vector<uint32_t> first_partner_;  // by source id, one more at the end
};

}  // namespace docloc::align

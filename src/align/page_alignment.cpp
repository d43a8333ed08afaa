#include "align/page_alignment.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include "align/import_markdown.h"
#include "align/sentence_text.h"

namespace docloc::align {

namespace {

class Texts : public Sequences {
 public:
  Texts(const std::vector<Features>& a, const std::vector<Features>& b, const PageWords& words, bool shapes)
      : words_(words), shapes_(shapes) {
    for (size_t i = 0; i < a.size(); ++i) {
      a_.emplace_back(a[i], words, true);
      if (i > 0) join(a[i - 1], a[i], true, joined_a_);
    }
    for (size_t i = 0; i < b.size(); ++i) {
      b_.emplace_back(b[i], words, false);
      if (i > 0) join(b[i - 1], b[i], false, joined_b_);
    }
  }

  [[nodiscard]] uint32_t a_size() const override { return static_cast<uint32_t>(a_.size()); }
  [[nodiscard]] uint32_t b_size() const override { return static_cast<uint32_t>(b_.size()); }
  [[nodiscard]] float pair(uint32_t a, uint32_t b) const override { return evidence(a_[a], b_[b], words_, shapes_); }
  [[nodiscard]] bool may_join_a(uint32_t a) const override { return a < joined_a_.size() && joined_a_[a] != nullptr; }
  [[nodiscard]] bool may_join_b(uint32_t b) const override { return b < joined_b_.size() && joined_b_[b] != nullptr; }
  [[nodiscard]] float joined_a(uint32_t a, uint32_t b) const override { return joined(*joined_a_[a], b_[b]); }
  [[nodiscard]] float joined_b(uint32_t a, uint32_t b) const override { return joined(a_[a], *joined_b_[b]); }
  [[nodiscard]] uint32_t a_group(uint32_t a) const override { return a_[a].features.row; }
  [[nodiscard]] uint32_t b_group(uint32_t b) const override { return b_[b].features.row; }
  [[nodiscard]] uint64_t a_text(uint32_t a) const override { return a_[a].features.text; }
  [[nodiscard]] uint64_t b_text(uint32_t b) const override { return b_[b].features.text; }

 private:
  // Nothing gets lost where two texts become one: the lengths must fit.
  [[nodiscard]] float joined(const Weighed& a, const Weighed& b) const {
    constexpr float kNever = -100;
    return length_evidence(a.features, b.features, words_) < 0 ? kNever : evidence(a, b, words_, shapes_);
  }

  // Only paragraphs are cut in two, or made one; and sentences. One that stands there twice was not cut.
  void join(const Features& one, const Features& next, bool of_a, std::vector<std::unique_ptr<Weighed>>& joined) const {
    const bool paragraphs =
        one.shape == Shape::paragraph && next.shape == Shape::paragraph && one.parent == next.parent;
    const bool may = (!shapes_ || paragraphs) && one.text != next.text;
    joined.push_back(may ? std::make_unique<Weighed>(merge(one, next), words_, of_a) : nullptr);
  }

  const PageWords& words_;
  bool shapes_;
  std::vector<Weighed> a_;
  std::vector<Weighed> b_;
  std::vector<std::unique_ptr<Weighed>> joined_a_;  // [i]: of i and i + 1
  std::vector<std::unique_ptr<Weighed>> joined_b_;
};

std::vector<Features> features_of(const std::vector<Element>& elements) {
  std::vector<Features> features;
  for (const Element& element : elements)
    features.push_back(element.features);
  return features;
}

std::vector<Bead> align_elements(const PageAlignment& page) {
  return align_sequences(Texts(features_of(page.source), features_of(page.target), page.words, true), {});
}

// What the page itself says of its words, from the pairs that are sure without.
// Sentence by sentence where both texts have as many: words of neighbouring sentences keep company as well.
void add_sentences(const SentenceText& source, const SentenceText& target, const PageOptions& options,
                   WordPairs& pairs) {
  const std::vector<Features> from = source.features(options.source_locale);
  const std::vector<Features> to = target.features(options.target_locale);
  for (size_t i = 0; i < from.size(); ++i)
    pairs.emplace_back(from[i].words, to[i].words);
}

WordPairs words_of_sure(const PageAlignment& page, const segment::Article& source, const segment::Article& target,
                        const PageOptions& options) {
  constexpr float kSure = 0.8F;
  WordPairs pairs;
  for (const Bead& bead : page.beads) {
    if (!bead.is_pair() || bead.confidence < kSure) continue;
    const Element& from = page.source[bead.a];
    const Element& to = page.target[bead.b];
    if (from.run == nullptr || to.run == nullptr) continue;
    if (from.run->unit == segment::kNoUnit || to.run->unit == segment::kNoUnit) {
      pairs.emplace_back(from.features.words, to.features.words);
      continue;
    }
    const SentenceText ours = sentences_of(source, {from.run->unit}, options.source_locale, true);
    const SentenceText theirs = sentences_of(target, {to.run->unit}, options.target_locale, true);
    if (ours.sentences.size() > 1 && ours.sentences.size() == theirs.sentences.size()) {
      add_sentences(ours, theirs, options, pairs);
    } else {
      pairs.emplace_back(from.features.words, to.features.words);
    }
  }
  return pairs;
}

PageAlignment read_pages(const segment::Article& source, const segment::Article& target, const PageOptions& options) {
  std::vector<Block> source_blocks = blocks_of(source.document);
  std::vector<Block> target_blocks = blocks_of(target.document);
  std::vector<Element> from = elements_of(source, source_blocks, options.source_locale,
                                          options.same_language ? Side::translation : Side::source);
  std::vector<Element> to = elements_of(target, target_blocks, options.target_locale, Side::translation);
  PageWords words(from, to, nullptr, options.same_language);
  PageAlignment page{.source_blocks = std::move(source_blocks),
                     .target_blocks = std::move(target_blocks),
                     .source = std::move(from),
                     .target = std::move(to),
                     .beads = {},
                     .words = std::move(words)};
  return page;
}

}  // namespace

PageAlignment align_pages(const segment::Article& source, const segment::Article& target, const PageOptions& options) {
  PageAlignment page = read_pages(source, target, options);
  if (options.same_language) {
    page.beads = align_elements(page);
    return page;
  }
  Lexicon own;
  const Lexicon* lexicon = options.lexicon;
  if (lexicon == nullptr) {
    page.beads = align_elements(page);
    for (const auto& [source_words, target_words] : words_of_sure(page, source, target, options))
      own.add(source_words, target_words);
    own.finish();
    if (own.empty()) return page;
    lexicon = &own;
  }
  page.words = PageWords(page.source, page.target, lexicon, false);
  page.beads = align_elements(page);
  return page;
}

void pair_in_place(PageAlignment& page) {
  constexpr float kAgainst = -20;
  constexpr float kConfidence = 0.9F;
  if (page.source.size() != page.target.size()) return;
  for (Bead& bead : page.beads) {
    if (bead.b_count != 0 || bead.a_count != 1) continue;
    const auto other = std::ranges::find_if(
        page.beads, [&](const Bead& one) { return one.a_count == 0 && one.b_count == 1 && one.b == bead.a; });
    if (other == page.beads.end()) continue;
    const float speaks = evidence(Weighed(page.source[bead.a].features, page.words, true),
                                  Weighed(page.target[bead.a].features, page.words, false), page.words, true);
    if (speaks < kAgainst) continue;
    bead = {.a = bead.a,
            .a_count = 1,
            .b = bead.a,
            .b_count = 1,
            .evidence = speaks,
            .confidence = kConfidence,
            .in_order = kConfidence};
    other->b_count = 0;  // stands for nothing any more
  }
  std::erase_if(page.beads, [](const Bead& bead) { return bead.a_count == 0 && bead.b_count == 0; });
}

WordPairs sure_words(const segment::Article& source, const segment::Article& target, const ImportOptions& options) {
  if (!source.usable || !target.usable) return {};
  const PageOptions pages{.source_locale = options.source_locale, .target_locale = options.locale};
  PageAlignment page = read_pages(source, target, pages);
  page.beads = align_elements(page);
  return words_of_sure(page, source, target, pages);
}

bool every_part_counts(const std::vector<Features>& source, const Features& target, const PageWords& words) {
  constexpr float kShare = 1;
  const Weighed whole(target, words, false);
  const auto evidence_without = [&](size_t left_out) {
    std::optional<Features> sum;
    for (size_t i = 0; i < source.size(); ++i) {
      if (i != left_out) sum = sum ? merge(*sum, source[i]) : source[i];
    }
    return evidence(Weighed(*sum, words, true), whole, words, false);
  };
  if (source.size() < 2) return true;
  const float all = evidence_without(source.size());
  for (size_t i = 0; i < source.size(); ++i) {
    if (evidence_without(i) + kShare > all) return false;
  }
  return true;
}

std::vector<Bead> align_sentences(const std::vector<Features>& source, const std::vector<Features>& target,
                                  const PageWords& words) {
  constexpr StepPriors kPriors{.pair = -0.1F, .skip = -4.5F, .join = -3.5F, .swap = -6};
  return align_sequences(Texts(source, target, words, false), kPriors);
}

}  // namespace docloc::align

#include "align/evidence.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace docloc::align {

namespace {

using Partner = PageWords::Partner;

constexpr float kMostWords = 60;  // the most that words can say, for and against
constexpr float kMostGain = 4;
constexpr float kIncompatible = -40;

uint64_t anchor_key(const Anchor& anchor) {
  return anchor.key * 31 + static_cast<uint64_t>(anchor.kind);
}

float rarity(uint32_t count, size_t texts) {
  const float share = static_cast<float>(count) / static_cast<float>(std::max<size_t>(texts, 1));
  return std::clamp(std::log(0.7F / share), 0.0F, kMostGain);
}

// Gains of the words of `words` that `partners` names, losses of the others. Both are sorted by word. A gain is seen
// from both sides, so that each counts half of it.
float side_evidence(const Words& words, const std::vector<float>& losses, const std::vector<Partner>& partners) {
  float sum = 0;
  size_t p = 0;
  for (size_t w = 0; w < words.size(); ++w) {
    while (p < partners.size() && partners[p].word < words[w])
      ++p;
    sum += p < partners.size() && partners[p].word == words[w] ? 0.5F * partners[p].gain : losses[w];
  }
  return sum;
}

float word_evidence(const Weighed& a, const Weighed& b) {
  const float forth = side_evidence(b.features.words, b.losses, a.partners);
  const float back = side_evidence(a.features.words, a.losses, b.partners);
  // Words of one text are not independent; the fewer they are, the more each of them says.
  constexpr float kManyWords = 0.55F;
  const auto words = static_cast<float>(a.features.words.size() + b.features.words.size());
  const float scale = kManyWords + (1 - kManyWords) * std::exp(-words / 10);
  return std::clamp(scale * (forth + back), -kMostWords, kMostWords);
}

// A destination may be localized: another one of the same kind costs less than none.
float anchor_evidence(const std::vector<Anchor>& a, const std::vector<Anchor>& b, const PageWords& page) {
  constexpr float kOther = -0.7F;
  constexpr float kMissing = -2.5F;
  constexpr float kMost = 8;
  float sum = 0;
  std::array<int, 16> left_a{};
  std::array<int, 16> left_b{};
  size_t i = 0;
  size_t j = 0;
  while (i < a.size() || j < b.size()) {
    if (j == b.size() || (i < a.size() && a[i] < b[j])) {
      ++left_a[static_cast<size_t>(a[i++].kind)];
    } else if (i == a.size() || b[j] < a[i]) {
      ++left_b[static_cast<size_t>(b[j++].kind)];
    } else {
      sum += page.anchor_gain(a[i]);
      ++i;
      ++j;
    }
  }
  for (size_t kind = 0; kind < left_a.size(); ++kind) {
    const int both = std::min(left_a[kind], left_b[kind]);
    sum += kOther * static_cast<float>(both) + kMissing * static_cast<float>(std::abs(left_a[kind] - left_b[kind]));
  }
  return std::clamp(sum, -kMost, kMost);
}

// Log-ratio of lengths: normal around the page's, narrower for long texts, against the spread of any two texts.
float ratio_evidence(uint32_t a, uint32_t b, float ratio) {
  constexpr float kSmall = 5;
  const float expected = static_cast<float>(a) * ratio + kSmall;
  const float distance = std::log((static_cast<float>(b) + kSmall) / expected);
  // Between alphabets and scripts of syllables or ideographs lengths vary half as much again (measured).
  constexpr float kOtherScript = 0.7F;
  const float freedom = ratio < kOtherScript ? 1.6F : 1;
  const float spread = freedom * (0.11F + 0.5F / std::sqrt(expected + kSmall));
  constexpr float kAnySpread = 1.1F;
  const float near = distance / spread;
  const float any = distance / kAnySpread;
  // A translation in twenty is freer than the others.
  const float usual = 0.95F / spread * std::exp(-0.5F * near * near);
  const float free = 0.05F / (3 * spread) * std::exp(-0.5F * near * near / 9);
  const float other = 1 / kAnySpread * std::exp(-0.5F * any * any);
  return std::clamp(std::log((usual + free + 1e-9F) / other), -7.0F, 2.5F);
}

bool is_text(Shape shape) {
  return shape <= Shape::html;
}

float shape_evidence(const Features& a, const Features& b, const PageWords& page) {
  float sum = 0;
  if (a.shape != b.shape) {
    if (!is_text(a.shape) || !is_text(b.shape)) return kIncompatible;
    sum -= 5;
  } else {
    sum += 0.7F * page.shape_gain(a.shape);
  }
  if (a.shape == Shape::heading && b.shape == Shape::heading) {
    sum -= 2.0F * static_cast<float>(std::abs(a.level - b.level));
    if (a.name != 0 && b.name != 0) sum += a.name == b.name ? 8.0F : -1.0F;
  }
  sum += a.path == b.path ? 0.4F : -1.5F;
  if (a.first != b.first) sum -= 0.7F;
  if (a.shape == Shape::cell && b.shape == Shape::cell) {
    sum += a.column == b.column ? 0.7F : -2.5F;
    if (a.header != b.header) sum -= 2.5F;
  }
  return sum;
}

}  // namespace

PageWords::Side PageWords::count(const std::vector<Element>& elements) {
  Side side;
  side.texts = elements.size();
  for (const Element& element : elements) {
    for (const uint64_t word : element.features.words)
      ++side.count[word];
  }
  return side;
}

PageWords::PageWords(const std::vector<Element>& a, const std::vector<Element>& b, const Lexicon* lexicon,
                     bool same_language)
    : a_(count(a)), b_(count(b)), same_language_(same_language) {
  uint64_t length_a = 0;
  uint64_t length_b = 0;
  std::array<uint32_t, 7> shapes{};
  for (const Element& element : a) {
    ++shapes[static_cast<size_t>(element.features.shape)];
    for (const Anchor& anchor : element.features.anchors)
      ++anchor_count_[anchor_key(anchor)];
    if (is_text(element.features.shape)) length_a += element.features.length;
  }
  for (const Element& element : b) {
    if (is_text(element.features.shape)) length_b += element.features.length;
  }
  constexpr float kSmooth = 200;  // a page with little text says little
  length_ratio_ = (static_cast<float>(length_b) + kSmooth) / (static_cast<float>(length_a) + kSmooth);
  length_ratio_ = std::clamp(length_ratio_, 0.2F, 3.0F);
  for (size_t i = 0; i < shapes.size(); ++i)
    shape_gain_[i] = rarity(std::max(shapes[i], 1U), a.size());
  for (const auto& [word, times] : a_.count) {
    const auto same = b_.count.find(word);
    const bool on_both = same != b_.count.end();
    if (on_both) {
      link(word, word, rarity(std::max(times, same->second), std::max(a_.texts, b_.texts)));
      b_loss_[word] = loss_without(word, true);
    }
    a_loss_[word] = loss_without(word, on_both);
    if (lexicon == nullptr) continue;
    for (const Lexicon::Partner& partner : lexicon->partners(word)) {
      const auto other = b_.count.find(partner.word);
      if (other == b_.count.end()) continue;
      // What stands all over the page tells little of which text is which.
      const float rare = rarity(std::max(times, other->second), std::max(a_.texts, b_.texts));
      link(word, partner.word, std::min(partner.gain, rare));
    }
    const float loss = std::log(1.0F - 0.95F * lexicon->source_certainty(word));
    a_loss_[word] = std::min(a_loss_[word], loss);
  }
  for (const auto& [word, times] : b_.count) {
    float& loss = b_loss_.try_emplace(word, loss_without(word, false)).first->second;
    if (lexicon != nullptr) loss = std::min(loss, std::log(1.0F - 0.95F * lexicon->target_certainty(word)));
  }
  for (auto* links : {&a_links_, &b_links_}) {
    for (auto& [word, partners] : *links)
      std::ranges::sort(partners, {}, &Partner::word);
  }
}

// A word that both pages have may well go with itself; a number surely does.
float PageWords::loss_without(uint64_t word, bool on_both) const {
  if (same_language_) return on_both ? -2.0F : -0.5F;
  const bool number = (word & kNumberBit) != 0;
  if (number) return -4.0F;
  return on_both ? -0.6F : 0.0F;
}

void PageWords::link(uint64_t a, uint64_t b, float gain) {
  a_links_[a].push_back({b, gain});
  b_links_[b].push_back({a, gain});
}

std::vector<Partner> PageWords::best(const std::unordered_map<uint64_t, std::vector<Partner>>& links,
                                     const Words& words) {
  std::vector<Partner> all;
  for (const uint64_t word : words) {
    const auto found = links.find(word);
    if (found != links.end()) all.insert(all.end(), found->second.begin(), found->second.end());
  }
  std::ranges::sort(
      all, [](const Partner& x, const Partner& y) { return x.word != y.word ? x.word < y.word : x.gain > y.gain; });
  all.erase(std::ranges::unique(all, {}, &Partner::word).begin(), all.end());
  return all;
}

std::vector<Partner> PageWords::partners_of_a(const Words& words) const {
  return best(a_links_, words);
}

std::vector<Partner> PageWords::partners_of_b(const Words& words) const {
  return best(b_links_, words);
}

float PageWords::loss_of_a(uint64_t word) const {
  const auto found = a_loss_.find(word);
  return found == a_loss_.end() ? 0 : found->second;
}

float PageWords::loss_of_b(uint64_t word) const {
  const auto found = b_loss_.find(word);
  return found == b_loss_.end() ? 0 : found->second;
}

float PageWords::anchor_gain(const Anchor& anchor) const {
  const auto found = anchor_count_.find(anchor_key(anchor));
  return found == anchor_count_.end() ? kMostGain : rarity(found->second, a_.texts);
}

Weighed::Weighed(Features f, const PageWords& page, bool of_a)
    : features(std::move(f)), partners(of_a ? page.partners_of_a(features.words) : page.partners_of_b(features.words)) {
  losses.reserve(features.words.size());
  for (const uint64_t word : features.words)
    losses.push_back(of_a ? page.loss_of_a(word) : page.loss_of_b(word));
}

float length_evidence(const Features& a, const Features& b, const PageWords& page) {
  const bool code = !is_text(a.shape);
  return ratio_evidence(a.length, b.length, code || page.same_language() ? 1 : page.length_ratio());
}

float evidence(const Weighed& a, const Weighed& b, const PageWords& page, bool shapes) {
  float sum = 0;
  if (shapes) {
    sum = shape_evidence(a.features, b.features, page);
    if (sum <= kIncompatible) return sum;
  }
  sum += length_evidence(a.features, b.features, page);
  sum += word_evidence(a, b) + anchor_evidence(a.features.anchors, b.features.anchors, page);
  const bool unchanged_code = shapes && !is_text(a.features.shape) && a.features.text == b.features.text;
  return unchanged_code ? sum + 3 : sum;
}

}  // namespace docloc::align

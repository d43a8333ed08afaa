#include "align/lexicon.h"

#include <algorithm>
#include <cmath>

#include "base/hash.h"
#include "base/utf8.h"
#include "text/locale.h"
#include "text/words.h"

namespace docloc::align {

namespace {

constexpr size_t kMostWords = 60;          // of one text
constexpr size_t kMostPairs = 16'000'000;  // 128 MB while learning
constexpr float kLeastCertainty = 0.15F;   // of one of the two words
constexpr double kLeastRatio = 3;          // to chance
constexpr double kMostRatio = 60;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// "1 024 500" as "1024500": spaces, also unbreakable and narrow ones, between groups of three digits are left out.
std::string ungrouped(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    size_t space = 0;
    for (const std::string_view one : {" ", "\xC2\xA0", "\xE2\x80\xAF"}) {
      if (text.substr(i).starts_with(one)) space = one.size();
    }
    const std::string_view group = text.substr(std::min(i + space, text.size()), 4);
    const bool three = group.size() >= 3 && std::ranges::all_of(group.substr(0, 3), is_digit) &&
                       (group.size() == 3 || !is_digit(group[3]));
    if (space != 0 && three && !out.empty() && is_digit(out.back())) {
      i += space - 1;
    } else {
      out += text[i];
    }
  }
  return out;
}

// Inflections and compounds share their beginning.
std::string_view stem_of(std::string_view word) {
  constexpr size_t kLetters = 6;
  size_t end = 0;
  for (size_t n = 0; n < kLetters && end < word.size(); ++n)
    end += character_length(word, end);
  return word.substr(0, end);
}

}  // namespace

Words words_of(std::string_view text, std::string_view locale) {
  const std::string plain = ungrouped(text);
  Words words;
  for (const std::string_view token : text::word_tokens(plain, locale)) {
    if (!text::has_words(token, true)) continue;
    std::string word = text::to_lower(token);
    const bool number = std::ranges::any_of(token, is_digit);
    // "1,024.5" and "1.024,5" are the same number.
    if (number) std::erase_if(word, [](char c) { return c == '.' || c == ','; });
    words.push_back(number ? hash64(word) | kNumberBit : hash64(stem_of(word)) & ~kNumberBit);
  }
  std::ranges::sort(words);
  words.erase(std::ranges::unique(words).begin(), words.end());
  return words;
}

uint32_t Lexicon::Vocabulary::take(uint64_t word) {
  const auto [at, added] = ids.emplace(word, static_cast<uint32_t>(words.size()));
  if (added) {
    words.push_back(word);
    counts.push_back(0);
  }
  ++counts[at->second];
  return at->second;
}

float Lexicon::Vocabulary::certainty_of(uint64_t word) const {
  const auto found = ids.find(word);
  return found == ids.end() || found->second >= certainty.size() ? 0 : certainty[found->second];
}

void Lexicon::add(const Words& source, const Words& target) {
  const size_t from = std::min(source.size(), kMostWords);
  const size_t to = std::min(target.size(), kMostWords);
  if (from == 0 || to == 0 || together_.size() + from * to > kMostPairs) return;
  ++texts_;
  std::vector<uint32_t> targets;
  for (size_t t = 0; t < to; ++t)
    targets.push_back(target_.take(target[t]));
  for (size_t s = 0; s < from; ++s) {
    const uint64_t high = uint64_t{source_.take(source[s])} << 32U;
    for (const uint32_t low : targets)
      together_.push_back(high | low);
  }
}

void Lexicon::finish() {
  std::ranges::sort(together_);
  source_.certainty.assign(source_.words.size(), 0);
  target_.certainty.assign(target_.words.size(), 0);
  first_partner_.assign(source_.words.size() + 1, 0);
  for (size_t i = 0; i < together_.size();) {
    size_t end = i;
    while (end < together_.size() && together_[end] == together_[i])
      ++end;
    keep(static_cast<uint32_t>(together_[i] >> 32U), static_cast<uint32_t>(together_[i]),
         static_cast<uint32_t>(end - i));
    i = end;
  }
  for (size_t s = 1; s < first_partner_.size(); ++s)
    first_partner_[s] += first_partner_[s - 1];
  together_ = {};
}

// `together` less one text, less what is uncertain in so few, less what chance would bring.
void Lexicon::keep(uint32_t source, uint32_t target, uint32_t together) {
  if (together < 2) return;
  const double from = source_.counts[source];
  const double to = target_.counts[target];
  const double chance = from * to / static_cast<double>(texts_);
  const double others = together - 1;
  const double sure = others - 0.5 * std::sqrt(others) - chance;
  const double ratio = sure / std::max(chance, 1e-9);
  const auto source_share = static_cast<float>(sure / from);
  const auto target_share = static_cast<float>(sure / to);
  if (ratio < kLeastRatio || std::max(source_share, target_share) < kLeastCertainty) return;
  source_.certainty[source] = std::max(source_.certainty[source], source_share);
  target_.certainty[target] = std::max(target_.certainty[target], target_share);
  partners_.push_back({target_.words[target], static_cast<float>(std::log(std::min(ratio, kMostRatio)))});
  ++first_partner_[source + 1];
}

std::span<const Lexicon::Partner> Lexicon::partners(uint64_t source_word) const {
  const auto found = source_.ids.find(source_word);
  if (found == source_.ids.end() || found->second + 1 >= first_partner_.size()) return {};
  const uint32_t begin = first_partner_[found->second];
  return std::span(partners_).subspan(begin, first_partner_[found->second + 1] - begin);
}

float Lexicon::source_certainty(uint64_t source_word) const {
  return source_.certainty_of(source_word);
}

float Lexicon::target_certainty(uint64_t target_word) const {
  return target_.certainty_of(target_word);
}

}  // namespace docloc::align

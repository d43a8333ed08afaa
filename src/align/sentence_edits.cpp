#include "align/sentence_edits.h"

#include <algorithm>

#include "text/words.h"

namespace docloc::align {

namespace {

constexpr uint32_t kNone = UINT32_MAX;
constexpr uint32_t kSame = 1000;  // worth of two sentences that read the same, above any likeness
constexpr uint32_t kLikeAtLeast = 30;

class Edits {
 public:
  Edits(const std::vector<ShownSentence>& shown, const std::vector<std::string>& now, std::string_view locale)
      : shown_(shown), now_(now), partner_(now.size(), kNone), same_(now.size(), false) {
    for (const ShownSentence& sentence : shown)
      shown_words_.push_back(text::word_hashes(sentence.reads, locale));
    for (const std::string& sentence : now)
      now_words_.push_back(text::word_hashes(sentence, locale));
  }

  std::optional<std::vector<EditedSegment>> run(uint32_t segments) {
    if (shown_.size() == now_.size()) {
      pair_in_order();
    } else {
      pair_alike();
      if (!fill_gaps()) return std::nullopt;
    }
    return segments_of(segments);
  }

 private:
  // As many sentences as before, most of them where they were.
  void pair_in_order() {
    for (uint32_t n = 0; n < now_.size(); ++n) {
      partner_[n] = n;
      same_[n] = shown_[n].reads == now_[n];
    }
    const auto moved = [&](size_t n) {
      return !same_[n] && std::ranges::any_of(shown_, [&](const ShownSentence& s) { return s.reads == now_[n]; });
    };
    for (size_t n = 0; n < now_.size(); ++n)
      moved_ = moved_ || moved(n);
  }

  [[nodiscard]] uint32_t worth(size_t s, size_t n) const {
    if (shown_[s].reads == now_[n]) return kSame;
    const uint32_t alike = text::similarity(shown_words_[s], now_words_[n], kLikeAtLeast);
    return alike < kLikeAtLeast ? 0 : alike;
  }

  void pair_alike() {
    const size_t rows = shown_.size() + 1;
    const size_t columns = now_.size() + 1;
    std::vector<uint32_t> best(rows * columns, 0);
    for (size_t s = shown_.size(); s-- > 0;) {
      for (size_t n = now_.size(); n-- > 0;) {
        const uint32_t both = worth(s, n);
        const uint32_t with = both == 0 ? 0 : both + best[(s + 1) * columns + n + 1];
        best[s * columns + n] = std::max({with, best[(s + 1) * columns + n], best[s * columns + n + 1]});
      }
    }
    size_t s = 0;
    size_t n = 0;
    while (s < shown_.size() && n < now_.size()) {
      const uint32_t both = worth(s, n);
      if (both != 0 && best[s * columns + n] == both + best[(s + 1) * columns + n + 1]) {
        partner_[n] = static_cast<uint32_t>(s);
        same_[n] = both == kSame;
        ++s;
        ++n;
      } else if (best[s * columns + n] == best[(s + 1) * columns + n]) {
        ++s;
      } else {
        ++n;
      }
    }
  }

  // Between sentences that have partners: as many on both sides go in order; one that is new goes to the segment of
  // its neighbours, if they are of one. False: nobody can tell.
  bool fill_gaps() {
    for (size_t n = 0; n < now_.size();) {
      if (partner_[n] != kNone) {
        ++n;
        continue;
      }
      size_t end = n;
      while (end < now_.size() && partner_[end] == kNone)
        ++end;
      const uint32_t before = n == 0 ? 0 : partner_[n - 1] + 1;
      const uint32_t after = end == now_.size() ? static_cast<uint32_t>(shown_.size()) : partner_[end];
      if (!fill_gap(n, end, before, after)) return false;
      n = end;
    }
    return true;
  }

  bool fill_gap(size_t n, size_t end, uint32_t before, uint32_t after) {
    if (after - before == end - n) {
      for (size_t i = n; i < end; ++i)
        partner_[i] = before + static_cast<uint32_t>(i - n);
      return true;
    }
    const uint32_t first = before < after ? before : before == 0 ? 0 : before - 1;
    const uint32_t last = before < after ? after - 1 : first;
    if (shown_[first].segment != shown_[last].segment) return false;
    if (before == after && after < shown_.size() && before > 0 && shown_[after].segment != shown_[first].segment) {
      return false;  // new, between two segments
    }
    for (size_t i = n; i < end; ++i)
      partner_[i] = first;
    return true;
  }

  [[nodiscard]] std::optional<std::vector<EditedSegment>> segments_of(uint32_t segments) const {
    if (moved_) return std::nullopt;
    std::vector<EditedSegment> edited(segments);
    std::vector<uint32_t> kept(segments, 0);
    std::vector<uint32_t> was(segments, 0);
    for (const ShownSentence& sentence : shown_)
      ++was[sentence.segment];
    for (uint32_t n = 0; n < now_.size(); ++n) {
      const uint32_t segment = shown_[partner_[n]].segment;
      EditedSegment& to = edited[segment];
      if (to.end == 0) to.begin = n;
      to.end = n + 1;
      kept[segment] += same_[n] ? 1 : 0;
    }
    for (uint32_t s = 0; s < segments; ++s) {
      if (edited[s].end == 0) return std::nullopt;
      edited[s].changed = kept[s] != was[s] || edited[s].end - edited[s].begin != was[s];
    }
    return edited;
  }

  const std::vector<ShownSentence>& shown_;
  const std::vector<std::string>& now_;
  std::vector<std::vector<uint64_t>> shown_words_;
  std::vector<std::vector<uint64_t>> now_words_;
  std::vector<uint32_t> partner_;  // by sentence of now_: the shown one
  std::vector<bool> same_;
  bool moved_ = false;
};

}  // namespace

std::optional<std::vector<EditedSegment>> find_edited(const std::vector<ShownSentence>& shown,
                                                      const std::vector<std::string>& now, uint32_t segments,
                                                      std::string_view locale) {
  if (shown.empty() || now.empty()) return std::nullopt;
  return Edits(shown, now, locale).run(segments);
}

}  // namespace docloc::align

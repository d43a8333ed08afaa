#include "site/segment_alignment.h"

#include <algorithm>
#include <string>

#include "segment/article.h"
#include "site/word_count.h"
#include "text/words.h"

namespace docloc::site {
namespace {

// Worth more than any number of alike ones that a unit of sane length could have in its place.
constexpr uint32_t kEqual = 1000;
// Beyond so many pairs only equal segments are sought.
constexpr size_t kMostPairs = 40'000;

struct Side {
  std::vector<size_t> index;  // into Unit::segments
  std::vector<std::string> key;
  std::vector<std::vector<uint64_t>> words;

  Side(const catalog::Unit& unit, std::string_view locale) {
    for (size_t i = 0; i < unit.segments.size(); ++i) {
      const catalog::Segment& segment = unit.segments[i];
      if (segment.ignorable) continue;
      index.push_back(i);
      key.push_back(segment::key_text(segment.source, unit.codes));
      words.push_back(text::word_hashes(countable_text(segment.source), locale));
    }
  }
};

uint32_t score_of(const Side& a, size_t i, const Side& b, size_t j, bool alike_too) {
  if (a.key[i] == b.key[j]) return kEqual;
  if (!alike_too) return 0;
  const uint32_t similarity = text::similarity(a.words[i], b.words[j], kLeastAlike);
  return similarity >= kLeastAlike ? similarity : 0;
}

}  // namespace

std::vector<SegmentPair> align_segments(const catalog::Unit& before, const catalog::Unit& after,
                                        std::string_view locale) {
  const Side a(before, locale);
  const Side b(after, locale);
  const size_t rows = a.index.size();
  const size_t columns = b.index.size();
  const bool alike_too = rows * columns <= kMostPairs;
  // best[i][j]: the score of what follows i and j.
  std::vector<std::vector<uint32_t>> best(rows + 1, std::vector<uint32_t>(columns + 1, 0));
  std::vector<std::vector<uint32_t>> score(rows, std::vector<uint32_t>(columns, 0));
  for (size_t i = rows; i-- > 0;) {
    for (size_t j = columns; j-- > 0;) {
      score[i][j] = score_of(a, i, b, j, alike_too);
      const uint32_t paired = score[i][j] == 0 ? 0 : score[i][j] + best[i + 1][j + 1];
      best[i][j] = std::max({paired, best[i + 1][j], best[i][j + 1]});
    }
  }
  std::vector<SegmentPair> pairs;
  size_t i = 0;
  size_t j = 0;
  while (i < rows || j < columns) {
    const bool both = i < rows && j < columns;
    if (both && score[i][j] != 0 && best[i][j] == score[i][j] + best[i + 1][j + 1]) {
      pairs.push_back({.before = a.index[i], .after = b.index[j], .same = score[i][j] == kEqual});
      ++i;
      ++j;
    } else if (i < rows && (j == columns || best[i][j] == best[i + 1][j])) {
      pairs.push_back({.before = a.index[i++]});
    } else {
      pairs.push_back({.after = b.index[j++]});
    }
  }
  return pairs;
}

}  // namespace docloc::site

// A translation beside its source, as rules compare them: text as readers see it, with a place for each inline code.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "catalog/catalog.h"
#include "segment/article.h"

namespace docloc::check {

// What stands in a Side's text for one end of an inline code (U+FFFC, three bytes).
inline constexpr std::string_view kCode = "\xEF\xBF\xBC";
inline constexpr char32_t kCodeSign = 0xFFFC;  // the same as a character

struct Mark {
  uint32_t at = 0;           // where its U+FFFC begins in the text
  uint32_t code = 0;         // from 1, the catalog unit's
  segment::PartKind part{};  // placeholder, open or close
  friend bool operator==(const Mark&, const Mark&) = default;
};

// Decoded UTF-8. A soft line break is '\n'.
struct Side {
  std::string text;
  std::vector<Mark> marks;  // in order
};

// A segment that has a target.
struct SegmentPair {
  uint32_t segment = 0;  // index into catalog::Unit::segments
  Span source;           // its bytes of UnitPair::source.text
  Span target;           // and of UnitPair::target.text
};

// A unit with a target in at least one segment. Both sides hold the segments that have one, joined, with the white
// space (ignorable segments) between them: translators move things from sentence to sentence.
struct UnitPair {
  uint32_t article_unit = 0;               // index into Article::units
  const segment::Unit* article = nullptr;  // where it stands
  const catalog::Unit* strings = nullptr;  // the codes, states and notes
  std::vector<SegmentPair> segments;       // in order; without the ignorable ones
  Side source;
  Side target;

  [[nodiscard]] const segment::Code& code(const Mark& mark) const { return strings->codes[mark.code - 1]; }
  // The segment whose target holds byte `at` of target.text (the nearest before it).
  [[nodiscard]] const SegmentPair& segment_at(uint32_t at) const;
  // Whether a segment's target begins or ends at byte `at` of target.text: a space put there would be at its edge, and
  // mt/leading-space would take it out again.
  [[nodiscard]] bool is_edge(uint32_t at) const;
};

// Of every unit that is in both, is not obsolete and has a target; a guess (Origin::fuzzy) is no target. In the
// article's order. The pairs point into both.
[[nodiscard]] std::vector<UnitPair> pairs_of(const segment::Article& article, const catalog::Catalog& catalog);

// A content as a Side.
[[nodiscard]] Side side_of(const segment::Content& content);

struct Shown {
  std::string text;
  Span mark;
};
// `span` of `side` (within `part`), as it is written: each code's own bytes in place of U+FFFC, line breaks as spaces.
[[nodiscard]] Shown shown(const UnitPair& pair, const Side& side, Span part, Span span);

}  // namespace docloc::check

// Does a localized article say what was meant? Compared are the trees' blocks, and every run of text with its codes.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "segment/apply.h"
#include "segment/extract.h"

namespace docloc::segment {

// Where the localized tree first departs from the source's.
struct Mismatch {
  bool blocks = false;         // the block structures differ
  uint32_t at = 0;             // blocks: about where in the localized bytes
  std::vector<uint32_t> runs;  // else: the runs (indices into Article::runs) that read otherwise than meant
  [[nodiscard]] bool none() const { return !blocks && runs.empty(); }
};

// `expected[i]` is the canonical form meant for article.runs[i]. Fills `nodes` (see Localized::nodes) as far as the
// structures are equal.
[[nodiscard]] Mismatch compare(const Article& article, const std::vector<std::string>& expected,
                               const markdown::Document& localized, std::string_view bytes,
                               std::vector<uint32_t>& nodes);

}  // namespace docloc::segment

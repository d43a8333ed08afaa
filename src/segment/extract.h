// Document -> runs and units. Used by article.cpp for a source, and by apply.cpp for the parse of a localized article.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "segment/article.h"
#include "segment/tokens.h"

namespace docloc::segment {

struct Extraction {
  std::vector<Unit> units;
  std::vector<Run> runs;
  std::map<std::string, uint32_t> opaque_causes;
};

// In order of bytes, front matter not included. Run::unit counts from `first_unit`.
[[nodiscard]] Extraction extract(const markdown::Document& document, std::string_view bytes, uint32_t first_unit);

// An HTML block's text and tags as tokens, cut where block-level elements, comments and elements that hold no prose
// (script, style, pre, ...) stand.
[[nodiscard]] std::vector<Tokens> read_html_block(const markdown::Document& document, std::string_view bytes,
                                                  uint32_t node);

}  // namespace docloc::segment

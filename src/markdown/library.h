// The bridge to cmark-gfm. Included by the .cpp files of this room only.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "markdown/document.h"

namespace docloc::markdown {

// What the library says of a block's place; lines and columns count from 1 within the parsed bytes, 0: not known.
struct BlockPlace {
  uint32_t node = 0;
  uint32_t start_line = 0;
  uint32_t start_column = 0;
  uint32_t end_line = 0;
  uint32_t item_offset = 0;  // item: columns of indentation its continuation lines need
};

struct LibraryTree {
  Document document;               // nodes and pool; no spans
  std::vector<BlockPlace> places;  // one for each block node, in document order
};

// Parses `body` with cmark-gfm and copies its tree. Any thread.
//
// The library's extensions are not made for threads: each parse adds the extensions' special characters to a
// process-wide table before the inlines and removes them afterwards. autolink's are added once and it is made to forget
// them, so that no parse writes them any more. strikethrough must keep its '~' (the library looks the extension up by
// it), but only texts with a '~' read or write that entry: those take turns, all others run side by side.
[[nodiscard]] LibraryTree parse_with_library(std::string_view body, const ParseOptions& options);

}  // namespace docloc::markdown

// Finds where every block of the library's tree stands in the parsed text.
#pragma once

#include <string_view>
#include <vector>

#include "base/source.h"
#include "markdown/library.h"

namespace docloc::markdown {

// Sets the spans of all nodes, Document::line_joins and Document::opaque. `lines` are those that the library was given,
// as lines of `bytes`: every leaf block's lines are found by the library's line numbers and the containers around the
// block, a table's rows and cells by GFM's own rules.
void locate(std::string_view bytes, const std::vector<Line>& lines, LibraryTree& tree);

}  // namespace docloc::markdown

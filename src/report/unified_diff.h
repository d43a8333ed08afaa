// What became of a file, line by line, as patch(1) and "git apply" read it.
#pragma once

#include <string>
#include <string_view>

namespace docloc::report {

// "--- a/PATH", "+++ b/PATH" and hunks with three lines of context; empty for equal texts. Lines end at LF; their bytes
// stay as they are, a missing one at the end is said. The fewest lines possible change (Myers 1986), unless that are
// more than 1500: then everything between the first and the last changed line is one change.
[[nodiscard]] std::string unified_diff(std::string_view path, std::string_view before, std::string_view after);

}  // namespace docloc::report

// Which files a build wrote into its output folder, so that the next one may remove those that no page has any more.
// Files that no record names are somebody else's and never touched.
//
// `.docloc/outputs-<hash of the folder>.txt`, UTF-8, LF: the line "docloc outputs 1", the output folder, then a path
// below it a line, sorted. A file of another version, or damaged, counts as none.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "base/ports.h"
#include "base/result.h"

namespace docloc::site {

using OutputPaths = std::set<std::string, std::less<>>;

// Empty when there is no record.
[[nodiscard]] OutputPaths read_output_record(const Store& store, std::string_view out);
[[nodiscard]] Result<void> write_output_record(Store& store, std::string_view out, const OutputPaths& paths);

}  // namespace docloc::site

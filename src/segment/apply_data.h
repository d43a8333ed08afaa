// apply() for data files. Internal to room segment.
#pragma once

#include <optional>
#include <vector>

#include "segment/apply.h"

namespace docloc::segment {

// The file with its targets in place of its values. Every scalar is read again: those with a target read as it, all
// others as before; what does not is refused. Fields and heading anchors are of articles only.
[[nodiscard]] Localized apply_data(const Article& article, const std::vector<std::optional<Target>>& targets,
                                   const ApplyOptions& options);

}  // namespace docloc::segment

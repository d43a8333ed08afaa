// A path whose letters have the wrong case, written as its file is called. Internal to room check.
#pragma once

#include <optional>

#include "base/finding.h"
#include "check/check.h"
#include "links/link_index.h"

namespace docloc::check {

// The edit of the article's bytes after which `link`, whose verdict `to` is wrong_case, leads to its file: other
// letters, everything else as it was written. nullopt: the address does not stand in the link itself (that of a
// reference stands in its definition), or not as it is.
[[nodiscard]] std::optional<Edit> mend_case(const Subject& subject, const links::Link& link,
                                            const links::Resolution& to);

}  // namespace docloc::check

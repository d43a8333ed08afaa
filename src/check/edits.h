// Fixes, carried out: the edits of a Fix in the text that they are of.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "segment/content.h"

namespace docloc::check {

// Whether the two touch the same bytes, or meet: then it is not sure what comes first, and each of them is better
// looked at after the other one was made.
[[nodiscard]] bool meet(const Edit& a, const Edit& b);

// `edits` of `text`, in any order. nullopt: two of them meet, or one leaves the text.
[[nodiscard]] std::optional<std::string> apply_edits(std::string_view text, std::vector<Edit> edits);

// The same of a target whose text is that of side_of(target) (check/pairs.h). Codes stay as they are; what is put
// before the first byte of one comes before it. In normal form. nullopt also: an edit covers a code.
[[nodiscard]] std::optional<segment::Content> apply_edits(const segment::Content& target, std::vector<Edit> edits);

}  // namespace docloc::check

// The names that findings of a check have: those of rules(), and of what reading, applying and the site find on the
// way.
#pragma once

#include <span>
#include <string_view>

namespace docloc::check {

// Those that are no Rule, sorted. A test holds the list against the sources.
[[nodiscard]] std::span<const std::string_view> other_finding_ids();

[[nodiscard]] bool is_finding_id(std::string_view id);
// "links/*": a name of some finding begins so.
[[nodiscard]] bool is_family_pattern(std::string_view name);

}  // namespace docloc::check

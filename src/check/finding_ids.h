// The names that findings of a check have: those of rules(), and of what reading, applying and the site find on the
// way.
#pragma once

#include <span>
#include <string_view>

namespace docloc::check {

// Those that are no Rule, sorted. A test holds the list against the sources.
[[nodiscard]] std::span<const std::string_view> other_finding_ids();

[[nodiscard]] bool is_finding_id(std::string_view id);
// What can be let stand in one unit: what rules find in texts and behind addresses, and what apply refuses of a
// translation. Not what is wrong with a file as a whole.
[[nodiscard]] bool is_suppressible(std::string_view id);
// Such an id, or "family/*" with some of them in the family.
[[nodiscard]] bool is_suppressible_pattern(std::string_view name);
// "links/*": a name of some finding begins so.
[[nodiscard]] bool is_family_pattern(std::string_view name);

}  // namespace docloc::check

// "Did you mean": the name that was probably meant.
#pragma once

#include <span>
#include <string_view>

namespace docloc::site {

// The name of `names` with the fewest edits (insert, delete, replace, swap of neighbours; bytes) from `name`; also one
// of which `name` is a dotted part ("title" for "site.title"). Empty: none is near. First wins.
[[nodiscard]] std::string_view nearest_name(std::string_view name, std::span<const std::string_view> names);

}  // namespace docloc::site

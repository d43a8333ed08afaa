// The common case of front matter, read without yaml-cpp. Internal to room yaml.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "yaml/front_matter.h"

namespace docloc::yaml {

// Scalars of `content` when it is nothing but comments, blank lines and lines "key: scalar" whose meaning is beyond
// doubt: plain, or quoted without escapes, on one line; no key twice. nullopt: ask yaml-cpp. Never reads wrongly.
[[nodiscard]] std::optional<std::vector<Scalar>> read_flat(std::string_view bytes, Span content);

}  // namespace docloc::yaml

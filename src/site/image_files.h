// Images of the project. Internal to room site.
#pragma once

#include <string>
#include <string_view>

#include "site/sources.h"

namespace docloc::site {

// "WIDTHxHEIGHT" in pixels; empty: the file is not there, or of no kind that is known.
[[nodiscard]] std::string size_of_image(const Job& job, std::string_view file);

}  // namespace docloc::site

// Which docloc this is.
#pragma once

#include <string_view>

namespace docloc::cli {

// The version and a hash of the sources: what another docloc made may not be taken for this one's.
extern const std::string_view kToolVersion;

}  // namespace docloc::cli

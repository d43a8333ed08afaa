// What a file is, for the header Content-Type.
#pragma once

#include <string_view>

namespace docloc::serve {

// By the ending of its name, in any case; texts say that they are UTF-8. Unknown: application/octet-stream.
[[nodiscard]] std::string_view media_type(std::string_view path);

}  // namespace docloc::serve

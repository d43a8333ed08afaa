// Links, images and videos that directives stand for. Private to the room.
#pragma once

#include <string>
#include <string_view>

#include "render/html.h"

namespace docloc::render {

// A link that shows its own address.
[[nodiscard]] std::string link_html(std::string_view target, const BodyOptions& options);

// A frame where the host may have one (options.frame_sources), else a link.
[[nodiscard]] std::string video_html(std::string_view target, const BodyOptions& options);

}  // namespace docloc::render

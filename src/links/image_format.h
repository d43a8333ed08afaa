// Which kind of picture a file is, told by its bytes.
#pragma once

#include <string_view>

namespace docloc::links {

// "png", "gif", "jpeg", "webp", "bmp", "avif", "svg", "ico" or "tiff"; empty: none of these. The first kilobyte is
// enough, of an SVG as much as stands before its first tag.
[[nodiscard]] std::string_view image_format(std::string_view bytes);

// The format that a file's name says it has, by its extension in any case; empty: it is no image's.
[[nodiscard]] std::string_view named_format(std::string_view path);

}  // namespace docloc::links

// How large a picture is shown, from the first bytes of its file, so that a page can keep its place before it is there.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace docloc::links {

// CSS pixels, at least 1 each.
struct PixelSize {
  uint32_t width = 0;
  uint32_t height = 0;
  friend bool operator==(const PixelSize&, const PixelSize&) = default;
};

// As many bytes of a file as pixel_size() has a use for. A JPEG whose frame header stands behind more metadata than
// that, and an AVIF with its properties behind its pictures, have no size then.
inline constexpr size_t kImageHeadBytes = 64U << 10U;

// PNG, GIF, JPEG, WebP, BMP, AVIF and SVG, told by their bytes alone. Turned as browsers turn it: Exif's orientation
// (JPEG, WebP) and irot (AVIF) swap the sides. SVG: width and height where they are absolute lengths, else the viewBox.
// None: another format, damaged, or a side of 0. Any bytes at all; never reads outside them.
[[nodiscard]] std::optional<PixelSize> pixel_size(std::string_view bytes);

}  // namespace docloc::links

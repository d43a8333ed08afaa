#include "links/image_size.h"

#include <utility>

#include "links/image_bytes.h"

namespace docloc::links {
namespace {

using Size = std::optional<PixelSize>;

Size png_size(const ImageBytes& file) {
  constexpr size_t kHeader = 8;
  size_t at = kHeader;
  // Apple's variant has a chunk of its own before the header.
  if (file.is(at + 4, "CgBI")) at += file.big(at, 4) + size_t{12};
  if (!file.is(at + 4, "IHDR") || !file.has(at + 8, 8)) return std::nullopt;
  return PixelSize{file.big(at + 8, 4), file.big(at + 12, 4)};
}

Size gif_size(const ImageBytes& file) {
  if (!file.has(6, 4)) return std::nullopt;
  return PixelSize{file.little(6, 2), file.little(8, 2)};
}

Size bmp_size(const ImageBytes& file) {
  constexpr uint32_t kCoreHeader = 12;
  const uint32_t header = file.little(14, 4);
  if (header == kCoreHeader && file.has(18, 4)) return PixelSize{file.little(18, 2), file.little(20, 2)};
  if (header <= kCoreHeader || !file.has(18, 8)) return std::nullopt;
  // A negative height means that rows come top first.
  const uint32_t height = file.little(22, 4);
  return PixelSize{file.little(18, 4), height > INT32_MAX ? 0U - height : height};
}

// The tag Orientation of a TIFF header and its first directory; 1 where there is none.
uint32_t orientation(const ImageBytes& tiff) {
  const bool little = tiff.is(0, "II*");
  if (!little && !tiff.is(0, std::string_view("MM\0*", 4))) return 1;
  const auto number = [&](size_t at, size_t count) { return little ? tiff.little(at, count) : tiff.big(at, count); };
  constexpr size_t kEntry = 12;
  constexpr uint32_t kOrientation = 0x0112;
  const size_t directory = number(4, 4);
  const uint32_t entries = number(directory, 2);
  for (uint32_t i = 0; i < entries; ++i) {
    const size_t at = directory + 2 + i * kEntry;
    if (!tiff.has(at, kEntry)) return 1;
    if (number(at, 2) == kOrientation) return number(at + 8, 2);
  }
  return 1;
}

// 5 to 8 are the four that lie on their side.
PixelSize turned(PixelSize size, uint32_t orientation) {
  if (orientation >= 5 && orientation <= 8) std::swap(size.width, size.height);
  return size;
}

bool is_frame_header(uint32_t marker) {
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

Size jpeg_size(const ImageBytes& file) {
  constexpr std::string_view kExif("Exif\0\0", 6);
  uint32_t turn = 1;
  size_t at = 2;
  while (file.has(at, 4)) {
    if (file.byte(at) != 0xFF) return std::nullopt;
    const uint32_t marker = file.byte(at + 1);
    if (marker == 0xFF || marker == 0x01 || (marker >= 0xD0 && marker <= 0xD7)) {
      at += marker == 0xFF ? 1 : 2;  // a fill byte, or a marker without a length
      continue;
    }
    if (marker == 0xD9 || marker == 0xDA) return std::nullopt;  // the end, or pixels before any frame header
    const uint32_t length = file.big(at + 2, 2);
    if (length < 2) return std::nullopt;
    if (is_frame_header(marker) && !file.has(at + 5, 4)) return std::nullopt;
    if (is_frame_header(marker)) return turned({file.big(at + 7, 2), file.big(at + 5, 2)}, turn);
    if (marker == 0xE1 && file.is(at + 4, kExif)) turn = orientation(file.part(at + 10, length));
    at += size_t{2} + length;
  }
  return std::nullopt;
}

// Exif stands behind the pixels: seen only where the bytes go that far.
uint32_t webp_orientation(const ImageBytes& file) {
  size_t at = 12;
  while (file.has(at, 8)) {
    const size_t length = file.little(at + 4, 4);
    if (file.is(at, "EXIF")) {
      const size_t start = file.is(at + 8, "Exif") ? at + 14 : at + 8;
      return orientation(file.part(start, length));
    }
    at += 8 + length + length % 2;
  }
  return 1;
}

Size webp_size(const ImageBytes& file) {
  constexpr uint32_t kSide = 0x3FFF;
  if (file.is(12, "VP8X") && file.has(24, 6)) {
    return turned({file.little(24, 3) + 1, file.little(27, 3) + 1}, webp_orientation(file));
  }
  if (file.is(12, "VP8L") && file.byte(20) == 0x2F && file.has(21, 4)) {
    const uint32_t bits = file.little(21, 4);
    return PixelSize{(bits & kSide) + 1, (bits >> 14U & kSide) + 1};
  }
  if (file.is(12, "VP8 ") && file.is(23, "\x9D\x01\x2A") && file.has(26, 4)) {
    return PixelSize{file.little(26, 2) & kSide, file.little(28, 2) & kSide};
  }
  return std::nullopt;
}

Size find_size(const ImageBytes& file) {
  if (file.is(0, "\x89PNG\r\n\x1A\n")) return png_size(file);
  if (file.is(0, "GIF87a") || file.is(0, "GIF89a")) return gif_size(file);
  if (file.is(0, "\xFF\xD8\xFF")) return jpeg_size(file);
  if (file.is(0, "RIFF") && file.is(8, "WEBP")) return webp_size(file);
  if (file.is(0, "BM")) return bmp_size(file);
  if (file.is(4, "ftyp")) return avif_size(file);
  return svg_size(file.view());
}

}  // namespace

std::optional<PixelSize> pixel_size(std::string_view bytes) {
  const Size size = find_size(ImageBytes(bytes));
  return size && size->width > 0 && size->height > 0 ? size : std::nullopt;
}

}  // namespace docloc::links

// Numbers in a file's bytes, and the formats whose headers take more than a line. Internal to room links.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "links/image_size.h"

namespace docloc::links {

// Bytes that are looked at from the front: what lies outside reads as 0.
class ImageBytes {
 public:
  explicit ImageBytes(std::string_view bytes) : bytes_(bytes) {}

  [[nodiscard]] size_t size() const { return bytes_.size(); }
  [[nodiscard]] bool has(size_t at, size_t count) const { return at <= size() && count <= size() - at; }
  [[nodiscard]] bool is(size_t at, std::string_view text) const {
    return has(at, text.size()) && bytes_.substr(at, text.size()) == text;
  }
  [[nodiscard]] uint32_t byte(size_t at) const { return at < size() ? static_cast<uint8_t>(bytes_[at]) : 0; }
  // `count` bytes, at most 4.
  [[nodiscard]] uint32_t big(size_t at, size_t count) const {
    uint32_t value = 0;
    for (size_t i = 0; i < count; ++i)
      value = value << 8U | byte(at + i);
    return value;
  }
  [[nodiscard]] uint32_t little(size_t at, size_t count) const {
    uint32_t value = 0;
    for (size_t i = count; i > 0; --i)
      value = value << 8U | byte(at + i - 1);
    return value;
  }
  // From `at`, `count` bytes or what there is of them.
  [[nodiscard]] ImageBytes part(size_t at, size_t count) const {
    return ImageBytes(at < size() ? bytes_.substr(at, count) : std::string_view{});
  }
  [[nodiscard]] std::string_view view() const { return bytes_; }

 private:
  std::string_view bytes_;
};

[[nodiscard]] std::optional<PixelSize> avif_size(const ImageBytes& file);
[[nodiscard]] std::optional<PixelSize> svg_size(std::string_view text);

}  // namespace docloc::links

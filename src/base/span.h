// A half-open range of bytes in one buffer; the buffer is named where the span is used.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace docloc {

struct Span {
  uint32_t begin = 0;  // first byte
  uint32_t end = 0;    // one past the last byte; never below begin

  [[nodiscard]] constexpr uint32_t size() const { return end - begin; }
  [[nodiscard]] constexpr bool empty() const { return begin == end; }
  [[nodiscard]] constexpr bool contains(Span inner) const { return begin <= inner.begin && inner.end <= end; }
  [[nodiscard]] constexpr std::string_view of(std::string_view buffer) const {
    return buffer.substr(begin, end - begin);
  }
  friend constexpr auto operator<=>(Span, Span) = default;
};

}  // namespace docloc

// AVIF's size: the properties "ispe" and "irot" that belong to the file's primary item (ISO/IEC 23008-12, 6.5.3 and
// 6.5.10; boxes as in ISO/IEC 14496-12).
#include <algorithm>
#include <utility>
#include <vector>

#include "links/image_bytes.h"

namespace docloc::links {
namespace {

constexpr size_t kBoxHeader = 8;

struct Box {
  ImageBytes type{{}};
  ImageBytes body{{}};
  size_t end = 0;  // in what the box lies in

  [[nodiscard]] bool is(std::string_view name) const { return type.is(0, name); }
};

// The box at `at`; an end of 0 means that there is none. A body may be cut short, a header may not.
Box box_at(const ImageBytes& bytes, size_t at) {
  if (!bytes.has(at, kBoxHeader)) return {};
  size_t length = bytes.big(at, 4);
  if (length == 0) length = bytes.size() - at;  // to the end of the file
  // Sizes of 64 bits are for pictures; what is looked for here is small.
  if (length < kBoxHeader) return {};
  return {bytes.part(at + 4, 4), bytes.part(at + kBoxHeader, length - kBoxHeader), at + length};
}

std::vector<Box> boxes_in(const ImageBytes& bytes, size_t at = 0) {
  constexpr size_t kMost = 1000;
  std::vector<Box> boxes;
  for (Box box = box_at(bytes, at); box.end != 0 && boxes.size() < kMost; box = box_at(bytes, box.end))
    boxes.push_back(box);
  return boxes;
}

const Box* find_box(const std::vector<Box>& boxes, std::string_view name) {
  const auto found = std::ranges::find_if(boxes, [&](const Box& box) { return box.is(name); });
  return found == boxes.end() ? nullptr : &*found;
}

bool is_avif(const ImageBytes& brands) {
  for (size_t at = 0; brands.has(at, 4); at += 4) {
    if (brands.is(at, "avif") || brands.is(at, "avis")) return true;
  }
  return false;
}

// The numbers, from 1, of the properties of `item`.
std::vector<uint32_t> properties_of(const ImageBytes& ipma, uint32_t item) {
  const size_t id_bytes = ipma.byte(0) < 1 ? 2 : 4;  // by version
  const bool wide = (ipma.byte(3) & 1U) != 0;        // by the lowest flag
  const uint32_t items = ipma.big(4, 4);
  size_t at = 8;
  for (uint32_t i = 0; i < items && at < ipma.size(); ++i) {
    const uint32_t id = ipma.big(at, id_bytes);
    const uint32_t count = ipma.byte(at + id_bytes);
    at += id_bytes + 1;
    std::vector<uint32_t> numbers;
    for (uint32_t k = 0; k < count; ++k, at += wide ? 2 : 1)
      numbers.push_back(wide ? ipma.big(at, 2) & 0x7FFFU : ipma.byte(at) & 0x7FU);
    if (id == item) return numbers;
  }
  return {};
}

}  // namespace

std::optional<PixelSize> avif_size(const ImageBytes& file) {
  constexpr size_t kVersionAndFlags = 4;
  const std::vector<Box> top = boxes_in(file);
  const Box* const meta = find_box(top, "meta");
  if (meta == nullptr || !is_avif(top.front().body)) return std::nullopt;
  const std::vector<Box> parts = boxes_in(meta->body, kVersionAndFlags);
  const Box* const primary = find_box(parts, "pitm");
  const Box* const group = find_box(parts, "iprp");
  if (primary == nullptr || group == nullptr) return std::nullopt;
  const std::vector<Box> tables = boxes_in(group->body);
  const Box* const container = find_box(tables, "ipco");
  const Box* const uses = find_box(tables, "ipma");
  if (container == nullptr || uses == nullptr) return std::nullopt;

  const uint32_t item = primary->body.big(kVersionAndFlags, primary->body.byte(0) == 0 ? 2 : 4);
  const std::vector<Box> properties = boxes_in(container->body);
  std::optional<PixelSize> size;
  bool on_its_side = false;
  for (const uint32_t number : properties_of(uses->body, item)) {
    if (number == 0 || number > properties.size()) continue;
    const Box& property = properties[number - 1];
    if (property.is("ispe") && property.body.has(4, 8))
      size = PixelSize{property.body.big(4, 4), property.body.big(8, 4)};
    if (property.is("irot")) on_its_side = property.body.byte(0) % 2 == 1;  // quarter turns
  }
  if (size && on_its_side) std::swap(size->width, size->height);
  return size;
}

}  // namespace docloc::links

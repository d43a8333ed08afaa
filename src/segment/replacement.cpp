#include "segment/replacement.h"

#include <algorithm>

namespace docloc::segment {
namespace {

using markdown::Document;
using markdown::NodeKind;

// A unit inside the code would lose its place.
bool keeps_subflows(const Article& article, uint32_t unit_index, Span own, std::string_view other) {
  const Swap swap = swap_bytes(article, own, other);
  return std::ranges::none_of(article.units, [&](const Unit& unit) {
    return unit.parent == unit_index && own.contains(unit.bytes) && !swap.front.contains(unit.bytes) &&
           !swap.back.contains(unit.bytes);
  });
}

// One link or image, alone in a paragraph, that leads where `with` says. A reference needs the article's definitions:
// that is left to the comparison of the whole.
bool reads_as_meant(const Code& with, const markdown::ParseOptions& options) {
  const std::string& last = with.paired ? with.close : with.open;
  if (last.ends_with(']')) return true;
  const markdown::Parsed parsed = markdown::parse({}, with.open + (with.paired ? "x" : "") + with.close, 0, options);
  const Document& document = parsed.document;
  const NodeKind kind = with.kind == CodeKind::link ? NodeKind::link : NodeKind::image;
  return parsed.usable && document.nodes.size() > 2 && document.nodes[1].kind == NodeKind::paragraph &&
         document.nodes[2].kind == kind && document.nodes[2].end == document.nodes.size() &&
         document.str(document.nodes[2].url) == with.meaning;
}

}  // namespace

Swap swap_bytes(const Article& article, Span own, std::string_view other) {
  const std::string_view bytes = own.of(article.bytes);
  const size_t most = std::min(bytes.size(), other.size());
  size_t front = 0;
  while (front < most && bytes[front] == other[front])
    ++front;
  size_t back = 0;
  while (back < most - front && bytes[bytes.size() - 1 - back] == other[other.size() - 1 - back])
    ++back;
  return {.front = {own.begin, own.begin + static_cast<uint32_t>(front)},
          .between = other.substr(front, other.size() - front - back),
          .back = {own.end - static_cast<uint32_t>(back), own.end}};
}

std::string find_replacement_fault(const Article& article, uint32_t unit_index, const Replacement& replacement) {
  const Unit& unit = article.units[unit_index];
  if (replacement.code == 0 || replacement.code > unit.codes.size()) return "the source has no such code";
  const size_t index = replacement.code - 1;
  const Code& own = unit.codes[index];
  const Code& with = replacement.with;
  if (own.kind != CodeKind::link && own.kind != CodeKind::image) return "only links and images can lead elsewhere";
  if (with.kind != own.kind || with.paired != own.paired)
    return "it is no " + std::string(own.kind == CodeKind::link ? "link" : "image");
  if (unit.spelling != Spelling::markdown || unit.code_nodes[index] == markdown::kNoNode) {
    return "the link is written in HTML";
  }
  if (!keeps_subflows(article, unit_index, unit.open_bytes[index], with.open) ||
      (with.paired && !keeps_subflows(article, unit_index, unit.close_bytes[index], with.close))) {
    return "its alternative text or title is not the source's, which is translated on its own";
  }
  if (!reads_as_meant(with, article.parse)) return "it does not lead to \"" + with.meaning + "\"";
  return {};
}

const Replacement* replacement_of(const Target& target, uint32_t code) {
  const auto found = std::ranges::find(target.replaced, code, &Replacement::code);
  return found == target.replaced.end() ? nullptr : &*found;
}

}  // namespace docloc::segment

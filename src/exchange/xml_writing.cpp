#include "exchange/xml_writing.h"

#include <algorithm>

#include "catalog/xml_tree.h"

namespace docloc::exchange {

using segment::Part;
using segment::PartKind;

std::vector<Pairing> pairings_of(const segment::Content& content) {
  std::vector<Pairing> found;
  std::vector<uint32_t> open;
  for (const Part& part : content) {
    if (part.kind == PartKind::text) continue;
    if (part.code >= found.size()) found.resize(part.code + 1, Pairing::none);
    if (part.kind == PartKind::open) {
      open.push_back(part.code);
      found[part.code] = Pairing::lone;
    } else if (part.kind == PartKind::close) {
      const auto partner = std::ranges::find(open, part.code);
      found[part.code] = partner == open.end()       ? Pairing::lone
                         : partner + 1 == open.end() ? Pairing::nested
                                                     : Pairing::overlapping;
      if (partner != open.end()) open.erase(partner);
    }
  }
  return found;
}

void append_attribute(std::string& out, std::string_view name, std::string_view value) {
  out += ' ';
  out += name;
  out += "=\"";
  catalog::append_attribute_value(out, value);
  out += '"';
}

void append_text(std::string& out, std::string_view text, std::string_view before, std::string_view after) {
  std::string escaped;
  catalog::append_text_with_code_points(escaped, text);
  // Only an unholdable character leaves a "<" behind.
  constexpr std::string_view kOpen = "<cp hex=\"";
  constexpr std::string_view kClose = "\"/>";
  size_t at = 0;
  for (size_t next = escaped.find('<'); next != std::string::npos; next = escaped.find('<', at)) {
    const size_t digits = next + kOpen.size();
    const size_t end = escaped.find('"', digits);
    out.append(escaped, at, next - at).append(before).append(escaped, digits, end - digits).append(after);
    at = end + kClose.size();
  }
  out.append(escaped, at);
}

}  // namespace docloc::exchange

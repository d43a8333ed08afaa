// What XML forbids and pugixml lets pass, found before the tree is made.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace docloc::catalog {

struct XmlFault {
  std::string rule;     // "catalog/..."
  uint32_t offset = 0;  // byte
  std::string message;
  std::string hint;
};

inline constexpr size_t kMaxCatalogBytes = 512U << 20U;  // a catalog of dense markup is 14 times its article
inline constexpr uint32_t kMaxXmlDepth = 100;            // elements inside one another

// The first fault of `bytes` as an XML 1.0 document: size, UTF-8, NUL and other characters, declared encoding, DOCTYPE,
// entities and character references, duplicate attributes, text or elements beside the root, "]]>" in text, depth. That
// start and end tags match is left to the parser. Linear.
[[nodiscard]] std::optional<XmlFault> scan_xml(std::string_view bytes);

// A code point that XML 1.0 can hold, as itself or as a character reference (2.2 Char).
[[nodiscard]] constexpr bool is_xml_char(uint32_t c) {
  return c == 0x9 || c == 0xA || c == 0xD || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) ||
         (c >= 0x10000 && c <= 0x10FFFF);
}

}  // namespace docloc::catalog

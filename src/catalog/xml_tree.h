// A parsed XML file as plain values with resolved namespaces; pugixml stays behind this.
#pragma once

#include <cstdint>
#include <deque>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/xml_scan.h"

namespace docloc::catalog {

inline constexpr std::string_view kCoreSpace = "urn:oasis:names:tc:xliff:document:2.0";
inline constexpr std::string_view kMatchSpace = "urn:oasis:names:tc:xliff:matches:2.0";
inline constexpr std::string_view kMetaSpace = "urn:oasis:names:tc:xliff:metadata:2.0";
inline constexpr std::string_view kGlossarySpace = "urn:oasis:names:tc:xliff:glossary:2.0";
inline constexpr std::string_view kOwnSpace = "urn:docloc:1";
// The category of a <note> that stands in the article.
inline constexpr std::string_view kAuthorNote = "docloc:author";
inline constexpr std::string_view kXmlSpace = "http://www.w3.org/XML/1998/namespace";
inline constexpr std::string_view kXmlnsSpace = "http://www.w3.org/2000/xmlns/";

struct XmlAttribute {
  std::string_view space;  // namespace; empty: none, as of every attribute without a prefix
  std::string prefix;
  std::string name;  // without the prefix
  std::string value;
};

// An element, or a run of text (name empty). Comments and processing instructions are not kept.
struct XmlNode {
  std::string_view space;
  std::string prefix;
  std::string name;
  std::string text;                      // text only
  uint32_t offset = 0;                   // byte of the '<', or of the text
  std::vector<XmlAttribute> attributes;  // in the file's order, namespace declarations included (space kXmlnsSpace)
  std::vector<XmlNode> children;

  [[nodiscard]] bool is_text() const { return name.empty(); }
  [[nodiscard]] bool is(std::string_view namespace_, std::string_view local) const {
    return name == local && space == namespace_;
  }
  // An attribute of no namespace; nullptr: not there.
  [[nodiscard]] const std::string* find(std::string_view local) const;
  [[nodiscard]] std::string_view get(std::string_view local) const;
};

// Views of namespaces point into `spaces`; moving a tree keeps them valid, copying does not.
struct XmlTree {
  std::deque<std::string> spaces;
  XmlNode root;

  XmlTree() = default;
  XmlTree(XmlTree&&) noexcept = default;
  XmlTree& operator=(XmlTree&&) noexcept = default;
};

// White-space-only text is kept. Faults: those of scan_xml, tags that do not match, prefixes without a declaration.
[[nodiscard]] std::expected<XmlTree, XmlFault> parse_xml(std::string_view bytes);

// `node` as XML that can stand anywhere in a file docloc writes: namespaces other than docloc's own four (core, mtc,
// mda, docloc) are declared on the elements that use them.
[[nodiscard]] std::string serialize(const XmlNode& node);

// Escapes for attribute values, and for text. Line ends and tabs become character references where `references` is
// set. A character that XML cannot hold becomes U+FFFD.
void append_attribute_value(std::string& out, std::string_view value);
void append_text(std::string& out, std::string_view text, bool references);
// As append_text with references, but a character that XML cannot hold becomes <cp hex="001B"/>.
void append_text_with_code_points(std::string& out, std::string_view text);

[[nodiscard]] bool is_white(std::string_view text);
// XML 1.0 2.3, but for the letters beyond ASCII, all of which are accepted.
[[nodiscard]] bool is_nmtoken(std::string_view text);

}  // namespace docloc::catalog

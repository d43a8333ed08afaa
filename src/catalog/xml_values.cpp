#include "catalog/xml_values.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/utf8.h"
#include "catalog/extensions.h"

namespace docloc::catalog {
namespace {

bool is_yes(const XmlNode& node, std::string_view name, const std::string& value, FaultList& faults) {
  if (value != "yes" && value != "no") {
    faults.error(node.offset, "yes-no", fmt::format("{}=\"{}\" is neither \"yes\" nor \"no\".", name, value),
                 "Write \"yes\" or \"no\".");
  }
  return value == "yes";
}

}  // namespace

void read_code_point(const XmlNode& node, std::string& out, FaultList& faults) {
  const std::string_view hex = node.get("hex");
  uint32_t code = 0;
  const auto parsed = std::from_chars(hex.data(), hex.data() + hex.size(), code, 16);
  const bool number = !hex.empty() && parsed.ec == std::errc() && parsed.ptr == hex.data() + hex.size();
  const bool scalar = code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
  if (!number || !scalar || code == 0 || is_xml_char(code)) {
    return faults.error(node.offset, "code-point", fmt::format("<cp hex=\"{}\"/> is no character that needs it.", hex),
                        "Write characters that XML can hold as themselves.");
  }
  (void)append_utf8(out, code);
}

std::string read_text(const XmlNode& node, FaultList& faults) {
  std::string text;
  for (const XmlNode& child : node.children) {
    if (child.is_text()) {
      text += child.text;
    } else if (child.is(kCoreSpace, "cp")) {
      read_code_point(child, text, faults);
    } else {
      faults.error(child.offset, "unknown-element", fmt::format("<{}> cannot stand in <{}>.", child.name, node.name),
                   kRestoreUnit);
    }
  }
  return text;
}

bool read_yes_no(const XmlNode& node, std::string_view attribute, bool otherwise, FaultList& faults) {
  const std::string* value = node.find(attribute);
  if (value == nullptr) return otherwise;
  return is_yes(node, attribute, *value, faults);
}

bool read_own_yes_no(const XmlNode& node, std::string_view attribute, FaultList& faults) {
  const std::string* value = find_own(node, attribute);
  return value != nullptr && is_yes(node, fmt::format("docloc:{}", attribute), *value, faults);
}

void check_known(const XmlNode& node, std::initializer_list<std::string_view> names, FaultList& faults) {
  for (const XmlAttribute& attribute : node.attributes) {
    if (attribute.space == kXmlnsSpace || attribute.space == kXmlSpace) continue;
    if (attribute.space.empty() && std::ranges::find(names, attribute.name) != names.end()) continue;
    faults.error(node.offset, "unknown-attribute",
                 fmt::format("The attribute \"{}\" is not known on <{}>.", attribute.name, node.name),
                 "Remove the attribute.");
  }
}

void check_no_text(const XmlNode& node, FaultList& faults) {
  for (const XmlNode& child : node.children) {
    if (child.is_text() && !is_white(child.text)) {
      faults.error(child.offset, "text", fmt::format("There is text directly in <{}>.", node.name),
                   "Move it into a <source> or <target>, or remove it.");
    }
  }
}

}  // namespace docloc::catalog

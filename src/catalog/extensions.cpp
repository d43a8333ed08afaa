#include "catalog/extensions.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

namespace docloc::catalog {
namespace {

Extension attribute_text(std::string_view qualified, std::string_view value) {
  std::string xml = fmt::format("{}=\"", qualified);
  append_attribute_value(xml, value);
  xml += '"';
  return {std::move(xml)};
}

void keep_foreign(const XmlNode& node, const XmlAttribute& attribute, std::vector<Extension>& extensions,
                  FaultList& faults) {
  if (attribute.prefix == "mtc" || attribute.prefix == "mda" || attribute.prefix == "docloc") {
    return faults.error(
        node.offset, "reserved-prefix",
        fmt::format("The prefix \"{}\" stands for another namespace than in docloc's files.", attribute.prefix),
        "Give the other namespace another prefix.");
  }
  Extension declaration = attribute_text("xmlns:" + attribute.prefix, attribute.space);
  if (std::ranges::find(extensions, declaration) == extensions.end()) extensions.push_back(std::move(declaration));
  Extension kept = attribute_text(fmt::format("{}:{}", attribute.prefix, attribute.name), attribute.value);
  if (std::ranges::find(extensions, kept) == extensions.end()) extensions.push_back(std::move(kept));
}

int place_in_file(const Extension& extension) {
  if (!extension.xml.starts_with('<')) return 0;
  if (extension.xml.starts_with("<skeleton")) return 1;
  if (extension.xml.starts_with("<mda:metaGroup")) return 2;
  return extension.xml.starts_with("<notes") ? 4 : 3;
}

}  // namespace

void sort_extensions(std::vector<Extension>& extensions) {
  std::ranges::stable_sort(extensions, {}, place_in_file);
}

const std::string* find_own(const XmlNode& node, std::string_view name) {
  for (const XmlAttribute& attribute : node.attributes) {
    if (attribute.space == kOwnSpace && attribute.name == name) return &attribute.value;
  }
  return nullptr;
}

void keep_attributes(const XmlNode& node, std::initializer_list<std::string_view> known,
                     std::initializer_list<std::string_view> kept, std::initializer_list<std::string_view> own,
                     std::vector<Extension>& extensions, FaultList& faults) {
  auto among = [](std::initializer_list<std::string_view> names, const XmlAttribute& attribute) {
    return std::ranges::find(names, attribute.name) != names.end();
  };
  for (const XmlAttribute& attribute : node.attributes) {
    if (attribute.space == kXmlnsSpace || attribute.space == kXmlSpace) continue;
    const bool plain = attribute.space.empty();
    if (plain && among(known, attribute)) continue;
    if (plain && among(kept, attribute)) {
      extensions.push_back(attribute_text(attribute.name, attribute.value));
    } else if (plain || (attribute.space == kOwnSpace && !among(own, attribute))) {
      faults.error(node.offset, "unknown-attribute",
                   fmt::format("The attribute \"{}\" is not known on <{}>.", attribute.name, node.name),
                   "Remove the attribute.");
    } else if (attribute.space != kOwnSpace) {
      keep_foreign(node, attribute, extensions, faults);
    }
  }
}

}  // namespace docloc::catalog

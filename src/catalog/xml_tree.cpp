#include "catalog/xml_tree.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <pugixml.hpp>
#include <ranges>
#include <utility>

#include "base/source.h"

namespace docloc::catalog {
namespace {

// Two or more attributes may turn out the same once prefixes are resolved (xmlns:a and xmlns:b of one namespace).
class TreeBuilder {
 public:
  explicit TreeBuilder(uint32_t shift) : shift_(shift) {}

  std::expected<XmlTree, XmlFault> run(const pugi::xml_node& root) {
    declare("xml", kXmlSpace);
    XmlTree tree;
    spaces_ = &tree.spaces;
    element(root, tree.root);
    if (fault_) return std::unexpected(std::move(*fault_));
    return tree;
  }

 private:
  void declare(std::string_view prefix, std::string_view space) { scope_.emplace_back(prefix, space); }

  std::string_view intern(std::string_view space) {
    const auto found = std::ranges::find(*spaces_, space);
    return found != spaces_->end() ? std::string_view(*found) : std::string_view(spaces_->emplace_back(space));
  }

  static std::pair<std::string_view, std::string_view> split(std::string_view name) {
    const size_t colon = name.find(':');
    return colon == std::string_view::npos ? std::pair{std::string_view(), name}
                                           : std::pair{name.substr(0, colon), name.substr(colon + 1)};
  }

  std::string_view resolve(std::string_view prefix, uint32_t offset) {
    for (const auto& [name, space] : std::views::reverse(scope_)) {
      if (name == prefix) return space;
    }
    if (!prefix.empty() && !fault_) {
      fault_ = XmlFault{"catalog/undeclared-prefix", offset, fmt::format("The prefix \"{}\" has no namespace.", prefix),
                        fmt::format("Declare it with xmlns:{}=\"...\" on the root element.", prefix)};
    }
    return "";
  }

  void declarations(const pugi::xml_node& from) {
    for (const pugi::xml_attribute& attribute : from.attributes()) {
      const auto [prefix, local] = split(attribute.name());
      if (prefix == "xmlns") declare(local, intern(attribute.value()));
      if (prefix.empty() && local == "xmlns") declare("", intern(attribute.value()));
    }
  }

  void attributes(const pugi::xml_node& from, XmlNode& to) {
    for (const pugi::xml_attribute& source : from.attributes()) {
      const auto [prefix, local] = split(source.name());
      XmlAttribute attribute{
          .space = {}, .prefix = std::string(prefix), .name = std::string(local), .value = source.value()};
      if (prefix == "xmlns" || (prefix.empty() && local == "xmlns")) {
        attribute.space = kXmlnsSpace;
      } else if (!prefix.empty()) {
        attribute.space = resolve(prefix, to.offset);
      }
      const bool repeated = !attribute.space.empty() && attribute.space != kXmlnsSpace &&
                            std::ranges::any_of(to.attributes, [&](const XmlAttribute& other) {
                              return other.space == attribute.space && other.name == attribute.name;
                            });
      if (repeated && !fault_) {
        fault_ = XmlFault{"catalog/duplicate-attribute", to.offset,
                          fmt::format("The attribute \"{}\" stands twice in one tag.", local),
                          "Keep the right one of the two."};
      }
      to.attributes.push_back(std::move(attribute));
    }
  }

  void element(const pugi::xml_node& from, XmlNode& to) {
    const size_t outer = scope_.size();
    to.offset = shift_ + static_cast<uint32_t>(from.offset_debug()) - 1;  // offset_debug is that of the name
    declarations(from);
    const auto [prefix, local] = split(from.name());
    to.prefix = prefix;
    to.name = local;
    to.space = resolve(prefix, to.offset);
    attributes(from, to);
    for (const pugi::xml_node& child : from.children()) {
      if (child.type() == pugi::node_element) {
        element(child, to.children.emplace_back());
      } else if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
        text(child, to);
      }
    }
    scope_.erase(scope_.begin() + static_cast<std::ptrdiff_t>(outer), scope_.end());
  }

  void text(const pugi::xml_node& from, XmlNode& to) const {
    if (to.children.empty() || !to.children.back().is_text()) {
      to.children.emplace_back().offset = shift_ + static_cast<uint32_t>(from.offset_debug());
    }
    to.children.back().text += from.value();
  }

  uint32_t shift_;  // bytes before what pugixml was given
  std::deque<std::string>* spaces_ = nullptr;
  std::vector<std::pair<std::string, std::string_view>> scope_;
  std::optional<XmlFault> fault_;
};

}  // namespace

const std::string* XmlNode::find(std::string_view local) const {
  for (const XmlAttribute& attribute : attributes) {
    if (attribute.space.empty() && attribute.name == local) return &attribute.value;
  }
  return nullptr;
}

std::string_view XmlNode::get(std::string_view local) const {
  const std::string* value = find(local);
  return value == nullptr ? std::string_view() : std::string_view(*value);
}

std::expected<XmlTree, XmlFault> parse_xml(std::string_view bytes) {
  if (auto fault = scan_xml(bytes)) return std::unexpected(std::move(*fault));
  const uint32_t shift = bom_size(bytes);
  pugi::xml_document document;
  // Text is kept as it stands; attribute values get XML's normalisation of line ends and tabs only.
  constexpr unsigned kOptions =
      pugi::parse_cdata | pugi::parse_escapes | pugi::parse_eol | pugi::parse_wconv_attribute | pugi::parse_ws_pcdata;
  const pugi::xml_parse_result parsed =
      document.load_buffer(bytes.data() + shift, bytes.size() - shift, kOptions, pugi::encoding_utf8);
  if (!parsed) {
    return std::unexpected(XmlFault{"catalog/not-well-formed",
                                    shift + static_cast<uint32_t>(std::max<std::ptrdiff_t>(parsed.offset, 0)),
                                    fmt::format("The file is not well-formed XML: {}.", parsed.description()),
                                    "Restore the file from version control, or mend its XML."});
  }
  return TreeBuilder(shift).run(document.document_element());
}

}  // namespace docloc::catalog

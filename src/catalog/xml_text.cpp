// Escaping and small lexical questions of XML.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <ranges>
#include <utility>

#include "catalog/xml_tree.h"

namespace docloc::catalog {
namespace {

enum class Form : uint8_t { attribute, text, text_with_references };
enum class Unholdable : uint8_t { replaced, code_point };

// The noncharacters U+FFFE and U+FFFF at the start of `rest`, 0: neither.
uint32_t noncharacter(std::string_view rest) {
  if (rest.starts_with("\xEF\xBF\xBE")) return 0xFFFE;
  if (rest.starts_with("\xEF\xBF\xBF")) return 0xFFFF;
  return 0;
}

void append_unholdable(std::string& out, uint32_t code, Unholdable how) {
  if (how == Unholdable::replaced) {
    out += "\xEF\xBF\xBD";
  } else {
    out += fmt::format("<cp hex=\"{:04X}\"/>", code);
  }
}

void append_ascii(std::string& out, char c, Form form, Unholdable how) {
  switch (c) {
    case '&':
      out += "&amp;";
      return;
    case '<':
      out += "&lt;";
      return;
    case '>':  // only "]]>" has to be escaped; always doing so needs no look at the neighbours
      out += "&gt;";
      return;
    case '\r':
      out += "&#13;";
      return;
    case '\n':
      out += form == Form::text ? "\n" : "&#10;";
      return;
    case '\t':
      out += form == Form::text ? "\t" : "&#9;";
      return;
    case '"':
      out += form == Form::attribute ? "&quot;" : "\"";
      return;
    default:
      break;
  }
  if (static_cast<unsigned char>(c) < 0x20) {
    append_unholdable(out, static_cast<unsigned char>(c), how);
  } else {
    out += c;
  }
}

void append(std::string& out, std::string_view text, Form form, Unholdable how) {
  for (size_t i = 0; i < text.size(); ++i) {
    if (const uint32_t code = text[i] == '\xEF' ? noncharacter(text.substr(i, 3)) : 0; code != 0) {
      append_unholdable(out, code, how);
      i += 2;
    } else {
      append_ascii(out, text[i], form, how);
    }
  }
}

class Serializer {
 public:
  std::string run(const XmlNode& node) {
    scope_ = {{"", std::string(kCoreSpace)},
              {"mtc", std::string(kMatchSpace)},
              {"mda", std::string(kMetaSpace)},
              {"docloc", std::string(kOwnSpace)},
              {"xml", std::string(kXmlSpace)}};
    element(node);
    return std::move(out_);
  }

 private:
  // docloc's own prefixes stand for their namespaces whatever the file called them.
  static std::string_view prefix_for(std::string_view space, std::string_view prefix) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kOwn{
        {{kCoreSpace, ""}, {kMatchSpace, "mtc"}, {kMetaSpace, "mda"}, {kOwnSpace, "docloc"}}};
    const auto* own = std::ranges::find(kOwn, space, &std::pair<std::string_view, std::string_view>::first);
    return own == kOwn.end() ? prefix : own->second;
  }

  [[nodiscard]] std::string_view in_scope(std::string_view prefix) const {
    for (const auto& [name, space] : std::views::reverse(scope_)) {
      if (name == prefix) return space;
    }
    return "";
  }

  void qualified(std::string_view prefix, std::string_view name) {
    if (!prefix.empty()) {
      out_ += prefix;
      out_ += ':';
    }
    out_ += name;
  }

  void declare(std::string_view prefix, std::string_view space) {
    if (in_scope(prefix) == space) return;
    scope_.emplace_back(prefix, space);
    out_ += prefix.empty() ? " xmlns" : " xmlns:";
    out_ += prefix;
    out_ += "=\"";
    append_attribute_value(out_, space);
    out_ += '"';
  }

  void attributes(const XmlNode& node) {
    for (const XmlAttribute& attribute : node.attributes) {
      if (!attribute.space.empty() && attribute.space != kXmlnsSpace) {
        declare(prefix_for(attribute.space, attribute.prefix), attribute.space);
      }
    }
    for (const XmlAttribute& attribute : node.attributes) {
      if (attribute.space == kXmlnsSpace) continue;
      out_ += ' ';
      qualified(prefix_for(attribute.space, attribute.prefix), attribute.name);
      out_ += "=\"";
      append_attribute_value(out_, attribute.value);
      out_ += '"';
    }
  }

  void element(const XmlNode& node) {
    if (node.is_text()) return append_text(out_, node.text, false);
    const size_t outer = scope_.size();
    const std::string_view prefix = prefix_for(node.space, node.prefix);
    out_ += '<';
    qualified(prefix, node.name);
    declare(prefix, node.space);
    attributes(node);
    if (node.children.empty()) {
      out_ += "/>";
    } else {
      out_ += '>';
      for (const XmlNode& child : node.children)
        element(child);
      out_ += "</";
      qualified(prefix, node.name);
      out_ += '>';
    }
    scope_.resize(outer);
  }

  std::string out_;
  std::vector<std::pair<std::string, std::string>> scope_;
};

}  // namespace

void append_attribute_value(std::string& out, std::string_view value) {
  append(out, value, Form::attribute, Unholdable::replaced);
}

void append_text(std::string& out, std::string_view text, bool references) {
  append(out, text, references ? Form::text_with_references : Form::text, Unholdable::replaced);
}

void append_text_with_code_points(std::string& out, std::string_view text) {
  append(out, text, Form::text_with_references, Unholdable::code_point);
}

bool is_white(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

bool is_nmtoken(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return letter || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_' || c == ':' ||
           static_cast<unsigned char>(c) >= 0x80;
  });
}

std::string serialize(const XmlNode& node) {
  return Serializer().run(node);
}

}  // namespace docloc::catalog

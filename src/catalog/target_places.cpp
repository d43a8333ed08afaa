#include "catalog/target_places.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/utf8.h"
#include "catalog/xml_tree.h"

namespace docloc::catalog {
namespace {

constexpr std::string_view kCode = "\xEF\xBF\xBC";

// One past the '>' of the tag that begins at `at`; a '>' in an attribute's value ends none. npos: it is not ended.
size_t end_of_tag(std::string_view bytes, size_t at) {
  char quote = 0;
  for (size_t i = at; i < bytes.size(); ++i) {
    const char c = bytes[i];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      return i + 1;
    }
  }
  return std::string_view::npos;
}

void collect(const XmlNode& unit, std::string_view bytes, std::vector<TargetPlace>& places) {
  for (const XmlNode& child : unit.children) {
    if (!child.is(kCoreSpace, "segment")) continue;
    for (const XmlNode& part : child.children) {
      if (!part.is(kCoreSpace, "target")) continue;
      const size_t content = end_of_tag(bytes, part.offset);
      if (content == std::string_view::npos || bytes[content - 2] == '/') continue;
      places.push_back({.unit = std::string(unit.get("id")),
                        .segment = std::string(child.get("id")),
                        .element = part.offset,
                        .content = static_cast<uint32_t>(content)});
    }
  }
}

void find_units(const XmlNode& node, std::string_view bytes, std::vector<TargetPlace>& places) {
  if (node.is(kCoreSpace, "unit")) {
    collect(node, bytes, places);
    return;
  }
  for (const XmlNode& child : node.children)
    find_units(child, bytes, places);
}

// Goes over a target's content and notes for every byte of its text what spells it.
class TargetScanner {
 public:
  TargetScanner(std::string_view bytes, uint32_t content) : bytes_(bytes), begin_(content), at_(content) {}

  std::optional<TargetText> run() {
    while (at_ < bytes_.size()) {
      const std::string_view rest = bytes_.substr(at_);
      if (rest.starts_with("<!--")) {
        skip("-->");
      } else if (rest.starts_with("<?")) {
        skip("?>");
      } else if (rest.starts_with("<![CDATA[")) {
        take_cdata();
      } else if (rest.starts_with('<')) {
        const size_t tag = at_;
        if (!take_tag()) break;
        if (done_) {
          out_.bytes = {begin_, static_cast<uint32_t>(tag)};
          return std::move(out_);
        }
      } else if (rest.starts_with('&')) {
        take_reference();
      } else {
        take_text(character_length(bytes_, at_));
      }
    }
    return std::nullopt;
  }

 private:
  void add(std::string_view text, size_t begin, size_t end) {
    out_.text += text;
    out_.at.insert(out_.at.end(), text.size(), Span{static_cast<uint32_t>(begin), static_cast<uint32_t>(end)});
  }

  void take_text(size_t size) {
    // XML 1.0, 2.11: every line end is read as a line feed.
    const size_t end = std::min(at_ + (bytes_.substr(at_).starts_with("\r\n") ? 2 : size), bytes_.size());
    const std::string_view text = bytes_.substr(at_, end - at_);
    add(text.starts_with('\r') ? "\n" : text, at_, end);
    at_ = end;
  }

  void skip(std::string_view end) {
    const size_t found = bytes_.find(end, at_);
    at_ = found == std::string_view::npos ? bytes_.size() : found + end.size();
  }

  void take_cdata() {
    const size_t end = std::min(bytes_.find("]]>", at_), bytes_.size());
    at_ += std::string_view("<![CDATA[").size();
    while (at_ < end)
      take_text(character_length(bytes_, at_));
    at_ = std::min(end + 3, bytes_.size());
  }

  void take_reference() {
    const size_t end = bytes_.find(';', at_);
    if (end == std::string_view::npos) {
      take_text(1);
      return;
    }
    const std::string_view name = bytes_.substr(at_ + 1, end - at_ - 1);
    constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kNamed = {
        {{"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"apos", "'"}}};
    std::string text;
    for (const auto& [known, means] : kNamed) {
      if (known == name) text = means;
    }
    if (name.starts_with("#x")) {
      (void)append_utf8(text, number(name.substr(2), 16));
    } else if (name.starts_with('#')) {
      (void)append_utf8(text, number(name.substr(1), 10));
    }
    add(text, at_, end + 1);
    at_ = end + 1;
  }

  static uint32_t number(std::string_view digits, int base) {
    uint32_t value = 0xFFFFFFFF;  // no code point
    (void)std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
    return value;
  }

  // False: the tag is not ended.
  bool take_tag() {
    const size_t end = end_of_tag(bytes_, at_);
    if (end == std::string_view::npos) return false;
    const bool closes = bytes_[at_ + 1] == '/';
    const size_t name_at = at_ + (closes ? 2 : 1);
    std::string_view name = bytes_.substr(name_at, bytes_.find_first_of(" \t\r\n/>", name_at) - name_at);
    name.remove_prefix(name.find(':') == std::string_view::npos ? 0 : name.find(':') + 1);
    const std::string_view tag = bytes_.substr(at_, end - at_);
    if (closes && name == "target") {
      done_ = true;
    } else if (name == "cp" && !closes) {
      const size_t hex = tag.find_first_of("\"'");
      std::string text;
      if (hex != std::string_view::npos) {
        const size_t hex_end = tag.find(tag[hex], hex + 1);
        (void)append_utf8(text, number(tag.substr(hex + 1, hex_end - hex - 1), 16));
      }
      add(text, at_, end);
    } else if (name == "pc" || (!closes && (name == "ph" || name == "sc" || name == "ec"))) {
      add(kCode, at_, end);
      if (name == "pc" && tag.ends_with("/>")) add(kCode, end, end);
    }
    at_ = end;
    return true;
  }

  std::string_view bytes_;
  uint32_t begin_;
  size_t at_;
  bool done_ = false;
  TargetText out_;
};

}  // namespace

std::vector<TargetPlace> find_target_places(std::string_view bytes) {
  std::vector<TargetPlace> places;
  const auto tree = parse_xml(bytes);
  if (tree) find_units(tree->root, bytes, places);
  return places;
}

Span TargetText::spelled(Span span) const {
  const auto begin = [&](uint32_t i) { return i < at.size() ? at[i].begin : bytes.end; };
  if (span.empty()) return {begin(span.begin), begin(span.begin)};
  const uint32_t last = std::min(span.end, static_cast<uint32_t>(at.size()));
  return {begin(span.begin), last == 0 ? bytes.begin : std::max(at[last - 1].end, begin(span.begin))};
}

std::optional<TargetText> read_target_text(std::string_view bytes, uint32_t content) {
  return TargetScanner(bytes, content).run();
}

std::string spell_in_target(std::string_view text) {
  std::string out;
  append_text_with_code_points(out, text);
  return out;
}

}  // namespace docloc::catalog

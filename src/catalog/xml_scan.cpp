#include "catalog/xml_scan.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <vector>

#include "base/source.h"

namespace docloc::catalog {
namespace {

constexpr std::string_view kWhite = " \t\r\n";

class Scanner {
 public:
  explicit Scanner(std::string_view bytes) : bytes_(bytes), at_(bom_size(bytes)) {}

  std::optional<XmlFault> run() {
    if (check_bytes()) return fault_;
    while (!fault_ && at_ < bytes_.size()) {
      if (bytes_[at_] == '<') {
        markup();
      } else {
        text();
      }
    }
    if (!fault_ && depth_ > 0)
      report("catalog/not-well-formed", bytes_.size(), "The file ends inside an element.", kBroken);
    if (!fault_ && roots_ == 0) report("catalog/not-well-formed", 0, "There is no XML element in the file.", kBroken);
    return fault_;
  }

 private:
  static constexpr std::string_view kBroken = "Restore the file from version control, or mend its XML.";

  void report(std::string_view rule, size_t offset, std::string message, std::string_view hint) {
    if (fault_) return;
    fault_ = XmlFault{std::string(rule), static_cast<uint32_t>(offset), std::move(message), std::string(hint)};
  }

  bool check_bytes() {
    if (bytes_.size() > kMaxCatalogBytes) {
      report(
          "catalog/too-large", 0,
          fmt::format("The file has {} bytes; docloc reads catalogs of at most {}.", bytes_.size(), kMaxCatalogBytes),
          "Split the article it belongs to.");
      return true;
    }
    if (const size_t nul = bytes_.find('\0'); nul != std::string_view::npos) {
      report("catalog/nul", nul, fmt::format("There is a NUL byte at offset {}.", nul),
             "Save the file as UTF-8; UTF-16 is not read.");
    } else if (const auto bad = find_invalid_utf8(bytes_)) {
      report("catalog/invalid-utf8", *bad, fmt::format("The byte at offset {} is not valid UTF-8.", *bad),
             "Save the file as UTF-8.");
    } else {
      check_characters();
    }
    return fault_.has_value();
  }

  void check_characters() {
    for (size_t i = 0; i < bytes_.size(); ++i) {
      const auto byte = static_cast<unsigned char>(bytes_[i]);
      const bool control = byte < 0x20 && kWhite.find(bytes_[i]) == std::string_view::npos;
      const bool noncharacter =
          byte == 0xEF && (bytes_.substr(i, 3) == "\xEF\xBF\xBE" || bytes_.substr(i, 3) == "\xEF\xBF\xBF");
      if (control || noncharacter) {
        return report("catalog/character", i, "There is a character that XML cannot hold.",
                      "Write it as <cp hex=\"...\"/> inside a source, target or data.");
      }
    }
  }

  void text() {
    const size_t end = std::min(bytes_.find('<', at_), bytes_.size());
    const std::string_view run = bytes_.substr(at_, end - at_);
    if (depth_ == 0) {
      const size_t solid = run.find_first_not_of(kWhite);
      if (solid != std::string_view::npos) {
        report("catalog/not-well-formed", at_ + solid, "There is text outside the root element.", kBroken);
      }
    }
    if (const size_t cdata_end = run.find("]]>"); cdata_end != std::string_view::npos) {
      report("catalog/not-well-formed", at_ + cdata_end, "There is a bare \"]]>\" in text.", "Write it as \"]]&gt;\".");
    }
    references(at_, end);
    at_ = end;
  }

  // Every '&' in [begin, end) starts one of XML's five entities or a reference to a character that XML can hold.
  void references(size_t begin, size_t end) {
    const std::string_view run = bytes_.substr(0, end);  // a search must not go on to the end of the file
    for (size_t i = run.find('&', begin); i != std::string_view::npos && !fault_; i = run.find('&', i + 1)) {
      const size_t semicolon = run.substr(0, i + 12).find(';', i);
      const std::string_view name = semicolon == std::string_view::npos ? "" : run.substr(i + 1, semicolon - i - 1);
      if (name == "amp" || name == "lt" || name == "gt" || name == "quot" || name == "apos") continue;
      if (name.starts_with('#')) {
        const bool hex = name.starts_with("#x");
        const std::string_view digits = name.substr(hex ? 2 : 1);
        uint32_t code = 0;
        const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), code, hex ? 16 : 10);
        if (parsed.ec == std::errc() && parsed.ptr == digits.data() + digits.size() && is_xml_char(code)) continue;
      }
      report("catalog/entity", i, "There is an entity that XML does not define, or a bare \"&\".",
             "Write the character itself, or \"&amp;\" for an ampersand.");
    }
  }

  // Moves behind `end`, which must come at or after `from`.
  void skip_to(size_t from, std::string_view end, std::string_view what) {
    const size_t found = bytes_.find(end, from);
    if (found == std::string_view::npos) {
      return report("catalog/not-well-formed", at_, fmt::format("A {} is not closed.", what), kBroken);
    }
    at_ = found + end.size();
  }

  void markup() {
    const std::string_view rest = bytes_.substr(at_);
    if (rest.starts_with("<!--")) return skip_to(at_ + 4, "-->", "comment");
    if (rest.starts_with("<![CDATA[") && depth_ > 0) return skip_to(at_ + 9, "]]>", "CDATA section");
    if (rest.starts_with("<!DOCTYPE")) {
      return report("catalog/doctype", at_,
                    "There is a DOCTYPE; docloc reads no file that defines entities of its own.",
                    "Remove the DOCTYPE line.");
    }
    if (rest.starts_with("<!")) {
      return report("catalog/not-well-formed", at_, "There is markup that is no XML element.", kBroken);
    }
    if (rest.starts_with("<?")) return instruction();
    if (rest.starts_with("</")) {
      if (depth_ == 0) return report("catalog/not-well-formed", at_, "An end tag has no start tag.", kBroken);
      --depth_;
      return skip_to(at_, ">", "tag");
    }
    start_tag();
  }

  void instruction() {
    const size_t begin = at_;
    skip_to(at_, "?>", "processing instruction");
    const std::string_view body = bytes_.substr(begin, at_ - begin);
    if (fault_ || !body.starts_with("<?xml ")) return;
    const size_t found = body.find("encoding");
    if (found == std::string_view::npos) return;
    const size_t open = body.find_first_of("\"'", found);
    const size_t close = open == std::string_view::npos ? open : body.find(body[open], open + 1);
    std::string name(close == std::string_view::npos ? "" : body.substr(open + 1, close - open - 1));
    std::ranges::transform(name, name.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    if (name != "UTF-8" && name != "US-ASCII") {
      report("catalog/encoding", begin + found, fmt::format("The file says its encoding is \"{}\".", name),
             "Save the file as UTF-8.");
    }
  }

  void start_tag() {
    const size_t begin = at_;
    if (depth_ == 0 && ++roots_ > 1) {
      return report("catalog/two-roots", at_, "There is a second root element.", "Keep one <xliff> element in a file.");
    }
    at_ = name_end(at_ + 1);
    if (at_ == begin + 1)
      return report("catalog/not-well-formed", begin, "There is a bare \"<\".", "Write it as \"&lt;\".");
    std::vector<std::string_view> names;
    while (!fault_) {
      const size_t before = at_;
      at_ = std::min(bytes_.find_first_not_of(kWhite, at_), bytes_.size());
      if (bytes_.substr(at_).starts_with("/>")) {
        at_ += 2;
        return;
      }
      if (bytes_.substr(at_).starts_with(">")) {
        ++at_;
        if (++depth_ > kMaxXmlDepth) {
          report("catalog/too-deep", begin,
                 fmt::format("Elements stand more than {} deep inside one another.", kMaxXmlDepth),
                 "Restore the file from version control.");
        }
        return;
      }
      if (at_ == before) return report("catalog/not-well-formed", at_, "A tag is not closed.", kBroken);
      attribute(names);
    }
  }

  [[nodiscard]] size_t name_end(size_t from) const {
    return std::min(bytes_.find_first_of(" \t\r\n/>=<\"'&", from), bytes_.size());
  }

  void attribute(std::vector<std::string_view>& names) {
    const size_t begin = at_;
    const size_t end = name_end(begin);
    const std::string_view name = bytes_.substr(begin, end - begin);
    const size_t equals = bytes_.find_first_not_of(kWhite, end);
    const size_t open = equals == std::string_view::npos || bytes_[equals] != '='
                            ? std::string_view::npos
                            : bytes_.find_first_not_of(kWhite, equals + 1);
    if (name.empty() || open == std::string_view::npos || (bytes_[open] != '"' && bytes_[open] != '\'')) {
      return report("catalog/not-well-formed", begin, "An attribute is not written as name=\"value\".", kBroken);
    }
    const size_t close = bytes_.find(bytes_[open], open + 1);
    if (close == std::string_view::npos || bytes_.find('<', open) < close) {
      return report("catalog/not-well-formed", open, "An attribute's value is not closed.", kBroken);
    }
    if (std::ranges::find(names, name) != names.end()) {
      return report("catalog/duplicate-attribute", begin,
                    fmt::format("The attribute \"{}\" stands twice in one tag.", name),
                    "Keep the right one of the two.");
    }
    // Hundreds of attributes in one tag are no catalog's; and looking each up among the others is quadratic.
    if (names.size() >= 200) return report("catalog/too-deep", begin, "A tag has more than 200 attributes.", kBroken);
    names.push_back(name);
    references(open + 1, close);
    at_ = close + 1;
  }

  std::string_view bytes_;
  size_t at_ = 0;
  uint32_t depth_ = 0;
  uint32_t roots_ = 0;
  std::optional<XmlFault> fault_;
};

}  // namespace

std::optional<XmlFault> scan_xml(std::string_view bytes) {
  return Scanner(bytes).run();
}

}  // namespace docloc::catalog

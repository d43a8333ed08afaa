// What the readers of XML formats share. Internal to room exchange.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/finding.h"
#include "catalog/xml_tree.h"

namespace docloc::exchange {

struct XmlRead {
  std::optional<catalog::XmlTree> tree;  // offsets are those of the file
  Findings findings;
};

// Parses a file of items (`item` is the name of their element: "trans-unit"). A file that is not well-formed is read
// without the items that make it so; one that ends in the middle, up to its last whole item. DOCTYPE, other encodings
// and depth are refused altogether.
[[nodiscard]] XmlRead read_xml(std::string_view path, std::string_view bytes, std::string_view item);

struct MendedXml {
  std::optional<std::string> text;  // well-formed, of the same offsets; none: beyond repair
  Findings findings;                // what was left out, and why
};

// The same for a reader that parses by itself.
[[nodiscard]] MendedXml mend_xml(std::string_view path, std::string_view bytes, std::string_view item);

// Collects findings with places in one file.
class Reports {
 public:
  // `bytes` must outlive it.
  Reports(std::string_view path, std::string_view bytes) : path_(path), bytes_(bytes) {}
  void add(size_t offset, Severity severity, std::string_view rule, std::string message, std::string hint);
  void error(size_t offset, std::string_view rule, std::string message, std::string hint) {
    add(offset, Severity::error, rule, std::move(message), std::move(hint));
  }
  void warning(size_t offset, std::string_view rule, std::string message, std::string hint) {
    add(offset, Severity::warning, rule, std::move(message), std::move(hint));
  }
  void append(Findings findings);
  void set_locale(std::string_view locale) { locale_ = locale; }
  // Goes on from the last place asked for: some tools write a whole file as one line.
  [[nodiscard]] Place place(size_t offset);
  [[nodiscard]] size_t size() const { return findings_.size(); }
  [[nodiscard]] Findings take();

 private:
  std::string path_;
  std::string_view bytes_;
  size_t at_ = 0;
  uint32_t line_ = 1;
  uint32_t column_ = 1;
  std::string locale_;
  Findings findings_;
};

// The file without a <!DOCTYPE name SYSTEM "..."> at its beginning, which the standards' own examples of TMX and TBX
// have: it defines nothing that docloc would look up. Its bytes become spaces. One with declarations of its own stays,
// and is refused by read_xml.
[[nodiscard]] std::string without_doctype(std::string_view bytes);

// Of elements that say their language (xml:lang, or lang): the one of this very tag, else the first of the same
// language. nullptr: none.
[[nodiscard]] const catalog::XmlNode* find_language(const std::vector<const catalog::XmlNode*>& nodes,
                                                    std::string_view locale);

// The text of an element that holds text alone; elements in it are passed over.
[[nodiscard]] std::string text_of(const catalog::XmlNode& node);
// A code's number, from 1; 0: `text` is none.
[[nodiscard]] uint32_t code_number(std::string_view text);
inline constexpr uint32_t kMaxCodeNumber = 999'999;

}  // namespace docloc::exchange

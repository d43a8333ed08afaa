#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <utility>

#include "base/utf8.h"
#include "catalog/codes.h"
#include "catalog/metadata.h"
#include "exchange/formats.h"
#include "exchange/po_state.h"
#include "exchange/po_text.h"
#include "exchange/xml_reading.h"

namespace docloc::exchange {

using catalog::XmlNode;
using segment::Code;
using segment::CodeKind;
using segment::Content;
using segment::PartKind;

namespace {

// The text of a <seg>; what a code is called may be known of the other language's.
class SegReader {
 public:
  Content read(const XmlNode& seg) {
    Content content;
    number_of_pair_.clear();
    children(seg, content);
    segment::normalize(content);
    return content;
  }

  // Numbers of the file, in order, and the codes they stand for.
  std::map<uint32_t, Code> codes;

 private:
  void children(const XmlNode& node, Content& out) {
    for (const XmlNode& child : node.children) {
      if (child.is_text()) {
        out.push_back({PartKind::text, child.text, 0});
      } else {
        element(child, out);
      }
    }
  }

  void element(const XmlNode& node, Content& out) {
    if (node.name == "hi") return children(node, out);
    if (node.name == "ph" && node.get("type") == "x-docloc-character") {
      character(node, out);
    } else if (node.name == "ph" || node.name == "ut") {
      out.push_back({PartKind::placeholder, "", code(node, false, false)});
    } else if (node.name == "bpt") {
      const uint32_t number = code(node, true, false);
      number_of_pair_.try_emplace(std::string(node.get("i")), number);
      out.push_back({PartKind::open, "", number});
    } else if (node.name == "ept") {
      const auto found = number_of_pair_.find(node.get("i"));
      if (found == number_of_pair_.end()) return;  // an end without a beginning
      codes[found->second].close = text_of(node);
      out.push_back({PartKind::close, "", found->second});
    } else if (node.name == "it") {
      const bool close = node.get("pos") == "end";
      out.push_back({close ? PartKind::close : PartKind::open, "", code(node, true, close)});
    }
  }

  static void character(const XmlNode& node, Content& out) {
    const std::string digits = text_of(node);
    uint32_t code_point = 0;
    std::string text;
    const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), code_point, 16);
    if (parsed.ec == std::errc() && code_point != 0 && append_utf8(text, code_point))
      out.push_back({PartKind::text, std::move(text), 0});
  }

  // "x" names a code in both languages. Without it "i" does, and placeholders count on.
  uint32_t code(const XmlNode& node, bool paired, bool close) {
    uint32_t number = code_number(node.get("x"));
    if (number == 0) number = code_number(node.get("i"));
    if (number == 0) number = kMaxCodeNumber + ++unnamed_;
    const auto kind = catalog::kind_of_subtype(node.get("type"));
    const auto [found, fresh] =
        codes.try_emplace(number, Code{.kind = kind.value_or(CodeKind::html), .paired = paired});
    std::string& bytes = close ? found->second.close : found->second.open;
    if (fresh || bytes.empty()) bytes = text_of(node);
    return number;
  }

  std::map<std::string, uint32_t, std::less<>> number_of_pair_;
  uint32_t unnamed_ = 0;
};

class Reader {
 public:
  Reader(std::string_view path, std::string_view bytes, std::string_view source, std::string_view target)
      : path_(path), bytes_(without_doctype(bytes)), reports_(path, bytes_) {
    memory_.source_locale = source;
    memory_.target_locale = target;
    reports_.set_locale(target);
  }

  MemoryRead run() {
    XmlRead xml = read_xml(path_, bytes_, "tu");
    reports_.append(std::move(xml.findings));
    if (!xml.tree) return {std::nullopt, reports_.take()};
    if (xml.tree->root.name != "tmx") {
      reports_.error(xml.tree->root.offset, "root",
                     fmt::format("The root element is <{}>, not <tmx>.", xml.tree->root.name),
                     "Name the file's format with --format.");
      return {std::nullopt, reports_.take()};
    }
    for (const XmlNode& body : xml.tree->root.children) {
      if (body.name != "body") continue;
      for (const XmlNode& tu : body.children) {
        if (tu.name == "tu") read_entry(tu);
      }
    }
    if (passed_over_ > 0) {
      reports_.add(0, Severity::info, "other-languages",
                   fmt::format("{} entries lack a text in {} or {} and were passed over.", passed_over_,
                               memory_.source_locale, memory_.target_locale),
                   "Name the right language with --locale.");
    }
    return {std::move(memory_), reports_.take()};
  }

 private:
  static const XmlNode* find_seg(const XmlNode& tu, std::string_view locale) {
    std::vector<const XmlNode*> variants;
    for (const XmlNode& child : tu.children) {
      if (child.name == "tuv") variants.push_back(&child);
    }
    const XmlNode* variant = find_language(variants, locale);
    if (variant == nullptr) return nullptr;
    const auto seg = std::ranges::find(variant->children, "seg", &XmlNode::name);
    return seg == variant->children.end() ? nullptr : &*seg;
  }

  void read_entry(const XmlNode& tu) {
    const XmlNode* source = find_seg(tu, memory_.source_locale);
    const XmlNode* target = find_seg(tu, memory_.target_locale);
    if (source == nullptr || target == nullptr) {
      ++passed_over_;
      return;
    }
    MemoryEntry entry{.name = from_po_comment(tu.get("tuid"))};
    SegReader reader;
    entry.source = reader.read(*source);
    entry.target = reader.read(*target);
    if (entry.source.empty()) {
      return reports_.warning(tu.offset, "no-source", "An entry has no source text, so it was left out.",
                              "Nothing is lost: it could match nothing.");
    }
    number_codes(reader, entry);
    read_props(tu, entry);
    memory_.entries.push_back(std::move(entry));
  }

  static void number_codes(SegReader& reader, MemoryEntry& entry) {
    std::map<uint32_t, uint32_t> numbers;
    for (auto& [number, code] : reader.codes) {
      numbers.emplace(number, static_cast<uint32_t>(entry.codes.size() + 1));
      entry.codes.push_back(std::move(code));
    }
    for (Content* content : {&entry.source, &entry.target}) {
      for (segment::Part& part : *content) {
        if (part.kind != PartKind::text) part.code = numbers.at(part.code);
      }
    }
  }

  static void read_props(const XmlNode& tu, MemoryEntry& entry) {
    constexpr std::string_view kOwn = "x-docloc-";
    std::vector<std::pair<uint32_t, std::string>> meanings;
    for (const XmlNode& child : tu.children) {
      if (child.name == "note") entry.notes.push_back(text_of(child));
      const std::string_view type = child.get("type");
      if (child.name != "prop" || !type.starts_with(kOwn)) continue;
      const std::string_view name = type.substr(kOwn.size());
      const std::string value = from_po_comment(text_of(child));
      if (name == "state") entry.state = catalog::state_of(value).value_or(entry.state);
      if (name == "origin") entry.origin = origin_named(value).value_or(entry.origin);
      const size_t dash = std::min(name.find('-'), name.size() - 1);
      const uint32_t number = code_number(name.substr(dash + 1));
      if (number == 0 || number > entry.codes.size()) continue;
      Code& code = entry.codes[number - 1];
      if (name.starts_with("meaning-")) meanings.emplace_back(number, value);
      if (name.starts_with("open-")) code.open = value;
      if (name.starts_with("close-")) code.close = value;
    }
    for (Code& code : entry.codes)
      code.meaning = catalog::default_meaning(code);
    for (auto& [number, meaning] : meanings)
      entry.codes[number - 1].meaning = std::move(meaning);
  }

  std::string_view path_;
  std::string bytes_;
  Reports reports_;
  Memory memory_;
  size_t passed_over_ = 0;
};

}  // namespace

MemoryRead read_tmx(std::string_view path, std::string_view bytes, std::string_view source_locale,
                    std::string_view target_locale) {
  return Reader(path, bytes, source_locale, target_locale).run();
}

}  // namespace docloc::exchange

#include "exchange/xml_reading.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>
#include <vector>

namespace docloc::exchange {

using catalog::XmlFault;
using catalog::XmlNode;

namespace {

constexpr size_t kMaxRepairs = 100;
constexpr size_t kMaxRepairBytes = 1U << 30U;  // read again and again

bool can_be_left_out(std::string_view rule) {
  constexpr std::array<std::string_view, 5> kWholeFile{"catalog/doctype", "catalog/encoding", "catalog/too-large",
                                                       "catalog/too-deep", "catalog/two-roots"};
  return std::ranges::find(kWholeFile, rule) == kWholeFile.end();
}

bool ends_name(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '/' || c == '>';
}

// Repairs a file by taking items out of it. Bytes become spaces, so that every offset stays what it was.
class Repair {
 public:
  Repair(std::string_view bytes, std::string_view item)
      : text_(bytes), size_(bytes.size()), begin_(fmt::format("<{}", item)), end_(fmt::format("</{}>", item)) {}

  [[nodiscard]] const std::string& text() const { return text_; }

  // Cuts behind the last whole item and closes what is open there. False: the file is not cut, or no item is whole.
  bool close_after_cut() {
    if (find_cut() == std::string::npos) return false;
    blank(cut_, text_.size());
    text_.resize(size_);
    for (; !open_at_cut_.empty(); open_at_cut_.pop_back())
      text_ += fmt::format("</{}>", open_at_cut_.back());
    return true;
  }

  // The first byte that was lost to the cut.
  [[nodiscard]] size_t cut() const { return cut_; }

  // Where the first end tag stands that closes something else than what is open, if that is before `offset`: a parser
  // may notice it only at the end of the file.
  size_t first_mismatch(size_t offset) {
    (void)find_cut();
    return std::min(offset, mismatch_);
  }

  // Takes out the item at or before `offset`. False: there is none.
  bool leave_out(size_t offset) {
    const size_t begin = find_begin(std::min(offset, text_.size()));
    if (begin == std::string::npos) return false;
    const size_t close = text_.find(end_, begin);
    size_t next = begin;
    do {
      next = text_.find(begin_, next + 1);
    } while (next != std::string::npos && !is_begin(next));
    const size_t end = close == std::string::npos ? text_.size() : close + end_.size();
    blank(begin, std::min(end, next));
    return true;
  }

 private:
  [[nodiscard]] bool is_begin(size_t at) const {
    return at + begin_.size() < text_.size() && ends_name(text_[at + begin_.size()]);
  }

  [[nodiscard]] size_t find_begin(size_t offset) const {
    size_t at = text_.rfind(begin_, offset);
    while (at != std::string::npos && !is_begin(at))
      at = at == 0 ? std::string::npos : text_.rfind(begin_, at - 1);
    return at;
  }

  void blank(size_t from, size_t to) {
    for (size_t i = from; i < std::min(to, text_.size()); ++i) {
      if (text_[i] != '\n') text_[i] = ' ';
    }
  }

  // Walks the tags as far as they match. The place behind the last item of a file whose elements are not all closed.
  size_t find_cut() {
    std::vector<std::string_view> open;
    const std::string_view all = text_;
    cut_ = mismatch_ = std::string::npos;
    for (size_t at = all.find('<'); at != std::string_view::npos; at = all.find('<', at)) {
      const size_t end = tag_end(all, at);
      if (end == std::string_view::npos) return cut_;
      const std::string_view tag = all.substr(at, end - at);
      const size_t begin = std::exchange(at, end);
      if (tag.starts_with("<!") || tag.starts_with("<?")) continue;
      const bool closes = tag.starts_with("</");
      const size_t name = closes ? 2 : 1;
      const std::string_view called = tag.substr(name, tag.find_first_of(" \t\r\n/>", name) - name);
      if (!closes) {
        if (!tag.ends_with("/>")) open.push_back(called);
        continue;
      }
      if (open.empty() || open.back() != called) {
        mismatch_ = begin;
        return std::string::npos;
      }
      open.pop_back();
      if (tag == end_) {
        cut_ = end;
        open_at_cut_.assign(open.begin(), open.end());
      }
    }
    return open.empty() ? std::string::npos : cut_;
  }

  // One past the markup that begins at `at`; npos: it does not end.
  static size_t tag_end(std::string_view all, size_t at) {
    const auto behind = [&](std::string_view what, size_t from) {
      const size_t found = all.find(what, from);
      return found == std::string_view::npos ? found : found + what.size();
    };
    if (all.substr(at, 4) == "<!--") return behind("-->", at + 4);
    if (all.substr(at, 9) == "<![CDATA[") return behind("]]>", at + 9);
    if (all.substr(at, 2) == "<?") return behind("?>", at + 2);
    for (size_t i = at + 1; i < all.size(); ++i) {
      if (all[i] == '>') return i + 1;
      if (all[i] == '"' || all[i] == '\'') i = std::min(all.find(all[i], i + 1), all.size());
    }
    return std::string_view::npos;
  }

  std::string text_;
  size_t size_;
  std::string begin_;
  std::string end_;
  size_t cut_ = std::string::npos;
  size_t mismatch_ = std::string::npos;
  std::vector<std::string> open_at_cut_;
};

std::string exchange_rule(std::string_view catalog_rule) {
  return std::string(catalog_rule.substr(catalog_rule.find('/') + 1));
}

}  // namespace

XmlRead read_xml(std::string_view path, std::string_view bytes, std::string_view item) {
  auto tree = catalog::parse_xml(bytes);
  if (tree) return {std::move(*tree), {}};
  MendedXml mended = mend_xml(path, bytes, item);
  if (!mended.text) return {std::nullopt, std::move(mended.findings)};
  tree = catalog::parse_xml(*mended.text);
  return {std::move(*tree), std::move(mended.findings)};
}

MendedXml mend_xml(std::string_view path, std::string_view bytes, std::string_view item) {
  auto tree = catalog::parse_xml(bytes);
  Reports reports(path, bytes);
  Repair repair(bytes, item);
  if (!tree && can_be_left_out(tree.error().rule) && repair.close_after_cut()) {
    reports.error(repair.cut(), "cut", "The file ends in the middle: what stood after this place is lost.",
                  "Ask for the whole file again; what stands before was read.");
    tree = catalog::parse_xml(repair.text());
  }
  const size_t repairs = std::min(kMaxRepairs, kMaxRepairBytes / (bytes.size() + 1));
  for (size_t i = 0; !tree; ++i) {
    const XmlFault fault = tree.error();
    const size_t place = repair.first_mismatch(fault.offset);
    const bool given_up = i == repairs || !can_be_left_out(fault.rule);
    reports.error(place, exchange_rule(fault.rule),
                  place == fault.offset ? fault.message : "A tag closes something else than what is open.", fault.hint);
    if (given_up || !repair.leave_out(place)) return {std::nullopt, reports.take()};
    tree = catalog::parse_xml(repair.text());
  }
  return {repair.text(), reports.take()};
}

void Reports::add(size_t offset, Severity severity, std::string_view rule, std::string message, std::string hint) {
  findings_.push_back({.rule = fmt::format("exchange/{}", rule),
                       .severity = severity,
                       .source = {},
                       .target = place(offset),
                       .locale = locale_,
                       .message = std::move(message),
                       .hint = std::move(hint),
                       .excerpt = {}});
}

Place Reports::place(size_t offset) {
  const size_t end = std::min(offset, bytes_.size());
  if (end < at_) {
    at_ = 0;
    line_ = column_ = 1;
  }
  for (; at_ < end; ++at_) {
    const auto byte = static_cast<unsigned char>(bytes_[at_]);
    if (byte == '\n') {
      ++line_;
      column_ = 1;
    } else if ((byte & 0xC0U) != 0x80U && !(at_ == 0 && byte == 0xEF)) {
      ++column_;  // a byte order mark is no column
    }
  }
  return {.path = path_, .line = line_, .column = column_};
}

void Reports::append(Findings findings) {
  std::ranges::move(findings, std::back_inserter(findings_));
}

Findings Reports::take() {
  sort_findings(findings_);
  return std::exchange(findings_, {});
}

std::string without_doctype(std::string_view bytes) {
  std::string text(bytes);
  constexpr size_t kHead = 1000;
  const size_t begin = std::string_view(text).substr(0, kHead).find("<!DOCTYPE ");
  if (begin == std::string::npos) return text;
  const size_t end = text.find('>', begin);
  if (end > kHead) return text;
  const std::string_view whole = std::string_view(text).substr(begin, end - begin);
  if (whole.find(" SYSTEM ") == std::string_view::npos || whole.find('[') != std::string_view::npos) return text;
  std::fill_n(text.begin() + static_cast<std::ptrdiff_t>(begin), end + 1 - begin, ' ');
  return text;
}

const XmlNode* find_language(const std::vector<const XmlNode*>& nodes, std::string_view locale) {
  const auto lower = [](std::string_view text) {
    std::string out(text);
    std::ranges::transform(out, out.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return out;
  };
  const std::string wanted = lower(locale);
  const XmlNode* related = nullptr;
  for (const XmlNode* node : nodes) {
    const auto named = std::ranges::find(node->attributes, "lang", &catalog::XmlAttribute::name);
    const std::string tag = named == node->attributes.end() ? std::string() : lower(named->value);
    if (tag == wanted) return node;
    const bool same_language = tag.substr(0, tag.find_first_of("-_")) == wanted.substr(0, wanted.find('-'));
    if (same_language && related == nullptr) related = node;
  }
  return related;
}

std::string text_of(const XmlNode& node) {
  std::string text;
  for (const XmlNode& child : node.children) {
    if (child.is_text()) text += child.text;
  }
  return text;
}

uint32_t code_number(std::string_view text) {
  uint32_t number = 0;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = parsed.ec == std::errc() && parsed.ptr == text.data() + text.size();
  return whole && number <= kMaxCodeNumber ? number : 0;
}

}  // namespace docloc::exchange

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "base/utf8.h"
#include "exchange/formats.h"
#include "exchange/settle.h"
#include "exchange/xliff12_codes.h"
#include "exchange/xml_reading.h"

namespace docloc::exchange {

using catalog::Origin;
using catalog::State;
using catalog::XmlNode;
using segment::Code;
using segment::Content;
using segment::PartKind;

namespace {

constexpr std::string_view kAskAgain = "Put back what the exported file has there.";

// Inline elements of one unit: what a code is called stays the same from source to target.
class InlineReader {
 public:
  explicit InlineReader(std::map<uint32_t, Code>& codes) : codes_(codes) {}

  // nullopt: fault() says why, and where.
  std::optional<Content> read(const XmlNode& node) {
    fault_.clear();
    Content content;
    children(node, content);
    if (!fault_.empty()) return std::nullopt;
    segment::normalize(content);
    return content;
  }

  [[nodiscard]] const std::string& fault() const { return fault_; }
  [[nodiscard]] uint32_t fault_offset() const { return offset_; }

 private:
  void children(const XmlNode& node, Content& out) {
    for (const XmlNode& child : node.children) {
      if (child.is_text()) {
        out.push_back({PartKind::text, child.text, 0});
      } else if (child.space == kXliff12Space) {
        element(child, out);
      }
    }
  }

  void element(const XmlNode& node, Content& out) {
    if (node.name == "mrk") return children(node, out);
    if (node.name == "g") {
      const uint32_t number = code(node, true, "");
      out.push_back({PartKind::open, "", number});
      children(node, out);
      out.push_back({PartKind::close, "", number});
    } else if (node.name == "x" && node.get("ctype") == kCharacterType) {
      character(node, out);
    } else if (node.name == "x" || node.name == "ph") {
      out.push_back({PartKind::placeholder, "", code(node, false, "")});
    } else if (node.name == "bx" || node.name == "bpt") {
      out.push_back({PartKind::open, "", code(node, true, "rid")});
    } else if (node.name == "ex" || node.name == "ept") {
      out.push_back({PartKind::close, "", code(node, true, "rid")});
    } else if (node.name == "it") {
      const bool closes = node.get("pos") == "close";
      out.push_back({closes ? PartKind::close : PartKind::open, "", code(node, true, "rid")});
    } else {
      blame(node, fmt::format("<{}> cannot stand in a text.", node.name));
    }
  }

  // "c001B"
  void character(const XmlNode& node, Content& out) {
    const std::string_view id = node.get("id");
    uint32_t code_point = 0;
    const auto parsed =
        std::from_chars(id.data() + std::min<size_t>(1, id.size()), id.data() + id.size(), code_point, 16);
    std::string text;
    const bool good = id.starts_with('c') && parsed.ec == std::errc() && parsed.ptr == id.data() + id.size() &&
                      code_point != 0 && append_utf8(text, code_point);
    if (!good) return blame(node, fmt::format("\"{}\" is no character.", id));
    out.push_back({PartKind::text, std::move(text), 0});
  }

  // The number of a code. One that a tool added under a name of its own gets the next number that is free.
  uint32_t code(const XmlNode& node, bool paired, std::string_view first) {
    std::string_view id = first.empty() ? std::string_view() : node.get(first);
    if (id.empty()) id = node.get("id");
    uint32_t number = code_number(id);
    if (number == 0) {
      const auto [found, fresh] = added_.try_emplace(std::string(id), next_added_);
      if (fresh) ++next_added_;
      number = found->second;
    }
    const std::string_view ctype = node.get("ctype");
    const auto kind = kind_of_ctype(ctype);
    if (kind) {
      Code made{.kind = *kind, .paired = paired};
      if (const std::string* shown = node.find("equiv-text")) made.open = *shown;
      if (node.name == "it") (node.get("pos") == "close" ? made.close : made.open) = text_of(node);
      codes_.emplace(number, std::move(made));
    }
    return number;
  }

  void blame(const XmlNode& node, std::string fault) {
    if (!fault_.empty()) return;
    fault_ = std::move(fault);
    offset_ = node.offset;
  }

  std::map<uint32_t, Code>& codes_;
  std::map<std::string, uint32_t> added_;
  uint32_t next_added_ = kMaxCodeNumber + 1;
  std::string fault_;
  uint32_t offset_ = 0;
};

class Reader {
 public:
  Reader(std::string_view path, std::string_view bytes) : path_(path), bytes_(bytes), reports_(path, bytes) {}

  Read run() {
    XmlRead xml = read_xml(path_, bytes_, "trans-unit");
    reports_.append(std::move(xml.findings));
    if (!xml.tree) return {std::nullopt, reports_.take()};
    const XmlNode& root = xml.tree->root;
    if (!root.is(kXliff12Space, "xliff")) {
      reports_.error(root.offset, "root", fmt::format("The root element is <{}>, not <xliff> of XLIFF 1.2.", root.name),
                     "Name the file's format with --format.");
      return {std::nullopt, reports_.take()};
    }
    for (const XmlNode& child : root.children) {
      if (child.is(kXliff12Space, "file")) read_file(child);
    }
    Read read{std::move(job_), {}};
    if (read.job->files.empty()) {
      reports_.error(root.offset, "no-file", "There is no <file> that docloc could read.", std::string(kAskAgain));
      read.job.reset();
    }
    read.findings = reports_.take();
    return read;
  }

 private:
  void read_file(const XmlNode& node) {
    const std::string source(node.get("source-language"));
    const std::string target(node.get("target-language"));
    if (job_.files.empty()) {
      job_.source_locale = source;
      job_.target_locale = target;
      reports_.set_locale(target);
    } else if (target != job_.target_locale) {
      reports_.error(node.offset, "language",
                     fmt::format("This <file> is for \"{}\", the first one for \"{}\".", target, job_.target_locale),
                     "Import the languages from files of their own.");
      return;
    }
    File file{.path = std::string(node.get("original")), .units = {}};
    for (const XmlNode& child : node.children) {
      if (child.is(kXliff12Space, "body")) read_group(child, "", {}, file);
    }
    job_.files.push_back(std::move(file));
  }

  void read_group(const XmlNode& node, const std::string& kind, std::vector<std::string> notes, File& file) {
    for (const XmlNode& child : node.children) {
      if (is_note(child)) notes.push_back(text_of(child));
    }
    for (const XmlNode& child : node.children) {
      if (child.is(kXliff12Space, "group")) {
        constexpr std::string_view kPrefix = "x-docloc-";
        const std::string_view restype = child.get("restype");
        const bool known = restype.starts_with(kPrefix);
        read_group(child, known ? std::string(restype.substr(kPrefix.size())) : kind, notes, file);
      } else if (child.is(kXliff12Space, "trans-unit")) {
        read_item(child, kind, notes, file);
        notes.clear();
      }
    }
  }

  // Segments of one unit stand together unless a tool sorted them.
  Unit& unit_of(const std::string& id, const std::string& kind, File& file) {
    const auto [found, fresh] = unit_at_.try_emplace({file.path, id}, file.units.size());
    if (fresh)
      file.units.push_back({.id = id,
                            .kind = kind,
                            .name = {},
                            .obsolete = false,
                            .author_notes = {},
                            .notes = {},
                            .codes = {},
                            .items = {}});
    return file.units[found->second];
  }

  void read_item(const XmlNode& node, const std::string& kind, const std::vector<std::string>& notes, File& file) {
    const std::string_view id = node.get("id");
    auto name = parse_name(id);
    if (!name) name = Name{.path = {}, .unit = std::string(id), .segment = {}};
    const XmlNode* source = nullptr;
    const XmlNode* target = nullptr;
    for (const XmlNode& child : node.children) {
      if (child.is(kXliff12Space, "source")) source = &child;
      if (child.is(kXliff12Space, "target")) target = &child;
    }
    if (source == nullptr) {
      return reports_.error(node.offset, "no-source", fmt::format("The <trans-unit> \"{}\" has no <source>.", id),
                            std::string(kAskAgain));
    }
    Unit& unit = unit_of(name->unit, kind, file);
    for (const std::string& note : notes)
      add_note(unit, note);
    Item item{.segment = name->segment, .place = reports_.place(node.offset)};
    InlineReader inline_reader(unit.codes);
    auto content = inline_reader.read(*source);
    if (content && target != nullptr) item.target = inline_reader.read(*target);
    if (!inline_reader.fault().empty()) {
      return reports_.error(inline_reader.fault_offset(), "code",
                            fmt::format("The <trans-unit> \"{}\" was left out. {}", id, inline_reader.fault()),
                            std::string(kAskAgain));
    }
    item.source = std::move(*content);
    item.context = node.get("translate") == "no";
    read_rest(node, unit, item);
    if (target != nullptr) read_state(node, *target, item);
    unit.items.push_back(std::move(item));
  }

  // The author's notes were docloc's own.
  static bool is_note(const XmlNode& node) { return node.is(kXliff12Space, "note") && node.get("from") != "author"; }

  static void add_note(Unit& unit, const std::string& note) {
    if (!note.empty() && std::ranges::find(unit.notes, note) == unit.notes.end()) unit.notes.push_back(note);
  }

  static void read_rest(const XmlNode& node, Unit& unit, Item& item) {
    for (const XmlNode& child : node.children) {
      if (is_note(child)) add_note(unit, text_of(child));
      if (!child.is(kXliff12Space, "context-group")) continue;
      for (const XmlNode& context : child.children) {
        constexpr std::string_view kGap = "x-docloc-gap-";
        const std::string_view type = context.get("context-type");
        if (type == "x-docloc-left") item.left = text_of(context);
        if (type.starts_with(kGap)) item.gaps.push_back({std::string(type.substr(kGap.size())), text_of(context)});
      }
    }
  }

  static void read_state(const XmlNode& node, const XmlNode& target, Item& item) {
    const std::string_view state = target.get("state");
    const std::string_view qualifier = target.get("state-qualifier");
    const bool machine = qualifier == "leveraged-mt" || qualifier == "mt-suggestion";
    const bool fuzzy = qualifier == "fuzzy-match";
    const Origin made = machine ? Origin::machine : fuzzy ? Origin::fuzzy : Origin::human;
    item.state = State::translated;
    if (state == "new" || state == "needs-translation") {
      item.state = State::initial;
      item.origin = made;
    } else if (state == "signed-off" || (state.empty() && node.get("approved") == "yes")) {
      item.state = State::reviewed;
      item.origin = made;
    } else if (state == "final") {
      item.state = State::final_;
      item.origin = made;
    } else if (state != "translated") {
      item.origin = made;  // needs-review-translation and the like
    }
    drop_empty_target(item);
    // Many tools fill a text in and leave the state as it was.
    const bool untouched = state == "new" || state.starts_with("needs-") || state.empty();
    if (untouched && !item.left.empty()) settle_changed(item);
  }

  std::string_view path_;
  std::string_view bytes_;
  Reports reports_;
  Job job_;
  std::map<std::pair<std::string, std::string>, size_t> unit_at_;
};

}  // namespace

Read read_xliff12(std::string_view path, std::string_view bytes) {
  return Reader(path, bytes).run();
}

}  // namespace docloc::exchange

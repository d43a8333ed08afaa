#include "catalog/code_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/utf8.h"
#include "catalog/codes.h"

namespace docloc::catalog {

using segment::CodeKind;
using segment::Content;
using segment::PartKind;

namespace {

constexpr uint32_t kNoDraft = UINT32_MAX;
constexpr std::string_view kRestore = "Restore the unit from version control, or run \"docloc sync\" on a good copy.";

size_t index(Side side) {
  return static_cast<size_t>(side);
}

void read_cp(const XmlNode& node, std::string& out, FaultList& faults) {
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

// Decimal without leading zero; 0: anything else.
uint32_t code_number(std::string_view id) {
  uint32_t number = 0;
  const auto parsed = std::from_chars(id.data(), id.data() + id.size(), number);
  const bool whole = parsed.ec == std::errc() && parsed.ptr == id.data() + id.size();
  return whole && !id.starts_with('0') ? number : 0;
}

std::vector<std::string> split_tokens(std::string_view text) {
  std::vector<std::string> tokens;
  for (size_t at = text.find_first_not_of(" \t\r\n"); at != std::string_view::npos;) {
    const size_t end = std::min(text.find_first_of(" \t\r\n", at), text.size());
    tokens.emplace_back(text.substr(at, end - at));
    at = text.find_first_not_of(" \t\r\n", end);
  }
  return tokens;
}

}  // namespace

std::string read_text(const XmlNode& node, FaultList& faults) {
  std::string text;
  for (const XmlNode& child : node.children) {
    if (child.is_text()) {
      text += child.text;
    } else if (child.is(kCoreSpace, "cp")) {
      read_cp(child, text, faults);
    } else {
      faults.error(child.offset, "unknown-element", fmt::format("<{}> cannot stand in <{}>.", child.name, node.name),
                   kRestore);
    }
  }
  return text;
}

bool read_yes_no(const XmlNode& node, std::string_view attribute, bool otherwise, FaultList& faults) {
  const std::string* value = node.find(attribute);
  if (value == nullptr) return otherwise;
  if (*value != "yes" && *value != "no") {
    faults.error(node.offset, "yes-no", fmt::format("{}=\"{}\" is neither \"yes\" nor \"no\".", attribute, *value),
                 "Write \"yes\" or \"no\".");
  }
  return *value == "yes";
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

void CodeTable::add_data(const XmlNode& original_data) {
  check_known(original_data, {}, *faults_);
  for (const XmlNode& child : original_data.children) {
    if (child.is_text()) {
      if (!is_white(child.text))
        faults_->error(child.offset, "text", "There is text between <data> elements.", kRestore);
      continue;
    }
    if (!child.is(kCoreSpace, "data")) {
      faults_->error(child.offset, "unknown-element", fmt::format("<{}> cannot stand in <originalData>.", child.name),
                     kRestore);
      continue;
    }
    check_known(child, {"id", "dir"}, *faults_);
    const std::string_view id = child.get("id");
    if (!is_nmtoken(id)) {
      faults_->error(child.offset, "nmtoken", fmt::format("\"{}\" is no valid id of <data>.", id), kRestore);
    } else if (!data_.emplace(id, read_text(child, *faults_)).second) {
      faults_->error(child.offset, "duplicate-id", fmt::format("Two <data> elements have the id \"{}\".", id),
                     kRestore);
    }
  }
}

void CodeTable::add_meaning(const XmlNode& meta) {
  constexpr std::string_view kEncoded = "-percent-encoded";
  std::string_view id = meta.get("type");
  std::string text = read_text(meta, *faults_);
  if (id.ends_with(kEncoded)) {
    id.remove_suffix(kEncoded.size());
    std::string decoded;
    for (size_t i = 0; i + 2 < text.size() && text[i] == '%'; i += 3) {
      uint32_t byte = 0;
      std::from_chars(text.data() + i + 1, text.data() + i + 3, byte, 16);
      decoded += static_cast<char>(byte);
    }
    if (decoded.size() * 3 != text.size()) {
      faults_->error(meta.offset, "metadata", "A percent-encoded meaning of a code cannot be decoded.", kRestore);
    }
    text = std::move(decoded);
  }
  if (!meanings_.emplace(id, Meaning{std::move(text), meta.offset}).second) {
    faults_->error(meta.offset, "metadata", fmt::format("The meaning of code \"{}\" stands twice.", id), kRestore);
  }
}

void CodeTable::claim_id(std::string_view id, uint32_t offset) {
  if (!is_nmtoken(id)) {
    faults_->error(offset, "nmtoken", fmt::format("\"{}\" is no valid id (letters, digits, '.', '-', '_', ':').", id),
                   kRestore);
  } else if (!ids_.emplace(id).second) {
    faults_->error(offset, "duplicate-id", fmt::format("The id \"{}\" is used twice in one unit.", id), kRestore);
  }
}

uint32_t CodeTable::find(std::string_view id) const {
  const auto found = draft_of_.find(id);
  return found == draft_of_.end() ? kNoDraft : found->second;
}

CodeTable::RawContent CodeTable::read(const XmlNode& content, Side side) {
  RawContent out;
  read_children(content, side, out);
  return out;
}

void CodeTable::read_children(const XmlNode& node, Side side, RawContent& out) {
  for (const XmlNode& child : node.children) {
    if (child.is_text()) {
      out.push_back({PartKind::text, child.text, 0});
    } else {
      read_element(child, side, out);
    }
  }
}

void CodeTable::read_element(const XmlNode& node, Side side, RawContent& out) {
  const bool core = node.space == kCoreSpace;
  if (core && node.name == "cp") {
    read_cp(node, out.emplace_back().text, *faults_);
  } else if (core && node.name == "ph") {
    const uint32_t draft = begin_code(node, side, false);
    if (draft != kNoDraft) out.push_back({PartKind::placeholder, {}, draft});
  } else if (core && node.name == "pc") {
    read_pair(node, side, out);
  } else if (core && node.name == "sc") {
    const bool isolated = check_isolated(node);
    const uint32_t draft = begin_code(node, side, true);
    if (draft == kNoDraft) return;
    drafts_[draft].isolated = drafts_[draft].isolated || isolated;
    out.push_back({PartKind::open, {}, draft});
  } else if (core && node.name == "ec") {
    read_end(node, side, out);
  } else if (core && (node.name == "mrk" || node.name == "sm" || node.name == "em")) {
    faults_->error(node.offset, "annotation", "docloc's catalogs hold no annotations (mrk, sm, em).",
                   "Remove the annotation and keep the text in it.");
  } else {
    faults_->error(node.offset, "unknown-element", fmt::format("<{}> is no inline element of XLIFF.", node.name),
                   kRestore);
  }
}

void CodeTable::read_pair(const XmlNode& node, Side side, RawContent& out) {
  const uint32_t draft = begin_code(node, side, true);
  if (draft == kNoDraft) return;
  if (drafts_[draft].close[index(side)]) {
    faults_->error(node.offset, "duplicate-code", fmt::format("The code \"{}\" ends twice.", node.get("id")), kRestore);
  }
  drafts_[draft].close[index(side)] = true;
  out.push_back({PartKind::open, {}, draft});
  read_children(node, side, out);
  out.push_back({PartKind::close, {}, draft});
}

void CodeTable::read_end(const XmlNode& node, Side side, RawContent& out) {
  check_attributes(node);
  if (check_isolated(node)) return read_lone_end(node, side, out);
  const uint32_t found = find(node.get("startRef"));
  const bool started = found != kNoDraft && drafts_[found].code.paired &&
                       (drafts_[found].open[index(side)] || (side == Side::target && drafts_[found].in_source));
  if (!started) {
    return faults_->error(node.offset, "start-ref",
                          fmt::format("No <sc> before this <ec> has the id \"{}\".", node.get("startRef")), kRestore);
  }
  Draft& draft = drafts_[found];
  if (draft.close[index(side)]) {
    return faults_->error(node.offset, "duplicate-code", fmt::format("The code \"{}\" ends twice.", draft.id),
                          kRestore);
  }
  std::string bytes = draft.code.close;
  take_data(node, "dataRef", bytes);
  if (!draft.close[index(Side::source)]) draft.code.close = std::move(bytes);
  draft.close[index(side)] = true;
  out.push_back({PartKind::close, {}, found});
}

void CodeTable::read_lone_end(const XmlNode& node, Side side, RawContent& out) {
  uint32_t found = find(node.get("id"));
  if (found == kNoDraft) found = make_draft(node, side, true);
  Draft& draft = drafts_[found];
  draft.isolated = true;
  std::string bytes;
  take_data(node, "dataRef", bytes);
  if (draft.code.close.empty()) draft.code.close = std::move(bytes);
  if (draft.close[index(side)]) {
    return faults_->error(node.offset, "duplicate-code", fmt::format("The code \"{}\" ends twice.", draft.id),
                          kRestore);
  }
  draft.close[index(side)] = true;
  out.push_back({PartKind::close, {}, found});
}

uint32_t CodeTable::begin_code(const XmlNode& node, Side side, bool paired) {
  check_attributes(node);
  uint32_t found = find(node.get("id"));
  if (found == kNoDraft) {
    found = make_draft(node, side, paired);
  } else if (drafts_[found].code.paired != paired) {
    faults_->error(node.offset, "foreign-code",
                   fmt::format("The code \"{}\" is a pair in one place and a single code in another.", node.get("id")),
                   kRestore);
    return kNoDraft;
  } else if (drafts_[found].open[index(side)]) {
    const bool source = side == Side::source;
    faults_->error(node.offset, source ? "duplicate-id" : "duplicate-code",
                   fmt::format("The code \"{}\" stands twice in the {}.", node.get("id"), source ? "source" : "target"),
                   source ? kRestore : "Keep the code once; a copy of formatting needs an id of its own and copyOf.");
    return kNoDraft;
  } else if (side == Side::source) {
    check_rights(node, side, drafts_[found].code.kind);
  }
  Draft& draft = drafts_[found];
  std::string open = draft.code.open;
  std::string close = draft.code.close;
  take_data(node, node.name == "pc" ? "dataRefStart" : "dataRef", open);
  take_data(node, "dataRefEnd", close);
  // The first to mention a code says what it is; a target only has to name data that exists.
  if (!draft.open[0] && !draft.open[1]) {
    draft.code.open = std::move(open);
    if (node.name == "pc") draft.code.close = std::move(close);
  }
  draft.open[index(side)] = true;
  return found;
}

uint32_t CodeTable::make_draft(const XmlNode& node, Side side, bool paired) {
  const std::string_view id = node.get("id");
  Draft draft{.id = std::string(id), .offset = node.offset, .in_source = side == Side::source, .code = {}};
  const size_t errors = faults_->errors();
  claim_id(id, node.offset);
  if (node.find("copyOf") != nullptr) {
    copy_code(node, draft);
  } else {
    read_kind(node, draft);
    const bool added = side == Side::target && scope_ == Scope::unit;
    if (added && faults_->errors() == errors) {
      if (!is_free(draft.code.kind)) {
        faults_->error(node.offset, "foreign-code", fmt::format("The source has no code \"{}\".", id),
                       "Use the codes of the source; only formatting may be added.");
      }
      draft.code = usual_spelling(draft.code.kind);
    }
  }
  check_rights(node, side, draft.code.kind);
  draft.code.paired = paired;
  const std::string* subflows = node.find("subFlows");
  if (subflows == nullptr) subflows = node.find("subFlowsStart");
  if (subflows != nullptr) draft.code.subflows = split_tokens(*subflows);
  const auto made = static_cast<uint32_t>(drafts_.size());
  draft_of_.emplace(id, made);
  drafts_.push_back(std::move(draft));
  return made;
}

// A translation tool's second use of a code.
void CodeTable::copy_code(const XmlNode& node, Draft& draft) {
  const uint32_t original = find(node.get("copyOf"));
  if (original == kNoDraft || !is_free(drafts_[original].code.kind)) {
    return faults_->error(node.offset, "foreign-code",
                          fmt::format("The code \"{}\" may not be copied.", node.get("copyOf")), "Remove the copy.");
  }
  draft.code = drafts_[original].code;
  draft.code.subflows.clear();
}

void CodeTable::read_kind(const XmlNode& node, Draft& draft) {
  const std::string_view type = node.get("type");
  const std::string_view subtype = node.get("subType");
  if (!subtype.empty() && type.empty()) {
    return faults_->error(node.offset, "sub-type", fmt::format("subType=\"{}\" stands without type.", subtype),
                          "Write the type that belongs to it.");
  }
  const auto kind = kind_of_subtype(subtype);
  if (!kind || names_of(*kind).type != type) {
    return faults_->error(
        node.offset, "code-type",
        fmt::format("type=\"{}\" subType=\"{}\" is no kind of code that docloc knows.", type, subtype), kRestore);
  }
  draft.code.kind = *kind;
}

void CodeTable::check_rights(const XmlNode& node, Side side, CodeKind kind) {
  const bool can_copy = read_yes_no(node, "canCopy", true, *faults_);
  const bool can_delete = read_yes_no(node, "canDelete", true, *faults_);
  (void)read_yes_no(node, "canOverlap", true, *faults_);
  const std::string* reorder = node.find("canReorder");
  if (reorder != nullptr && *reorder != "yes" && *reorder != "no" && *reorder != "firstNo") {
    faults_->error(node.offset, "yes-no", fmt::format("canReorder=\"{}\" is not known.", *reorder),
                   "Write \"yes\", \"no\" or \"firstNo\".");
  } else if (reorder != nullptr && *reorder != "yes" && (can_copy || can_delete)) {
    faults_->error(node.offset, "can-reorder",
                   "A code that may not be reordered must also have canCopy and canDelete \"no\".",
                   "Write canCopy=\"no\" canDelete=\"no\".");
  }
  if (side == Side::source && !is_free(kind) && (can_copy || can_delete)) {
    faults_->error(node.offset, "code-protection",
                   fmt::format("The code \"{}\" is protected, and says it may be deleted or copied.", node.get("id")),
                   "Write canCopy=\"no\" canDelete=\"no\".");
  }
}

bool CodeTable::check_isolated(const XmlNode& node) {
  const bool isolated = read_yes_no(node, "isolated", false, *faults_);
  if (isolated && scope_ == Scope::unit) {
    faults_->error(node.offset, "isolated", "A code is isolated, but both its ends belong to one unit.",
                   "Remove isolated=\"yes\", and give <ec> a startRef.");
  }
  return isolated && scope_ == Scope::match;
}

void CodeTable::take_data(const XmlNode& node, std::string_view attribute, std::string& bytes) {
  const std::string* reference = node.find(attribute);
  if (reference == nullptr) return;
  const auto found = data_.find(*reference);
  if (found == data_.end()) {
    return faults_->error(node.offset, "data-ref", fmt::format("No <data> here has the id \"{}\".", *reference),
                          kRestore);
  }
  bytes = found->second;
}

void CodeTable::check_attributes(const XmlNode& node) {
  constexpr std::array<std::string_view, 24> kKnown{
      "canCopy",    "canDelete",    "canReorder",  "canOverlap",    "copyOf",  "disp",      "equiv",    "id",
      "dataRef",    "subFlows",     "subType",     "type",          "dispEnd", "dispStart", "equivEnd", "equivStart",
      "dataRefEnd", "dataRefStart", "subFlowsEnd", "subFlowsStart", "dir",     "isolated",  "startRef", "hex"};
  for (const XmlAttribute& attribute : node.attributes) {
    if (attribute.space == kXmlnsSpace) continue;
    if (!attribute.space.empty()) {
      faults_->not_kept(node.offset,
                        fmt::format("The attribute \"{}:{}\" of a code", attribute.prefix, attribute.name));
    } else if (std::ranges::find(kKnown, attribute.name) == kKnown.end()) {
      faults_->error(node.offset, "unknown-attribute", fmt::format("A code has no attribute \"{}\".", attribute.name),
                     "Remove the attribute.");
    }
  }
}

void CodeTable::finish() {
  check_closed();
  number_codes();
  attach_meanings();
}

// In a unit only the source's pairs: what targets may do is for find_code_faults.
void CodeTable::check_closed() {
  for (const Draft& draft : drafts_) {
    if (!draft.code.paired || draft.isolated) continue;
    const bool open_source = draft.open[0] && !draft.close[0];
    const bool open_target = scope_ == Scope::match && draft.open[1] && !draft.close[1];
    if (open_source || open_target) {
      faults_->error(draft.offset, "unclosed-code",
                     fmt::format("The code \"{}\" is opened and never closed.", draft.id), kRestore);
    }
  }
}

// Codes of the source have their number as id. Those that a target adds take their own number if it is free and leaves
// no hole, else the next: another tool may have called them anything.
void CodeTable::number_codes() {
  codes_.resize(drafts_.size());
  std::vector<bool> taken(drafts_.size() + 1, false);
  auto take = [&](Draft& draft) {
    const uint32_t number = code_number(draft.id);
    if (number == 0 || number > drafts_.size() || taken[number]) return;
    draft.number = number;
    taken[number] = true;
  };
  for (Draft& draft : drafts_) {
    if (!draft.in_source && scope_ == Scope::unit) continue;
    take(draft);
    if (draft.number == 0) {
      faults_->error(draft.offset, "code-id",
                     fmt::format("The code \"{}\" is not numbered from 1 without gaps.", draft.id), kRestore);
    }
  }
  for (Draft& draft : drafts_) {
    if (draft.number == 0) take(draft);
  }
  uint32_t next = 1;
  for (Draft& draft : drafts_) {
    if (draft.number == 0) {
      while (next < taken.size() && taken[next])
        ++next;
      draft.number = next;
      if (next < taken.size()) taken[next] = true;
    }
  }
}

void CodeTable::attach_meanings() {
  for (Draft& draft : drafts_) {
    if (draft.number == 0 || draft.number > codes_.size()) continue;
    // Of a half the other end is only in the data, under the name that docloc gives it.
    if (draft.isolated && !draft.open[0] && !draft.open[1]) {
      if (const auto open = data_.find("d" + draft.id); open != data_.end()) draft.code.open = open->second;
    }
    if (draft.isolated && !draft.close[0] && !draft.close[1]) {
      if (const auto close = data_.find("e" + draft.id); close != data_.end()) draft.code.close = close->second;
    }
    const auto written = meanings_.find(draft.id);
    if (written == meanings_.end()) {
      draft.code.meaning = default_meaning(draft.code);
    } else {
      draft.code.meaning = std::move(written->second.text);
      meanings_.erase(written);
    }
    codes_[draft.number - 1] = std::move(draft.code);
  }
  for (const auto& [id, meaning] : meanings_) {
    faults_->error(meaning.offset, "metadata",
                   fmt::format("There is a meaning for code \"{}\", which is not there.", id), kRestore);
  }
}

Content CodeTable::resolve(const RawContent& content) const {
  Content resolved;
  resolved.reserve(content.size());
  for (const RawPart& part : content) {
    const uint32_t number = part.kind == PartKind::text ? 0 : drafts_[part.draft].number;
    resolved.push_back({part.kind, part.text, number});
  }
  segment::normalize(resolved);
  return resolved;
}

}  // namespace docloc::catalog

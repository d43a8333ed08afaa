#include "catalog/code_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "catalog/codes.h"
#include "catalog/xml_values.h"

namespace docloc::catalog {

using segment::CodeKind;
using segment::PartKind;

namespace {

constexpr uint32_t kNoDraft = UINT32_MAX;

size_t index(Side side) {
  return static_cast<size_t>(side);
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

void CodeTable::add_data(const XmlNode& original_data) {
  check_known(original_data, {}, *faults_);
  for (const XmlNode& child : original_data.children) {
    if (child.is_text()) {
      if (!is_white(child.text))
        faults_->error(child.offset, "text", "There is text between <data> elements.", kRestoreUnit);
      continue;
    }
    if (!child.is(kCoreSpace, "data")) {
      faults_->error(child.offset, "unknown-element", fmt::format("<{}> cannot stand in <originalData>.", child.name),
                     kRestoreUnit);
      continue;
    }
    check_known(child, {"id", "dir"}, *faults_);
    const std::string_view id = child.get("id");
    if (!is_nmtoken(id)) {
      faults_->error(child.offset, "nmtoken", fmt::format("\"{}\" is no valid id of <data>.", id), kRestoreUnit);
    } else if (!data_.emplace(id, read_text(child, *faults_)).second) {
      faults_->error(child.offset, "duplicate-id", fmt::format("Two <data> elements have the id \"{}\".", id),
                     kRestoreUnit);
    }
  }
}

void CodeTable::claim_id(std::string_view id, uint32_t offset) {
  if (!is_nmtoken(id)) {
    faults_->error(offset, "nmtoken", fmt::format("\"{}\" is no valid id (letters, digits, '.', '-', '_', ':').", id),
                   kRestoreUnit);
  } else if (!ids_.emplace(id).second) {
    faults_->error(offset, "duplicate-id", fmt::format("The id \"{}\" is used twice in one unit.", id), kRestoreUnit);
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
    read_code_point(node, out.emplace_back().text, *faults_);
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
    // The end of one whose start was named is not worth another word.
    if (!std::exchange(annotated_, true) || node.name != "em") {
      faults_->error(node.offset, "annotation", "docloc's catalogs hold no annotations (mrk, sm, em).",
                     "Remove the annotation and keep the text in it.");
    }
  } else {
    faults_->error(node.offset, "unknown-element", fmt::format("<{}> is no inline element of XLIFF.", node.name),
                   kRestoreUnit);
  }
}

void CodeTable::read_pair(const XmlNode& node, Side side, RawContent& out) {
  const uint32_t draft = begin_code(node, side, true);
  if (draft == kNoDraft) return;
  if (drafts_[draft].close[index(side)]) {
    faults_->error(node.offset, "duplicate-code", fmt::format("The code \"{}\" ends twice.", node.get("id")),
                   kRestoreUnit);
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
                          fmt::format("No <sc> before this <ec> has the id \"{}\".", node.get("startRef")),
                          kRestoreUnit);
  }
  Draft& draft = drafts_[found];
  if (draft.close[index(side)]) {
    return faults_->error(node.offset, "duplicate-code", fmt::format("The code \"{}\" ends twice.", draft.id),
                          kRestoreUnit);
  }
  if (side == Side::target && draft.close[index(Side::source)]) {
    check_data(node, "dataRef", draft, true, draft.other_close);
  } else {
    take_data(node, "dataRef", draft.code.close);
  }
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
                          kRestoreUnit);
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
                   kRestoreUnit);
    return kNoDraft;
  } else if (drafts_[found].open[index(side)]) {
    const bool source = side == Side::source;
    faults_->error(
        node.offset, source ? "duplicate-id" : "duplicate-code",
        fmt::format("The code \"{}\" stands twice in the {}.", node.get("id"), source ? "source" : "target"),
        source ? kRestoreUnit : "Keep the code once; a copy of formatting needs an id of its own and copyOf.");
    return kNoDraft;
  } else if (side == Side::source) {
    check_rights(node, side, drafts_[found].code.kind);
  }
  Draft& draft = drafts_[found];
  const bool pair = node.name == "pc";
  const std::string_view start = pair ? "dataRefStart" : "dataRef";
  // The first to mention a code says what it is.
  if (!draft.open[0] && !draft.open[1]) {
    take_data(node, start, draft.code.open);
    if (pair) take_data(node, "dataRefEnd", draft.code.close);
  } else {
    check_data(node, start, draft, false, draft.other_open);
    if (pair) check_data(node, "dataRefEnd", draft, true, draft.other_close);
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
        fmt::format("type=\"{}\" subType=\"{}\" is no kind of code that docloc knows.", type, subtype), kRestoreUnit);
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
                          kRestoreUnit);
  }
  bytes = found->second;
}

void CodeTable::check_data(const XmlNode& node, std::string_view attribute, const Draft& draft, bool close,
                           std::string& other) {
  const std::string* id = node.find(attribute);
  if (id == nullptr) return;
  std::string bytes;
  const size_t errors = faults_->errors();
  take_data(node, attribute, bytes);
  const bool own =
      bytes == (close ? draft.code.close : draft.code.open) && *id != (close ? 'e' : 'd') + draft.id + kReplacing;
  if (faults_->errors() != errors || own || !draft.in_source) return;
  const CodeKind kind = draft.code.kind;
  if (scope_ == Scope::match || (kind != CodeKind::link && kind != CodeKind::image)) {
    faults_->error(node.offset, "foreign-data",
                   fmt::format("The target gives the code \"{}\" other data than the source.", draft.id),
                   "Name the source's data; only links and images may lead elsewhere in a translation.");
  } else if (!other.empty() && other != *id) {
    faults_->error(node.offset, "foreign-data",
                   fmt::format("The code \"{}\" has data of two kinds in one target.", draft.id),
                   "Name one of the two at both ends.");
  }
  other = *id;
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

}  // namespace docloc::catalog

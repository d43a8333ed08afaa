#include "catalog/unit_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "catalog/code_table.h"
#include "catalog/codes.h"
#include "catalog/extensions.h"
#include "catalog/match_reader.h"
#include "catalog/metadata.h"
#include "catalog/suppression.h"
#include "catalog/xml_values.h"

namespace docloc::catalog {
namespace {

// XLIFF's userDefinedValue: "prefix:value".
bool is_prefixed(std::string_view value) {
  const size_t colon = value.find(':');
  return colon != std::string_view::npos && colon > 0 && colon + 1 < value.size() &&
         value.find(':', colon + 1) == std::string_view::npos &&
         value.find_first_of(" \t\r\n") == std::string_view::npos;
}

class UnitReader {
 public:
  UnitReader(const XmlNode& node, const FileContext& context, FaultList& faults)
      : node_(node), context_(context), faults_(faults), codes_(faults, CodeTable::Scope::unit) {}

  // Stage by stage: a later stage would only report what follows from the faults of an earlier one.
  std::optional<Unit> run() {
    const size_t errors = faults_.errors();
    const auto good = [&] { return faults_.errors() == errors; };
    read_attributes();
    sort_children();
    if (!good()) return std::nullopt;
    read_modules();
    sort_extensions(unit_.extensions);
    read_notes();
    if (data_ != nullptr) codes_.add_data(*data_);
    for (RawSegment& raw : segments_)
      read_segment(raw);
    if (!good()) return std::nullopt;
    // A target may use the codes of a later segment.
    for (RawSegment& raw : segments_)
      raw.source = codes_.read(*part_of(raw, "source"), Side::source);
    if (!good()) return std::nullopt;
    for (RawSegment& raw : segments_) {
      if (const XmlNode* target = part_of(raw, "target")) raw.target = codes_.read(*target, Side::target);
    }
    if (!good()) return std::nullopt;
    codes_.finish();
    if (!good()) return std::nullopt;
    fill_segments();
    check_codes();
    read_decisions();
    unit_.suppressions = read_suppressions(suppressions_, faults_);
    for (const XmlNode* matches : matches_)
      read_matches(*matches, context_, faults_, unit_);
    if (!good()) return std::nullopt;
    return std::move(unit_);
  }

 private:
  struct RawSegment {
    const XmlNode* node = nullptr;
    CodeTable::RawContent source;
    std::optional<CodeTable::RawContent> target;
  };

  void error(const XmlNode& at, std::string_view rule, std::string message, std::string_view hint = kRestoreUnit) {
    faults_.error(at.offset, rule, std::move(message), hint);
  }

  void read_attributes() {
    keep_attributes(node_, {"id", "name", "translate", "type", "canResegment"}, {"srcDir", "trgDir"},
                    {"obsolete", "critical"}, unit_.extensions, faults_);
    unit_.id = node_.get("id");
    unit_.name = node_.get("name");
    unit_.translate = read_yes_no(node_, "translate", context_.translate, faults_);
    (void)read_yes_no(node_, "canResegment", true, faults_);
    if (!is_nmtoken(unit_.id)) error(node_, "nmtoken", fmt::format("\"{}\" is no valid id of a unit.", unit_.id));
    constexpr std::string_view kPrefix = "docloc:";
    const std::string_view type = node_.get("type");
    if (!type.starts_with(kPrefix) || !is_unit_kind(type.substr(kPrefix.size()))) {
      error(node_, "unit-kind", fmt::format("type=\"{}\" is no kind of unit that docloc knows.", type));
    } else {
      unit_.kind = type.substr(kPrefix.size());
    }
    unit_.critical = read_own_yes_no(node_, "critical", faults_);
    unit_.obsolete = read_own_yes_no(node_, "obsolete", faults_);
    if (unit_.obsolete && unit_.translate) {
      error(node_, "obsolete", "An obsolete unit is still marked for translation.", "Write translate=\"no\" on it.");
    }
  }

  // XLIFF 2.1, 4.2.2.5: modules and extensions, notes, originalData, then segments and ignorables.
  void sort_children() {
    check_no_text(node_, faults_);
    int reached = 0;
    bool in_order = true;
    for (const XmlNode& child : node_.children) {
      if (child.is_text()) continue;
      const int rank = place_of_child(child);
      if (rank < 0) {
        error(child, "unknown-element", fmt::format("<{}> cannot stand in <unit>.", child.name));
      } else if (in_order && (rank < reached || (rank == reached && (rank == 1 || rank == 2)))) {
        in_order = false;
        error(child, "element-order", fmt::format("<{}> stands too late or twice in its unit.", child.name),
              "The order is modules, notes, originalData, segments.");
      }
      reached = std::max(reached, rank);
    }
    if (segments_.empty() ||
        std::ranges::all_of(segments_, [](const RawSegment& s) { return s.node->name == "ignorable"; })) {
      error(node_, "no-segment", "The unit has no <segment>.");
    }
  }

  int place_of_child(const XmlNode& child) {
    if (child.space == kOwnSpace) return -1;
    if (child.space != kCoreSpace) {
      modules_.push_back(&child);
      return 0;
    }
    if (child.name == "notes") {
      notes_ = &child;
      return 1;
    }
    if (child.name == "originalData") {
      data_ = &child;
      return 2;
    }
    if (child.name != "segment" && child.name != "ignorable") return -1;
    segments_.push_back({.node = &child, .source = {}, .target = {}});
    return 3;
  }

  void read_modules() {
    bool metadata = false;
    for (const XmlNode* module : modules_) {
      const bool is_matches = module->is(kMatchSpace, "matches");
      const bool is_metadata = module->is(kMetaSpace, "metadata");
      if ((is_matches && !matches_.empty()) || (is_metadata && metadata)) {
        error(*module, "element-order", fmt::format("<{}> stands twice in its unit.", module->name), "Join the two.");
      }
      if (is_matches) {
        matches_.push_back(module);
      } else if (is_metadata) {
        metadata = true;
        for (const Meta& meta :
             read_metadata(*module, {kMeaningsGroup, kDecisionGroup, kSuppressionGroup}, &unit_.extensions, faults_)) {
          if (meta.category == kMeaningsGroup) {
            codes_.add_meaning(*meta.node);
          } else if (meta.category == kDecisionGroup) {
            decisions_.push_back(meta.node);
          } else {
            suppressions_.push_back(meta);
          }
        }
      } else {
        check_glossary(*module);
        unit_.extensions.push_back({serialize(*module)});
      }
    }
  }

  void check_glossary(const XmlNode& module) {
    if (!module.is(kGlossarySpace, "glossary")) return;
    for (const XmlNode& entry : module.children) {
      if (!entry.is(kGlossarySpace, "glossEntry")) continue;
      const bool says_something = std::ranges::any_of(entry.children, [](const XmlNode& child) {
        return child.is(kGlossarySpace, "translation") || child.is(kGlossarySpace, "definition");
      });
      if (!says_something)
        error(entry, "glossary", "A glossary entry has neither translation nor definition.",
              "Add one, or remove the entry.");
    }
  }

  void read_notes() {
    if (notes_ == nullptr) return;
    check_no_text(*notes_, faults_);
    check_known(*notes_, {}, faults_);
    for (const XmlNode& note : notes_->children) {
      if (note.is_text()) continue;
      if (!note.is(kCoreSpace, "note")) {
        error(note, "unknown-element", fmt::format("<{}> cannot stand in <notes>.", note.name));
        continue;
      }
      const bool author = note.get("category") == kAuthorNote;
      const bool more = std::ranges::any_of(note.attributes, [&](const XmlAttribute& a) {
        return a.space != kXmlnsSpace && !(author && a.space.empty() && a.name == "category");
      });
      if (more) faults_.not_kept(note.offset, "An attribute of a note");
      if (std::ranges::any_of(note.children, [](const XmlNode& child) { return !child.is_text(); })) {
        error(note, "unknown-element", "A note holds text only.");
      }
      (author ? unit_.author_notes : unit_.notes).push_back(note.children.empty() ? "" : note.children[0].text);
    }
  }

  static const XmlNode* part_of(const RawSegment& raw, std::string_view name) {
    for (const XmlNode& child : raw.node->children) {
      if (child.is(kCoreSpace, name)) return &child;
    }
    return nullptr;
  }

  void read_segment(RawSegment& raw) {
    const XmlNode& node = *raw.node;
    check_no_text(node, faults_);
    const bool ignorable = node.name == "ignorable";
    if (ignorable && (node.find("state") != nullptr || node.find("subState") != nullptr)) {
      error(node, "ignorable-state", "An <ignorable> has no state.", "Remove state and subState.");
    } else if (ignorable) {
      check_known(node, {"id"}, faults_);
    } else {
      check_known(node, {"id", "canResegment", "state", "subState"}, faults_);
      (void)read_yes_no(node, "canResegment", true, faults_);
    }
    codes_.claim_id(node.get("id"), node.offset);
    check_segment_children(node);
    Segment segment{.id = std::string(node.get("id")), .ignorable = ignorable, .source = {}, .target = {}};
    if (!ignorable) read_state(node, part_of(raw, "target") != nullptr, segment);
    unit_.segments.push_back(std::move(segment));
  }

  void check_segment_children(const XmlNode& node) {
    int sources = 0;
    int targets = 0;
    for (const XmlNode& child : node.children) {
      if (child.is_text()) continue;
      if (child.is(kCoreSpace, "source")) {
        if (targets > 0 || sources > 0)
          error(child, "element-order", "<source> stands after <target>, or twice.",
                "Keep one <source>, then one <target>.");
        check_content_attributes(child, context_.source_locale, {}, faults_);
        ++sources;
      } else if (child.is(kCoreSpace, "target")) {
        if (targets > 0) error(child, "element-order", "<target> stands twice.", "Keep the right one of the two.");
        check_content_attributes(child, context_.target_locale, {"order"}, faults_);
        check_order(child);
        ++targets;
      } else {
        error(child, "unknown-element", fmt::format("<{}> cannot stand in <{}>.", child.name, node.name));
      }
    }
    if (sources == 0) error(node, "no-source", fmt::format("The <{}> has no <source>.", node.name));
  }

  void check_order(const XmlNode& target) {
    const std::string* order = target.find("order");
    if (order == nullptr || *order == std::to_string(unit_.segments.size() + 1)) return;
    error(target, "target-order",
          fmt::format("The target has order=\"{}\"; docloc keeps targets in the order of their sources.", *order),
          "Join the segments of the unit into one, and order the sentences in its target.");
  }

  void read_state(const XmlNode& node, bool has_target, Segment& segment) {
    const std::string* state = node.find("state");
    if (state != nullptr) {
      const auto known = state_of(*state);
      if (!known) {
        error(node, "state", fmt::format("state=\"{}\" is not known.", *state),
              "Write initial, translated, reviewed or final.");
      } else if (*known != State::initial && !has_target) {
        error(node, "state-without-target", fmt::format("The segment is \"{}\" and has no <target>.", *state),
              "Add the target, or remove the state.");
      }
      segment.state = known.value_or(State::initial);
    }
    const std::string* sub_state = node.find("subState");
    if (sub_state == nullptr) return;
    if (state == nullptr) {
      error(node, "sub-state-without-state", "subState stands without state.", "Write the state that it belongs to.");
    } else if (!is_prefixed(*sub_state)) {
      error(node, "sub-state", fmt::format("subState=\"{}\" is not prefix:value.", *sub_state),
            "Write it as prefix:value, or remove it.");
    } else if (*sub_state == "docloc:machine") {
      segment.origin = Origin::machine;
    } else if (*sub_state == "docloc:fuzzy") {
      segment.origin = Origin::fuzzy;
    } else if (sub_state->starts_with("docloc:")) {
      error(node, "sub-state", fmt::format("subState=\"{}\" is not known.", *sub_state),
            "Write docloc:machine or docloc:fuzzy, or remove it.");
    } else {
      faults_.not_kept(node.offset, fmt::format("subState=\"{}\"", *sub_state));
    }
  }

  void fill_segments() {
    for (size_t i = 0; i < segments_.size(); ++i) {
      unit_.segments[i].source = codes_.resolve(segments_[i].source);
      if (segments_[i].target) unit_.segments[i].target = codes_.resolve(*segments_[i].target);
    }
    unit_.codes = codes_.take_codes();
    unit_.replacements = codes_.take_replacements();
  }

  void read_decisions() {
    for (const XmlNode* meta : decisions_) {
      const std::string_view id = meta->get("type");
      const auto segment = std::ranges::find(unit_.segments, id, &Segment::id);
      if (segment == unit_.segments.end() || !segment->target || segment->ignorable) {
        error(*meta, "decision", fmt::format("There is a decision on \"{}\", which is no segment with a target.", id),
              "Remove the decision, or bring the target back.");
      } else if (segment->decision) {
        error(*meta, "decision", fmt::format("There are two decisions on \"{}\".", id),
              "Keep the right one of the two.");
      } else if (segment->decision = decision_of(read_text(*meta, faults_)); !segment->decision) {
        error(*meta, "decision", fmt::format("The decision on \"{}\" names no date and person.", id),
              "Write them as in \"2026-11-23 Anna Ek\".");
      }
    }
  }

  void check_codes() {
    for (const CodeFault& fault : find_code_faults(unit_)) {
      const XmlNode& at = *segments_[fault.segment].node;
      switch (fault.kind) {
        case CodeFault::Kind::missing:
          error(at, "missing-code",
                fmt::format("The target lacks the code \"{}\", which may not be deleted.", fault.code),
                "Put the code back where it belongs in the target.");
          break;
        case CodeFault::Kind::repeated:
          error(at, "duplicate-code", fmt::format("The code \"{}\" stands twice in the target.", fault.code),
                "Keep it once.");
          break;
        case CodeFault::Kind::foreign:
          error(at, "foreign-code", fmt::format("The source has no code \"{}\".", fault.code),
                "Use the codes of the source.");
          break;
        case CodeFault::Kind::unclosed:
          error(at, "unclosed-code", fmt::format("The target has one end of the code \"{}\" only.", fault.code),
                "Add the other end, or remove this one.");
          break;
        case CodeFault::Kind::misplaced:
          error(at, "start-ref", fmt::format("The code \"{}\" ends before it starts.", fault.code),
                "Put its start before its end.");
          break;
      }
    }
    for (const segment::Code& code : unit_.codes) {
      for (const std::string& id : code.subflows) {
        if (!context_.unit_ids.contains(id))
          error(node_, "sub-flow", fmt::format("No unit has the id \"{}\", which a code names.", id));
      }
    }
  }

  const XmlNode& node_;
  const FileContext& context_;
  FaultList& faults_;
  CodeTable codes_;
  Unit unit_;
  std::vector<RawSegment> segments_;
  std::vector<const XmlNode*> modules_;
  std::vector<const XmlNode*> matches_;
  std::vector<const XmlNode*> decisions_;
  std::vector<Meta> suppressions_;
  const XmlNode* notes_ = nullptr;
  const XmlNode* data_ = nullptr;
};

}  // namespace

std::optional<Unit> read_unit(const XmlNode& node, const FileContext& context, FaultList& faults) {
  return UnitReader(node, context, faults).run();
}

}  // namespace docloc::catalog

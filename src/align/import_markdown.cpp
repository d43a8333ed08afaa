#include "align/import_markdown.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <functional>
#include <iterator>
#include <map>

#include "align/blocks.h"
#include "align/code_map.h"
#include "align/revision.h"
#include "base/source.h"

namespace docloc::align {

using markdown::kNoNode;
using segment::Article;
using segment::kNoUnit;
using segment::Run;
using segment::Unit;
using segment::UnitKind;

namespace {

bool is_part(UnitKind kind) {
  return kind == UnitKind::alt || kind == UnitKind::title;
}

class Importer {
 public:
  Importer(const Article& source, const Article& target, const ImportOptions& options)
      : source_(source),
        target_(target),
        options_(options),
        source_places_(options.source_path.empty() ? source.path : options.source_path, source.bytes),
        target_places_(options.target_path.empty() ? target.path : options.target_path, target.bytes) {}

  ImportResult run() {
    if (!check_usable()) return std::move(result_);
    result_.metadata = handback_metadata(target_.front_matter);
    result_.origin = origin_of(target_.front_matter);
    result_.revision = revision_of(target_.front_matter, source_.bytes);
    if (!check_revision() || !check_structure()) return std::move(result_);
    result_.outcome = PageOutcome::imported;
    result_.units.resize(source_.units.size());
    seen_.resize(target_.units.size(), false);
    compare_code_blocks();
    pair_front_matter();
    pair_blocks();
    note_surplus();
    sort_findings(result_.findings);
    return std::move(result_);
  }

 private:
  // Runs of one block: those that stand by themselves, and alternative texts and titles.
  struct Runs {
    std::vector<const Run*> main;
    std::vector<const Run*> parts;
  };

  bool check_usable();
  bool check_revision();
  bool check_structure();
  void compare_code_blocks();
  void pair_front_matter();
  void pair_blocks();
  void pair_main(const std::vector<const Run*>& source, const std::vector<const Run*>& target);
  void pair_parts(const std::vector<const Run*>& source, const std::vector<const Run*>& target);
  void pair_units(uint32_t source, uint32_t target);
  void note_surplus();
  void pair_subflows(const Unit& source, const Unit& target, const CodeMap& map);
  void note_anchor(const Unit& source, const Unit& target, const std::string& name);

  [[nodiscard]] std::map<uint32_t, Runs> runs_by_block(const Article& article, const std::vector<Block>& blocks) const;
  [[nodiscard]] Place source_place(uint32_t offset) const { return source_places_.at(offset); }
  [[nodiscard]] Place target_place(uint32_t offset) const { return target_places_.at(offset); }
  void find(std::string_view rule, Severity severity, Place source, Place target, std::string message,
            std::string hint) {
    result_.findings.push_back({.rule = std::string(rule),
                                .severity = severity,
                                .source = std::move(source),
                                .target = std::move(target),
                                .locale = options_.locale,
                                .message = std::move(message),
                                .hint = std::move(hint),
                                .excerpt = ""});
  }

  const Article& source_;
  const Article& target_;
  const ImportOptions& options_;
  Places source_places_;
  Places target_places_;
  ImportResult result_;
  std::vector<Block> source_blocks_;
  std::vector<Block> target_blocks_;
  std::vector<bool> seen_;  // units of the target that were paired, or that a finding names
};

bool Importer::check_usable() {
  if (source_.usable && target_.usable) return true;
  const bool own = !source_.usable;
  Place source = source_place(0);
  Place target = target_place(0);
  source.line = source.column = target.line = target.column = 0;
  find("align/unusable", Severity::error, std::move(source), std::move(target),
       own ? "The source cannot be read as an article." : "The translation cannot be read as an article.",
       "Mend what its own findings name.");
  return false;
}

bool Importer::check_revision() {
  if (result_.revision != Revision::other) return true;
  const yaml::Scalar* hash = target_.front_matter.find("ms.openlocfilehash");
  const bool keep_out = !options_.any_revision;
  Place source = source_place(0);
  source.line = source.column = 0;
  find("align/revision", keep_out ? Severity::error : Severity::info, std::move(source),
       target_place(hash->bytes.begin),
       fmt::format("This is a translation of another revision of the source: its hash {} is not the source's.",
                   hash->value),
       "Import it against the revision it was made from, then sync; or import it in spite of that, by position.");
  if (keep_out) result_.outcome = PageOutcome::other_revision;
  return !keep_out;
}

bool Importer::check_structure() {
  source_blocks_ = blocks_of(source_.document);
  target_blocks_ = blocks_of(target_.document);
  const auto at = first_difference(source_.document, source_blocks_, target_.document, target_blocks_);
  if (!at) return true;
  const auto end = [](const Article& article) { return static_cast<uint32_t>(article.bytes.size()); };
  const auto what = [&](const Article& article, const std::vector<Block>& blocks) -> std::string {
    if (*at >= blocks.size()) return "has no further block";
    return fmt::format("has a {} at depth {}", describe(article.document.nodes[blocks[*at].node]), blocks[*at].depth);
  };
  const auto where = [&](const Article& article, const std::vector<Block>& blocks) {
    return *at < blocks.size() ? article.document.nodes[blocks[*at].node].bytes.begin : end(article);
  };
  find("align/structure", Severity::error, source_place(where(source_, source_blocks_)),
       target_place(where(target_, target_blocks_)),
       fmt::format("The block structures differ from block {} on: the source {}, the translation {}.", *at,
                   what(source_, source_blocks_), what(target_, target_blocks_)),
       "Give the translation the source's headings, lists, tables and paragraphs there; nothing of it was imported.");
  result_.outcome = PageOutcome::other_structure;
  return false;
}

// The source's code stands in every locale, so that a difference is no obstacle; but somebody may miss theirs.
void Importer::compare_code_blocks() {
  for (uint32_t b = 0; b < source_blocks_.size(); ++b) {
    const markdown::Node& one = source_.document.nodes[source_blocks_[b].node];
    const markdown::Node& other = target_.document.nodes[target_blocks_[b].node];
    if (one.kind != markdown::NodeKind::code_block) continue;
    if (source_.document.str(one.literal) == target_.document.str(other.literal)) continue;
    find("align/code-block", Severity::info, source_place(one.bytes.begin), target_place(other.bytes.begin),
         "This code block differs from the source's, which will stand in its place.",
         "Change the source if the translation's code is the right one.");
  }
}

void Importer::pair_front_matter() {
  std::map<std::string_view, uint32_t> by_name;
  for (uint32_t i = 0; i < target_.units.size(); ++i) {
    if (target_.units[i].kind == UnitKind::front_matter) by_name.emplace(target_.units[i].name, i);
  }
  for (uint32_t i = 0; i < source_.units.size(); ++i) {
    if (source_.units[i].kind != UnitKind::front_matter) continue;
    const auto found = by_name.find(source_.units[i].name);
    if (found != by_name.end()) pair_units(i, found->second);
  }
}

std::map<uint32_t, Importer::Runs> Importer::runs_by_block(const Article& article,
                                                           const std::vector<Block>& blocks) const {
  const std::vector<uint32_t> block_of = block_of_node(article.document, blocks);
  std::map<uint32_t, Runs> runs;
  for (const Run& run : article.runs) {
    if (run.node == kNoNode) continue;
    Runs& block = runs[block_of[run.node]];
    (is_part(run.kind) ? block.parts : block.main).push_back(&run);
  }
  return runs;
}

void Importer::pair_blocks() {
  const auto source = runs_by_block(source_, source_blocks_);
  const auto target = runs_by_block(target_, target_blocks_);
  for (const auto& [block, runs] : source) {
    const auto other = target.find(block);
    if (other == target.end()) continue;
    pair_main(runs.main, other->second.main);
    pair_parts(runs.parts, other->second.parts);
  }
}

// As many runs on both sides: in order. Else as many units; else nobody knows which is which.
void Importer::pair_main(const std::vector<const Run*>& source, const std::vector<const Run*>& target) {
  const auto has_unit = [](const Run* run) { return run->unit != kNoUnit; };
  std::vector<const Run*> from = source;
  std::vector<const Run*> to = target;
  if (from.size() != to.size()) {
    std::erase_if(from, std::not_fn(has_unit));
    std::erase_if(to, std::not_fn(has_unit));
  }
  if (from.size() == to.size()) {
    for (size_t i = 0; i < from.size(); ++i) {
      if (has_unit(from[i]) && has_unit(to[i])) pair_units(from[i]->unit, to[i]->unit);
    }
    return;
  }
  if (from.empty() || to.empty()) return;
  for (const Run* run : from)
    result_.units[run->unit].outcome = UnitOutcome::refused;
  for (const Run* run : to)
    seen_[run->unit] = true;
  find("align/units", Severity::warning, source_place(from[0]->bytes.begin), target_place(to[0]->bytes.begin),
       fmt::format("This block holds {} texts in the source and {} in the translation.", from.size(), to.size()),
       "Give the translation the source's directives and HTML tags there; the block was left untranslated.");
}

// Those that no code of a paired unit carries: images that stand alone, attributes of directives.
void Importer::pair_parts(const std::vector<const Run*>& source, const std::vector<const Run*>& target) {
  for (const UnitKind kind : {UnitKind::alt, UnitKind::title}) {
    std::vector<const Run*> from;
    std::vector<const Run*> to;
    std::ranges::copy_if(source, std::back_inserter(from), [&](const Run* run) { return run->kind == kind; });
    std::ranges::copy_if(target, std::back_inserter(to), [&](const Run* run) { return run->kind == kind; });
    if (from.size() != to.size()) continue;
    for (size_t i = 0; i < from.size(); ++i) {
      const bool open = from[i]->unit != kNoUnit && source_.units[from[i]->unit].parent == kNoUnit;
      if (open && to[i]->unit != kNoUnit) pair_units(from[i]->unit, to[i]->unit);
    }
  }
}

// Text of the translation that has no place: the source has a picture there, or a directive, and nothing else.
void Importer::note_surplus() {
  for (uint32_t i = 0; i < target_.units.size(); ++i) {
    const Unit& unit = target_.units[i];
    if (seen_[i] || unit.kind == UnitKind::front_matter) continue;
    find(
        "align/surplus", Severity::info, {}, target_place(unit.bytes.begin),
        fmt::format("This {} of the translation is for no text of the source, and was left out.", to_string(unit.kind)),
        "Add such a text to the source if readers of all languages need it.");
  }
}

void Importer::pair_units(uint32_t source, uint32_t target) {
  seen_[target] = true;
  const Unit& from = source_.units[source];
  const Unit& to = target_.units[target];
  std::string anchor;
  const uint32_t dropped = from.kind == UnitKind::heading ? find_generated_anchor(from, to, anchor) : 0;
  if (dropped != 0) note_anchor(from, to, anchor);
  const CodeMap map = map_codes(from.codes, to.codes, dropped);
  ImportedUnit& unit = result_.units[source];
  if (!map.fault.empty()) {
    unit.outcome = UnitOutcome::refused;
    find("align/codes", Severity::warning, source_place(from.bytes.begin), target_place(to.bytes.begin),
         fmt::format("This {} was left untranslated: {}.", to_string(from.kind), map.fault),
         "Every link, image, code span and tag of the source must stand exactly once in the translation.");
  } else {
    unit.target = renumber(to.content, to.codes, map, static_cast<uint32_t>(from.codes.size()));
    unit.outcome = UnitOutcome::translated;
  }
  pair_subflows(from, to, map);
}

// Alternative texts and titles go where their image or link went.
void Importer::pair_subflows(const Unit& source, const Unit& target, const CodeMap& map) {
  const auto unit_index = [](const std::string& decimal) {
    uint32_t index = kNoUnit;
    std::from_chars(decimal.data(), decimal.data() + decimal.size(), index);
    return index;
  };
  for (size_t t = 0; t < target.codes.size(); ++t) {
    const uint32_t number = map.number[t];
    if (number == kDropped || number > source.codes.size()) continue;
    const segment::Code& from = source.codes[number - 1];
    for (const std::string& theirs : target.codes[t].subflows) {
      const uint32_t to = unit_index(theirs);
      const auto same_kind = [&](const std::string& ours) {
        return source_.units[unit_index(ours)].kind == target_.units[to].kind;
      };
      const auto found = std::ranges::find_if(from.subflows, same_kind);
      if (found != from.subflows.end()) pair_units(unit_index(*found), to);
    }
  }
}

void Importer::note_anchor(const Unit& source, const Unit& target, const std::string& name) {
  result_.heading_anchors = true;
  const std::string slug = segment::ops_anchor(source_, source);
  if (name == slug) return;
  find("align/anchor", Severity::info, source_place(source.bytes.begin), target_place(target.bytes.begin),
       fmt::format("The heading's anchor \"{}\" is not the one of the source's heading, \"{}\".", name, slug),
       "Links to it will lead to the top of the page; the source's will be used.");
}

}  // namespace

uint32_t ImportResult::count(UnitOutcome wanted) const {
  return static_cast<uint32_t>(std::ranges::count(units, wanted, &ImportedUnit::outcome));
}

const char* to_string(PageOutcome outcome) {
  switch (outcome) {
    case PageOutcome::imported:
      return "imported";
    case PageOutcome::other_revision:
      return "other-revision";
    case PageOutcome::other_structure:
      return "other-structure";
    case PageOutcome::unusable:
      return "unusable";
  }
  return "";
}

ImportResult import_markdown(const Article& source, const Article& target, const ImportOptions& options) {
  return Importer(source, target, options).run();
}

}  // namespace docloc::align

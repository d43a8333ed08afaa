#include "align/import_markdown.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <iterator>
#include <map>
#include <set>

#include "align/blocks.h"
#include "align/code_map.h"
#include "align/page_alignment.h"
#include "align/revision.h"
#include "align/unit_import.h"
#include "base/source.h"

namespace docloc::align {

using markdown::kNoNode;
using segment::Article;
using segment::kNoUnit;
using segment::Run;
using segment::Unit;
using segment::UnitKind;

namespace {

// A sentence, short enough for a message.
std::string quoted(std::string_view text) {
  constexpr size_t kMost = 60;
  std::string out(text);
  std::ranges::replace(out, '\n', ' ');
  if (out.size() > kMost) {
    size_t cut = kMost;
    while (cut > 0 && (static_cast<unsigned char>(out[cut]) & 0xC0U) == 0x80U)
      --cut;
    out = out.substr(0, cut) + "...";
  }
  return "\"" + out + "\"";
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
    if (!check_revision()) return std::move(result_);
    result_.outcome = PageOutcome::imported;
    result_.units.resize(source_.units.size());
    named_.resize(source_.units.size(), false);
    has_place_.resize(source_.units.size(), false);
    seen_.resize(target_.units.size(), false);
    PageAlignment page = align_pages(source_, target_,
                                     {.source_locale = options_.source_locale,
                                      .target_locale = options_.locale,
                                      .lexicon = options_.lexicon,
                                      .same_language = false});
    words_ = &page.words;
    trust_verified(page);
    compare_code_blocks(page);
    pair_front_matter();
    for (const Bead& bead : page.beads)
      pair_bead(page, bead);
    pair_parts(page);
    if (!check_structure(page)) return std::move(result_);
    note_missing();
    note_surplus();
    sort_findings(result_.findings);
    words_ = nullptr;
    return std::move(result_);
  }

 private:
  bool check_usable();
  bool check_revision();
  void trust_verified(PageAlignment& page);
  bool check_structure(const PageAlignment& page);
  void compare_code_blocks(const PageAlignment& page);
  void pair_front_matter();
  void pair_bead(const PageAlignment& page, const Bead& bead);
  static bool is_beside_gap(const PageAlignment& page, const Bead& bead);
  void pair_parts(const PageAlignment& page);
  void pair_parts_of(const std::vector<uint32_t>& source, const std::vector<uint32_t>& target, float confidence);
  void pair_units(PairedUnits pair);
  void take(UnitResult result, const PairedUnits& pair);
  void note_missing();
  void note_surplus();
  void note_surplus_sentences(const PairedUnits& pair, const std::vector<std::string>& sentences);
  void note_links(const Unit& source, const Unit& target, const segment::Target& imported);
  void pair_subflows(const Unit& source, const Unit& target, const CodeMap& map, float confidence);
  void note_anchor(const Unit& source, const Unit& target, const std::string& name);

  [[nodiscard]] Place source_place(uint32_t offset) const { return source_places_.at(offset); }
  [[nodiscard]] Place target_place(uint32_t offset) const { return target_places_.at(offset); }
  void find(std::string_view rule, Severity severity, Place source, Place target, std::string message,
            std::string hint) {
    result_.add(rule, severity, std::move(source), std::move(target), options_.locale, std::move(message),
                std::move(hint));
  }

  const Article& source_;
  const Article& target_;
  ImportOptions options_;
  Places source_places_;
  Places target_places_;
  ImportResult result_;
  const PageWords* words_ = nullptr;
  bool verified_ = false;        // the very source that was translated, block by block
  std::vector<bool> named_;      // units of the source that a finding names
  std::vector<bool> has_place_;  // units of the source that stand alone, whose block was paired
  std::vector<bool> seen_;       // units of the target that were paired, or that a finding names
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

// Blocks that are the same on both sides, of the very bytes that were translated: the place says as much as the words.
void Importer::trust_verified(PageAlignment& page) {
  verified_ = result_.revision == Revision::same &&
              !first_difference(source_.document, page.source_blocks, target_.document, page.target_blocks);
  if (verified_) pair_in_place(page);
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

// A page of which nothing finds a partner is no translation of this source.
bool Importer::check_structure(const PageAlignment& page) {
  const auto is_text = [&](size_t i) { return source_.units[i].kind != UnitKind::front_matter; };
  size_t texts = 0;
  size_t paired = 0;
  for (size_t i = 0; i < source_.units.size(); ++i) {
    if (!is_text(i)) continue;
    ++texts;
    const UnitOutcome outcome = result_.units[i].outcome;
    if (outcome != UnitOutcome::missing && outcome != UnitOutcome::uncertain) ++paired;
  }
  if (paired > 0 || texts == 0) return true;
  const auto at = first_difference(source_.document, page.source_blocks, target_.document, page.target_blocks);
  if (!at) return true;
  const auto what = [&](const Article& article, const std::vector<Block>& blocks) -> std::string {
    if (*at >= blocks.size()) return "has no further block";
    return fmt::format("has a {} at depth {}", describe(article.document.nodes[blocks[*at].node]), blocks[*at].depth);
  };
  const auto where = [&](const Article& article, const std::vector<Block>& blocks) {
    return *at < blocks.size() ? article.document.nodes[blocks[*at].node].bytes.begin
                               : static_cast<uint32_t>(article.bytes.size());
  };
  result_.findings.clear();
  result_.units.clear();
  find("align/structure", Severity::error, source_place(where(source_, page.source_blocks)),
       target_place(where(target_, page.target_blocks)),
       fmt::format("Nothing of this page could be paired with the source: their blocks differ from block {} on: the "
                   "source {}, the translation {}.",
                   *at, what(source_, page.source_blocks), what(target_, page.target_blocks)),
       "Check that it is the translation of this article; nothing of it was imported.");
  result_.outcome = PageOutcome::other_structure;
  return false;
}

// The source's code stands in every locale, so that a difference is no obstacle; but somebody may miss theirs.
void Importer::compare_code_blocks(const PageAlignment& page) {
  for (const Bead& bead : page.beads) {
    if (!bead.is_pair() || page.source[bead.a].features.shape != Shape::code) continue;
    if (page.target[bead.b].features.shape != Shape::code) continue;
    const markdown::Node& one = source_.document.nodes[page.source_blocks[page.source[bead.a].block].node];
    const markdown::Node& other = target_.document.nodes[page.target_blocks[page.target[bead.b].block].node];
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
    if (found != by_name.end()) pair_units({.source = {i}, .target = {found->second}, .confidence = 1});
  }
}

bool Importer::is_beside_gap(const PageAlignment& page, const Bead& bead) {
  return std::ranges::any_of(page.beads, [&](const Bead& other) {
    return other.a_count != 0 && other.b_count == 0 && (other.a + 1 == bead.a || other.a == bead.a + bead.a_count);
  });
}

void Importer::pair_bead(const PageAlignment& page, const Bead& bead) {
  if (bead.a_count == 0 || bead.b_count == 0) return;
  PairedUnits pair{.confidence = bead.confidence, .beside_gap = is_beside_gap(page, bead)};
  for (uint32_t a = bead.a; a < bead.a + bead.a_count; ++a) {
    const Run* run = page.source[a].run;
    if (run != nullptr && run->unit != kNoUnit) pair.source.push_back(run->unit);
  }
  for (uint32_t b = bead.b; b < bead.b + bead.b_count; ++b) {
    const Run* run = page.target[b].run;
    if (run != nullptr && run->unit != kNoUnit) pair.target.push_back(run->unit);
  }
  if (!pair.source.empty() && !pair.target.empty()) pair_units(pair);
}

// Alternative texts and titles that no code of a paired unit carries: images that stand alone, attributes of
// directives. They go where their block went.
void Importer::pair_parts(const PageAlignment& page) {
  const auto parts = [](const Article& article, const std::vector<Block>& blocks) {
    const std::vector<uint32_t> block_of = block_of_node(article.document, blocks);
    std::map<uint32_t, std::vector<uint32_t>> found;
    for (const Run& run : article.runs) {
      const bool open = run.unit != kNoUnit && is_part(run.kind) && article.units[run.unit].parent == kNoUnit;
      if (run.node != kNoNode && open) found[block_of[run.node]].push_back(run.unit);
    }
    return found;
  };
  const auto source = parts(source_, page.source_blocks);
  const auto target = parts(target_, page.target_blocks);
  std::set<std::pair<uint32_t, uint32_t>> done;
  for (const Bead& bead : page.beads) {
    if (!bead.is_pair()) continue;
    const std::pair<uint32_t, uint32_t> blocks{page.source[bead.a].block, page.target[bead.b].block};
    const auto from = source.find(blocks.first);
    const auto to = target.find(blocks.second);
    if (from != source.end()) {
      for (const uint32_t unit : from->second)
        has_place_[unit] = true;
    }
    if (from == source.end() || to == target.end() || !done.insert(blocks).second) continue;
    pair_parts_of(from->second, to->second, bead.confidence);
  }
}

void Importer::pair_parts_of(const std::vector<uint32_t>& source, const std::vector<uint32_t>& target,
                             float confidence) {
  for (const UnitKind kind : {UnitKind::alt, UnitKind::title}) {
    std::vector<uint32_t> from;
    std::vector<uint32_t> to;
    std::ranges::copy_if(source, std::back_inserter(from),
                         [&](uint32_t unit) { return source_.units[unit].kind == kind; });
    std::ranges::copy_if(target, std::back_inserter(to),
                         [&](uint32_t unit) { return target_.units[unit].kind == kind; });
    if (from.size() != to.size()) continue;
    for (size_t i = 0; i < from.size(); ++i)
      pair_units({.source = {from[i]}, .target = {to[i]}, .confidence = confidence});
  }
}

void Importer::pair_units(PairedUnits pair) {
  pair.verified = verified_;
  for (const uint32_t unit : pair.target)
    seen_[unit] = true;
  const Unit& from = source_.units[pair.source[0]];
  const Unit& to = target_.units[pair.target[0]];
  const bool heading = from.kind == UnitKind::heading && pair.source.size() == 1 && pair.target.size() == 1;
  std::string anchor;
  const uint32_t dropped = heading ? find_generated_anchor(from, to, anchor) : 0;
  if (dropped != 0 && pair.is_sure(options_)) note_anchor(from, to, anchor);
  std::vector<std::string> surplus;
  for (UnitResult& result : UnitImporter(source_, target_, options_, *words_).import(pair, dropped, surplus))
    take(std::move(result), pair);
  if (pair.is_sure(options_)) note_surplus_sentences(pair, surplus);
}

void Importer::take(UnitResult result, const PairedUnits& pair) {
  const Unit& from = source_.units[result.unit];
  const Unit& to = target_.units[pair.target[0]];
  const Place source = source_place(from.bytes.begin);
  const Place target = target_place(to.bytes.begin);
  const std::string kind = to_string(from.kind);
  const auto percent = static_cast<int>(result.imported.confidence * 100);
  ImportedUnit& unit = result_.units[result.unit];
  unit = std::move(result.imported);
  named_[result.unit] = unit.outcome != UnitOutcome::translated;
  switch (unit.outcome) {
    case UnitOutcome::refused:
      find("align/codes", Severity::warning, source, target,
           fmt::format("This {} was left untranslated: {}.", kind, result.fault),
           "Every link, image, code span and tag of the source must stand exactly once in the translation.");
      break;
    case UnitOutcome::uncertain:
      find("align/uncertain", Severity::warning, source, target,
           !pair.is_sure(options_)
               ? fmt::format("This {} was left untranslated: that this is its translation is only {}% sure.", kind,
                             percent)
               : fmt::format("This {} was left untranslated: its sentences and the translation's cannot be told apart.",
                             kind),
           "Translate it in the catalog, or give the translation the source's blocks and sentences there.");
      break;
    case UnitOutcome::partial:
      find("align/uncertain", Severity::warning, source, target,
           fmt::format("{} of the sentences of this {} were left untranslated, the first one {}{}{}.",
                       result.missing.size(), kind, quoted(result.missing[0]), result.fault.empty() ? "" : ": ",
                       result.fault),
           "Translate them in the catalog, or give the translation the source's sentences there.");
      break;
    default:
      break;
  }
  if (pair.target.size() == 1 && !result.codes.number.empty()) {
    note_links(from, to, unit.target);
    pair_subflows(from, to, result.codes, pair.confidence);
  }
}

void Importer::note_links(const Unit& source, const Unit& target, const segment::Target& imported) {
  for (const segment::Replacement& replacement : imported.replaced) {
    find("align/link", Severity::info, source_place(source.bytes.begin), target_place(target.bytes.begin),
         fmt::format("The source leads to {} here, the translation to {}, which was kept.",
                     source.codes[replacement.code - 1].meaning, replacement.with.meaning),
         "Import with --links follow if readers of all languages should be led to the same place.");
  }
}

// Alternative texts and titles go where their image or link went.
void Importer::pair_subflows(const Unit& source, const Unit& target, const CodeMap& map, float confidence) {
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
      if (found == from.subflows.end()) continue;
      pair_units({.source = {unit_index(*found)}, .target = {to}, .confidence = confidence});
    }
  }
}

// Texts of the source that nothing of the translation stands for. An alternative text or a field may be left out.
void Importer::note_missing() {
  for (uint32_t i = 0; i < source_.units.size(); ++i) {
    const Unit& unit = source_.units[i];
    if (result_.units[i].outcome != UnitOutcome::missing || named_[i]) continue;
    const bool optional = is_part(unit.kind) && (unit.parent != kNoUnit || has_place_[i]);
    if (unit.kind == UnitKind::front_matter || optional) continue;
    find("align/missing", Severity::warning, source_place(unit.bytes.begin), target_place(0),
         fmt::format("This {} has no translation in the file.", to_string(unit.kind)),
         "Translate it in the catalog; readers get the source's text until then.");
  }
}

// Text of the translation that has no place: it repeats another, or the source has nothing there.
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

void Importer::note_surplus_sentences(const PairedUnits& pair, const std::vector<std::string>& sentences) {
  for (const std::string& sentence : sentences) {
    find("align/surplus", Severity::info, source_place(source_.units[pair.source[0]].bytes.begin),
         target_place(target_.units[pair.target[0]].bytes.begin),
         fmt::format("The sentence {} of the translation is for none of the source, and was left out.",
                     quoted(sentence)),
         "Add such a sentence to the source if readers of all languages need it.");
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

void ImportResult::add(std::string_view rule, Severity severity, Place source, Place target, std::string_view locale,
                       std::string message, std::string hint) {
  findings.push_back({.rule = std::string(rule),
                      .severity = severity,
                      .source = std::move(source),
                      .target = std::move(target),
                      .locale = std::string(locale),
                      .message = std::move(message),
                      .hint = std::move(hint),
                      .excerpt = ""});
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

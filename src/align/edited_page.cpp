#include "align/edited_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <utility>

#include "align/code_map.h"
#include "align/page_alignment.h"
#include "align/replaced_links.h"
#include "align/revision.h"
#include "align/sentence_edits.h"
#include "align/sentence_text.h"
#include "base/source.h"
#include "catalog/codes.h"
#include "catalog/unit_keys.h"
#include "text/locale.h"

namespace docloc::align {

using segment::Article;
using segment::Code;
using segment::Content;
using segment::kNoUnit;
using segment::Run;
using segment::Unit;
using segment::UnitKind;

namespace {

// What a content reads as; white space folded.
std::string reading(const Content& content, const std::vector<Code>& codes) {
  std::string out;
  for (const char c : segment::canonical_form(content, codes)) {
    const bool blank = c == ' ' || c == '\n' || c == '\t';
    if (!blank) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  while (out.ends_with(' '))
    out.pop_back();
  return out;
}

const std::string* hash_of(const Article& article) {
  const yaml::Scalar* hash = article.front_matter.find("ms.openlocfilehash");
  return hash == nullptr ? nullptr : &hash->value;
}

uint32_t unit_index(const std::string& decimal) {
  uint32_t index = kNoUnit;
  std::from_chars(decimal.data(), decimal.data() + decimal.size(), index);
  return index;
}

class EditedPage {
 public:
  EditedPage(const Article& source, const Article& exported, const Article& edited, const catalog::Catalog& strings,
             const catalog::Catalog& locale, const ImportOptions& options)
      : source_(source),
        exported_(exported),
        edited_(edited),
        strings_(strings),
        options_(options),
        source_places_(options.source_path.empty() ? source.path : options.source_path, source.bytes),
        target_places_(options.target_path.empty() ? edited.path : options.target_path, edited.bytes) {
    for (const catalog::Unit& unit : locale.units)
      units_.emplace(unit.id, &unit);
  }

  ImportResult run() {
    if (!source_.usable || !edited_.usable) {
      find("align/unusable", Severity::error, {}, target_places_.at(0), "The file cannot be read as an article.",
           "Mend what its own findings name.");
      return std::move(result_);
    }
    result_.outcome = PageOutcome::imported;
    result_.edited = true;
    result_.units.resize(source_.units.size());
    seen_.resize(edited_.units.size(), false);
    pair_front_matter();
    pair_texts();
    note_others();
    sort_findings(result_.findings);
    return std::move(result_);
  }

 private:
  using Elements = std::vector<Element>;

  void pair_front_matter() {
    const auto find_field = [](const Article& article, const std::string& name) {
      for (uint32_t i = 0; i < article.units.size(); ++i) {
        if (article.units[i].kind == UnitKind::front_matter && article.units[i].name == name) return i;
      }
      return kNoUnit;
    };
    for (uint32_t i = 0; i < source_.units.size(); ++i) {
      if (source_.units[i].kind != UnitKind::front_matter) continue;
      pair(i, find_field(exported_, source_.units[i].name), find_field(edited_, source_.units[i].name));
    }
  }

  void pair_texts() {
    const std::vector<Block> source_blocks = blocks_of(source_.document);
    const Elements source = elements_of(source_, source_blocks, options_.source_locale, Side::translation);
    const PageAlignment page = align_pages(exported_, edited_,
                                           {.source_locale = options_.locale,
                                            .target_locale = options_.locale,
                                            .lexicon = nullptr,
                                            .same_language = true});
    if (source.size() != page.source.size()) return;  // the export did not keep the source's structure
    const bool same_blocks =
        !first_difference(exported_.document, page.source_blocks, edited_.document, page.target_blocks) &&
        page.source.size() == page.target.size();
    if (same_blocks) {
      for (size_t i = 0; i < source.size(); ++i)
        pair_elements(source[i], page.source[i], page.target[i]);
    } else {
      pair_beads(source, page);
    }
    if (same_blocks) pair_lone_parts();
  }

  void pair_beads(const Elements& source, const PageAlignment& page) {
    constexpr float kSure = 0.5F;
    for (const Bead& bead : page.beads) {
      if (bead.is_pair() && bead.confidence >= kSure) {
        pair_elements(source[bead.a], page.source[bead.a], page.target[bead.b]);
      }
    }
    fill_gaps(source, page);
  }

  // Between two texts that are sure, as many of the same shapes: in order, whatever they read.
  void fill_gaps(const Elements& source, const PageAlignment& page) {
    std::vector<uint32_t> from;
    std::vector<uint32_t> to;
    const auto close = [&] {
      const auto same_shape = [&](size_t i) {
        return page.source[from[i]].features.shape == page.target[to[i]].features.shape;
      };
      bool same = from.size() == to.size();
      for (size_t i = 0; same && i < from.size(); ++i)
        same = same_shape(i);
      for (size_t i = 0; same && i < from.size(); ++i)
        pair_elements(source[from[i]], page.source[from[i]], page.target[to[i]]);
      from.clear();
      to.clear();
    };
    constexpr float kSure = 0.5F;
    for (const Bead& bead : page.beads) {
      if (bead.is_pair() && bead.confidence >= kSure && !bead.moved) {
        close();
        continue;
      }
      if (bead.moved) continue;
      for (uint32_t i = 0; i < bead.a_count; ++i)
        from.push_back(bead.a + i);
      for (uint32_t i = 0; i < bead.b_count; ++i)
        to.push_back(bead.b + i);
    }
    close();
  }

  void pair_elements(const Element& source, const Element& exported, const Element& edited) {
    if (source.run == nullptr || source.run->unit == kNoUnit || exported.run == nullptr || edited.run == nullptr)
      return;
    pair(source.run->unit, exported.run->unit, edited.run->unit);
  }

  // Images that stand alone, attributes of directives.
  void pair_lone_parts() {
    const auto lone = [](const Article& article) {
      std::vector<uint32_t> found;
      for (const Run& run : article.runs) {
        const bool open = run.unit != kNoUnit && is_part(run.kind) && article.units[run.unit].parent == kNoUnit;
        if (open) found.push_back(run.unit);
      }
      return found;
    };
    const std::vector<uint32_t> from = lone(source_);
    const std::vector<uint32_t> shown = lone(exported_);
    const std::vector<uint32_t> to = lone(edited_);
    if (from.size() != shown.size() || from.size() != to.size()) return;
    for (size_t i = 0; i < from.size(); ++i)
      pair(from[i], shown[i], to[i]);
  }

  void pair(uint32_t source, uint32_t exported, uint32_t edited) {
    if (exported == kNoUnit || edited == kNoUnit || result_.units[source].outcome != UnitOutcome::missing) return;
    seen_[edited] = true;
    const Unit& from = source_.units[source];
    const Unit& was = exported_.units[exported];
    const Unit& now = edited_.units[edited];
    ImportedUnit& unit = result_.units[source];
    unit.confidence = 1;
    std::string anchor;
    const uint32_t dropped = from.kind == UnitKind::heading ? find_generated_anchor(from, now, anchor) : 0;
    const CodeMap map = map_codes(from.codes, now.codes, dropped);
    if (reading(was.content, was.codes) == reading(now.content, now.codes)) {
      unit.outcome = UnitOutcome::unchanged;
    } else if (!map.fault.empty()) {
      unit.outcome = UnitOutcome::refused;
      find("align/codes", Severity::error, source_places_.at(from.bytes.begin), target_places_.at(now.bytes.begin),
           fmt::format("This edited {} was not taken: {}.", to_string(from.kind), map.fault),
           "Every link, image, code span and tag of the source must stand exactly once in the translation.");
    } else {
      take(source, exported, edited, map, dropped);
    }
    pair_subflows(from, was, now, map);
  }

  void pair_subflows(const Unit& from, const Unit& was, const Unit& now, const CodeMap& map) {
    std::string anchor;
    const uint32_t dropped = from.kind == UnitKind::heading ? find_generated_anchor(from, was, anchor) : 0;
    const CodeMap shown = map_codes(from.codes, was.codes, dropped);
    const auto subflows = [&](const Unit& unit, const CodeMap& codes,
                              uint32_t number) -> const std::vector<std::string>* {
      for (size_t t = 0; t < unit.codes.size(); ++t) {
        if (codes.number[t] == number) return &unit.codes[t].subflows;
      }
      return nullptr;
    };
    for (uint32_t number = 1; number <= from.codes.size(); ++number) {
      const auto* exported = subflows(was, shown, number);
      const auto* edited = subflows(now, map, number);
      const std::vector<std::string>& own = from.codes[number - 1].subflows;
      if (exported == nullptr || edited == nullptr) continue;
      for (size_t i = 0; i < own.size() && i < exported->size() && i < edited->size(); ++i)
        pair(unit_index(own[i]), unit_index((*exported)[i]), unit_index((*edited)[i]));
    }
  }

  void take(uint32_t source, uint32_t exported, uint32_t edited, const CodeMap& map, uint32_t dropped) {
    const Unit& from = source_.units[source];
    const Unit& now = edited_.units[edited];
    ImportedUnit& unit = result_.units[source];
    const auto found = units_.find(strings_.units[source].id);
    if (found == units_.end()) return;
    const catalog::Unit& stored = *found->second;
    segment::Target whole = renumber(now.content, now.codes, map, static_cast<uint32_t>(from.codes.size()));
    if (translates_older(stored, whole)) {
      unit.outcome = UnitOutcome::unchanged;
      find("align/older", Severity::info, source_places_.at(from.bytes.begin), target_places_.at(now.bytes.begin),
           fmt::format("This {} translates an older source, as the catalog knows already.", to_string(from.kind)),
           "Edit it there, or export again.");
      return;
    }
    unit.outcome = UnitOutcome::translated;
    unit.target = std::move(whole);
    unit.segments = changed_segments(source, exported, stored, unit.target);
    std::vector<uint32_t> numbers = map.number;
    if (dropped != 0) numbers[dropped - 1] = kDropped;
    unit.target.replaced = replaced_links(source_, source, now.codes, numbers, options_.links);
  }

  // The file may be an export of before the source changed.
  [[nodiscard]] static bool translates_older(const catalog::Unit& stored, const segment::Target& target) {
    const std::string text = segment::plain_text(target.content);
    return std::ranges::any_of(stored.matches, [&](const catalog::Match& match) {
      return match.origin.starts_with("docloc:previous") && segment::plain_text(match.target) == text;
    });
  }

  // Empty: the unit is one.
  [[nodiscard]] std::vector<std::optional<Content>> changed_segments(uint32_t source, uint32_t exported,
                                                                     const catalog::Unit& stored,
                                                                     const segment::Target& target) const {
    const std::vector<Code>& own = source_.units[source].codes;
    std::vector<Code> codes = own;
    codes.insert(codes.end(), target.added.begin(), target.added.end());
    std::vector<ShownSentence> shown;
    std::vector<uint32_t> solid;
    if (!find_shown(exported, stored, shown, solid)) return {};
    Unit now{.content = target.content, .codes = codes};
    Article holder;
    holder.units.push_back(std::move(now));
    const SentenceText text = sentences_of(holder, {0}, options_.locale, false);
    std::vector<std::string> reads;
    for (const SentenceText::Sentence& sentence : text.sentences)
      reads.push_back(reading(sentence.content, codes));
    const auto edits = find_edited(shown, reads, static_cast<uint32_t>(solid.size()), options_.locale);
    if (!edits) return {};
    std::vector<std::optional<Content>> segments(stored.segments.size());
    for (size_t s = 0; s < solid.size(); ++s) {
      const EditedSegment& edit = (*edits)[s];
      if (edit.changed) segments[solid[s]] = text.joined(edit.begin, edit.end);
    }
    return has_faults(stored, own.size(), target, segments) ? std::vector<std::optional<Content>>() : segments;
  }

  // The segments of the locale's unit as the export shows them: their targets, or their sources. False: it shows
  // something else (another locale's text, an older translation).
  bool find_shown(uint32_t exported, const catalog::Unit& stored, std::vector<ShownSentence>& shown,
                  std::vector<uint32_t>& solid) const {
    const Unit& was = exported_.units[exported];
    const std::string now = text_only(was.content);
    for (const bool targets : {true, false}) {
      shown.clear();
      solid.clear();
      std::string all;
      for (uint32_t i = 0; i < stored.segments.size(); ++i) {
        const catalog::Segment& segment = stored.segments[i];
        const Content& content = targets && segment.target ? *segment.target : segment.source;
        all += text_only(content);
        if (!segment.ignorable) {
          add_sentences(content, stored.codes, static_cast<uint32_t>(solid.size()), targets, shown);
          solid.push_back(i);
        }
      }
      if (all == now) return true;
    }
    return false;
  }

  static std::string text_only(const Content& content) {
    std::string text = segment::plain_text(content);
    std::erase_if(text, [](char c) { return c == ' ' || c == '\n' || c == '\t'; });
    return text;
  }

  void add_sentences(const Content& content, const std::vector<Code>& codes, uint32_t segment, bool target,
                     std::vector<ShownSentence>& shown) const {
    const std::string& locale = target ? options_.locale : options_.source_locale;
    bool any = false;
    for (const segment::Segment& part : segment::split_sentences(content, codes, locale)) {
      if (part.ignorable) continue;
      shown.push_back({reading(part.content, codes), segment});
      any = true;
    }
    if (!any) shown.push_back({"", segment});
  }

  // A code that went to another sentence.
  [[nodiscard]] static bool has_faults(catalog::Unit unit, size_t source_codes, const segment::Target& target,
                                       const std::vector<std::optional<Content>>& segments) {
    const size_t shift = unit.codes.size() - source_codes;
    unit.codes.insert(unit.codes.end(), target.added.begin(), target.added.end());
    for (size_t i = 0; i < segments.size(); ++i) {
      if (!segments[i]) continue;
      unit.segments[i].target = segments[i];
      for (segment::Part& part : *unit.segments[i].target) {
        if (part.kind != segment::PartKind::text && part.code > source_codes) part.code += static_cast<uint32_t>(shift);
      }
    }
    return !catalog::find_code_faults(unit).empty();
  }

  void note_others() {
    for (uint32_t i = 0; i < edited_.units.size(); ++i) {
      const Unit& unit = edited_.units[i];
      if (seen_[i] || unit.kind == UnitKind::front_matter) continue;
      find("align/surplus", Severity::warning, {}, target_places_.at(unit.bytes.begin),
           fmt::format("This {} is for no text of the source, and was left out.", to_string(unit.kind)),
           "Give it a place in a text that the source has; a translation has the source's blocks.");
    }
    for (uint32_t i = 0; i < source_.units.size(); ++i) {
      const Unit& unit = source_.units[i];
      if (result_.units[i].outcome != UnitOutcome::missing || is_part(unit.kind)) continue;
      find("align/missing", Severity::warning, source_places_.at(unit.bytes.begin), target_places_.at(0),
           fmt::format("This {} is gone from the file; the catalog keeps what it has.", to_string(unit.kind)),
           "A translation has the source's blocks; remove the text from the source if it is not wanted.");
    }
  }

  void find(std::string_view rule, Severity severity, Place source, Place target, std::string message,
            std::string hint) {
    result_.add(rule, severity, std::move(source), std::move(target), options_.locale, std::move(message),
                std::move(hint));
  }

  const Article& source_;
  const Article& exported_;
  const Article& edited_;
  const catalog::Catalog& strings_;
  const ImportOptions& options_;
  Places source_places_;
  Places target_places_;
  std::map<std::string_view, const catalog::Unit*> units_;  // of the locale, by id
  ImportResult result_;
  std::vector<bool> seen_;  // units of the edited page
};

}  // namespace

bool is_edit_of(const Article& edited, const Article& exported, const ImportOptions& options) {
  const std::string* hash = hash_of(edited);
  const std::string* shown = hash_of(exported);
  if (hash != nullptr && (shown == nullptr || *hash != *shown)) return false;
  constexpr size_t kWords = 4;
  std::map<uint64_t, uint32_t> texts;
  uint32_t all = 0;
  uint32_t same = 0;
  for (const Unit& unit : exported.units) {
    if (text::count_words(segment::plain_text(unit.content), options.locale) < kWords) continue;
    ++texts[segment::key_of(unit.kind, unit.content, unit.codes)];
    ++all;
  }
  for (const Unit& unit : edited.units) {
    const auto found = texts.find(segment::key_of(unit.kind, unit.content, unit.codes));
    if (found == texts.end() || found->second == 0) continue;
    --found->second;
    ++same;
  }
  return same * 2 >= all && same > 0;
}

ImportResult import_edited(const Article& source, const Article& exported, const Article& edited,
                           const catalog::Catalog& source_catalog, const catalog::Catalog& locale_catalog,
                           const ImportOptions& options) {
  return EditedPage(source, exported, edited, source_catalog, locale_catalog, options).run();
}

}  // namespace docloc::align

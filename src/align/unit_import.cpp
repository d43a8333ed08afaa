#include "align/unit_import.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "align/page_alignment.h"
#include "align/replaced_links.h"
#include "catalog/unit_keys.h"

namespace docloc::align {

using segment::Code;
using segment::Content;
using segment::PartKind;

namespace {

constexpr size_t kNone = SIZE_MAX;

// A content with codes of its own, numbered as they come; `origin` says which they were.
struct Extract {
  Content content;
  std::vector<Code> codes;
  std::vector<uint32_t> origin;
  bool whole = true;  // every paired code has both ends in it
};

Extract extract(Content content, const std::vector<Code>& codes) {
  Extract out;
  std::map<uint32_t, uint32_t> numbers;
  std::vector<int> ends;
  for (segment::Part& part : content) {
    if (part.kind == PartKind::text) continue;
    const auto [at, added] = numbers.emplace(part.code, static_cast<uint32_t>(out.codes.size() + 1));
    if (added) {
      out.codes.push_back(codes[part.code - 1]);
      out.origin.push_back(part.code);
      ends.push_back(0);
    }
    part.code = at->second;
    ++ends[part.code - 1];
  }
  for (size_t i = 0; i < ends.size(); ++i)
    out.whole = out.whole && ends[i] == (out.codes[i].paired ? 2 : 1);
  out.content = std::move(content);
  return out;
}

// Something as long as a short sentence stands there twice.
bool repeats_itself(const Content& content) {
  constexpr size_t kLong = 40;  // bytes
  const std::string text = segment::plain_text(content);
  std::unordered_set<std::string_view> seen;
  for (size_t i = 0; i + kLong <= text.size(); ++i) {
    if (!seen.insert(std::string_view(text).substr(i, kLong)).second) return true;
  }
  return false;
}

// The sentences of one bead of units, aligned, and what each unit gets.
class Sentences {
 public:
  Sentences(const segment::Article& source, const ImportOptions& options, const PairedUnits& pair, SentenceText from,
            SentenceText to, const PageWords& words)
      : source_(source), options_(options), pair_(pair), from_(std::move(from)), to_(std::move(to)), words_(words) {
    from_features_ = from_.features(options.source_locale);
    to_features_ = to_.features(options.locale);
    if (from_features_.size() == 1 && to_features_.size() == 1) {
      beads_.push_back({.a = 0, .a_count = 1, .b = 0, .b_count = 1, .confidence = 1, .in_order = 1});
    } else {
      beads_ = align_sentences(from_features_, to_features_, words);
    }
  }

  UnitResult result_of(uint32_t u, uint32_t dropped) {
    UnitResult result{.unit = pair_.source[u]};
    result.imported.confidence = pair_.confidence;
    find_range(u);
    Pieces pieces = import_pieces(u, dropped);
    const bool sure = pair_.is_sure(options_);
    if (pieces.missing.empty() && !(surplus_ && sure && is_complete(u))) {
      take_all(std::move(pieces), result);
    } else if (sure && is_complete(u)) {
      take_whole(u, dropped, result);
    } else {
      take_some(std::move(pieces), result);
    }
    keep_links(result);
    return result;
  }

  // Target sentences beside the paired ones.
  [[nodiscard]] std::vector<std::string> surplus() const {
    std::vector<std::string> found;
    for (const Bead& bead : beads_) {
      if (bead.a_count == 0) found.push_back(segment::plain_text(to_.sentences[bead.b].content));
    }
    return found;
  }

 private:
  struct Pieces {
    std::vector<std::optional<Content>> segments;  // of the unit
    std::vector<Code> added;
    std::vector<std::string> missing;
    float confidence = 1;
    std::string fault;
    std::vector<std::pair<uint32_t, uint32_t>> codes;  // target code, source code
  };

  [[nodiscard]] const std::vector<Code>& source_codes(uint32_t u) const { return source_.units[pair_.source[u]].codes; }
  [[nodiscard]] uint32_t unit_of(size_t sentence) const { return from_.sentences[sentence].unit; }

  // The target sentences from the first to the last that is paired with one of the unit's.
  void find_range(uint32_t u) {
    first_ = kNone;
    last_ = 0;
    gaps_ = crosses_ = surplus_ = false;
    for (const Bead& bead : beads_) {
      const bool mine = bead.a_count != 0 && (unit_of(bead.a) == u || unit_of(bead.a + bead.a_count - 1) == u);
      if (!mine) {
        if (bead.a_count == 0 && pair_.source.size() == 1) (repeats(bead.b) ? gaps_ : surplus_) = true;
        continue;
      }
      if (bead.b_count == 0 || bead.in_order < pair_.threshold(options_)) gaps_ = true;
      if (bead.a_count == 2 && unit_of(bead.a) != unit_of(bead.a + 1)) crosses_ = true;
      if (bead.b_count == 0) continue;
      first_ = std::min(first_, size_t{bead.b});
      last_ = std::max(last_, size_t{bead.b} + bead.b_count);
    }
  }

  // A sentence that stands there twice.
  [[nodiscard]] bool repeats(uint32_t sentence) const {
    for (size_t i = 0; i < to_.sentences.size(); ++i) {
      if (i != sentence && to_features_[i].text == to_features_[sentence].text) return true;
    }
    return false;
  }

  // As many sentences as the source's, or one that a tool has cut; none of them twice.
  [[nodiscard]] bool has_each_once() const {
    if (to_.sentences.size() < from_.sentences.size()) return false;
    for (uint32_t i = 0; i < to_.sentences.size(); ++i) {
      if (repeats(i)) return false;
    }
    return true;
  }

  // Where one sentence stands for several of the source's, each of them has a share in it.
  [[nodiscard]] bool is_shared() const {
    return to_.sentences.size() > 1 || every_part_counts(from_features_, to_features_[0], words_);
  }

  // Every sentence of both sides is in some pair, surely so if not surely in which, and nothing of the text is lost.
  // One sentence has all that stands there.
  [[nodiscard]] bool is_complete(uint32_t u) {
    const bool single = from_.sentences.size() == 1 || (to_.sentences.size() == 1 && pair_.source.size() == 1);
    if (single || (surplus_ && !gaps_ && !crosses_)) {
      if (pair_.beside_gap || !is_shared()) return false;
      first_ = 0;
      last_ = to_.sentences.size();
    } else if (gaps_ || crosses_ || first_ == kNone) {
      return false;
    }
    // A sentence that stands there twice may be hidden in longer ones.
    if (repeats_itself(to_.joined(first_, last_)) && !repeats_itself(from_.joined(0, from_.sentences.size())))
      return false;
    if (pair_.verified && !pair_.beside_gap && has_each_once()) return true;
    Features source{.shape = Shape::paragraph};
    for (size_t i = 0; i < from_.sentences.size(); ++i)
      source.length += unit_of(i) == u ? from_features_[i].length : 0;
    Features target{.shape = Shape::paragraph};
    for (size_t i = first_; i < last_; ++i)
      target.length += to_features_[i].length;
    constexpr float kFits = 0.5F;
    return length_evidence(source, target, words_) > kFits;
  }

  Pieces import_pieces(uint32_t u, uint32_t dropped) const {
    Pieces pieces;
    pieces.segments.resize(from_.segments[u]);
    for (const Bead& bead : beads_) {
      for (uint32_t a = bead.a; a < bead.a + bead.a_count; ++a) {
        if (unit_of(a) != u) continue;
        const SentenceText::Sentence& sentence = from_.sentences[a];
        // What stands in its place need not be sure of its place; its sentences must be of theirs.
        const float certainty = pair_.verified && pair_.is_sure(options_) ? 1 : pair_.confidence;
        const bool sure = bead.b_count != 0 && bead.a_count == 1 && bead.confidence * certainty >= options_.confidence;
        if (bead.b_count != 0) pieces.confidence = std::min(pieces.confidence, bead.confidence);
        if (!sure || !import_piece(u, dropped, bead, sentence, pieces)) {
          pieces.missing.push_back(segment::plain_text(sentence.content));
        }
      }
    }
    return pieces;
  }

  // False: its codes are not the source sentence's.
  bool import_piece(uint32_t u, uint32_t dropped, const Bead& bead, const SentenceText::Sentence& sentence,
                    Pieces& pieces) const {
    const Extract source = extract(sentence.content, from_.codes);
    const Extract target = extract(to_.joined(bead.b, bead.b + bead.b_count), to_.codes);
    if (!source.whole || !target.whole) {
      pieces.fault = "formatting or a link goes over several sentences";
      return false;
    }
    const auto drop = std::ranges::find(target.origin, dropped);
    const auto own_drop = drop == target.origin.end() ? 0 : static_cast<uint32_t>(drop - target.origin.begin() + 1);
    const CodeMap map = map_codes(source.codes, target.codes, own_drop);
    if (!map.fault.empty()) {
      pieces.fault = map.fault;
      return false;
    }
    const auto local_codes = static_cast<uint32_t>(source.codes.size());
    segment::Target piece = renumber(target.content, target.codes, map, local_codes);
    const auto unit_codes = static_cast<uint32_t>(source_codes(u).size() + pieces.added.size());
    for (segment::Part& part : piece.content) {
      if (part.kind == PartKind::text) continue;
      part.code = part.code > local_codes ? part.code - local_codes + unit_codes
                                          : source.origin[part.code - 1] - from_.first_code[u];
    }
    for (size_t t = 0; t < target.codes.size(); ++t) {
      const uint32_t number = map.number[t];
      if (number == kDropped || number > local_codes) continue;
      pieces.codes.emplace_back(target.origin[t], source.origin[number - 1] - from_.first_code[u]);
    }
    pieces.added.insert(pieces.added.end(), piece.added.begin(), piece.added.end());
    pieces.segments[sentence.segment] = std::move(piece.content);
    place_space(bead, sentence, pieces.segments);
    return true;
  }

  // White space goes to the ignorable after the sentence; where the source has none, to the sentence. What stood
  // between two texts that became one is nobody's.
  void place_space(const Bead& bead, const SentenceText::Sentence& sentence,
                   std::vector<std::optional<Content>>& segments) const {
    const Content& behind = to_.sentences[bead.b + bead.b_count - 1].behind;
    const bool solid_next = std::ranges::any_of(from_.sentences, [&](const SentenceText::Sentence& other) {
      return other.unit == sentence.unit && other.segment == sentence.segment + 1;
    });
    const bool last = std::ranges::none_of(from_.sentences, [&](const SentenceText::Sentence& other) {
      return other.unit == sentence.unit && other.segment > sentence.segment;
    });
    if (last) return;
    if (sentence.segment + 1 < segments.size() && !solid_next) {
      segments[sentence.segment + 1] = behind;
    } else {
      catalog::append(*segments[sentence.segment], behind);
    }
  }

  void take_all(Pieces pieces, UnitResult& result) {
    ImportedUnit& unit = result.imported;
    unit.outcome = UnitOutcome::translated;
    unit.confidence *= pieces.confidence;
    for (std::optional<Content>& content : pieces.segments) {
      if (!content) content.emplace();
      catalog::append(unit.target.content, *content);
    }
    unit.target.added = std::move(pieces.added);
    unit.segments = std::move(pieces.segments);
    set_codes(pieces, result);
  }

  void set_codes(const Pieces& pieces, UnitResult& result) const {
    result.codes.number.assign(to_.codes.size(), kDropped);
    for (const auto& [target, source] : pieces.codes)
      result.codes.number[target - 1] = source;
  }

  void take_whole(uint32_t u, uint32_t dropped, UnitResult& result) {
    const Extract target = extract(to_.joined(first_, last_), to_.codes);
    const auto drop = std::ranges::find(target.origin, dropped);
    const auto own_drop = drop == target.origin.end() ? 0 : static_cast<uint32_t>(drop - target.origin.begin() + 1);
    const CodeMap map = map_codes(source_codes(u), target.codes, own_drop);
    ImportedUnit& unit = result.imported;
    if (!map.fault.empty() || !target.whole) {
      unit.outcome = UnitOutcome::refused;
      result.fault = target.whole ? map.fault : "formatting or a link goes over several texts";
    } else {
      unit.outcome = UnitOutcome::translated;
      unit.target = renumber(target.content, target.codes, map, static_cast<uint32_t>(source_codes(u).size()));
    }
    result.codes.number.assign(to_.codes.size(), kDropped);
    for (size_t t = 0; t < target.codes.size(); ++t)
      result.codes.number[target.origin[t] - 1] = map.number[t];
  }

  void take_some(Pieces pieces, UnitResult& result) {
    ImportedUnit& unit = result.imported;
    const bool any = std::ranges::any_of(from_.sentences, [&](const SentenceText::Sentence& sentence) {
      return pair_.source[sentence.unit] == result.unit && pieces.segments[sentence.segment].has_value();
    });
    unit.outcome = any ? UnitOutcome::partial : UnitOutcome::uncertain;
    unit.confidence *= pieces.confidence;
    result.fault = pieces.fault;
    set_codes(pieces, result);
    if (!any) {
      if (result.fault.empty()) result.fault = fault_of_whole();
      if (!result.fault.empty()) unit.outcome = UnitOutcome::refused;
      return;
    }
    result.missing = std::move(pieces.missing);
    unit.target.added = std::move(pieces.added);
    unit.segments = std::move(pieces.segments);
  }

  // Why one text cannot be the other's translation, however sure; empty: it can.
  [[nodiscard]] std::string fault_of_whole() const {
    const bool one_each = pair_.source.size() == 1 && pair_.target.size() == 1;
    return one_each ? map_codes(from_.codes, to_.codes, 0).fault : "";
  }

  void keep_links(UnitResult& result) const {
    const UnitOutcome outcome = result.imported.outcome;
    if (outcome != UnitOutcome::translated && outcome != UnitOutcome::partial) return;
    result.imported.target.replaced =
        replaced_links(source_, result.unit, to_.codes, result.codes.number, options_.links);
  }

  const segment::Article& source_;
  const ImportOptions& options_;
  const PairedUnits& pair_;
  SentenceText from_;
  SentenceText to_;
  const PageWords& words_;
  std::vector<Features> from_features_;  // of the sentences
  std::vector<Features> to_features_;
  std::vector<Bead> beads_;
  size_t first_ = kNone;
  size_t last_ = 0;
  bool gaps_ = false;     // a sentence is missing, or stands there twice
  bool surplus_ = false;  // the target has a sentence more, or one that was cut
  bool crosses_ = false;
};

}  // namespace

std::vector<UnitResult> UnitImporter::import(const PairedUnits& pair, uint32_t dropped,
                                             std::vector<std::string>& surplus) const {
  SentenceText from = options_.source_catalog != nullptr
                          ? sentences_of(source_, pair.source, *options_.source_catalog)
                          : sentences_of(source_, pair.source, options_.source_locale, false);
  SentenceText to = sentences_of(target_, pair.target, options_.locale, true);
  Sentences sentences(source_, options_, pair, std::move(from), std::move(to), words_);
  std::vector<UnitResult> results;
  for (uint32_t u = 0; u < pair.source.size(); ++u)
    results.push_back(sentences.result_of(u, dropped));
  surplus = sentences.surplus();
  return results;
}

}  // namespace docloc::align

// Imported units into a locale's catalog.
#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "align/import_markdown.h"
#include "catalog/sync.h"
#include "catalog/unit_keys.h"

namespace docloc::align {

using catalog::Catalog;
using catalog::Origin;
using catalog::State;
using segment::Content;
using segment::PartKind;

namespace {

std::set<uint32_t> codes_in(const Content& content) {
  std::set<uint32_t> numbers;
  for (const segment::Part& part : content) {
    if (part.kind != PartKind::text) numbers.insert(part.code);
  }
  return numbers;
}

std::set<uint32_t> protected_codes_in(const Content& content, const std::vector<segment::Code>& codes) {
  std::set<uint32_t> numbers = codes_in(content);
  std::erase_if(numbers, [&](uint32_t n) { return is_free(codes[n - 1].kind); });
  return numbers;
}

// The sentences of a target: pieces[k] is sentence k, behind[k] the white space after it.
struct Sentences {
  std::vector<Content> pieces;
  std::vector<Content> behind;
};

Sentences sentences_of(const Content& content, const std::vector<segment::Code>& codes, std::string_view locale) {
  Sentences out;
  Content lead;  // white space before the first sentence belongs to it
  for (const segment::Segment& part : segment::split_sentences(content, codes, locale)) {
    if (part.ignorable) {
      catalog::append(out.behind.empty() ? lead : out.behind.back(), part.content);
      continue;
    }
    catalog::append(lead, part.content);
    out.pieces.push_back(std::exchange(lead, {}));
    out.behind.emplace_back();
  }
  return out;
}

// Sentence k of the target is for sentence k of the source when there are as many, and each holds the codes of its
// source: a link that moved to another sentence means that they do not correspond.
bool correspond(const std::vector<catalog::Segment>& segments, const Sentences& sentences,
                const std::vector<segment::Code>& codes) {
  size_t k = 0;
  for (const catalog::Segment& segment : segments) {
    if (segment.ignorable) continue;
    if (k == sentences.pieces.size()) return false;
    const Content& target = sentences.pieces[k++];
    if (protected_codes_in(segment.source, codes) != protected_codes_in(target, codes)) return false;
  }
  return k == sentences.pieces.size();
}

// White space goes to the ignorables between the sentences; where the source has none, to the sentence before it.
void set_sentences(std::vector<catalog::Segment>& segments, Sentences sentences, Origin origin) {
  size_t next = 0;
  catalog::Segment* last = nullptr;
  bool placed = false;  // the white space behind sentence next - 1
  const auto close_gap = [&] {
    if (last != nullptr && !placed) catalog::append(*last->target, sentences.behind[next - 1]);
  };
  for (catalog::Segment& segment : segments) {
    segment.origin = Origin::human;
    if (segment.ignorable) {
      segment.target.emplace();
      if (next > 0 && !placed) segment.target = std::move(sentences.behind[next - 1]);
      if (next > 0) placed = true;
      continue;
    }
    close_gap();
    segment.target = std::move(sentences.pieces[next++]);
    segment.state = State::translated;
    segment.origin = origin;
    last = &segment;
    placed = false;
  }
  close_gap();
}

void join_segments(catalog::Unit& unit, Content target, Origin origin) {
  const auto first = std::ranges::find(unit.segments, false, &catalog::Segment::ignorable);
  catalog::Segment joined{.id = first->id,
                          .ignorable = false,
                          .source = catalog::joined_source(unit),
                          .target = std::move(target),
                          .state = State::translated,
                          .origin = origin};
  unit.segments = {std::move(joined)};
  for (catalog::Match& match : unit.matches)
    match.segment = unit.segments[0].id;
}

bool is_better(const catalog::Segment& segment, Origin origin) {
  if (segment.ignorable || !segment.target) return false;
  if (segment.state >= State::reviewed) return true;
  return segment.state == State::translated && segment.origin == Origin::human && origin == Origin::machine;
}

void set_target(catalog::Unit& unit, const catalog::Unit& source, const segment::Target& target, Origin origin,
                std::string_view locale) {
  if (std::ranges::any_of(unit.segments, [&](const auto& segment) { return is_better(segment, origin); })) return;
  unit.segments = source.segments;
  unit.codes = source.codes;
  unit.codes.insert(unit.codes.end(), target.added.begin(), target.added.end());
  Sentences sentences = sentences_of(target.content, unit.codes, locale);
  if (correspond(unit.segments, sentences, unit.codes)) {
    set_sentences(unit.segments, std::move(sentences), origin);
  } else {
    join_segments(unit, target.content, origin);
  }
}

void set_metadata(Catalog& catalog, const std::vector<std::pair<std::string, std::string>>& metadata) {
  for (const auto& [name, value] : metadata) {
    const auto same_name = [&](const auto& entry) { return entry.first == name; };
    const auto found = std::ranges::find_if(catalog.metadata, same_name);
    if (found != catalog.metadata.end()) {
      found->second = value;
    } else {
      catalog.metadata.emplace_back(name, value);
    }
  }
}

}  // namespace

Catalog import_into(const segment::Article& source, const Catalog& source_catalog, const Catalog* locale_catalog,
                    const ImportResult& imported, std::string_view locale) {
  Catalog out = catalog::sync_locale(source_catalog, locale_catalog, locale);
  if (imported.outcome != PageOutcome::imported) return out;
  std::map<std::string_view, catalog::Unit*> by_id;
  for (catalog::Unit& unit : out.units)
    by_id.emplace(unit.id, &unit);
  const size_t units = std::min({source.units.size(), source_catalog.units.size(), imported.units.size()});
  for (size_t i = 0; i < units; ++i) {
    const catalog::Unit& from = source_catalog.units[i];
    const auto found = by_id.find(from.id);
    if (imported.units[i].outcome != UnitOutcome::translated || !from.translate || found == by_id.end()) continue;
    set_target(*found->second, from, imported.units[i].target, imported.origin, locale);
  }
  set_metadata(out, imported.metadata);
  const auto is_heading = [](const segment::Unit& unit) { return unit.kind == segment::UnitKind::heading; };
  if (std::ranges::any_of(source.units, is_heading)) {
    set_metadata(out, {{std::string(kHeadingAnchors), imported.heading_anchors ? "yes" : "no"}});
  }
  return out;
}

}  // namespace docloc::align

// The source catalog: ids and segmentation.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>
#include <string>
#include <utility>

#include "catalog/alignment.h"
#include "catalog/formatting.h"
#include "catalog/likeness.h"
#include "catalog/suppression.h"
#include "catalog/sync.h"
#include "catalog/unit_keys.h"

namespace docloc::catalog {
namespace {

// RFC 4648's alphabet in lower case: 13 letters for 64 bits, safe in file names, NMTOKENs and URLs.
std::string base32(uint64_t value) {
  constexpr std::string_view kDigits = "abcdefghijklmnopqrstuvwxyz234567";
  std::string out;
  for (int shift = 60; shift >= 0; shift -= 5)
    out += kDigits[(value >> static_cast<unsigned>(shift)) & 31U];
  return out;
}

std::vector<Segment> as_stored(const std::vector<segment::Segment>& split) {
  std::vector<Segment> segments;
  for (const segment::Segment& piece : split)
    segments.push_back({.id = piece.id, .ignorable = piece.ignorable, .source = piece.content});
  // XLIFF knows no unit without a segment, were it an empty one.
  if (std::ranges::all_of(segments, &Segment::ignorable)) {
    segment::Content all;
    for (const Segment& segment : segments)
      append(all, segment.source);
    segments = {{.id = "s1", .source = std::move(all)}};
  }
  return segments;
}

// The number of an id such as "s12"; 0: it is no such id.
uint32_t number_of(std::string_view id, char prefix) {
  uint32_t number = 0;
  if (id.size() < 2 || id[0] != prefix) return 0;
  const auto parsed = std::from_chars(id.data() + 1, id.data() + id.size(), number);
  return parsed.ptr == id.data() + id.size() ? number : 0;
}

// A sentence keeps its id through the edit of its neighbours, so that their lines in the catalogs stay. New ones get
// ids that the unit never had.
void keep_segment_ids(const Unit& older, Unit& unit, std::string_view locale) {
  const auto entries = [](const Unit& of) {
    std::vector<Entry> made;
    for (const Segment& segment : of.segments) {
      made.push_back(entry_of(segment, of.codes));
      made.back().group = segment.ignorable ? 1 : 0;
    }
    return made;
  };
  const auto text = [](const Unit& of) {
    return [&of](uint32_t i) { return comparable_text(of.segments[i].source, of.codes); };
  };
  WordCache before(text(older), older.segments.size(), locale);
  WordCache after(text(unit), unit.segments.size(), locale);
  const Alignment alignment = align(entries(older), entries(unit), likeness_of(before, after));
  uint32_t last[2] = {0, 0};
  for (const Segment& segment : older.segments) {
    uint32_t& number = last[segment.ignorable ? 1 : 0];
    number = std::max(number, number_of(segment.id, segment.ignorable ? 'i' : 's'));
  }
  for (size_t i = 0; i < unit.segments.size(); ++i) {
    Segment& segment = unit.segments[i];
    const uint32_t matched = alignment.before[i];
    if (matched != kUnmatched && older.segments[matched].ignorable == segment.ignorable) {
      segment.id = older.segments[matched].id;
    } else {
      segment.id = fmt::format("{}{}", segment.ignorable ? 'i' : 's', ++last[segment.ignorable ? 1 : 0]);
    }
  }
}

class SourceSync {
 public:
  SourceSync(const segment::Article& article, std::string_view locale, const Catalog* previous)
      : article_(article), locale_(locale) {
    catalog_.path = article.path;
    catalog_.source_locale = locale;
    if (previous == nullptr) return;
    catalog_.metadata = previous->metadata;
    catalog_.extensions = previous->extensions;
    for (const Unit& unit : previous->units) {
      if (!unit.obsolete) older_.push_back(&unit);
    }
  }

  Catalog run() {
    const Alignment alignment = align_units();
    for (const Unit* unit : older_)
      used_.insert(unit->id);
    for (size_t i = 0; i < article_.units.size(); ++i) {
      const uint32_t before = alignment.before[i];
      const Unit* older = before == kUnmatched ? nullptr : older_[before];
      Unit& unit = catalog_.units.emplace_back(make_unit(i, older, alignment.changed[i]));
      if (older != nullptr) keep_suppressions(*older, unit);
    }
    name_subflows();
    return std::move(catalog_);
  }

 private:
  Alignment align_units() {
    std::vector<Entry> before;
    std::vector<Entry> after;
    for (const Unit* unit : older_)
      before.push_back(entry_of(kind_of(*unit), unit->name, joined_source(*unit), unit->codes));
    for (const segment::Unit& unit : article_.units)
      after.push_back(entry_of(unit.kind, unit.name, unit.content, unit.codes));
    for (const Entry& entry : after)
      keys_.push_back(entry.keys[1]);
    WordCache old_words([&](uint32_t b) { return comparable_text(joined_source(*older_[b]), older_[b]->codes); },
                        older_.size(), locale_);
    WordCache new_words([&](uint32_t a) { return comparable_text(article_.units[a].content, article_.units[a].codes); },
                        article_.units.size(), locale_);
    return align(before, after, likeness_of(old_words, new_words));
  }

  Unit make_unit(size_t index, const Unit* older, bool changed) {
    const segment::Unit& from = article_.units[index];
    Unit unit{.id = older != nullptr ? older->id : mint(keys_[index]),
              .kind = to_string(from.kind),
              .name = from.name,
              .critical = from.critical,
              .author_notes = from.notes,
              .codes = from.codes};
    if (older != nullptr) unit.extensions = older->extensions;
    if (older != nullptr && !changed && keep_segmentation(*older, from, unit)) return unit;
    unit.segments = as_stored(segment::split_sentences(from.content, from.codes, locale_));
    if (older != nullptr) keep_segment_ids(*older, unit, locale_);
    return unit;
  }

  // White space may have moved (a paragraph that was wrapped anew), and formatting changed; the cuts stay.
  static bool keep_segmentation(const Unit& older, const segment::Unit& from, Unit& unit) {
    std::vector<segment::Content> pieces = cut_like(older.segments, from.content);
    if (pieces.empty()) pieces = cut_alike(older.segments, older.codes, from.content, from.codes);
    for (size_t i = 0; i < pieces.size(); ++i) {
      if (pieces[i].empty()) continue;
      unit.segments.push_back(
          {.id = older.segments[i].id, .ignorable = older.segments[i].ignorable, .source = std::move(pieces[i])});
    }
    return !pieces.empty();
  }

  // An id that was somebody's in the older catalog is not given to another text: translations follow ids.
  std::string mint(uint64_t key) {
    const std::string base = "u" + base32(key);
    std::string id = base;
    for (int ordinal = 2; !used_.insert(id).second; ++ordinal)
      id = fmt::format("{}-{}", base, ordinal);
    return id;
  }

  // The article names subflows by index, the catalog by id.
  void name_subflows() {
    for (Unit& unit : catalog_.units) {
      for (segment::Code& code : unit.codes) {
        for (std::string& subflow : code.subflows) {
          uint32_t index = 0;
          std::from_chars(subflow.data(), subflow.data() + subflow.size(), index);
          if (index < catalog_.units.size()) subflow = catalog_.units[index].id;
        }
      }
    }
  }

  const segment::Article& article_;
  std::string_view locale_;
  Catalog catalog_;
  std::vector<const Unit*> older_;
  std::vector<uint64_t> keys_;  // segment::key_of, per unit of the article
  std::set<std::string> used_;
};

}  // namespace

Catalog make_source_catalog(const segment::Article& article, std::string_view source_locale, const Catalog* previous) {
  return SourceSync(article, source_locale, previous).run();
}

}  // namespace docloc::catalog

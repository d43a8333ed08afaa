// The source catalog: ids and segmentation.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>
#include <string>
#include <utility>

#include "catalog/sequence.h"
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

std::vector<Item> segment_items(const std::vector<Segment>& segments, const std::vector<segment::Code>& codes) {
  std::vector<Item> items;
  for (const Segment& segment : segments) {
    items.push_back({.key = key_of(segment.source, codes), .kind = static_cast<uint8_t>(segment.ignorable ? 1 : 0)});
  }
  return items;
}

// A sentence keeps its id through the edit of its neighbours, so that their lines in the catalogs stay. New ones get
// ids that the unit never had.
void keep_segment_ids(const Unit& older, Unit& unit) {
  const Alignment alignment =
      align(segment_items(older.segments, older.codes), segment_items(unit.segments, unit.codes));
  uint32_t last[2] = {0, 0};
  for (const Segment& segment : older.segments) {
    uint32_t& number = last[segment.ignorable ? 1 : 0];
    number = std::max(number, number_of(segment.id, segment.ignorable ? 'i' : 's'));
  }
  for (size_t i = 0; i < unit.segments.size(); ++i) {
    Segment& segment = unit.segments[i];
    const uint32_t before = alignment.before[i];
    if (before != kUnmatched && older.segments[before].ignorable == segment.ignorable) {
      segment.id = older.segments[before].id;
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
      catalog_.units.push_back(make_unit(i, before == kUnmatched ? nullptr : older_[before], alignment.changed[i]));
    }
    name_subflows();
    return std::move(catalog_);
  }

 private:
  Alignment align_units() {
    std::vector<Item> before;
    std::vector<Item> after;
    for (const Unit* unit : older_)
      before.push_back({.key = key_of(*unit), .kind = static_cast<uint8_t>(kind_of(*unit))});
    for (const segment::Unit& unit : article_.units) {
      after.push_back(
          {.key = segment::key_of(unit.kind, unit.content, unit.codes), .kind = static_cast<uint8_t>(unit.kind)});
    }
    keys_ = after;
    return align(before, after);
  }

  Unit make_unit(size_t index, const Unit* older, bool changed) {
    const segment::Unit& from = article_.units[index];
    Unit unit{.id = older != nullptr ? older->id : mint(keys_[index].key),
              .kind = to_string(from.kind),
              .name = from.name,
              .author_notes = from.notes,
              .codes = from.codes};
    if (older != nullptr) unit.extensions = older->extensions;
    if (older != nullptr && !changed && keep_segmentation(*older, from, unit)) return unit;
    unit.segments = as_stored(segment::split_sentences(from.content, from.codes, locale_));
    if (older != nullptr) keep_segment_ids(*older, unit);
    return unit;
  }

  // White space may have moved (a paragraph that was wrapped anew); the cuts stay.
  static bool keep_segmentation(const Unit& older, const segment::Unit& from, Unit& unit) {
    std::vector<segment::Content> pieces = cut_like(older.segments, from.content);
    if (pieces.empty()) return false;
    for (size_t i = 0; i < pieces.size(); ++i) {
      unit.segments.push_back(
          {.id = older.segments[i].id, .ignorable = older.segments[i].ignorable, .source = std::move(pieces[i])});
    }
    return true;
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
  std::vector<Item> keys_;
  std::set<std::string> used_;
};

}  // namespace

Catalog make_source_catalog(const segment::Article& article, std::string_view source_locale, const Catalog* previous) {
  return SourceSync(article, source_locale, previous).run();
}

}  // namespace docloc::catalog

#include "memory/consistency.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "memory/entry.h"

namespace docloc::memory {

using catalog::Catalog;
using segment::Content;
using segment::Part;
using segment::PartKind;

namespace {

std::string readable(const Content& content) {
  std::string out;
  for (const Part& part : content) {
    const std::string number = std::to_string(part.code);
    switch (part.kind) {
      case PartKind::text:
        out += part.text;
        break;
      case PartKind::placeholder:
        out.append("<").append(number).append("/>");
        break;
      case PartKind::open:
        out.append("<").append(number).append(">");
        break;
      case PartKind::close:
        out.append("</").append(number).append(">");
        break;
    }
  }
  return out;
}

struct Source {
  std::string text;                         // readable
  std::map<std::string, Variant> variants;  // by form
};

}  // namespace

size_t Inconsistency::occurrences() const {
  size_t sum = 0;
  for (const Variant& variant : variants)
    sum += variant.occurrences.size();
  return sum;
}

std::vector<Inconsistency> find_inconsistencies(std::span<const Catalog> catalogs) {
  std::map<std::pair<std::string, std::string>, Source> sources;  // by form and role
  for (const Catalog& catalog : catalogs) {
    for (const Position& position : positions_of(catalog)) {
      const catalog::Unit& unit = catalog.units[position.unit];
      const catalog::Segment& segment = unit.segments[position.segment];
      if (!is_remembered(segment)) continue;
      const Entry entry = make_entry(segment.source, *segment.target, unit.codes);
      Source& source = sources[{source_form(entry), unit.kind}];
      source.text = readable(entry.source);
      Variant& variant = source.variants[target_form(entry)];
      variant.target = readable(entry.target);
      variant.occurrences.push_back({catalog.path, unit.id, segment.id});
    }
  }
  std::vector<Inconsistency> found;
  for (auto& [key, source] : sources) {
    if (source.variants.size() < 2) continue;
    Inconsistency one{.role = key.second, .source = std::move(source.text), .variants = {}};
    for (auto& [form, variant] : source.variants) {
      std::ranges::sort(variant.occurrences);
      one.variants.push_back(std::move(variant));
    }
    std::ranges::stable_sort(one.variants, std::ranges::greater(),
                             [](const Variant& v) { return v.occurrences.size(); });
    found.push_back(std::move(one));
  }
  std::ranges::stable_sort(found, std::ranges::greater(), &Inconsistency::occurrences);
  return found;
}

}  // namespace docloc::memory

#include "check/pairs.h"

#include <algorithm>

#include "check/check.h"

namespace docloc::check {

using segment::PartKind;

namespace {

void append(Side& side, const segment::Content& content) {
  for (const segment::Part& part : content) {
    if (part.kind == PartKind::text) {
      side.text += part.text;
    } else {
      side.marks.push_back({static_cast<uint32_t>(side.text.size()), part.code, part.kind});
      side.text += kCode;
    }
  }
}

uint32_t size_of(const Side& side) {
  return static_cast<uint32_t>(side.text.size());
}

UnitPair pair_of(const catalog::Unit& unit) {
  UnitPair pair{.strings = &unit};
  for (uint32_t i = 0; i < unit.segments.size(); ++i) {
    const catalog::Segment& segment = unit.segments[i];
    if (segment.ignorable) {
      // White space before the first segment that counts separates nothing.
      if (pair.segments.empty()) continue;
      append(pair.source, segment.source);
      append(pair.target, segment.target.value_or(segment.source));
      continue;
    }
    if (!segment.target || segment.origin == catalog::Origin::fuzzy) continue;
    SegmentPair one{.segment = i, .source = {size_of(pair.source), 0}, .target = {size_of(pair.target), 0}};
    append(pair.source, segment.source);
    append(pair.target, *segment.target);
    one.source.end = size_of(pair.source);
    one.target.end = size_of(pair.target);
    pair.segments.push_back(one);
  }
  return pair;
}

std::string_view written(const UnitPair& pair, const Mark& mark) {
  const segment::Code& code = pair.code(mark);
  return mark.part == PartKind::close ? code.close : code.open;
}

}  // namespace

const SegmentPair& UnitPair::segment_at(uint32_t at) const {
  const auto behind = std::ranges::upper_bound(segments, at, {}, [](const SegmentPair& s) { return s.target.begin; });
  return behind == segments.begin() ? segments.front() : *(behind - 1);
}

bool UnitPair::is_edge(uint32_t at) const {
  return std::ranges::any_of(segments,
                             [at](const SegmentPair& one) { return one.target.begin == at || one.target.end == at; });
}

std::vector<UnitPair> pairs_of(const segment::Article& article, const catalog::Catalog& catalog) {
  std::vector<UnitPair> pairs;
  const std::vector<uint32_t> at = match_units(article, catalog);
  for (uint32_t i = 0; i < at.size(); ++i) {
    if (at[i] == segment::kNoUnit || !catalog.units[at[i]].translate) continue;
    UnitPair pair = pair_of(catalog.units[at[i]]);
    if (pair.segments.empty()) continue;
    pair.article_unit = i;
    pair.article = &article.units[i];
    pairs.push_back(std::move(pair));
  }
  return pairs;
}

Side side_of(const segment::Content& content) {
  Side side;
  append(side, content);
  return side;
}

Shown shown(const UnitPair& pair, const Side& side, Span part, Span span) {
  Shown out;
  uint32_t at = part.begin;
  const auto copy_to = [&](uint32_t end) {
    for (; at < end; ++at) {
      if (at == span.begin) out.mark.begin = static_cast<uint32_t>(out.text.size());
      if (at == span.end) out.mark.end = static_cast<uint32_t>(out.text.size());
      out.text += side.text[at] == '\n' ? ' ' : side.text[at];
    }
  };
  for (const Mark& mark : side.marks) {
    if (mark.at < part.begin || mark.at >= part.end) continue;
    copy_to(mark.at);
    if (at == span.begin) out.mark.begin = static_cast<uint32_t>(out.text.size());
    if (at == span.end) out.mark.end = static_cast<uint32_t>(out.text.size());
    for (const char c : written(pair, mark))
      out.text += c == '\n' ? ' ' : c;
    at = mark.at + static_cast<uint32_t>(kCode.size());
  }
  copy_to(part.end);
  const auto size = static_cast<uint32_t>(out.text.size());
  if (span.begin >= part.end) out.mark.begin = size;
  if (span.end >= part.end) out.mark.end = size;
  out.mark.end = std::max(out.mark.begin, out.mark.end);
  return out;
}

}  // namespace docloc::check

#include "catalog/likeness.h"

#include <fmt/format.h>

#include "base/hash.h"
#include "catalog/formatting.h"
#include "text/words.h"

namespace docloc::catalog {

using segment::Code;
using segment::CodeKind;
using segment::Content;
using segment::Part;
using segment::PartKind;
using segment::UnitKind;

namespace {

// A paragraph may become a heading or a cell; a title never becomes a paragraph.
uint8_t group_of(UnitKind kind) {
  switch (kind) {
    case UnitKind::alt:
      return 1;
    case UnitKind::title:
      return 2;
    case UnitKind::front_matter:
      return 3;
    default:
      return 0;
  }
}

}  // namespace

Entry entry_of(UnitKind kind, std::string_view name, const Content& content, const std::vector<Code>& codes) {
  return {.keys = {hash64(fmt::format("{}\x1F{}\x1F{}", to_string(kind), name, canonical_form(content, codes))),
                   segment::key_of(kind, content, codes),
                   hash64(fmt::format("{}\x1F{}", to_string(kind), plain_key(content, codes)))},
          .kind = static_cast<uint8_t>(kind),
          .group = group_of(kind)};
}

Entry entry_of(const Segment& segment, const std::vector<Code>& codes) {
  return entry_of(UnitKind::paragraph, {}, segment.source, codes);
}

std::string comparable_text(const Content& content, const std::vector<Code>& codes) {
  std::string text;
  for (const Part& part : content) {
    if (part.kind == PartKind::text) text += part.text;
    if (part.kind != PartKind::placeholder) continue;
    const Code& code = codes[part.code - 1];
    text += ' ' + (code.kind == CodeKind::code ? code.meaning : std::string()) + ' ';
  }
  return text;
}

const std::vector<uint64_t>& WordCache::of(uint32_t index) {
  std::optional<std::vector<uint64_t>>& words = words_[index];
  if (!words) words = text::word_hashes(texts_(index), locale_);
  return *words;
}

Likeness likeness_of(WordCache& before, WordCache& after) {
  return [&](uint32_t b, uint32_t a, uint32_t least) { return text::similarity(before.of(b), after.of(a), least); };
}

}  // namespace docloc::catalog

// How inline codes are named in a catalog, and what holds for the codes of a unit.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.h"
#include "segment/content.h"

namespace docloc::catalog {

struct CodeNames {
  segment::CodeKind kind;
  std::string_view type;     // XLIFF 2.1, 4.3.1.34
  std::string_view subtype;  // with docloc's prefix
};

[[nodiscard]] const CodeNames& names_of(segment::CodeKind kind);
// Also of the standard's own "xlf:b", "xlf:i" and "xlf:lb", which other tools write. nullopt: unknown.
[[nodiscard]] std::optional<segment::CodeKind> kind_of_subtype(std::string_view subtype);

// The meaning that a code without a written one has: the literal of a code span and of HTML, the destination of an
// inline link or image that is spelled without escapes, white space or title; empty for every other code. Part of the
// file format: a change here changes what existing catalogs say.
[[nodiscard]] std::string default_meaning(const segment::Code& code);

// The usual spelling of a free code that a translation tool added without data.
[[nodiscard]] segment::Code usual_spelling(segment::CodeKind kind);

// `with`, a link or image that stood for `before`, made to stand for `now`: as `now` is written, with the destination
// of `with`, where all three write theirs as in "](destination".
[[nodiscard]] segment::Code redirected(const segment::Code& now, const segment::Code& before,
                                       const segment::Code& with);

// A unit kind that article.h names ("heading", "front-matter", ...).
[[nodiscard]] bool is_unit_kind(std::string_view kind);

// What is wrong with the codes in the targets of a unit. One fault a code at most.
struct CodeFault {
  enum class Kind : uint8_t { missing, repeated, foreign, unclosed, misplaced };
  Kind kind{};
  uint32_t segment = 0;  // index into Unit::segments
  uint32_t code = 0;     // number
};

// Every protected code whose source segment has a target stands exactly once in the targets of the unit; no code stands
// there twice; a paired code has both ends, in order; a protected code stands in some source. `codes` of the unit must
// be in range.
[[nodiscard]] std::vector<CodeFault> find_code_faults(const Unit& unit);

}  // namespace docloc::catalog

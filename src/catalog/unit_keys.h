// Keys and contents of a catalog's units.
#pragma once

#include <cstdint>
#include <vector>

#include "catalog/catalog.h"
#include "segment/article.h"

namespace docloc::catalog {

// The sources of all segments, joined: the unit's content.
[[nodiscard]] segment::Content joined_source(const Unit& unit);
[[nodiscard]] segment::UnitKind kind_of(const Unit& unit);
[[nodiscard]] uint64_t key_of(const Unit& unit);
// Of a segment or match; the unit's kind does not matter.
[[nodiscard]] uint64_t key_of(const segment::Content& content, const std::vector<segment::Code>& codes);

// Appends `from`, joining text.
void append(segment::Content& to, const segment::Content& from);

// `content` cut where `like` is cut: pieces with the same characters apart from white space, and the same code ends.
// Empty: they differ in more than white space.
[[nodiscard]] std::vector<segment::Content> cut_like(const std::vector<Segment>& like, const segment::Content& content);

}  // namespace docloc::catalog

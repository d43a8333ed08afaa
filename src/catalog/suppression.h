// Findings that somebody let stand, unit by unit, as long as the source says what it said then.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.h"

namespace docloc::catalog {

class FaultList;
struct Meta;

// What a suppression holds for, as 16 hexadecimal digits: the unit's key (kind, text with white space folded, kinds of
// codes) and what its codes mean, so where links lead. Segmentation, the bytes of codes and translations do not matter.
[[nodiscard]] std::string source_key(const Unit& unit);

// `suppressed` is `rule`, or "family/*" with the family of `rule`.
[[nodiscard]] bool covers(std::string_view suppressed, std::string_view rule);

// Puts the suppressions of `from` that were said of the source that `to` has in place of those of `to`.
void keep_suppressions(const Unit& from, Unit& to);

// The suppressions that groups of metadata hold, group by group. One that lacks something is a fault.
[[nodiscard]] std::vector<Suppression> read_suppressions(const std::vector<Meta>& metas, FaultList& faults);

}  // namespace docloc::catalog

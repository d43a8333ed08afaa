// A source edit that changed no meaning: the older translation is current again.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.h"

namespace docloc::catalog {

struct Accepted {
  std::string segment;  // id
  std::string refused;  // one sentence: why its older translation cannot stand; empty: it is the target now
  friend bool operator==(const Accepted&, const Accepted&) = default;
};

// For every stale segment of `unit` (or for the one with the id `segment`, unless that is empty): its translation of
// the older source becomes its target, with the state that it had, and with `decision`; the match goes. Its codes are
// mapped to those of the segment's source, by what they mean, then by their order among those of their kind. Refused,
// and nothing changed: a protected code has no counterpart. Segments that have a target, or no older translation, are
// passed over: none in the result means that nothing was stale.
[[nodiscard]] std::vector<Accepted> accept_previous(Unit& unit, std::string_view segment, const Decision& decision);

}  // namespace docloc::catalog

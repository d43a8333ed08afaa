// Source bytes with the units' targets spelled into them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "segment/apply.h"
#include "segment/spell.h"

namespace docloc::segment {

// What becomes of each unit in one round.
struct Plan {
  std::vector<std::optional<Target>> targets;  // canonical; none: the source stands
  std::vector<Rung> rungs;
  std::vector<std::string> anchors;  // heading units: the anchor's name; empty: none
};

struct Assembled {
  std::string bytes;
  std::vector<Placement> map;  // per unit
};

[[nodiscard]] Assembled assemble(const Article& article, const Plan& plan);

// Why `target` cannot stand for `unit` whatever its spelling: a protected code lost or repeated, a pair that does not
// nest, a code that is not known. Empty: it can.
[[nodiscard]] std::string find_code_fault(const Unit& unit, const Target& target);

// The codes that a target's numbers mean: the unit's or what replaces them, then the target's own.
[[nodiscard]] std::vector<Code> codes_of(const Unit& unit, const Target& target);

}  // namespace docloc::segment

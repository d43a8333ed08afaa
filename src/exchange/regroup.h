// Which of a unit's segments the items of a returned file are. Internal to room exchange.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "catalog/catalog.h"
#include "exchange/job.h"

namespace docloc::exchange {

// Items that together read as segments that together are one stretch of the unit. Usually one of each.
struct Group {
  std::vector<uint32_t> items;     // indices into the returned unit's items
  std::vector<uint32_t> segments;  // indices into the catalog unit's segments, ignorables between them included
};

// Items in no group are of an older source. `codes`: what the file's numbers are.
[[nodiscard]] std::vector<Group> regroup(const catalog::Unit& current, const Unit& returned,
                                         const std::map<uint32_t, segment::Code>& codes);

}  // namespace docloc::exchange

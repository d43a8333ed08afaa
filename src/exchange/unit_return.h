// One returned unit into the catalog's. Internal to room exchange.
#pragma once

#include <vector>

#include "catalog/catalog.h"
#include "exchange/take_back.h"

namespace docloc::exchange {

struct UnitReturn {
  catalog::Unit unit;
  std::vector<Delivery>
      deliveries;  // deliveries[i] is of returned.items[i]; then segments that were joined into others
  Findings findings;
};

[[nodiscard]] UnitReturn return_unit(const catalog::Unit& current, const Unit& returned, std::string_view locale,
                                     const TakeBackOptions& options);

}  // namespace docloc::exchange

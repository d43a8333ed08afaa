// Names of origins where a format has none of its own. Internal to room exchange.
#pragma once

#include <optional>
#include <string_view>

#include "exchange/job.h"

namespace docloc::exchange {

[[nodiscard]] std::string_view origin_name(catalog::Origin origin);
[[nodiscard]] std::optional<catalog::Origin> origin_named(std::string_view name);

// PO's "fuzzy": there is a text that a human must look at before it counts.
[[nodiscard]] bool must_be_looked_at(const Item& item);

}  // namespace docloc::exchange

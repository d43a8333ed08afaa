// What a returned item's state means. Internal to room exchange.
#pragma once

#include "exchange/job.h"

namespace docloc::exchange {

// The target is the one that left, in the state that the item says. Also when the file does not say what left.
[[nodiscard]] bool is_as_it_left(const Item& item);

// A target without text is a translation only where it left as one; else it is taken away.
void drop_empty_target(Item& item);

// A text that changed on its way is a human's work, and nobody has decided about it since.
void settle_changed(Item& item);

}  // namespace docloc::exchange

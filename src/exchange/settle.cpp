#include "exchange/settle.h"

#include <algorithm>

namespace docloc::exchange {

using catalog::Origin;
using catalog::State;

bool is_as_it_left(const Item& item) {
  if (item.left.empty() || !item.target) return true;
  return item.left == fingerprint(item.source, *item.target, item.state);
}

void drop_empty_target(Item& item) {
  if (!item.target || !item.target->empty()) return;
  for (const State state : {State::initial, State::translated, State::reviewed, State::final_}) {
    if (item.left == fingerprint(item.source, *item.target, state)) return;
  }
  item.target.reset();
  item.state = State::initial;
  item.origin = Origin::human;
}

void settle_changed(Item& item) {
  if (!item.target) {
    item.state = State::initial;
    item.origin = Origin::human;
  } else if (!is_as_it_left(item)) {
    item.state = State::translated;
    item.origin = Origin::human;
  }
}

}  // namespace docloc::exchange

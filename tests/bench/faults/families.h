// The families of faults of a translated text. Internal to the bench.
#pragma once

#include <span>

#include "bench/faults/fault.h"

namespace docloc::bench {

[[nodiscard]] std::span<const TextFault> token_faults();
[[nodiscard]] std::span<const TextFault> language_faults();
[[nodiscard]] std::span<const TextFault> sign_faults();
[[nodiscard]] std::span<const TextFault> markup_faults();

}  // namespace docloc::bench

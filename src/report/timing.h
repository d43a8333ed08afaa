// Where a run's time went.
#pragma once

#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace docloc::report {

// A table in the order given: name, milliseconds, share of the sum; and the sum.
[[nodiscard]] std::string timing_text(const std::vector<std::pair<std::string, std::chrono::nanoseconds>>& rows);

}  // namespace docloc::report

// The share done over time, as an SVG of lines. Internal to room report.
#pragma once

#include <string>

#include "report/status.h"

namespace docloc::report {

// Empty when no locale has two points.
[[nodiscard]] std::string trend_chart(const Status& status);

}  // namespace docloc::report

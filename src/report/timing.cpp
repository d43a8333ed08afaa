#include "report/timing.h"

#include <fmt/format.h>

#include "report/table.h"

namespace docloc::report {

std::string timing_text(const std::vector<std::pair<std::string, std::chrono::nanoseconds>>& rows) {
  using Milliseconds = std::chrono::duration<double, std::milli>;
  std::chrono::nanoseconds sum{};
  for (const auto& [name, time] : rows)
    sum += time;
  Rows table = {{"rule", "ms", "share"}};
  const auto add = [&](const std::string& name, std::chrono::nanoseconds time) {
    const double share = sum.count() == 0 ? 0 : 100 * (Milliseconds(time) / Milliseconds(sum));
    table.push_back({name, fmt::format("{:.1f}", Milliseconds(time).count()), fmt::format("{:.1f}%", share)});
  };
  for (const auto& [name, time] : rows)
    add(name, time);
  add("all, over all threads", sum);
  return table_text(table);
}

}  // namespace docloc::report

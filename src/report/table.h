// Columns of text for a terminal. Internal to room report.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "report/quote.h"

namespace docloc::report {

// Cells are safe to show (visible()). The first column stands to the left, the others to the right, two spaces between
// them, each as wide as its widest cell (columns of a terminal). A row may have fewer cells than the first. `widths`
// are by column. Lines have no spaces at their ends.
using Rows = std::vector<std::vector<std::string>>;
[[nodiscard]] std::string table_text(const Rows& rows);
// The same, a line for each row, to be decorated.
[[nodiscard]] std::vector<std::string> table_lines(const Rows& rows);

// 1234567 as "1,234,567".
[[nodiscard]] std::string grouped(uint64_t number);

// The share of `part` in `all` by words (by segments where `all` has no words), rounded down; of nothing: 100.
[[nodiscard]] uint32_t percent(const Amount& part, const Amount& all);

}  // namespace docloc::report

// Foreign text on a terminal. Internal to room report.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace docloc::report {

// One character of `text` at `at`: its bytes as they may be shown, and how many bytes it took.
struct Shown {
  std::string text;
  uint32_t bytes = 1;
};
[[nodiscard]] Shown show_character(std::string_view text, size_t at);

// A line with its tabs spread to columns of 8, everything else as show_character() has it, and the column (from 0, in
// display width) at which byte `mark` of `line` is shown.
struct ShownLine {
  std::string text;
  uint32_t mark = 0;
};
[[nodiscard]] ShownLine show_line(std::string_view line, size_t mark);

}  // namespace docloc::report

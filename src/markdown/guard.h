// Turns hostile input away before the library sees it: what makes cmark-gfm 0.29.0.gfm.6 quadratic, exhaust memory or
// overflow its stack (deep nesting, unclosed brackets, wide tables, references to long definitions).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/source.h"
#include "markdown/document.h"

namespace docloc::markdown {

// Why the text is beyond `limits`, as the middle of a sentence, and on which line (index into `lines`).
struct Refusal {
  std::string why;
  size_t line = 0;
};

// One pass over the lines; linear.
[[nodiscard]] std::optional<Refusal> find_excess(std::string_view bytes, const std::vector<Line>& lines,
                                                 const ParseLimits& limits);

}  // namespace docloc::markdown

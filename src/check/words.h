// Words of a text, by letters alone: what rules compare that need no dictionary.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace docloc::check {

// Runs of letters, marks and digits of `text` (UTF-8), with the apostrophes and hyphens inside. In order.
[[nodiscard]] std::vector<Span> words_in(std::string_view text);

// Whether a word is of the language and no name: letters alone, all of them small.
[[nodiscard]] bool is_ordinary(std::string_view word);

// Letters of `text`, marks not counted.
[[nodiscard]] uint32_t count_letters(std::string_view text);

}  // namespace docloc::check

// The parts of links, scanned as cmark-gfm scans them (CommonMark 0.29 4.7, 6.5). `text` is in normal form: '\n' only.
// Each function gives the length of what stands at `at`, 0: it does not stand there.
#pragma once

#include <cstdint>
#include <string_view>

namespace docloc::markdown {

// "[label]", not empty, no unescaped bracket inside, at most 1000 characters.
[[nodiscard]] uint32_t label_length(std::string_view text, uint32_t at);
// "<...>" or a run without white space with balanced parentheses.
[[nodiscard]] uint32_t destination_length(std::string_view text, uint32_t at);
// "title", 'title' or (title), with the delimiters.
[[nodiscard]] uint32_t title_length(std::string_view text, uint32_t at);
// The first position at or after `at` that is neither blank nor the first line end.
[[nodiscard]] uint32_t skip_space_and_line(std::string_view text, uint32_t at);

}  // namespace docloc::markdown

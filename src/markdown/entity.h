// Character references and escapes, for rooms that read or spell Markdown text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace docloc::markdown {

// Decodes a character reference at the start of `text` (CommonMark 0.29 6.2). Returns its length in bytes and appends
// the decoded text, or returns 0.
[[nodiscard]] uint32_t decode_entity(std::string_view text, std::string& decoded);

// The characters that a backslash escapes (CommonMark 0.29 2.1).
[[nodiscard]] bool is_ascii_punctuation(char c);

}  // namespace docloc::markdown

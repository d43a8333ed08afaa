// UTF-8, one character at a time. Texts are valid (find_invalid_utf8 of source.h says so).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace docloc {

// Bytes of the character that begins at `at`, which is below text.size().
[[nodiscard]] size_t character_length(std::string_view text, size_t at);

// The code point of one character, given as all of its bytes.
[[nodiscard]] uint32_t code_point_of(std::string_view character);

// Appends the code point. False, and nothing appended: there is no such code point (surrogates, above U+10FFFF).
bool append_utf8(std::string& out, uint32_t code_point);

}  // namespace docloc

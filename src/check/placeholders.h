// Places in a text where something is put in later, by a program or by the reader.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace docloc::check {

enum class PlaceholderKind : uint8_t {
  braces,    // {0}, {name}, {{name}}, ${name}, $(name)
  printf,    // %s, %1$d, %(name)s
  variable,  // %PATH%
  tag,       // <name>: a name that a program knows ("<ServerName>", "<your_key>")
  free_tag,  // <name of the server>: words for the reader, which a translation may have in its own language
};

struct Placeholder {
  PlaceholderKind kind{};
  Span bytes;
};

// Those of `text` (UTF-8, decoded Markdown), in order, none overlapping.
[[nodiscard]] std::vector<Placeholder> placeholders_in(std::string_view text);

}  // namespace docloc::check

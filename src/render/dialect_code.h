// Code that an article takes from files: "[!code-lang[title](path?range=2-5)]", ":::code source="path" ...:::".
// Private to the room.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "render/html.h"

namespace docloc::render {

// Lines [first, last], counted from 1; an open end is UINT32_MAX.
using LineRanges = std::vector<std::pair<uint32_t, uint32_t>>;

// "1-3,7,10-" in order. What is no number is left out.
[[nodiscard]] LineRanges parse_ranges(std::string_view text);

// Which part of which file, as the article says it.
struct CodeReference {
  std::string path;      // as written, without query and fragment
  std::string language;  // as written, or the file name's extension; may be empty
  LineRanges ranges;     // empty: the whole file, or the tag's region
  std::string tag;
  LineRanges marked;               // lines of the part that are marked
  std::optional<uint32_t> dedent;  // columns to take off; none: what the lines of a part have in common
};

// `word`: "code-csharp" of "[!code-csharp[...](url)]".
[[nodiscard]] CodeReference read_code_link(std::string_view word, std::string_view url);
// "code language="..." source="..." range="..." id="..." highlight="..."".
[[nodiscard]] CodeReference read_code_directive(std::string_view directive);

// The part of `file`, its lines ended by '\n'; none: the file has no such tag or lines. A tag's region lies between
// comments with <tag> and </tag>, or #region tag and #endregion; such comments are no part of the code.
[[nodiscard]] std::optional<std::string> code_part(const CodeReference& reference, std::string_view file);

// The code block that stands for the reference; where the file or the part is missing, a note that says so, and a
// complaint (dialect/missing-code). None: nobody reads code files (options.code_text).
[[nodiscard]] std::optional<std::string> code_html(const CodeReference& reference, const BodyOptions& options);

// A code block as themed pages have it. `info`: the info string. `mark`: attributes of the block. `marked`: lines that
// get a <span class="marked-line">.
void append_code_block(std::string& out, const BodyOptions& options, std::string_view info, std::string_view code,
                       std::string_view mark, const LineRanges& marked = {});

}  // namespace docloc::render

// Front matter as text with spans: values are replaced in place, every other byte stays.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/finding.h"
#include "base/span.h"

namespace docloc::yaml {

enum class ScalarStyle : uint8_t { plain, single_quoted, double_quoted, literal, folded };

// A scalar reachable by keys and list positions.
struct Scalar {
  std::string name;  // "title", "keywords[1]", "a.b"
  Span bytes;        // the value with its quotes; block scalars: from '|' or '>' to the end of the last content line
  ScalarStyle style = ScalarStyle::plain;
  bool in_flow = false;    // inside [ ] or { }
  std::string value;       // decoded; what a YAML reader sees; a null ("~", or nothing) is empty
  bool top_level = false;  // the value of a key of the whole mapping
};

struct FrontMatter {
  Span bytes;         // from the opening "---" to the line end of the closing one; empty: there is none
  Span content;       // between the two fence lines
  uint32_t body = 0;  // first byte after it (after the byte order mark when there is none)
  bool valid = true;  // false: no YAML mapping; no scalars then, and a finding
  std::vector<Scalar>
      scalars;  // in order of their bytes; empty values ("editor:") included with an empty span at their place
  // Rules: front-matter/syntax, front-matter/not-mapping, front-matter/alias, front-matter/too-large (all: not valid),
  // and front-matter/duplicate-key: the last value stands, as in most lenient readers.
  Findings findings;

  [[nodiscard]] const Scalar* find(std::string_view name) const;
};

// `bytes` is a whole file, UTF-8. Front matter starts at its first byte (after a byte order mark) with a line "---" and
// ends with a line "---" or "...". Without a closing line there is none. Never fails.
[[nodiscard]] FrontMatter read_front_matter(std::string_view path, std::string_view bytes);

inline constexpr uint32_t kMaxDataBytes = 4U << 20U;

// The scalars of a whole YAML file (a table of contents, a landing page), named from its top: "items[0].name",
// "[2].name" where the file is a list. `bytes` of the result is empty, `body` the file's end. Rules: data/..., as
// above. Never fails.
[[nodiscard]] FrontMatter read_data_file(std::string_view path, std::string_view bytes);

// `value` spelled so that a YAML reader gets exactly it where `scalar` stands: in the scalar's own style if that can
// hold it, else double-quoted. Line end of multi-line styles: `line_end`. nullopt: cannot be held (control characters).
[[nodiscard]] std::optional<std::string> spell_scalar(const Scalar& scalar, std::string_view bytes,
                                                      std::string_view value, std::string_view line_end);

// Front matter of more bytes is not read.
inline constexpr uint32_t kMaxFrontMatterBytes = 256U << 10U;

// Sets fields on the top level: replaces the value of one that is there, appends the rest as "key: value" lines before
// the closing fence, with the line ends used there. Without front matter one is made. Returns the whole new file.
// A value that no YAML scalar can hold is left out, and the field as it was. So is the
// whole file when the result would be no YAML any more (mappings in braces and other rare forms).
[[nodiscard]] std::string set_fields(std::string_view bytes, const FrontMatter& front_matter,
                                     const std::vector<std::pair<std::string, std::string>>& fields);

}  // namespace docloc::yaml

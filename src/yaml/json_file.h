// The strings of a JSON file, with their places: values are replaced in place, every other byte stays.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "yaml/front_matter.h"

namespace docloc::yaml {

// Every string value of a JSON file (RFC 8259, a byte order mark allowed), named as in read_data_file; `bytes` of each
// has the quotes. Numbers and words are no scalars of the result. Of repeated keys the last one counts. Rules: data/...
// Never fails.
[[nodiscard]] FrontMatter read_json_file(std::string_view path, std::string_view bytes);

// `value` as a JSON string in place of `scalar`: what both have in common keeps its spelling; characters beyond ASCII
// are escaped where the old string escapes them. nullopt: `scalar` is no JSON string.
[[nodiscard]] std::optional<std::string> spell_json(const Scalar& scalar, std::string_view bytes,
                                                    std::string_view value);

}  // namespace docloc::yaml

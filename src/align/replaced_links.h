// Links and images that lead elsewhere in a translation. Internal to room align.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "align/code_map.h"
#include "align/import_markdown.h"
#include "segment/article.h"

namespace docloc::align {

// The replacements that `policy` keeps of a target whose codes are mapped to those of source unit `unit`: by code, each
// one fit for it (segment::find_replacement_fault).
[[nodiscard]] std::vector<segment::Replacement> replaced_links(const segment::Article& source, uint32_t unit,
                                                               const std::vector<segment::Code>& target_codes,
                                                               const std::vector<uint32_t>& numbers, LinkPolicy policy);

}  // namespace docloc::align

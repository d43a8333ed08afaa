// What a handed-back file says of itself. Internal to room align.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "align/import_markdown.h"
#include "yaml/front_matter.h"

namespace docloc::align {

[[nodiscard]] Revision revision_of(const yaml::FrontMatter& target, std::string_view source_bytes);

// The fields that become metadata of the catalog, in the order of the file.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> handback_metadata(const yaml::FrontMatter& target);

[[nodiscard]] catalog::Origin origin_of(const yaml::FrontMatter& target);

}  // namespace docloc::align

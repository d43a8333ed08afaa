// Languages and sources of the blocks of a page. Internal to room site.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "render/html.h"
#include "site/page.h"

namespace docloc::site {

struct PageLanguages {
  std::string body;                       // of all of it, when that is not the page's; or empty
  std::map<uint32_t, std::string> nodes;  // else: of single nodes
};

// Text that fell back says so. One mark on the page when all of it did. `parts` has an edition.
[[nodiscard]] PageLanguages find_languages(const PageParts& parts);

// The translated blocks with their source, sentence by sentence (render::BodyOptions::sources). `parts` has an edition
// and strings.
[[nodiscard]] std::map<uint32_t, std::vector<render::SourceSentence>> find_sources(const PageParts& parts);

}  // namespace docloc::site

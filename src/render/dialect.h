// Directives of the OPS dialect that parse as ordinary Markdown, found in the tree and turned into HTML.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>

#include "markdown/document.h"
#include "render/html.h"

namespace docloc::render {

struct DialectPlan {
  // Node -> HTML that stands in its place (and its descendants'). Empty: nothing does.
  std::unordered_map<uint32_t, std::string> replaced;
  // Block quote -> start tag with what follows it, instead of <blockquote>. The end tag is </div>.
  std::unordered_map<uint32_t, std::string> quotes;

  [[nodiscard]] bool empty() const { return replaced.empty() && quotes.empty(); }
};

// Reads options.labels, link_url and image_url. A directive that is not understood stays ordinary text.
[[nodiscard]] DialectPlan plan_dialect(const markdown::Document& document, const BodyOptions& options);

}  // namespace docloc::render

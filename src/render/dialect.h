// Directives of the OPS dialect that parse as ordinary Markdown, found in the tree and turned into HTML.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "markdown/document.h"
#include "render/html.h"

namespace docloc::render {

// HTML that stands in the place of a node and its descendants. Looked up for every node of a document: an index by
// node, made when the first is set.
class Replacements {
 public:
  Replacements() = default;
  explicit Replacements(size_t nodes) : nodes_(nodes) {}

  void set(uint32_t node, std::string html) {
    slots_.resize(nodes_);
    if (slots_[node] == 0) {
      html_.emplace_back();
      slots_[node] = static_cast<uint32_t>(html_.size());
    }
    html_[slots_[node] - 1] = std::move(html);
  }
  // Null: the node stands for itself. An empty string: it leaves no trace.
  [[nodiscard]] const std::string* find(uint32_t node) const {
    return slots_.empty() || slots_[node] == 0 ? nullptr : &html_[slots_[node] - 1];
  }

 private:
  size_t nodes_ = 0;
  std::vector<uint32_t> slots_;  // empty, or per node: 1 + its place in html_; 0: none
  std::vector<std::string> html_;
};

struct DialectPlan {
  Replacements replaced;
  // Block quote -> start tag with what follows it, instead of <blockquote>. The end tag is </div>.
  std::unordered_map<uint32_t, std::string> quotes;
  // Headings that are tabs ("# [Title](#tab/id)"), where options.themed: the tab's id.
  std::unordered_map<uint32_t, std::string> tabs;
  // Blocks before which a group of tabs ends. A thematic break among them goes with the group.
  std::unordered_set<uint32_t> tab_ends;
  uint32_t first_image = markdown::kNoNode;  // the first node that became an image
};

// ` width="..." height="..." loading="lazy" ...` as far as the options ask for it. `url`: as the article names the
// image.
struct ImageNeeds {
  bool eager = false;  // is loaded at once
  bool sized = false;  // has a size already
};
void append_image_hints(std::string& out, const BodyOptions& options, std::string_view url, ImageNeeds needs);

// Reads options.labels, link_url, image_url and what themed pages have. A directive that is not understood stays
// ordinary text.
[[nodiscard]] DialectPlan plan_dialect(const markdown::Document& document, const BodyOptions& options);

}  // namespace docloc::render

// Directives of the OPS dialect that parse as ordinary Markdown, found in the tree and turned into HTML.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "markdown/document.h"
#include "render/dialect_boxes.h"
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

// What the writer says of an image behind it: {width="50" class="x"}.
struct ImageAttributes {
  std::string width;  // pixels; empty: none is given
  std::string height;
  std::string classes;
};

struct DialectPlan {
  Replacements replaced;
  // Block quote -> start tag with what follows it, instead of <blockquote>. The end tag is </div>.
  std::unordered_map<uint32_t, std::string> quotes;
  // Boxes around blocks. A place in front of an inline is between two lines of a paragraph, in `split` then.
  std::unordered_map<uint32_t, std::vector<BoxStep>> before;
  std::unordered_map<uint32_t, std::vector<BoxStep>> at_end;
  std::unordered_set<uint32_t> split;       // paragraphs in pieces: blocks stand between them
  std::unordered_set<uint32_t> tab_titles;  // headings and paragraphs that name a tab's panel
  std::unordered_set<uint32_t> unlinked;    // links that lead nowhere on the site: their text alone
  std::unordered_map<uint32_t, ImageAttributes> image_attributes;
  uint32_t first_image = markdown::kNoNode;  // the first node that became an image
};

// ` width="..." height="..." loading="lazy" ...` as far as the options ask for it. `url`: as the article names the
// image.
struct ImageNeeds {
  bool eager = false;  // is loaded at once
  bool sized = false;  // has a size already
};
void append_image_hints(std::string& out, const BodyOptions& options, std::string_view url, ImageNeeds needs);

// The same for an image whose writer gives it a size or a class: these come first.
void append_image_attributes(std::string& out, const BodyOptions& options, std::string_view url,
                             const ImageAttributes& attributes, bool eager);

// Reads options.labels, link_url, image_url and what themed pages have. A directive that is not understood stays
// ordinary text.
[[nodiscard]] DialectPlan plan_dialect(const markdown::Document& document, const BodyOptions& options);

}  // namespace docloc::render

// llms.txt of a locale: what the documentation holds and where its Markdown lies, for programs that read it (the form
// that llmstxt.org describes).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace docloc::site {

// A page, a folder of pages, or both.
struct LlmsNode {
  std::string title;  // plain text
  std::string url;    // of the page's Markdown, encoded; empty: a folder without a page
  std::string description;
  std::vector<LlmsNode> items;
};

struct LlmsInputs {
  std::string title;        // of the site
  std::string description;  // in one paragraph; may be empty
  std::string pages;        // what pages that lie in no folder are called: "Documentation" in the locale's language
  std::vector<LlmsNode> nodes;
};

// "# title", "> description", then "## section" for each folder of the tree's first level, with all the pages below it
// as a flat list "- [title](url): description", in the tree's order. Pages of the first level itself come first, below
// `pages`. Sections without a page are left out. Ends in a line end.
[[nodiscard]] std::string llms_text(const LlmsInputs& inputs);

}  // namespace docloc::site

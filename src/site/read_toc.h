// The entries of one toc.yml or TOC.md. Internal to the navigation.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"

namespace docloc::site {

struct TocEntry {
  std::string title;
  std::string href;  // as written; empty: none
  uint32_t line = 0;
  std::vector<TocEntry> items;
};

// "- name:, href:, items:" of YAML (also below "items:"), headings and lists of links of Markdown. What cannot be read
// has a finding, and no entries.
[[nodiscard]] std::vector<TocEntry> read_toc(std::string_view path, std::string_view bytes, Findings& findings);

}  // namespace docloc::site

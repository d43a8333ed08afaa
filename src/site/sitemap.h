// sitemap.xml: the site's pages for search engines, each with its addresses in the other languages (sitemaps.org 0.9;
// hreflang as in XHTML's link).
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/ports.h"
#include "render/page.h"

namespace docloc::site {

struct SitemapEntry {
  std::string url;                                // absolute
  std::vector<render::PageAlternate> alternates;  // absolute, with the page itself and "x-default"; below two: none
  std::string modified;                           // "2026-03-09", or with a time as W3C writes it; may be empty
};

// What one file may hold (sitemaps.org, "Sitemap file format").
struct SitemapLimits {
  size_t urls = 50'000;
  size_t bytes = 50U << 20U;
};

// Paths below the site's folder: "sitemap.xml" with all entries in their order or, where that is more than one file may
// hold, an index of "sitemap-1.xml", "sitemap-2.xml", ...; no entries give no file. `base_url` is the site's, absolute,
// with or without its final '/'.
[[nodiscard]] std::vector<FileBytes> sitemap_files(std::span<const SitemapEntry> entries, std::string_view base_url,
                                                   const SitemapLimits& limits = {});

}  // namespace docloc::site

#include "site/sitemap.h"

#include <fmt/format.h>

#include <utility>

#include "render/escape.h"

namespace docloc::site {
namespace {

constexpr std::string_view kXml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
constexpr std::string_view kOpen =
    "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n";
constexpr std::string_view kClose = "</urlset>\n";

std::string spell(const SitemapEntry& entry) {
  std::string out = "<url>\n<loc>";
  render::append_url(out, entry.url);
  out += "</loc>\n";
  if (!entry.modified.empty()) out += fmt::format("<lastmod>{}</lastmod>\n", render::escape(entry.modified));
  if (entry.alternates.size() >= 2) {
    for (const render::PageAlternate& alternate : entry.alternates) {
      out += fmt::format("<xhtml:link rel=\"alternate\" hreflang=\"{}\" href=\"", render::escape(alternate.locale));
      render::append_url(out, alternate.url);
      out += "\"/>\n";
    }
  }
  out += "</url>\n";
  return out;
}

// The elements put into as few files as hold them.
std::vector<std::string> spell_files(std::span<const SitemapEntry> entries, const SitemapLimits& limits) {
  const size_t frame = kXml.size() + kOpen.size() + kClose.size();
  std::vector<std::string> files;
  size_t urls = limits.urls;
  for (const SitemapEntry& entry : entries) {
    const std::string element = spell(entry);
    if (files.empty() || urls == limits.urls || frame + files.back().size() + element.size() > limits.bytes) {
      files.emplace_back();
      urls = 0;
    }
    files.back() += element;
    ++urls;
  }
  for (std::string& file : files)
    file = fmt::format("{}{}{}{}", kXml, kOpen, file, kClose);
  return files;
}

}  // namespace

std::vector<FileBytes> sitemap_files(std::span<const SitemapEntry> entries, std::string_view base_url,
                                     const SitemapLimits& limits) {
  std::vector<std::string> parts = spell_files(entries, limits);
  std::vector<FileBytes> files;
  if (parts.empty()) return files;
  if (parts.size() == 1) {
    files.push_back({"sitemap.xml", std::move(parts.front())});
    return files;
  }
  if (base_url.ends_with('/')) base_url.remove_suffix(1);
  std::string index(kXml);
  index += "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
  for (size_t i = 0; i < parts.size(); ++i) {
    std::string name = fmt::format("sitemap-{}.xml", i + 1);
    index += "<sitemap>\n<loc>";
    render::append_url(index, fmt::format("{}/{}", base_url, name));
    index += "</loc>\n</sitemap>\n";
    files.push_back({std::move(name), std::move(parts[i])});
  }
  index += "</sitemapindex>\n";
  files.push_back({"sitemap.xml", std::move(index)});
  return files;
}

}  // namespace docloc::site

// sitemap.xml: what search engines are told of the pages and their languages.
#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "site/sitemap.h"

using docloc::FileBytes;
using namespace docloc::site;  // NOLINT

namespace {

size_t count(std::string_view text, std::string_view part) {
  size_t found = 0;
  for (size_t at = text.find(part); at != text.npos; at = text.find(part, at + part.size()))
    ++found;
  return found;
}

std::vector<SitemapEntry> many(size_t number) {
  std::vector<SitemapEntry> entries;
  for (size_t i = 0; i < number; ++i)
    entries.push_back({.url = fmt::format("https://d.example/{}.html", i)});
  return entries;
}

}  // namespace

TEST_CASE("a page is listed with its date and its addresses in every language") {
  const std::vector<SitemapEntry> entries = {
      {.url = "https://d.example/en-US/a.html",
       .alternates = {{"en-US", "https://d.example/en-US/a.html"},
                      {"sv-SE", "https://d.example/sv-SE/a.html"},
                      {"x-default", "https://d.example/en-US/a.html"}},
       .modified = "2026-03-09"},
      {.url = "https://d.example/en-US/b.html", .alternates = {{"en-US", "https://d.example/en-US/b.html"}}}};
  const std::vector<FileBytes> files = sitemap_files(entries, "https://d.example");
  REQUIRE(files.size() == 1);
  CHECK(files[0].path == "sitemap.xml");
  CHECK(files[0].bytes ==
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n"
        "<url>\n<loc>https://d.example/en-US/a.html</loc>\n<lastmod>2026-03-09</lastmod>\n"
        "<xhtml:link rel=\"alternate\" hreflang=\"en-US\" href=\"https://d.example/en-US/a.html\"/>\n"
        "<xhtml:link rel=\"alternate\" hreflang=\"sv-SE\" href=\"https://d.example/sv-SE/a.html\"/>\n"
        "<xhtml:link rel=\"alternate\" hreflang=\"x-default\" href=\"https://d.example/en-US/a.html\"/>\n"
        "</url>\n<url>\n<loc>https://d.example/en-US/b.html</loc>\n</url>\n</urlset>\n");
}

TEST_CASE("addresses are encoded and escaped in a sitemap") {
  const std::vector<SitemapEntry> entries = {{.url = "https://d.example/ö <x>.html?a=1&b='2'\""}};
  const std::string xml = sitemap_files(entries, "https://d.example").at(0).bytes;
  CHECK(xml.find("<loc>https://d.example/%C3%B6%20%3Cx%3E.html?a=1&amp;b=&#x27;2&#x27;%22</loc>") != xml.npos);
}

TEST_CASE("more pages than one sitemap may hold give an index") {
  const std::vector<FileBytes> files = sitemap_files(many(50'001), "https://d.example/");
  REQUIRE(files.size() == 3);
  CHECK(files[0].path == "sitemap-1.xml");
  CHECK(count(files[0].bytes, "<url>") == 50'000);
  CHECK(files[1].path == "sitemap-2.xml");
  CHECK(count(files[1].bytes, "<url>") == 1);
  CHECK(files[2].path == "sitemap.xml");
  CHECK(files[2].bytes.find("<loc>https://d.example/sitemap-2.xml</loc>") != std::string::npos);
  CHECK(sitemap_files(many(50'000), "https://d.example").size() == 1);
}

TEST_CASE("no sitemap is larger than it may be") {
  const SitemapLimits limits{.urls = 1000, .bytes = 2000};
  const std::vector<FileBytes> files = sitemap_files(many(100), "https://d.example", limits);
  REQUIRE(files.size() > 2);
  size_t urls = 0;
  for (size_t i = 0; i + 1 < files.size(); ++i) {
    CHECK(files[i].bytes.size() <= limits.bytes);
    urls += count(files[i].bytes, "<url>");
  }
  CHECK(urls == 100);
}

TEST_CASE("a site without pages has no sitemap") {
  CHECK(sitemap_files({}, "https://d.example").empty());
}

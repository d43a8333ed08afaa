#include "render/page.h"

#include <catch2/catch.hpp>
#include <string>

using namespace docloc::render;  // NOLINT

namespace {

PageInputs example() {
  PageInputs page;
  page.locale = "sv-SE";
  page.title = "Uppgradera";
  page.site_title = "Handbok";
  page.home_url = "./";
  page.description = "Så här.";
  page.canonical_url = "https://example.org/sv-SE/a.html";
  page.alternates = {{"en-US", "https://example.org/en-US/a.html"}, {"x-default", "https://example.org/en-US/a.html"}};
  page.languages = {{"en-US", "English", "../en-US/a.html", false},
                    {"sv-SE", "svenska", "a.html", true},
                    {"ar-SA", "العربية", "../ar-SA/a.html", false}};
  page.stylesheet_url = "../style.css";
  page.script_url = "../docloc.js";
  page.root = "../";
  page.body = "<h1>Uppgradera</h1>\n";
  return page;
}

bool has(const std::string& html, std::string_view part) {
  return html.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a page is a whole document around the body") {
  CHECK(render_page(example()) == R"html(<!DOCTYPE html>
<html lang="sv-SE" dir="ltr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Uppgradera | Handbok</title>
<meta name="description" content="Så här.">
<meta name="color-scheme" content="light dark">
<link rel="canonical" href="https://example.org/sv-SE/a.html">
<link rel="alternate" hreflang="en-US" href="https://example.org/en-US/a.html">
<link rel="alternate" hreflang="x-default" href="https://example.org/en-US/a.html">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="../style.css">
<script src="../docloc.js" data-root="../"></script>
</head>
<body>
<a class="skip" href="#docloc:content">Skip to content</a>
<header class="site">
<p class="site-title"><a href="./">Handbok</a></p>
<div class="site-tools">
<details class="languages">
<summary aria-label="Languages: svenska"><span lang="sv-SE">svenska</span></summary>
<nav aria-label="Languages">
<ul>
<li><a href="../en-US/a.html" hreflang="en-US" lang="en-US" dir="ltr">English</a></li>
<li><a href="a.html" hreflang="sv-SE" lang="sv-SE" dir="ltr" aria-current="page">svenska</a></li>
<li><a href="../ar-SA/a.html" hreflang="ar-SA" lang="ar-SA" dir="rtl">العربية</a></li>
</ul>
</nav>
</details>
<select class="theme" aria-label="Colours" hidden><option value="">Auto</option><option value="light">Light</option><option value="dark">Dark</option></select>
</div>
</header>
<div class="frame">
<main id="docloc:content" tabindex="-1">
<article data-copy="Copy" data-copied="Copied">
<h1>Uppgradera</h1>
</article>
</main>
</div>
</body>
</html>
)html");
}

TEST_CASE("a page of a right-to-left language runs right to left") {
  PageInputs page = example();
  page.locale = "he-IL";
  CHECK(has(render_page(page), "<html lang=\"he-IL\" dir=\"rtl\">"));
}

TEST_CASE("a page that fell back says so, in its language, and marks what is in the other") {
  PageInputs page = example();
  page.locale = "ar-SA";
  page.body_locale = page.title_locale = "en-US";
  page.notices = {{NoticeKind::fallback, "لم تترجم", "help.html", "ساعد"}, {NoticeKind::info, "a < b"}};
  page.indexed = false;
  const std::string html = render_page(page);
  CHECK(has(html, "<html lang=\"ar-SA\" dir=\"rtl\">"));
  CHECK(has(html, "<title lang=\"en-US\">"));
  CHECK(has(html, "<article lang=\"en-US\" dir=\"ltr\""));
  CHECK(has(html, "<div class=\"notice fallback\" role=\"note\">\n<p>لم تترجم <a href=\"help.html\">ساعد</a></p>\n"));
  CHECK(has(html, "<div class=\"notice info\" role=\"note\">\n<p>a &lt; b</p>\n"));
  CHECK(has(html, "<meta name=\"robots\" content=\"noindex\">"));
}

TEST_CASE("nothing in a page's inputs but what is HTML can bring markup into it") {
  const std::string evil = "\"><script>x</script>&'";
  const PageLink link{evil, evil};
  PageInputs page;
  page.locale = page.title = page.site_title = page.home_url = page.description = page.root = evil;
  page.body_locale = evil + "2";
  page.title_locale = evil + "3";
  page.canonical_url = page.stylesheet_url = page.script_url = page.footer = page.search_url = evil;
  page.navigation_script_url = page.edit_url = page.improve_url = page.markdown_url = page.social_image =
      page.icon_url = evil;
  page.open_graph = page.source_shown = true;
  for (std::string* label : {&page.labels.languages, &page.labels.skip_to_content, &page.labels.menu,
                             &page.labels.close, &page.labels.search, &page.labels.copy, &page.labels.theme_auto,
                             &page.labels.show_source, &page.labels.previous})
    *label = evil;
  page.alternates = {{evil, evil}};
  page.languages = {{evil, evil, evil, true}, {evil, evil, evil, false}};
  page.notices = {{NoticeKind::info, evil, evil, evil}};
  page.navigation = {{evil, evil, true, true, false, {{evil, "", false, false, true, {}}}}};
  page.breadcrumbs = page.translators = {link, {evil, ""}};
  page.contents = {{2, evil, "a"}, {3, evil, "b"}};
  page.previous = page.next = link;
  page.updated = page.translated = {evil, evil};
  page.security.image_sources = page.security.frame_sources = {evil, "https://i.example.org"};
  const std::string html = render_page(page);
  CHECK_FALSE(has(html, "<script>"));
  CHECK_FALSE(has(html, "\"\"><"));
  CHECK(has(html, "&quot;&gt;&lt;script&gt;x&lt;/script&gt;&amp;"));
  CHECK(has(html, "img-src 'self' data: https://i.example.org;"));
  CHECK(has(html, "frame-src https://i.example.org;"));
}

TEST_CASE("a page leaves out what it was not given") {
  PageInputs page{
      .locale = "en", .title = "T", .languages = {{"en", "English", "a.html", true}}, .stylesheet_url = "s.css"};
  const std::string html = render_page(page);
  for (const char* part : {"<nav", "canonical", "alternate", "description", "noindex", "<footer", "notice",
                           "site-title", "<button", "<script", "og:", "search", "<select", "frame-src"}) {
    INFO(part);
    CHECK_FALSE(has(html, part));
  }
  CHECK(has(html, "<title>T</title>"));
}

TEST_CASE("the navigation is a tree, with the page marked and what is left out named") {
  PageInputs page = example();
  page.navigation = {
      {"Start", "index.html"},
      {"Guides", "", false, true, false, {{"Here", "a.html", true, true}, {"More", "m/", false, false, true}}}};
  page.navigation_script_url = "../nav.js";
  const std::string html = render_page(page);
  CHECK(has(html, "popover aria-label=\"Documentation\" data-nav=\"../nav.js\""));
  CHECK(has(html,
            "<ul>\n<li><a href=\"index.html\">Start</a>\n</li>\n<li><span>Guides</span>\n<ul>\n"
            "<li><a href=\"a.html\" aria-current=\"page\">Here</a>\n</li>\n"
            "<li data-more><a href=\"m/\">More</a>\n</li>\n</ul>\n</li>\n</ul>\n</nav>\n"));
}

TEST_CASE("what surrounds a text: where it stands, its headings, its neighbours, its history") {
  PageInputs page = example();
  page.breadcrumbs = {{"Docs", "../"}, {"Folder", ""}};
  page.contents = {{2, "ett", "<code>a</code>"}, {3, "två", "b"}};
  page.previous = {"Before", "b.html"};
  page.next = {"After", "c.html"};
  page.edit_url = "https://example.org/edit";
  page.updated = {"2026-03-09", "9 mars 2026"};
  page.translators = {{"Ada", "https://example.org/ada"}, {"Bo", ""}};
  const std::string html = render_page(page);
  CHECK(has(html, "<li><a href=\"../\">Docs</a></li>\n<li>Folder</li>\n</ol>"));
  CHECK(has(html, "<li><a href=\"#ett\"><code>a</code></a></li>\n<li class=\"sub\"><a href=\"#två\">b</a></li>"));
  CHECK(has(html, "<a class=\"previous\" rel=\"prev\" href=\"b.html\"><span>Previous</span> Before</a>"));
  CHECK(has(html, "<a class=\"next\" rel=\"next\" href=\"c.html\"><span>Next</span> After</a>"));
  CHECK(has(html, "<li><a href=\"https://example.org/edit\">Edit this page</a></li>"));
  CHECK(has(html, "<p>Last updated: <time datetime=\"2026-03-09\">9 mars 2026</time></p>"));
  CHECK(has(html, "<p>Translated by: <a href=\"https://example.org/ada\">Ada</a>, <span>Bo</span></p>"));
}

TEST_CASE("one heading is no list of contents") {
  PageInputs page = example();
  page.contents = {{2, "a", "A"}};
  CHECK_FALSE(has(render_page(page), "class=\"contents\""));
}

TEST_CASE("a page for sharing names its languages as Open Graph does") {
  PageInputs page = example();
  page.open_graph = true;
  const std::string html = render_page(page);
  CHECK(has(
      html,
      "<meta property=\"og:locale\" content=\"sv_SE\">\n<meta property=\"og:locale:alternate\" content=\"en_US\">\n"));
  CHECK(has(html, "<meta name=\"twitter:card\" content=\"summary\">"));
  page.social_image = "https://example.org/i.png";
  CHECK(has(render_page(page), "<meta property=\"og:image\" content=\"https://example.org/i.png\">"));
}

#include "render/page.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <map>
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
  page.body = "<h1>Uppgradera</h1>\n";
  return page;
}

bool has(const std::string& html, std::string_view part) {
  return html.find(part) != std::string::npos;
}

double channel(const std::string& colour, size_t at) {
  const double value = static_cast<double>(std::stoul(colour.substr(at, 2), nullptr, 16)) / 255.0;
  return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

// WCAG 2.1 contrast ratio of two "#rrggbb".
double contrast(const std::string& a, const std::string& b) {
  const auto luminance = [](const std::string& c) {
    return 0.2126 * channel(c, 1) + 0.7152 * channel(c, 3) + 0.0722 * channel(c, 5);
  };
  const auto [low, high] = std::minmax({luminance(a), luminance(b)});
  return (high + 0.05) / (low + 0.05);
}

// The custom properties of the first rule after `from`.
std::map<std::string, std::string> colours_after(std::string_view css, std::string_view from) {
  std::map<std::string, std::string> colours;
  size_t at = css.find(from);
  const size_t end = css.find('}', at);
  for (at = css.find("--", at); at < end; at = css.find("--", at + 2)) {
    const size_t colon = css.find(": #", at);
    colours[std::string(css.substr(at + 2, colon - at - 2))] = css.substr(colon + 2, 7);
  }
  return colours;
}

}  // namespace

TEST_CASE("a page is a whole document around the body") {
  CHECK(render_page(example()) == R"html(<!DOCTYPE html>
<html lang="sv-SE" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Uppgradera | Handbok</title>
<meta name="description" content="Så här.">
<meta name="color-scheme" content="light dark">
<link rel="canonical" href="https://example.org/sv-SE/a.html">
<link rel="alternate" hreflang="en-US" href="https://example.org/en-US/a.html">
<link rel="alternate" hreflang="x-default" href="https://example.org/en-US/a.html">
<link rel="stylesheet" href="../style.css">
</head>
<body>
<a class="skip" href="#docloc:content">Skip to content</a>
<header class="site">
<p class="site-title"><a href="./">Handbok</a></p>
<nav class="languages" aria-label="Languages">
<ul>
<li><a href="../en-US/a.html" hreflang="en-US" lang="en-US" dir="ltr">English</a></li>
<li><a href="a.html" hreflang="sv-SE" lang="sv-SE" dir="ltr" aria-current="page">svenska</a></li>
<li><a href="../ar-SA/a.html" hreflang="ar-SA" lang="ar-SA" dir="rtl">العربية</a></li>
</ul>
</nav>
</header>
<main id="docloc:content" tabindex="-1">
<h1>Uppgradera</h1>
</main>
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
  page.body_locale = "en-US";
  page.notices = {{NoticeKind::warning, "لم تترجم"}, {NoticeKind::info, "a < b"}};
  page.indexed = false;
  const std::string html = render_page(page);
  CHECK(has(html, "<html lang=\"ar-SA\" dir=\"rtl\">"));
  CHECK(has(html, "<title lang=\"en-US\">"));
  CHECK(has(html, "<main id=\"docloc:content\" tabindex=\"-1\" lang=\"en-US\" dir=\"ltr\">"));
  CHECK(has(
      html,
      "<p class=\"notice warning\" role=\"status\">لم تترجم</p>\n<p class=\"notice\" role=\"status\">a &lt; b</p>"));
  CHECK(has(html, "<meta name=\"robots\" content=\"noindex\">"));
}

TEST_CASE("nothing in a page's inputs but the body can bring markup into it") {
  const std::string evil = "\"><script>x</script>&'";
  PageInputs page;
  page.locale = page.body_locale = page.title = page.site_title = page.home_url = page.description = evil;
  page.body_locale += "2";
  page.canonical_url = page.stylesheet_url = page.footer = page.labels.languages = page.labels.skip_to_content = evil;
  page.alternates = {{evil, evil}};
  page.languages = {{evil, evil, evil, true}, {evil, evil, evil, false}};
  page.notices = {{NoticeKind::info, evil}};
  const std::string html = render_page(page);
  CHECK_FALSE(has(html, "<script"));
  CHECK_FALSE(has(html, "\">\""));
  CHECK(has(html, "&quot;&gt;&lt;script&gt;x&lt;/script&gt;&amp;"));
}

TEST_CASE("a page leaves out what it was not given") {
  PageInputs page{
      .locale = "en", .title = "T", .languages = {{"en", "English", "a.html", true}}, .stylesheet_url = "s.css"};
  const std::string html = render_page(page);
  for (const char* part :
       {"<nav", "canonical", "alternate", "description", "noindex", "<footer", "notice", "site-title"}) {
    INFO(part);
    CHECK_FALSE(has(html, part));
  }
  CHECK(has(html, "<title>T</title>"));
}

TEST_CASE("the stylesheet's colours can be read in light and in dark") {
  const std::string_view css = stylesheet();
  for (const char* scheme : {":root {", "prefers-color-scheme: dark) {\n  :root {"}) {
    const auto colours = colours_after(css, scheme);
    REQUIRE(colours.size() == 11);
    for (const char* name : {"text", "muted", "link", "note", "tip", "important", "warning", "caution"}) {
      for (const char* ground : {"page", "panel"}) {
        INFO(scheme << ' ' << name << " on " << ground);
        CHECK(contrast(colours.at(name), colours.at(ground)) >= 4.5);
      }
    }
  }
}

TEST_CASE("the stylesheet serves both directions: it names no left or right margin, padding or border") {
  const std::string_view css = stylesheet();
  for (const char* part : {"margin-left", "margin-right", "padding-left", "padding-right", "border-left",
                           "border-right", "float:", "url(", "@import"}) {
    INFO(part);
    CHECK(css.find(part) == std::string_view::npos);
  }
  CHECK(std::ranges::count(css, '{') == std::ranges::count(css, '}'));
}

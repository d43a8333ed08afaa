// The body with its decorations: ids, languages, rewritten links, alerts and directives.
#include "render/html.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <string>

#include "support.h"

using namespace docloc::render;        // NOLINT
using namespace docloc::render::test;  // NOLINT
using docloc::markdown::Document;
using docloc::markdown::NodeKind;

namespace {

// The n-th node of a kind, from 0.
uint32_t find(const Document& document, NodeKind kind, int n = 0) {
  for (uint32_t i = 0; i < document.nodes.size(); ++i)
    if (document.nodes[i].kind == kind && n-- == 0) return i;
  FAIL("no such node");
  return 0;
}

}  // namespace

TEST_CASE("headings get their ids by order, and none where none is given") {
  BodyOptions options;
  options.heading_ids = {"one", "", "with \"quote\""};
  CHECK(body("# A\n## B\n> # C\n\n# D\n", options) ==
        "<h1 id=\"one\">A</h1>\n<h2>B</h2>\n<blockquote>\n<h1 id=\"with "
        "&quot;quote&quot;\">C</h1>\n</blockquote>\n<h1>D</h1>\n");
}

TEST_CASE("a block in another language carries its language and direction") {
  const Document document = parse("# A\n\nb\n\n- tight\n\n| c |\n|---|\n\n![d](e)\n\n    code\n");
  BodyOptions options;
  options.languages = {
      {find(document, NodeKind::heading), "en-US"},      {find(document, NodeKind::paragraph), "ar-SA"},
      {find(document, NodeKind::paragraph, 1), "en-US"}, {find(document, NodeKind::table_cell), "he"},
      {find(document, NodeKind::image), "en-US"},        {find(document, NodeKind::code_block), "en-US"}};
  CHECK(render_body(document, options) ==
        "<h1 lang=\"en-US\" dir=\"ltr\">A</h1>\n<p lang=\"ar-SA\" dir=\"rtl\">b</p>\n"
        "<ul>\n<li><span lang=\"en-US\" dir=\"ltr\">tight</span></li>\n</ul>\n"
        "<table>\n<thead>\n<tr>\n<th lang=\"he\" dir=\"rtl\">c</th>\n</tr>\n</thead>\n</table>\n"
        "<p><img src=\"e\" alt=\"d\" lang=\"en-US\" dir=\"ltr\" /></p>\n"
        "<pre lang=\"en-US\" dir=\"ltr\"><code>code\n</code></pre>\n");
}

TEST_CASE("the language of an HTML block goes to its outermost elements that have none themselves") {
  const Document document = parse("<div><b>x</b></div>\n<p lang=\"fr\">y</p>\n");
  BodyOptions options;
  options.languages = {{find(document, NodeKind::html_block), "en"}};
  CHECK(render_body(document, options) == "<div lang=\"en\" dir=\"ltr\"><b>x</b></div>\n<p lang=\"fr\">y</p>\n");
}

TEST_CASE("links and images are rewritten, in Markdown and in raw HTML") {
  BodyOptions options;
  options.link_url = [](std::string_view url) { return "L(" + std::string(url) + ")"; };
  options.image_url = [](std::string_view url) { return "I(" + std::string(url) + ")"; };
  CHECK(body("[a](b.md#c) ![d](e.png) <a href='f.md?x=1&amp;y=2'>g</a> <img src=h.png> <http://i>", options) ==
        "<p><a href=\"L(b.md#c)\">a</a> <img src=\"I(e.png)\" alt=\"d\" /> <a href=\"L(f.md?x=1&amp;y=2)\">g</a> "
        "<img src=\"I(h.png)\" /> <a href=\"L(http://i)\">http://i</a></p>\n");
}

TEST_CASE("rewriting also serves trusted bodies") {
  BodyOptions options = exact_options();
  options.link_url = [](std::string_view url) { return std::string(url) + ".html"; };
  CHECK(body("[a](b) <i onclick=x>c</i>", options) == "<p><a href=\"b.html\">a</a> <i onclick=x>c</i></p>\n");
}

TEST_CASE("a Markdown link or image with a URL that runs code loses the URL and keeps its text") {
  for (const char* url : {"javascript:x", "JavaScript&#58;x", "&#x6A;avascript:x", "<java&Tab;script:x>", "vbscript:x",
                          "data:text/html,x", "<&#1; javascript:x>", "javascript&colon;x"}) {
    INFO(url);
    CHECK(body("[a](" + std::string(url) + ")") == "<p><a>a</a></p>\n");
    CHECK(body("![a](" + std::string(url) + ")") == "<p><img alt=\"a\" /></p>\n");
  }
  CHECK(body("![a](data:image/png;base64,eA==)") == "<p><img src=\"data:image/png;base64,eA==\" alt=\"a\" /></p>\n");
  CHECK(body("[a](javascript.md) [b](#javascript:) <xref:uid>") ==
        "<p><a href=\"javascript.md\">a</a> <a href=\"#javascript:\">b</a> <span class=\"xref\">uid</span></p>\n");
}

TEST_CASE("a rewriting that uncovers a dangerous scheme is caught") {
  BodyOptions options;
  options.link_url = [](std::string_view url) { return std::string(url.substr(url.starts_with("./") ? 2 : 0)); };
  CHECK(body("[a](./javascript:x)", options) == "<p><a>a</a></p>\n");
}

TEST_CASE("an alert has its kind and the label of the page's language") {
  BodyOptions options;
  options.labels.warning = "Varning & <fara>";
  CHECK(body("> [!NOTE]\n> Text.\n", options) ==
        "<div class=\"alert note\" role=\"note\">\n<p class=\"alert-title\">Note</p>\n<p>Text.</p>\n</div>\n");
  CHECK(body("> [!Warning]  \n>\n> - a\n", options) ==
        "<div class=\"alert warning\" role=\"note\">\n<p class=\"alert-title\">Varning &amp; &lt;fara&gt;</p>\n"
        "<ul>\n<li>a</li>\n</ul>\n</div>\n");
  for (const char* other : {"> [!NOTE] same line\n", "> [!NOTES]\n> x\n", "> text\n> [!NOTE]\n", "[!NOTE]\n"}) {
    INFO(other);
    CHECK(body(other) == cmark_html(other));
  }
}

TEST_CASE("an alert that is switched off is a quotation") {
  BodyOptions options;
  options.dialect = false;
  CHECK(body("> [!TIP]\n> x\n", options) == cmark_html("> [!TIP]\n> x\n"));
}

TEST_CASE("an image directive becomes an image, alone or inside text") {
  CHECK(body(":::image type=\"content\" source=\"media/a_b_c.png\" alt-text=\"The \\\"x\\\" *y*\":::\n").find(":::") ==
        std::string::npos);
  CHECK(body(":::image type=\"content\" source=\"media/a.png\" alt-text=\"Some text.\" lightbox=\"b.png\":::\n") ==
        "<p><a class=\"lightbox\" href=\"b.png\"><img src=\"media/a.png\" alt=\"Some text.\" /></a></p>\n");
  CHECK(body("- Select :::image source=\"i.svg\" alt-text=\"the icon\"::: & go\n") ==
        "<ul>\n<li>Select <img src=\"i.svg\" alt=\"the icon\" /> &amp; go</li>\n</ul>\n");
  CHECK(body(":::image source=\"javascript:x\" alt-text=\"a\":::\n") == "<p><img alt=\"a\" /></p>\n");
}

TEST_CASE("what is no directive stays text") {
  CHECK(body("Say :::no-loc text=\"A & B\":::.\n") == "<p>Say A &amp; B.</p>\n");
  CHECK(body("::: other\n\na ::: b ::: c\n") == "<p>::: other</p>\n<p>a ::: b ::: c</p>\n");
}

TEST_CASE("marks of user interface and product names give way to the names") {
  CHECK(body("Press [!UICONTROL Save & Exit] in [!DNL Product] [!DNLX y] [!UICONTROL open\n") ==
        "<p>Press <strong class=\"ui\">Save &amp; Exit</strong> in Product [!DNLX y] [!UICONTROL open</p>\n");
}

TEST_CASE("directives that are never closed take linear time") {
  for (const std::string piece :
       {"[!", "[!DNL ", ":::", ":::image ", "[!x ]", ":::image source=\"", ":::image a:::", "> [!div ", "[!INCLUDE ",
        "a :::no-loc text='", "{", "{#a", "{style=\"", "[!UICONTROL ", "[!UICONTROL x", "{a}", "{#a} "}) {
    // Made by hand: the parser refuses so many open brackets.
    Document document;
    for (int i = 0; i < 40'000; ++i)
      document.pool += piece;
    const auto size = static_cast<uint32_t>(document.pool.size());
    document.nodes = {{.kind = NodeKind::document, .end = 3},
                      {.kind = NodeKind::paragraph, .parent = 0, .end = 3},
                      {.kind = NodeKind::text, .parent = 1, .end = 3, .literal = {0, size}}};
    INFO(piece);
    const auto begin = std::chrono::steady_clock::now();
    const std::string html = render_body(document, {});
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
    CHECK(taken.count() < 5.0);  // quadratic would be minutes
    CHECK(html.starts_with("<p>"));
  }
}

TEST_CASE("boxes that are never closed, or never opened, take linear time") {
  for (const std::string lines :
       {":::row:::\n\n", ":::zone-end\n\n", ":::column:::\n", "# [a](#tab/a)\n", "> [!NOTE]\n",
        ":::row:::\n:::zone-end\n", "[!INCLUDE [a](b)]\n", "- :::row-end:::\n"}) {
    std::string markdown;
    for (int i = 0; i < 20'000; ++i)
      markdown += lines;
    INFO(lines);
    const Document document = parse(markdown);
    BodyOptions options;
    options.themed = true;
    options.include_html = [](std::string_view, bool) { return std::optional<std::string>("<p>x</p>"); };
    const auto begin = std::chrono::steady_clock::now();
    const std::string html = render_body(document, options);
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
    CHECK(taken.count() < 5.0);
    CHECK(fault_of(html).empty());
  }
}

TEST_CASE("div, video, include and code directives render as plain HTML") {
  CHECK(body("> [!div class=\"next step\"]\n> [a](b)\n") ==
        "<div class=\"next step\">\n<p><a href=\"b\">a</a></p>\n</div>\n");
  CHECK(body("> [!VIDEO https://x.org/y?a=1&b=2]\n") ==
        "<div class=\"video\">\n<p><a "
        "href=\"https://x.org/y?a=1&amp;b=2\">https://x.org/y?a=1&amp;b=2</a></p>\n</div>\n");
  CHECK(body("[!INCLUDE [a](b.md)]\n") == "<p><a href=\"b.md\">a</a></p>\n");
  CHECK(body("x [!INCLUDE[a](b.md)], [!include[c](d.md)].\n") ==
        "<p>x <a href=\"b.md\">a</a>, <a href=\"d.md\">c</a>.</p>\n");
  CHECK(body("[!code-csharp[Main](x.cs#L1)]\n") == "<p><a href=\"x.cs#L1\">Main</a></p>\n");
}

TEST_CASE("a footnote's links back have the page's own label") {
  BodyOptions options;
  options.labels.back_to_content = "Tillbaka \"hit\"";
  CHECK(body("a[^1]\n\n[^1]: b\n", options).find("aria-label=\"Tillbaka &quot;hit&quot;\">") != std::string::npos);
}

TEST_CASE("without raw HTML and directives a safe body is the exact one") {
  for (const char* markdown :
       {"# A\n\n- b\n- c\n\n> d\n\n| e |\n|---|\n| f |\n\n1. g[^1]\n\n[^1]: h `i`\n", "***a** b*\n"}) {
    INFO(markdown);
    CHECK(body(markdown) == cmark_html(markdown));
  }
}

// A manual page that showed a backspace in an example was no HTML.
TEST_CASE("control characters, which HTML cannot hold, become replacement characters") {
  CHECK(body("a\x08z `b\x1F`\n") == "<p>a\uFFFDz <code>b\uFFFD</code></p>\n");
  CHECK(body("```\nc\x7F\td\n```\n").find("c\uFFFD\td") != std::string::npos);
}

TEST_CASE("nesting as deep as the parser lets through is rendered") {
  std::string markdown;
  for (int i = 0; i < 150; ++i)
    markdown += "> ";
  markdown += "a <b>\n";
  const std::string html = body(markdown);
  CHECK(fault_of(html).empty());
  CHECK(html.size() > 150 * std::string("<blockquote></blockquote>").size());
}

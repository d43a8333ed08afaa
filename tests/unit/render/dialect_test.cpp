// Directives of the OPS dialect and of Adobe's, each as a reader gets it, and beside it what is none.
#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

#include "render/slug.h"
#include "support.h"

namespace markdown = docloc::markdown;
using namespace docloc::render;        // NOLINT
using namespace docloc::render::test;  // NOLINT

namespace {

using Complaints = std::vector<std::string>;

// The body, and what was complained of.
std::pair<std::string, Complaints> themed(std::string_view markdown) {
  Complaints complaints;
  BodyOptions options;
  options.themed = true;
  options.complain = [&](std::string_view rule, std::string_view message) {
    complaints.push_back(std::string(rule) + ": " + std::string(message));
  };
  std::string html = body(markdown, options);
  INFO(html);
  CHECK(fault_of(html).empty());
  return {std::move(html), std::move(complaints)};
}

}  // namespace

TEST_CASE("an image is content, an icon that says nothing, or one with a long description") {
  CHECK(body("Press :::image type=\"icon\" source=\"i.svg\" alt-text=\"no\" border=\"false\":::.\n") ==
        "<p>Press <img src=\"i.svg\" alt=\"\" class=\"icon\" role=\"presentation\" />.</p>\n");
  CHECK(body(":::image source=\"a.png\" alt-text=\"x\" border=\"true\" loc-scope=\"azure\":::\n") ==
        "<p><img src=\"a.png\" alt=\"x\" class=\"border\" /></p>\n");
  const std::string described =
      "<figure class=\"complex\">\n<img src=\"a.png\" alt=\"b\" />\n<details class=\"long-description\">\n"
      "<summary>Long description</summary>\n<p>Long <em>text</em>.</p>\n</details>\n</figure>\n";
  CHECK(body(":::image source=\"a.png\" type=\"complex\" alt-text=\"b\":::\n   Long *text*.\n:::image-end:::\n") ==
        described);
  CHECK(
      body(
          ":::image source=\"a.png\" type=\"complex\" alt-text=\"b\":::\n\nLong *text*.\n\n:::image-end:::\nAfter\n") ==
      described + "<p>After</p>\n");
}

TEST_CASE("a long description that is never ended is text behind a plain image") {
  const auto [html, complaints] = themed(":::image source=\"a.png\" type=\"complex\" alt-text=\"b\":::\n\nText.\n");
  CHECK(html == "<p><img src=\"a.png\" alt=\"b\" /></p>\n<p>Text.</p>\n");
  REQUIRE(complaints.size() == 1);
  CHECK(complaints[0].starts_with("dialect/unpaired: "));
}

TEST_CASE("attributes need no blank between them") {
  CHECK(body(":::image source=\"a.png\"alt-text=\"x\"lightbox=\"b.png\":::\n") ==
        "<p><a class=\"lightbox\" href=\"b.png\"><img src=\"a.png\" alt=\"x\" /></a></p>\n");
}

TEST_CASE("a large image opens from the small one, but not inside a link and not by script") {
  CHECK(body("[:::image source=\"a.png\" alt-text=\"x\" lightbox=\"b.png#lightbox\":::](c.md)\n").find("b.png") ==
        std::string::npos);
  CHECK(body(":::image source=\"a.png\" alt-text=\"x\" lightbox=\"javascript:x\":::\n") ==
        "<p><img src=\"a.png\" alt=\"x\" /></p>\n");
}

TEST_CASE("rows hold columns of their width, also inside one another and with blank lines") {
  CHECK(body("Before\n:::row:::\n   :::column span=\"2\":::\n   **A**\n   :::column-end:::\n   :::column span=\"\":::\n"
             "   B\n   :::column-end:::\n:::row-end:::\nAfter\n") ==
        "<p>Before</p>\n<div class=\"row\">\n<div class=\"column span-2\">\n<p><strong>A</strong></p>\n</div>\n"
        "<div class=\"column\">\n<p>B</p>\n</div>\n</div>\n<p>After</p>\n");
  CHECK(body(":::row:::\n:::column:::\n\n:::row:::\n\n:::column:::\n- x\n\n:::column-end:::\n:::row-end:::\n\n"
             ":::column-end:::\n:::row-end:::\n") ==
        "<div class=\"row\">\n<div class=\"column\">\n<div class=\"row\">\n<div class=\"column\">\n<ul>\n<li>x</li>\n"
        "</ul>\n</div>\n</div>\n</div>\n</div>\n");
}

TEST_CASE("a column that is not ended ends with the next or with its row") {
  CHECK(themed(":::row:::\n\n:::column:::\n\na\n\n:::column:::\n\nb\n\n:::row-end:::\n") ==
        std::pair(std::string("<div class=\"row\">\n<div class=\"column\">\n<p>a</p>\n</div>\n<div class=\"column\">\n"
                              "<p>b</p>\n</div>\n</div>\n"),
                  Complaints{}));
}

TEST_CASE("an end that Markdown reads as a list item's line takes effect behind the list") {
  CHECK(
      body(":::row:::\n:::column:::\n- a\n:::column-end:::\n:::column:::\n\nb\n\n:::column-end:::\n:::row-end:::\n") ==
      "<div class=\"row\">\n<div class=\"column\">\n<ul>\n<li>a</li>\n</ul>\n</div>\n<div class=\"column\">\n<p>b</p>\n"
      "</div>\n</div>\n");
}

TEST_CASE("boxes stay nested whatever the writer leaves open, and raw HTML cannot cross them") {
  CHECK(themed(":::zone-end\n\n:::row:::\n\ntext\n").first == "<p>text</p>\n");
  CHECK(themed(":::zone-end\n\n:::row:::\n\ntext\n").second.size() == 2);
  CHECK(themed("<div>\n\n:::row:::\n\n</div>\n\nx\n\n:::row-end:::\n\n<b>y\n:::row:::\n</b>\n:::row-end:::\n")
            .second.empty());
  CHECK(themed("- :::row:::\n\nx\n\n:::row-end:::\n").second.size() == 2);
  CHECK(themed("# [A](#tab/a)\n\n:::zone pivot=\"p\"\n\n# [B](#tab/b)\n\nb\n\n:::zone-end\n\n---\n").second.empty());
}

TEST_CASE("whatever directives stand where, the page is well-formed, and every word is shown") {
  static constexpr std::string_view kPieces[] = {":::row:::",
                                                 ":::row-end:::",
                                                 ":::column:::",
                                                 ":::column-end:::",
                                                 ":::zone pivot=\"p\"",
                                                 ":::zone-end",
                                                 ":::image type=\"complex\" source=\"s\" alt-text=\"a\":::",
                                                 ":::image-end:::",
                                                 "# [T](#tab/t)",
                                                 "---",
                                                 "- item",
                                                 "  deeper",
                                                 "> quote",
                                                 "> [!NOTE]",
                                                 "> [!TIP]",
                                                 ">[!BEGINTABS]",
                                                 ">[!TAB x]",
                                                 ">[!ENDTABS]",
                                                 ">[!BEGINSHADEBOX]",
                                                 ">[!ENDSHADEBOX]",
                                                 "<div>",
                                                 "</div>",
                                                 "<b>",
                                                 "</b>",
                                                 "",
                                                 "",
                                                 "word",
                                                 "## H {#h}",
                                                 "[!INCLUDE [i](i.md)]",
                                                 "![p](p){width=\"5\"}",
                                                 "| a |",
                                                 "| - |",
                                                 "{style=\"x\"}",
                                                 "[^1]",
                                                 "[!UICONTROL <i>u</i>]"};
  Random random(7);
  for (int round = 0; round < 3000; ++round) {
    std::string markdown;
    for (uint32_t n = random.below(14); n > 0; --n) {
      markdown += std::string(random.below(3) * 2, ' ');
      markdown += kPieces[random.below(std::size(kPieces))];
      markdown += "\n";
    }
    markdown += "\nlast\n\n[^1]: note\n";
    INFO(markdown);
    const std::string html = themed(markdown).first;
    const auto count = [](std::string_view text, std::string_view word) {
      size_t found = 0;
      for (size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1))
        ++found;
      return found;
    };
    CHECK(count(html, "word") == count(markdown, "word"));
    CHECK(count(html, "last") == 1);
  }
}

TEST_CASE("zones and monikers are all shown, and say for whom they are") {
  CHECK(body(":::zone pivot=\"os-linux, x\"\n\na\n\n:::zone-end\n\n::: zone target=\"docs\"\n\nb\n\n::: zone-end\n") ==
        "<div class=\"zone\">\n<p class=\"zone-label\">Only for: <span>os-linux, x</span></p>\n<p>a</p>\n</div>\n"
        "<div class=\"zone\">\n<p class=\"zone-label\">Only for: <span>docs</span></p>\n<p>b</p>\n</div>\n");
  CHECK(body(":::moniker range=\">=net-6.0 || x\"\n\na\n\n:::moniker-end\n") ==
        "<div class=\"moniker\">\n<p class=\"moniker-label\">Only for: <span>&gt;=net-6.0 || x</span></p>\n<p>a</p>\n"
        "</div>\n");
}

TEST_CASE("tabs are panels to the next heading of their rank, or to their own end") {
  CHECK(themed("# [One](#tab/a)\n\nx\n\n# [Two](#tab/b)\n\ny\n\n---\n\nz\n").first ==
        "<div class=\"tabs\">\n<div class=\"tab\" data-tab=\"a\">\n<p class=\"tab-title\">One</p>\n<p>x</p>\n</div>\n"
        "<div class=\"tab\" data-tab=\"b\">\n<p class=\"tab-title\">Two</p>\n<p>y</p>\n</div>\n</div>\n<p>z</p>\n");
  CHECK(
      themed(">[!BEGINTABS]\n\n>[!TAB Use **it**]\n\n## h\n\n>[!TAB B]\n\ny\n\n>[!ENDTABS]\n\nz\n").first ==
      "<div class=\"tabs\">\n<div class=\"tab\" data-tab=\"use-it\">\n<p class=\"tab-title\">Use it</p>\n<h2>h</h2>\n"
      "</div>\n<div class=\"tab\" data-tab=\"b\">\n<p class=\"tab-title\">B</p>\n<p>y</p>\n</div>\n</div>\n<p>z</p>\n");
}

TEST_CASE("an alert right below another one is its own") {
  const std::string two =
      "<div class=\"alert note\" role=\"note\">\n<p class=\"alert-title\">Note</p>\n<p>a</p>\n</div>\n"
      "<div class=\"alert tip\" role=\"note\">\n<p class=\"alert-title\">Tip</p>\n<p>b</p>\n</div>\n";
  CHECK(body("> [!NOTE]\n> a\n> [!TIP]\n> b\n") == two);
  CHECK(body("> [!NOTE]\n> a\n>\n> [!TIP]\n>\n> b\n") == two);
  CHECK(body("> [!NOTE]\n> - a\n>\n>   [!TIP]\n").find("alert tip") == std::string::npos);
  CHECK(themed("> [!NOTE]\n> :::row:::\n> <b>a\n> [!TIP]\n> b\n> :::row-end:::\n").second.empty());
}

TEST_CASE("Adobe's boxes have their labels") {
  CHECK(body(">[!MORELIKETHIS]\n>\n>* a\n") ==
        "<div class=\"alert morelikethis\" role=\"note\">\n<p class=\"alert-title\">More like "
        "this</p>\n<ul>\n<li>a</li>\n"
        "</ul>\n</div>\n");
  const std::string box = "<div class=\"shadebox\">\n<p class=\"box-title\">A &amp; B</p>\n<p>x</p>\n</div>\n";
  CHECK(body(">[!SHADEBOX \"A & B\"]\n>\n>x\n") == box);
  CHECK(body(">[!BEGINSHADEBOX \"A & B\"]\n\nx\n\n>[!ENDSHADEBOX]\n") == box);
  CHECK(body(">[!SHADEBOXES]\n").find("blockquote") != std::string::npos);
}

TEST_CASE("tasks and checklists have a class of their own") {
  CHECK(themed("- [x] a\n- b\n").first ==
        "<ul>\n<li class=\"task\"><input type=\"checkbox\" aria-label=\"Done\" checked=\"\" disabled=\"\" /> "
        "a</li>\n<li>b</li>\n</ul>\n");
  CHECK(body("> [!div class=\"checklist\"]\n> * a\n") ==
        "<div class=\"checklist\">\n<ul>\n<li>a</li>\n</ul>\n</div>\n");
}

TEST_CASE("what users read on a button keeps its markup, a product's name its letters") {
  CHECK(body("**[!UICONTROL Save]**, [!UICONTROL Save & `x` *now* [1]] in [!DNL  A_b_c].\n") ==
        "<p><strong><strong class=\"ui\">Save</strong></strong>, <strong class=\"ui\">Save &amp; <code>x</code> "
        "<em>now</em> [1]</strong> in A_b_c.</p>\n");
  CHECK(body("| [!UICONTROL A] |\n| --- |\n| [[!DNL b]](c.md) |\n").find("[!") == std::string::npos);
  CHECK(body("[!UICONTROL a\nb]\n") == "<p>[!UICONTROL a\nb]</p>\n");
}

TEST_CASE("attribute lists leave no text, and images keep their size and class") {
  CHECK(body("# Title {#own}\n\n## B {.x} ##\n") == "<h1>Title</h1>\n<h2>B</h2>\n");
  CHECK(body("![a](b.png){width=\"50\" align=\"left\" class=\"c\" style=\"x:y\"} text\n") ==
        "<p><img src=\"b.png\" alt=\"a\" class=\"c\" width=\"50\" /> text</p>\n");
  CHECK(body("![a](b.png){width=\"50%\"}\n") == "<p><img src=\"b.png\" alt=\"a\" /></p>\n");
  CHECK(body("[a](b){target=\"_blank\"}, **c**{style=\"x\"}\n") == "<p><a href=\"b\">a</a>, <strong>c</strong></p>\n");
  CHECK(body("| a |\n| - |\n| b |\n{style=\"table-layout:auto\"}\n").find("style") == std::string::npos);
  for (const char* text :
       {"Use @{Name=\"x\"}", "({enabled=\"False\"})", "a {b} c", "for {style=\"x\"} in", "{}", "{#}"}) {
    INFO(text);
    CHECK(body(text) == cmark_html(text));
  }
}

TEST_CASE("an article that is known by its uid is text: its own, or the uid's last part") {
  CHECK(body("<xref:System.String.Format(System.String,System.Object)> <xref:A.B%602?displayProperty=nameWithType> "
             "[the *type*](xref:A.B) [](xref:N.C.%23ctor*)\n") ==
        "<p><span class=\"xref\">Format</span> <span class=\"xref\">A.B</span> the <em>type</em> "
        "<span class=\"xref\">C</span></p>\n");
  CHECK(body("[a](xrefs:b) `<xref:c>`\n") == "<p><a href=\"xrefs:b\">a</a> <code>&lt;xref:c&gt;</code></p>\n");
}

TEST_CASE("an include stands as blocks on its own line, as words inside a sentence") {
  std::vector<std::string> asked;
  BodyOptions options;
  options.include_html = [&](std::string_view path, bool is_inline) -> std::optional<std::string> {
    asked.push_back(std::string(path) + (is_inline ? " inline" : ""));
    if (path == "none.md") return std::nullopt;
    if (is_inline && path == "long.md") return std::nullopt;
    return is_inline ? "<em>in</em>" : "<p>block</p>\n";
  };
  CHECK(body("[!INCLUDE [t](a.md)]\n", options) == "<p>block</p>\n");
  CHECK(body("- x\n  [!include[t](a.md \"T\")]\n", options) == "<ul>\n<li>x\n<em>in</em></li>\n</ul>\n");
  CHECK(body("# A [!INCLUDE [t](a.md)] b\n", options) == "<h1>A <em>in</em> b</h1>\n");
  CHECK(body("x\n[!INCLUDE [t](long.md)]\ny\n", options) == "<p>x</p>\n<p>block</p>\n<p>y</p>\n");
  CHECK(body("[!INCLUDE [t](a.md)]\n[!INCLUDE [t](long.md)]\n", options) == "<p>block</p>\n<p>block</p>\n");
  CHECK(body("[!INCLUDE [t](none.md)]\n", options) == "<p><a href=\"none.md\">t</a></p>\n");
  CHECK(asked == std::vector<std::string>{"a.md", "a.md inline", "a.md inline", "long.md inline", "long.md", "a.md",
                                          "long.md", "none.md"});
}

TEST_CASE("a video stands in its box without a quotation too") {
  CHECK(body("a\n\n[!VIDEO https://x.org/y]\n") ==
        "<p>a</p>\n<div class=\"video\">\n<p><a href=\"https://x.org/y\">https://x.org/y</a></p>\n</div>\n");
  CHECK(body("see [!VIDEO https://x.org/y]\n").find("class=\"video\"") == std::string::npos);
}

TEST_CASE("what belongs to a dialect that is off is rendered as CommonMark has it") {
  const std::string_view ops =
      "[!INCLUDE [t](p.md)]\n\n:::row:::\n\nA\n\n:::row-end:::\n\n:::image source=\"a.png\" alt-text=\"x\":::\n\n"
      "[!VIDEO https://v.example]\n\n[!code-cs[Main](a.cs)]\n\n> [!div class=\"x\"]\n> B\n\n[c](xref:d) <xref:e.f>\n\n"
      "# [Linux](#tab/linux)\n\nC\n\n***\n";
  const std::string_view adobe =
      "# Head {#own}\n\n[!UICONTROL Save] and [!DNL Name] ![i](i.png){width=\"5\"}\n\n> [!SHADEBOX \"T\"]\n> D\n\n"
      "> [!MORELIKETHIS]\n> E\n\n>[!BEGINTABS]\n\n>[!TAB F]\n\nG\n\n>[!ENDTABS]\n\n| a |\n|---|\n| b "
      "|\n{style=\"x\"}\n";
  const std::string_view alert = "> [!NOTE]\n> Mind this.\n";
  BodyOptions options;
  BodyOptions plain;
  plain.dialect = false;
  options.themed = plain.themed = true;
  const auto rendered = [&](std::string_view text, markdown::Dialects dialects) {
    return render_body(parse(text, dialects), options);
  };
  const auto as_commonmark = [&](std::string_view text) { return render_body(parse(text), plain); };
  CHECK(rendered(ops, {.ops = false}) == as_commonmark(ops));
  CHECK(rendered(ops, {.adobe = false}) == rendered(ops, {}));
  CHECK(rendered(ops, {}) != as_commonmark(ops));
  CHECK(rendered(adobe, {.adobe = false}) == as_commonmark(adobe));
  CHECK(rendered(adobe, {.ops = false}) == rendered(adobe, {}));
  CHECK(rendered(adobe, {}) != as_commonmark(adobe));
  for (const markdown::Dialects one : {markdown::Dialects{.ops = false}, markdown::Dialects{.adobe = false}})
    CHECK(rendered(alert, one) == rendered(alert, {}));
  CHECK(rendered(alert, {.ops = false, .adobe = false}) == as_commonmark(alert));
  CHECK(ids_of("# Head {#own}\n", {.adobe = false}) == std::vector<std::string>{"head-own"});
  CHECK(heading_texts(parse("# [!DNL A] {#own}\n", {.adobe = false})) == std::vector<std::string>{"[!DNL A] {#own}"});
}

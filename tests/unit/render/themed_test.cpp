// A body with what the theme's stylesheet and script build on.
#include <catch2/catch.hpp>
#include <string>

#include "render/html.h"
#include "support.h"

using namespace docloc::render;        // NOLINT
using namespace docloc::render::test;  // NOLINT
using docloc::markdown::Document;
using docloc::markdown::NodeKind;

namespace {

BodyOptions themed() {
  BodyOptions options;
  options.themed = options.highlight = true;
  return options;
}

uint32_t find(const Document& document, NodeKind kind, int n = 0) {
  for (uint32_t i = 0; i < document.nodes.size(); ++i)
    if (document.nodes[i].kind == kind && n-- == 0) return i;
  FAIL("no such node");
  return 0;
}

}  // namespace

TEST_CASE("a table stands in a box that can be scrolled with the keyboard") {
  BodyOptions options = themed();
  options.labels.table = "Tabell";
  CHECK(
      body("| a |\n|---|\n| b |\n", options) ==
      "<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"Tabell\">\n<table>\n<thead>\n<tr>\n<th>a</th>\n"
      "</tr>\n</thead>\n<tbody>\n<tr>\n<td>b</td>\n</tr>\n</tbody>\n</table>\n</div>\n");
}

TEST_CASE("a code block says its language and has its colours") {
  CHECK(body("```sh\necho # x\n```\n", themed()) ==
        "<div class=\"code\">\n<div class=\"code-bar\"><span>Shell</span></div>\n<pre><code class=\"language-sh\">"
        "<span class=\"t\">echo</span> <span class=\"c\"># x</span>\n</code></pre>\n</div>\n");
  CHECK(body("    plain <b>\n", themed()) == "<pre><code>plain &lt;b&gt;\n</code></pre>\n");
}

TEST_CASE("images have their size, and all but the first are loaded late") {
  BodyOptions options = themed();
  options.image_size = [](std::string_view url) -> std::optional<ImageSize> {
    if (url == "a.png") return ImageSize{640, 480};
    return std::nullopt;
  };
  options.image_url = [](std::string_view url) { return "x/" + std::string(url); };
  CHECK(body("![1](a.png) ![2](b.png)\n\n:::image source=\"a.png\" alt-text=\"3\":::\n", options) ==
        "<p><img src=\"x/a.png\" alt=\"1\" width=\"640\" height=\"480\" /> "
        "<img src=\"x/b.png\" alt=\"2\" loading=\"lazy\" decoding=\"async\" /></p>\n"
        "<p><img src=\"x/a.png\" alt=\"3\" width=\"640\" height=\"480\" loading=\"lazy\" decoding=\"async\" /></p>\n");
  CHECK(body(":::image source=\"a.png\" alt-text=\"1\":::\n\n![2](b.png)\n", options) ==
        "<p><img src=\"x/a.png\" alt=\"1\" width=\"640\" height=\"480\" /></p>\n"
        "<p><img src=\"x/b.png\" alt=\"2\" loading=\"lazy\" decoding=\"async\" /></p>\n");
}

TEST_CASE("images in raw HTML have what their tag does not say") {
  BodyOptions options = themed();
  options.image_size = [](std::string_view) { return ImageSize{64, 48}; };
  CHECK(body("![1](a) <img src=b> <img src=\"c\" width=\"9\"> <img src=d loading=eager>\n", options) ==
        "<p><img src=\"a\" alt=\"1\" width=\"64\" height=\"48\" /> "
        "<img src=\"b\" width=\"64\" height=\"48\" loading=\"lazy\" decoding=\"async\" /> "
        "<img src=\"c\" width=\"9\" loading=\"lazy\" decoding=\"async\" /> "
        "<img src=\"d\" loading=\"eager\" width=\"64\" height=\"48\" /></p>\n");
  const std::string html = body("<img src=a>\n\n![b](c)\n", options);
  CHECK(html.find("lazy") > html.find("alt=\"b\""));
  CHECK(html.find("lazy") != std::string::npos);
}

TEST_CASE("a box of a task list says what it shows") {
  CHECK(body("- [x] a\n- [ ] b\n", themed()) ==
        "<ul>\n<li class=\"task\"><input type=\"checkbox\" aria-label=\"Done\" checked=\"\" disabled=\"\" /> a</li>\n"
        "<li class=\"task\"><input type=\"checkbox\" aria-label=\"Not done\" disabled=\"\" /> b</li>\n</ul>\n");
}

TEST_CASE("tabs are panels with titles, up to the line that ends them") {
  BodyOptions options = themed();
  options.heading_ids = {"a", "b", "c", "after"};
  CHECK(body("# A\n\n### [*One*](#tab/one)\n\nx\n\n### [Two](#tab/two)\n\ny\n\n---\n\n## After\n\nz\n", options) ==
        "<h1 id=\"a\">A</h1>\n<div class=\"tabs\">\n<div class=\"tab\" data-tab=\"one\">\n"
        "<p class=\"tab-title\"><em>One</em></p>\n<p>x</p>\n</div>\n<div class=\"tab\" data-tab=\"two\">\n"
        "<p class=\"tab-title\">Two</p>\n<p>y</p>\n</div>\n</div>\n<h2 id=\"after\">After</h2>\n<p>z</p>\n");
}

TEST_CASE("tabs end with what they stand in, with a heading of their rank, and before footnotes") {
  CHECK(
      body("> # [A](#tab/a)\n> x\n\ny\n", themed()) ==
      "<blockquote>\n<div class=\"tabs\">\n<div class=\"tab\" data-tab=\"a\">\n<p class=\"tab-title\">A</p>\n<p>x</p>\n"
      "</div>\n</div>\n</blockquote>\n<p>y</p>\n");
  CHECK(body("# [A](#tab/a)\n## deeper\n# B\n", themed()) ==
        "<div class=\"tabs\">\n<div class=\"tab\" data-tab=\"a\">\n<p "
        "class=\"tab-title\">A</p>\n<h2>deeper</h2>\n</div>\n"
        "</div>\n<h1>B</h1>\n");
  const std::string html = body("# [A](#tab/a)\nx[^1]\n\n[^1]: y\n", themed());
  CHECK(html.find("</div>\n</div>\n<section class=\"footnotes\"") != std::string::npos);
  CHECK(fault_of(html).empty());
}

TEST_CASE("what raw HTML leaves open in a panel is closed with it") {
  const std::string html =
      body("# [A](#tab/a)\n\n<details><b>\n\n# [B](#tab/b)\n\n</details></div>\n\n---\n\n<p>z\n", themed());
  CHECK(fault_of(html).empty());
  CHECK(html.find("<details><b>\n</b></details>\n</div>\n<div class=\"tab\" data-tab=\"b\">") != std::string::npos);
}

TEST_CASE("without a theme a tab is a heading with a link") {
  CHECK(body("# [A](#tab/a)\n") == "<h1><a href=\"#tab/a\">A</a></h1>\n");
}

TEST_CASE("random articles of everything the theme knows give well-formed bodies") {
  static const std::vector<std::string> kLines = {"# [T](#tab/a)",
                                                  "## [U](#tab/b)",
                                                  "---",
                                                  "# H",
                                                  "> # [Q](#tab/q)",
                                                  "> x",
                                                  "- a",
                                                  "  - b",
                                                  "  # [I](#tab/i)",
                                                  "<div>",
                                                  "</div>",
                                                  "<table>",
                                                  "<p>",
                                                  "</p>",
                                                  "| a |\n|---|",
                                                  "text [^1]",
                                                  "[^1]: note",
                                                  "```js",
                                                  "```",
                                                  "",
                                                  "",
                                                  "",
                                                  "<details>",
                                                  "![i](j)"};
  Random random(3);
  for (int round = 0; round < 3'000; ++round) {
    std::string markdown;
    for (int i = 0; i < 14; ++i)
      markdown += kLines[random.below(static_cast<uint32_t>(kLines.size()))] + "\n";
    INFO(markdown);
    REQUIRE(fault_of(body(markdown, themed())).empty());
  }
}

TEST_CASE("a video of a host that may stand in a frame does, any other is a link") {
  BodyOptions options = themed();
  options.frame_sources = {"https://video.example.org"};
  CHECK(body("> [!VIDEO https://video.example.org/a?b=1]\n", options) ==
        "<div class=\"video\">\n<p><iframe src=\"https://video.example.org/a?b=1\" title=\"Video\" loading=\"lazy\" "
        "allowfullscreen=\"\"></iframe></p>\n</div>\n");
  for (const char* other :
       {"https://video.example.org.evil.org/a", "http://video.example.org/a", "https://other.org/a"}) {
    INFO(other);
    CHECK(body("> [!VIDEO " + std::string(other) + "]\n", options).find("<iframe") == std::string::npos);
  }
}

TEST_CASE("the source of translated blocks comes behind the body, sentence by sentence") {
  const Document document = parse("# Titel\n\nEn *mening*. Två till.\n\n- tät\n\n| cell |\n|---|\n");
  BodyOptions options = themed();
  options.source_locale = "en-US";
  options.sources = {
      {find(document, NodeKind::heading), {{"Title", "Titel", TextState::reviewed}}},
      {find(document, NodeKind::paragraph),
       {{"One <em>sentence</em>.", "En mening. ", TextState::translated}, {"Two.", "Två till.", TextState::machine}}},
      {find(document, NodeKind::paragraph, 1), {{"tight", "", TextState::stale}, {"x", "y", TextState::machine}}},
      {find(document, NodeKind::table_cell), {{"cell", "cell", TextState::translated}}}};
  const std::string html = render_body(document, options);
  CHECK(
      html.starts_with("<h1 data-source=\"0\">Titel</h1>\n"
                       "<p data-source=\"1\" data-state=\"machine\">En <em>mening</em>. Två till.</p>\n"
                       "<ul>\n<li><span data-source=\"2\" data-state=\"stale\">tät</span></li>\n</ul>\n"));
  CHECK(html.find("<th data-source=\"3\">cell</th>") != std::string::npos);
  CHECK(
      html.ends_with("</div>\n<template class=\"docloc-sources\" lang=\"en-US\" dir=\"ltr\">\n"
                     "<p><span data-target=\"0 5\" data-state=\"reviewed\">Title</span></p>\n"
                     "<p><span data-target=\"0 9\">One <em>sentence</em>.</span><span data-target=\"9 17\" "
                     "data-state=\"machine\">Two.</span></p>\n"
                     "<p><span data-state=\"stale\">tight</span><span data-state=\"machine\">x</span></p>\n"
                     "<p><span data-target=\"0 4\">cell</span></p>\n</template>\n"));
}

TEST_CASE("pieces of a paragraph that directives divide name the sources of their texts") {
  const Document document =
      parse("Ett.\n:::row:::\n`x`\n:::row-end:::\n*Två* är\nmer.\n\n- Tre\n  :::row:::\n  Fyra\n  :::row-end:::\n");
  const auto text = [&](std::string_view wanted) {
    for (uint32_t i = 0; i < document.nodes.size(); ++i) {
      if (document.nodes[i].kind == NodeKind::text && document.str(document.nodes[i].literal) == wanted) return i;
    }
    FAIL("no such text");
    return uint32_t{0};
  };
  BodyOptions options = themed();
  options.sources = {{text("Ett."), {{"One.", "Ett.", TextState::translated}}},
                     {find(document, NodeKind::emphasis), {{"Two more.", "Två är mer.", TextState::stale}}},
                     {text("Tre"), {{"Three", "Tre", TextState::translated}}},
                     {text("Fyra"), {{"Four", "Fyra", TextState::translated}}}};
  const std::string html = render_body(document, options);
  INFO(html);
  const auto has = [&](std::string_view part) { return html.find(part) != std::string::npos; };
  CHECK(has("<p data-source=\"0\">Ett.</p>"));
  CHECK(has("<p><code>x</code></p>"));
  CHECK(has("<p data-source=\"1\" data-state=\"stale\"><em>Två</em> är\nmer.</p>"));
  CHECK(has("<span data-source=\"2\">Tre</span>"));
  CHECK(has("<span data-source=\"3\">Fyra</span>"));
}

TEST_CASE("places in a target count as the script does: UTF-16, no white space") {
  const Document document = parse("x\n");
  BodyOptions options = themed();
  options.sources = {{find(document, NodeKind::paragraph), {{"a", "😀\u00A0é\u3000中\n", {}}, {"b", "c", {}}}}};
  const std::string html = render_body(document, options);
  CHECK(html.find("data-target=\"0 4\"") != std::string::npos);
  CHECK(html.find("data-target=\"4 5\"") != std::string::npos);
}

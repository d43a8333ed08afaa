// Code that articles take from files: which lines, without which marks, and what is said when they are not there.
#include "render/dialect_code.h"

#include <catch2/catch.hpp>
#include <optional>
#include <string>
#include <vector>

#include "support.h"

using namespace docloc::render;        // NOLINT
using namespace docloc::render::test;  // NOLINT

namespace {

constexpr std::string_view kFile =
    "\xEF\xBB\xBFusing System;\r\n"
    "// <main>\r\n"
    "    class A {\r\n"
    "      // <Inner>\r\n"
    "      int x;\r\n"
    "      // </Inner>\r\n"
    "    }\r\n"
    "// </main>\r\n"
    "#region outer\n"
    "#region deep\n"
    "  y();\n"
    "#endregion\n"
    "  z();\n"
    "#endregion\n"
    "/// <summary>\n"
    "end";

std::optional<std::string> part(std::string_view url) {
  return code_part(read_code_link("code-csharp", url), kFile);
}

std::optional<std::string> serve(std::string_view path) {
  return path == "src/a.cs" ? std::optional(std::string(kFile)) : std::nullopt;
}

}  // namespace

TEST_CASE("a part is lines, lists of lines with open ends, or a tag's region") {
  CHECK(part("a.cs#L5") == "int x;\n");
  CHECK(part("a.cs#L5-L7") == "  int x;\n}\n");
  CHECK(part("a.cs?range=1,5-5,15-") == "using System;\n      int x;\n/// <summary>\nend\n");
  CHECK(part("a.cs?start=15&end=15") == "/// <summary>\n");
  CHECK(part("a.cs?name=MAIN") == "class A {\n  int x;\n}\n");
  CHECK(part("a.cs#inner") == "int x;\n");
  CHECK(part("a.cs?name=main&dedent=2") == "  class A {\n    int x;\n  }\n");
  CHECK(part("a.cs?name=deep") == "y();\n");
  CHECK(part("a.cs?name=outer") == "#region deep\n  y();\n#endregion\n  z();\n");
  CHECK(part("a.cs")->starts_with("using System;\n    class A {\n"));
}

TEST_CASE("a part that the file does not have is none") {
  CHECK(!part("a.cs#L17"));
  CHECK(!part("a.cs?range=40-50"));
  CHECK(!part("a.cs?name=other"));
  CHECK(!code_part(read_code_link("code", "a.cs?name=open"), "// <open>\nx\n"));
  CHECK(parse_ranges("3-1, x, 0, 2 , 4-") == LineRanges{{2, 2}, {4, UINT32_MAX}});
}

TEST_CASE("comments of every kind of file carry tags") {
  for (const std::string around : {"# <t>|# </t>", "<!-- <t> -->|<!--</t>-->", "' <t>|' </t>", "-- <t>|-- </t>",
                                   "/* <t> */|/* </t> */", "REM <t>|REM </t>", "; <T>|; </T>"}) {
    INFO(around);
    const size_t bar = around.find('|');
    const std::string file = "a\n" + around.substr(0, bar) + "\nb\n" + around.substr(bar + 1) + "\nc\n";
    CHECK(code_part(read_code_link("code", "x?name=t"), file) == "b\n");
  }
  CHECK(!code_part(read_code_link("code", "x.xml?name=t"), "<t>\nb\n</t>\n"));
}

TEST_CASE("code from a file is a code block in its place") {
  BodyOptions options;
  options.code_text = serve;
  CHECK(body("a\n\n[!code-csharp[Main](src/a.cs#L5 \"Main\")]\n", options) ==
        "<p>a</p>\n<pre><code class=\"language-csharp\">int x;\n</code></pre>\n");
  CHECK(body("- b\n\n  [!code[](src/a.cs?name=inner)]\n", options) ==
        "<ul>\n<li>\n<p>b</p>\n<pre><code class=\"language-cs\">int x;\n</code></pre>\n</li>\n</ul>\n");
  CHECK(body(":::code language=\"c\" source=\"src/a.cs\" range=\"3, 5-5\" highlight=\"2-\" interactive=\"x\":::\n",
             options) ==
        "<pre><code class=\"language-c\">class A {\n<span class=\"marked-line\">  int x;</span>\n</code></pre>\n");
  options.themed = options.highlight = true;
  CHECK(body(":::code source=\"src/a.cs\" id=\"inner\" highlight=\"1\":::\n", options) ==
        "<div class=\"code\">\n<div class=\"code-bar\"><span>C#</span></div>\n<pre><code class=\"language-cs\">"
        "<span class=\"marked-line\"><span class=\"k\">int</span> x;</span>\n</code></pre>\n</div>\n");
}

TEST_CASE("colours that reach over lines end with a marked line and begin again") {
  BodyOptions options;
  options.highlight = true;
  std::string html;
  append_code_block(html, options, "csharp", "/* a\nb\nc */ d\n", {}, {{2, 2}});
  CHECK(html ==
        "<pre><code class=\"language-csharp\"><span class=\"c\">/* a</span>\n<span class=\"marked-line\"><span "
        "class=\"c\">b</span></span>\n<span class=\"c\">c */</span> d\n</code></pre>\n");
}

TEST_CASE("missing code is said to the reader and complained of to the writer") {
  std::vector<std::string> complaints;
  BodyOptions options;
  options.code_text = serve;
  options.complain = [&](std::string_view rule, std::string_view message) {
    complaints.push_back(std::string(rule) + ": " + std::string(message));
  };
  CHECK(body("[!code-csharp[x](src/none.cs)]\n", options).find("code-missing") != std::string::npos);
  CHECK(body(":::code source=\"src/a.cs\" id=\"none\":::\n", options) ==
        "<p class=\"code-missing\">The code could not be found: <code>src/a.cs &lt;none&gt;</code></p>\n");
  REQUIRE(complaints.size() == 2);
  CHECK(complaints[0] == "dialect/missing-code: There is no file in the place of the code \"src/none.cs\".");
  CHECK(complaints[1] == "dialect/missing-code: There is no region \"none\" in the place of the code \"src/a.cs\".");
}

TEST_CASE("where nobody reads code files, a reference is a link") {
  CHECK(body(":::code language=\"c\" source=\"a.c\" range=\"1\":::\n") == "<p><a href=\"a.c\">a.c</a></p>\n");
}

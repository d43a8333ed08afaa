// Foreign syntax on a page of docloc's own site: text that nobody takes for markup.
#include <catch2/catch.hpp>
#include <string>

#include "support.h"

using namespace docloc::render;        // NOLINT
using namespace docloc::render::test;  // NOLINT

namespace {

std::string foreign_body(std::string_view markdown) {
  docloc::markdown::ParseOptions options;
  options.foreign = {.mdx = true, .shortcodes = true, .liquid = true, .math = true, .admonitions = true};
  return render_body(docloc::markdown::parse("a.md", markdown, 0, options).document, {});
}

}  // namespace

TEST_CASE("foreign syntax is shown as it is written, escaped") {
  CHECK(foreign_body("<Tabs onload={x}>\n\nA {b} and *c*.\n\n</Tabs>\n") ==
        "<p class=\"docloc-foreign\">&lt;Tabs onload={x}&gt;</p>\n<p>A {b} and <em>c</em>.</p>\n"
        "<p class=\"docloc-foreign\">&lt;/Tabs&gt;</p>\n");
  CHECK(foreign_body("!!! note \"T\"\n    In it.\n\nAfter.\n") ==
        "<p class=\"docloc-foreign\">!!! note &quot;T&quot;</p>\n<p>In it.</p>\n<p>After.</p>\n");
}

TEST_CASE("no script of a foreign span comes to the page") {
  for (const std::string text :
       {"{{< x \"<script>alert(1)</script>\" >}}\n", "a {<img src=x onerror=alert(1)>} b\n", "<Foo a=\"<script>\">\n",
        "[x]({{ 'javascript:alert(1)' }})\n", "![{<script>}](i.png '{{ \"><script> }}')\n",
        "<div title=\"{{ x }}\">\n{% if <script> %}\n</div>\n", "$<script>alert(1)</script>$\n"}) {
    INFO(text);
    CHECK(fault_of(foreign_body(text)).empty());
    CHECK(foreign_body(text).find("<script") == std::string::npos);
  }
}

// Raw HTML in an article: what stays, what goes, and that nothing reaches outside the body.
#include "render/html_filter.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <string>
#include <vector>

#include "markdown/html_names.h"
#include "render/html_elements.h"
#include "support.h"

using namespace docloc::render;        // NOLINT
using namespace docloc::render::test;  // NOLINT

namespace {

// One scope, as a body is.
std::string filter(const std::vector<std::string>& blocks) {
  std::string out;
  const UrlRewrite none;
  HtmlFilter html(out, none, none);
  html.enter_scope();
  for (const std::string& block : blocks)
    html.append(block, {});
  html.leave_scope();
  return out;
}

std::string filter(const char* html) {
  return filter(std::vector<std::string>{html});
}

}  // namespace

TEST_CASE("the HTML that documentation uses stays") {
  for (const char* html : {
           "<a name=\"x\"></a>",
           "<a id=\"x\" href=\"y.md#z\" title=\"t\">u</a>",
           "<kbd>Ctrl</kbd>+<sub>1</sub><sup>2</sup>",
           "<details open=\"\"><summary>a</summary>b</details>",
           "<br /><hr /><wbr />",
           "<img src=\"a.png\" alt=\"&quot;b&quot; &amp; &eacute;\" width=\"10\" />",
           "<table class=\"t\"><tbody><tr><td colspan=\"2\" align=\"right\">x</td></tr></tbody></table>",
           "<div dir=\"rtl\" lang=\"ar\"><span aria-label=\"y\" role=\"img\">&#128512; &nbsp;</span></div>",
       }) {
    INFO(html);
    CHECK(filter(html) == html);
  }
}

TEST_CASE("tags are written anew: lower case, quoted, each attribute once") {
  CHECK(filter("<BR><IMG SRC=a.png ALT='b \"c\"' alt=d>") == "<br /><img src=\"a.png\" alt=\"b &quot;c&quot;\" />");
  CHECK(filter("<a\nname = 'x'\t>y</A >") == "<a name=\"x\">y</a>");
  CHECK(filter("<a name=\"x\"/>text") == "<a name=\"x\"></a>text");
}

TEST_CASE("scripts, styles and embedded documents go with their content") {
  CHECK(filter("a<script>alert('</b>')</script>b") == "ab");
  CHECK(filter("a<STYLE\n>p{}</STYLE\n>b") == "ab");
  CHECK(filter("<iframe src=x><b>y</b></iframe>z") == "z");
  CHECK(filter("<svg onload=x><path d=\"M0\"/><script>y</script></svg>z") == "z");
  CHECK(filter("a<script>unfinished") == "aunfinished");
  CHECK(filter("<scr<script>ipt>alert(1)</scr</script>ipt>").find("<script") == std::string::npos);
}

TEST_CASE("a script that is spread over inline tags goes with its content too") {
  CHECK(body("a <script>*alert*(1)</script> b") == "<p>a  b</p>\n");
  CHECK(body("a <script>never closed") == "<p>a never closed</p>\n");
}

TEST_CASE("event handlers, styles and URLs that run code go, the element stays") {
  for (const char* html : {
           "<b onclick=\"x\">a</b>",
           "<b OnMouseOver=x>a</b>",
           "<b style=\"x:y\">a</b>",
           "<b/onclick=x>a</b>",
           "<b \"onclick=x\">a</b>",
           "<b a=\"b\"onclick=x>a</b>",
           "<b =onclick=x>a</b>",
           "<b srcdoc=x formaction=y>a</b>",
       }) {
    INFO(html);
    CHECK(filter(html) == "<b>a</b>");
  }
  for (const char* url :
       {"javascript:x", "JAVASCRIPT:x", " javascript:x", "java\nscript:x", "java&Tab;script:x", "&#106;avascript:x",
        "&#x6a;avascript:x", "&#0000106avascript:x", "javascript&colon;x", "javascript&#58x", "&#1;javascript:x",
        "vbscript:x", "data:text/html;base64,x", "data:image/svg+xml,x"}) {
    INFO(url);
    CHECK(filter(("<a href=\"" + std::string(url) + "\">a</a>").c_str()) == "<a>a</a>");
    CHECK(filter(("<img src='" + std::string(url) + "'>").c_str()) == "<img />");
  }
  CHECK(filter("<a href=\"javascript:x\" href=\"ok\">a</a>") == "<a>a</a>");
  CHECK(filter("<img src=\"data:image/gif;base64,x\">") == "<img src=\"data:image/gif;base64,x\" />");
  CHECK(filter("<a href=\"data:image/gif;base64,x\">a</a>") == "<a>a</a>");
}

TEST_CASE("placeholders of the writer are text") {
  CHECK(filter("<guid>") == "&lt;guid&gt;");
  CHECK(filter("<version number>a</version>") == "&lt;version number&gt;a&lt;/version&gt;");
  CHECK(filter("net use <label> <object>") == "net use &lt;label&gt; &lt;object&gt;");
  CHECK(filter("a < b <3 </ x> <") == "a &lt; b &lt;3 &lt;/ x> &lt;");
  CHECK(filter("<unfinished href=\"x>") == "&lt;unfinished href=\"x>");
  CHECK(body("Run `x` <guid>, then\n\n<computer name>\nagain\n") ==
        "<p>Run <code>x</code> &lt;guid&gt;, then</p>\n<p>&lt;computer name&gt;\nagain</p>\n");
}

TEST_CASE("forms and document tags go, their content stays") {
  CHECK(filter("<form action=\"x\">a <input type=\"text\"><button type=submit>b</button></form>") == "a b");
  CHECK(filter("<meta http-equiv=refresh content=x><link rel=x href=y><base href=z>a") == "a");
  CHECK(filter("<object data=\"x\">a</object>") == "a");
}

TEST_CASE("comments, declarations and processing instructions go") {
  CHECK(filter("a<!-- b --><!doctype html><?php c ?><![CDATA[<b>]]>d<!-->e<!--->f<!-- g --!>h<!-- i") == "adefh");
}

TEST_CASE("what is left open is closed, and what closes nothing is dropped") {
  CHECK(filter("<div><b>a") == "<div><b>a</b></div>");
  CHECK(filter("a</div></b></p>b") == "ab");
  CHECK(filter("<b><i>a</b>b</i>") == "<b><i>a</i></b>b");
  CHECK(filter("<ul><li>a<li>b</ul>") == "<ul><li>a</li><li>b</li></ul>");
  CHECK(filter("<table><tr><td>a<td>b<tr><td>c</table>") ==
        "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>");
  CHECK(filter("<p>a<div>b</div></p>") == "<p>a</p><div>b</div>");
}

TEST_CASE("an HTML block may close what an earlier one opened") {
  CHECK(filter({"<div>\n", "a", "</div>\n"}) == "<div>\na</div>\n");
  CHECK(body("<details>\n<summary>a</summary>\n\n*b*\n\n- c\n\n</details>\n") ==
        "<details>\n<summary>a</summary>\n<p><em>b</em></p>\n<ul>\n<li>c</li>\n</ul>\n</details>\n");
}

TEST_CASE("raw HTML does not reach outside the Markdown element it stands in") {
  CHECK(body("*a <b>b* c</b>") == "<p><em>a <b>b</b></em> c</p>\n");
  CHECK(body("a <div>b\n\nc</div>") == "<p>a <div>b</div></p>\n<p>c</p>\n");
  CHECK(body("- <div>\n\nafter </div>\n") == "<ul>\n<li>\n<div>\n</div></li>\n</ul>\n<p>after </p>\n");
  CHECK(body("</div></section></article>\n\na\n") == "\n<p>a</p>\n");
  CHECK(body("</main></body>\n\na\n") == "&lt;/main&gt;&lt;/body&gt;\n<p>a</p>\n");
  CHECK(body("<div>\n\na[^1]\n\n[^1]: b\n").find("</div><section class=\"footnotes\"") != std::string::npos);
  CHECK(body("<p align=\"center\">\n\nb\n") == "<p align=\"center\">\n</p>\n<p>b</p>\n");
}

TEST_CASE("whatever HTML an article holds, its body is fit to stand in a page") {
  static const std::vector<std::string> kPieces = {"<",
                                                   ">",
                                                   "/",
                                                   "\"",
                                                   "'",
                                                   "=",
                                                   " ",
                                                   "\n",
                                                   "\n\n",
                                                   "&",
                                                   ";",
                                                   "-->",
                                                   "<!--",
                                                   "<![CDATA[",
                                                   "]]>",
                                                   "<?",
                                                   "?>",
                                                   "`",
                                                   "*",
                                                   "**",
                                                   "- ",
                                                   "> ",
                                                   "[",
                                                   "](",
                                                   ")",
                                                   "![",
                                                   "|",
                                                   "\n|-|\n",
                                                   "<script",
                                                   "<script>",
                                                   "</script>",
                                                   "<ScRiPt ",
                                                   "<style>",
                                                   "</style>",
                                                   "<svg",
                                                   "<svg>",
                                                   "</svg>",
                                                   "<math>",
                                                   "<iframe src=",
                                                   "<img src=",
                                                   "<img ",
                                                   "<a href=",
                                                   "<a ",
                                                   "</a>",
                                                   "<b>",
                                                   "</b>",
                                                   "<div>",
                                                   "</div>",
                                                   "<p>",
                                                   "</p>",
                                                   "<table><tr><td>",
                                                   "</table>",
                                                   "<li>",
                                                   "<form>",
                                                   "<form a=b>",
                                                   "</form>",
                                                   "<input ",
                                                   "<title>",
                                                   "</title>",
                                                   "<textarea>",
                                                   "<noscript>",
                                                   "</noscript>",
                                                   "<template>",
                                                   "<xmp>",
                                                   "<plaintext>",
                                                   "<guid>",
                                                   "</guid>",
                                                   "onerror=",
                                                   "onclick=alert(1)",
                                                   " onload = 'x'",
                                                   "style=",
                                                   "javascript:",
                                                   "java\tscript:",
                                                   "JaVaScRiPt&colon;",
                                                   "&#106;avascript:",
                                                   "&#x6a;",
                                                   "&Tab;",
                                                   "vbscript:",
                                                   "data:text/html,",
                                                   "data:image/svg+xml,",
                                                   "alert(1)",
                                                   "x",
                                                   "y ",
                                                   "[!NOTE]",
                                                   "> [!div class=\"",
                                                   ":::image source=\"",
                                                   "\" alt-text=\"",
                                                   "\":::",
                                                   "[^1]",
                                                   "\n[^1]: ",
                                                   "&lt;",
                                                   "&#0;",
                                                   "\\",
                                                   "é",
                                                   "http://"};
  Random random(7);
  for (int i = 0; i < 30'000; ++i) {
    std::string markdown;
    const uint32_t size = 1 + random.below(20);
    for (uint32_t piece = 0; piece < size; ++piece)
      markdown += kPieces[random.below(static_cast<uint32_t>(kPieces.size()))];
    const std::string html = body(markdown);
    const std::string fault = fault_of(html);
    if (fault.empty() && html.find("<script") == std::string::npos) continue;
    INFO(i << ":\n" << markdown << "\n" << html);
    FAIL_CHECK(fault);
  }
  SUCCEED("looked at");
}

TEST_CASE("hostile HTML takes linear time") {
  constexpr size_t kRepeats = 100'000;
  for (const std::string piece : {"<a ", "<a href=\"", "<script>", "<div>", "<div></span>", "<!--", "<!-- --", "<b a",
                                  "</", "<![CDATA[", "<? ", "&#", "<svg>", "<b></i>", "<p><", "<x y='"}) {
    std::string html;
    for (size_t i = 0; i < kRepeats; ++i)
      html += piece;
    INFO(piece);
    const auto begin = std::chrono::steady_clock::now();
    const std::string out = filter({html});
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
    CHECK(taken.count() < 5.0);  // quadratic would be minutes
    CHECK(out.size() < html.size() * 5);
  }
}

TEST_CASE("every element that the filter knows is one of HTML to the other rooms too, and no other") {
  for (const char* name : {"a", "svg", "math", "h6", "xmp", "wbr", "dialog", "input", "template", "track"}) {
    INFO(name);
    CHECK(docloc::markdown::is_html_element(name));
    CHECK(find_element(name) != nullptr);
  }
  for (const char* name : {"guid", "version", "path", "h7", "A", "", "xref"}) {
    INFO(name);
    CHECK_FALSE(docloc::markdown::is_html_element(name));
    CHECK(find_element(name) == nullptr);
  }
}

// An article's headings had anchors of their own ids beside them: two elements of the page had one id.
TEST_CASE("an id that a heading or another tag has already is left out, and an anchor that was nothing else") {
  BodyOptions options;
  options.heading_ids = {"setup", "a-b"};
  CHECK(body("## <a name=\"setup\"></a>Setup\n\n<a id=\"a-b\"></a>\n## A b\n", options) ==
        "<h2 id=\"setup\">Setup</h2>\n<p></p>\n<h2 id=\"a-b\">A b</h2>\n");
  CHECK(body("<a id='a&#45;b' href=\"x\"><b>t</b></a> <a name=\"Setup\"></a>\n", options) ==
        "<p><a href=\"x\"><b>t</b></a> <a name=\"Setup\"></a></p>\n");
  CHECK(body("<a name=\"setup\"/>x <a name=\"setup\"><i>y</i></a> <a>z</a>\n", options) ==
        "<p>x <i>y</i> <a>z</a></p>\n");
  CHECK(filter("<i id=\"n\">1</i><i id=\"n\">2</i><a name=\"m\" id=\"m\">3</a><a name=\"m\">4</a>") ==
        "<i id=\"n\">1</i><i>2</i><a name=\"m\" id=\"m\">3</a>4");
}

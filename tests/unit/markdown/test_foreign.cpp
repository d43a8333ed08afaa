// What each foreign dialect recognises, and what it leaves alone.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "markdown/document.h"
#include "markdown/foreign.h"

using namespace docloc;
using namespace docloc::markdown;

namespace {

using Texts = std::vector<std::string>;

Texts spans(std::string_view text, const ForeignOptions& options) {
  Texts found;
  for (const Foreign& foreign : find_foreign(text, 0, options).spans)
    found.emplace_back(foreign.bytes.of(text));
  return found;
}

Texts texts(std::string_view text, const ForeignOptions& options) {
  Texts found;
  for (const Foreign& foreign : find_foreign(text, 0, options).spans) {
    for (const ForeignText& part : foreign.texts)
      found.emplace_back(part.bytes.of(text));
  }
  return found;
}

ForeignOptions every() {
  return {.mdx = true, .shortcodes = true, .liquid = true, .math = true, .admonitions = true};
}

// Kinds of the document's blocks, in order.
std::vector<NodeKind> blocks(const std::string& text, const ForeignOptions& options) {
  const Parsed parsed = parse("a.md", text, 0, {.foreign = options});
  std::vector<NodeKind> kinds;
  for (const Node& node : parsed.document.nodes) {
    if (!is_inline(node.kind) && node.kind != NodeKind::document) kinds.push_back(node.kind);
  }
  return kinds;
}

}  // namespace

TEST_CASE("MDX: statements, components and expressions") {
  const ForeignOptions mdx{.mdx = true};
  CHECK(spans("import A from 'a'\nimport {\n  B,\n} from \"b\"\n\n# T\n", mdx) ==
        Texts{"import A from 'a'", "import {\n  B,\n} from \"b\""});
  CHECK(spans("export const a = [\n  1,\n]\ntext\n", mdx) == Texts{"export const a = [\n  1,\n]"});
  CHECK(spans("text\nimport the file from here\n", mdx).empty());
  CHECK(spans("import the file before you go on\n", mdx).empty());
  CHECK(spans("a <Foo.Bar x=\"1\" {...rest} y={{a: '}'}}/> b\n", mdx) ==
        Texts{"<Foo.Bar x=\"1\" {...rest} y={{a: '}'}}/>"});
  CHECK(spans("<>a</>\n", mdx) == Texts{"<>", "</>"});
  CHECK(spans("{/* a } b */} {`${x}`} {\"}\"}\n", mdx) == Texts{"{/* a } b */}", "{`${x}`}", "{\"}\"}"});
  CHECK(spans("{it's <b>bold</b>}\n", mdx) == Texts{"{it's <b>bold</b>}"});
  CHECK(texts("<Tab title=\"One\" id='x' label='Two'>\n", mdx) == Texts{"One", "Two"});
}

TEST_CASE("MDX leaves alone what CommonMark reads alike, code, and what is not closed") {
  const ForeignOptions mdx{.mdx = true};
  CHECK(spans("press <kbd>Ctrl</kbd><br/>\n", mdx).empty());
  CHECK(spans("<span style={{a: 1}}>x</span>\n", mdx) == Texts{"<span style={{a: 1}}>"});
  CHECK(spans("# Title {#id} and {.class}\n", mdx).empty());
  CHECK(spans("`{a}` and ``<B/> ` {c}``\n\n```js\nconst {a} = b;\n```\n", mdx).empty());
  CHECK(spans("an \\{escaped} brace, a < b and {open\n", mdx).empty());
  CHECK(spans("<https://example.org/> and <!-- {x} -->\n", mdx).empty());
}

TEST_CASE("shortcodes: both brackets, arguments in quotes, closing tags, bodies that are code") {
  const ForeignOptions hugo{.shortcodes = true};
  CHECK(spans("{{< fig src=\"a>}}b\" >}} and {{% note %}}x{{% /note %}}\n", hugo) ==
        Texts{"{{< fig src=\"a>}}b\" >}}", "{{% note %}}", "{{% /note %}}"});
  CHECK(spans("{{< highlight go >}}\na_b_c\n\n{{< /highlight >}}\n", hugo) ==
        Texts{"{{< highlight go >}}\na_b_c\n\n{{< /highlight >}}"});
  CHECK(texts("{{< fig alt=\"An \\\"old\\\" map\" title=`raw` src=\"title\" >}}\n", hugo) ==
        Texts{"An \\\"old\\\" map"});
  CHECK(spans("{{< open\n", hugo).empty());
  CHECK(spans("{{ .Title }}\n", hugo).empty());
}

TEST_CASE("Liquid and its kin: tags, output, comments, raw parts") {
  const ForeignOptions liquid{.liquid = true};
  CHECK(spans("{% if a %}x{% endif %} {{ page.title | upcase }}\n", liquid) ==
        Texts{"{% if a %}", "{% endif %}", "{{ page.title | upcase }}"});
  CHECK(spans("{% raw %}{{ a }}\n\n{% b %}{% endraw %}\n", liquid) == Texts{"{% raw %}{{ a }}\n\n{% b %}{% endraw %}"});
  CHECK(spans("{{#include a_b.md}}\n", liquid) == Texts{"{{#include a_b.md}}"});
  CHECK(spans("{# remark #} # T {#id}\n", liquid) == Texts{"{# remark #}"});
  CHECK(spans("\\{{ a }} and \\{\\{ b }}\n", liquid) == Texts{"{{ a }}"});
  CHECK(texts("{% include fig.html title=\"One\" alt='Two' url=\"x\" %}\n", liquid) == Texts{"One", "Two"});
}

TEST_CASE("math: dollars that are prices stay text") {
  const ForeignOptions math{.math = true};
  CHECK(spans("$a_1 * b$ and $$c$$\n", math) == Texts{"$a_1 * b$", "$$c$$"});
  CHECK(spans("from $5 to $10, or $5-$10\n", math).empty());
  CHECK(spans("a \\$b$ c\n", math).empty());
  CHECK(spans("$$\n\\frac{a}{b}\n\nc\n$$\n", math) == Texts{"$$\n\\frac{a}{b}\n\nc\n$$"});
  CHECK(spans("so \\(a_b\\) and \\[c\\]\n", math) == Texts{"\\(a_b\\)", "\\[c\\]"});
  CHECK(spans("$a\n\nb$\n", math).empty());
}

TEST_CASE("boxes: headers, titles and attributes") {
  const ForeignOptions boxes{.admonitions = true};
  CHECK(texts(":::tip Take *care* {#id}\ntext\n:::\n", boxes) == Texts{"Take *care*"});
  CHECK(texts("::: details Click me {open title=\"More\"}\n:::\n", boxes) == Texts{"Click me", "More"});
  CHECK(texts(":::note[The label]{title=\"x\"}\n:::\n", boxes) == Texts{"The label", "x"});
  CHECK(texts("!!! note inline end \"The title\"\n", boxes) == Texts{"The title"});
  CHECK(texts("???+ tip \"More\"\n=== \"Tab one\"\n", boxes) == Texts{"More", "Tab one"});
  CHECK(spans("!!! \"no type\"\n??? what\n===\n", boxes) == Texts{"??? what"});
  CHECK(spans(":::row:::\n:::image source=\"a\" alt-text=\"b\":::\n:::zone target=\"docs\"\n", boxes).empty());
  CHECK(spans("a :::tip in a line\n::std::move\n", boxes).empty());
}

TEST_CASE("lines of foreign syntax are blocks that no paragraph or list swallows") {
  using enum NodeKind;
  CHECK(blocks(":::tip T\n- one\n- two\n:::\ntext\n", every()) ==
        std::vector{foreign_block, list, item, paragraph, item, paragraph, foreign_block, paragraph});
  CHECK(blocks("text\n{{< fig >}}\ntext\n", every()) == std::vector{paragraph, foreign_block, paragraph});
  CHECK(blocks("> <Tab>\n> text\n> </Tab>\n", every()) ==
        std::vector{block_quote, foreign_block, paragraph, foreign_block});
  CHECK(blocks("- one\n  <Tip>\n  two\n  </Tip>\n- three\n", every()) ==
        std::vector{list, item, paragraph, foreign_block, paragraph, foreign_block, item, paragraph});
}

TEST_CASE("indented bodies are Markdown, other indented lines are code") {
  using enum NodeKind;
  CHECK(blocks("!!! note \"T\"\n    one\n\n    - two\n\n          code\n\nafter\n", every()) ==
        std::vector{foreign_block, paragraph, list, item, paragraph, code_block, foreign_block, paragraph});
  CHECK(blocks("1. step\n\n    !!! note\n        in it\n\n2. step\n", every()) ==
        std::vector{list, item, paragraph, foreign_block, paragraph, foreign_block, item, paragraph});
  CHECK(blocks("<Tabs>\n  <Tab>\n\n    *text*\n\n        code\n\n  </Tab>\n</Tabs>\n", every()) ==
        std::vector{foreign_block, foreign_block, paragraph, code_block, foreign_block, foreign_block});
  CHECK(blocks("text\n\n    <Tab> {a}\n    !!! note\n", every()) == std::vector{paragraph, code_block});
}

TEST_CASE("inside code and HTML the strings of a document are the file's") {
  const std::string text =
      "    {{ a_b }}\n\n<div class=\"{{ c_d }}\">\n{{ e_f }}\n</div>\n\n[x]({{ u_v }}) `{{ g }}`\n";
  const Parsed parsed = parse("a.md", text, 0, {.foreign = {.liquid = true}});
  Texts literals;
  for (const Node& node : parsed.document.nodes) {
    if (node.kind == NodeKind::code_block || node.kind == NodeKind::html_block || node.kind == NodeKind::code) {
      literals.emplace_back(parsed.document.str(node.literal));
    }
    if (node.kind == NodeKind::link) literals.emplace_back(parsed.document.str(node.url));
  }
  CHECK(literals == Texts{"{{ a_b }}\n", "<div class=\"{{ c_d }}\">\n{{ e_f }}\n</div>\n", "{{ u_v }}", "{{ g }}"});
}

TEST_CASE("text made to be hard is read in linear time, and says so when something was not looked for") {
  for (const std::string piece :
       {"{", "{{", "{%", "{{<", "$", "$$", "<A ", "\\(", "`", "{{< highlight >}}", "{% raw %}", "<!--"}) {
    std::string text;
    while (text.size() < 300'000)
      text += piece;
    const ForeignScan scan = find_foreign(text, 0, every());
    INFO(piece);
    CHECK(scan.spans.size() <= text.size());
  }
  std::string open;
  for (int i = 0; i < 100'000; ++i)
    open += "{ ";
  CHECK_FALSE(find_foreign(open, 0, every()).complete);
}

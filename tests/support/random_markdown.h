// Seeded material for property tests: same seed, same text, on every machine.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace docloc::testing {

// A small generator with a fixed sequence (xorshift64*), unlike the distributions of the standard library.
class Random {
 public:
  explicit Random(uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15ULL + 1) {}

  uint32_t below(uint32_t bound) {
    state_ ^= state_ >> 12U;
    state_ ^= state_ << 25U;
    state_ ^= state_ >> 27U;
    return static_cast<uint32_t>((state_ * 0x2545F4914F6CDD1DULL) >> 33U) % bound;
  }
  bool chance(uint32_t percent) { return below(100) < percent; }
  template <typename T>
  const T& pick(const std::vector<T>& from) {
    return from[below(static_cast<uint32_t>(from.size()))];
  }

 private:
  uint64_t state_;
};

// Text that is hard on a Markdown writer: markers, brackets, CJK punctuation, tags, addresses, references.
inline std::string nasty_text(Random& random, uint32_t pieces) {
  static const std::vector<std::string> kPieces = {"word",
                                                   "Två",
                                                   "ett ord",
                                                   "「文字」",
                                                   "（全角）",
                                                   "中文",
                                                   "。",
                                                   "1.",
                                                   "2)",
                                                   "-",
                                                   "+",
                                                   "#",
                                                   "##",
                                                   ">",
                                                   "*",
                                                   "**",
                                                   "_",
                                                   "__",
                                                   "`",
                                                   "``",
                                                   "~",
                                                   "~~",
                                                   "|",
                                                   "\\",
                                                   "\\\\",
                                                   "<guid>",
                                                   "<version number>",
                                                   "</b>",
                                                   "<!-- x -->",
                                                   "&",
                                                   "&amp;",
                                                   "&copy;",
                                                   "[",
                                                   "]",
                                                   "[x]",
                                                   "(y)",
                                                   "[x](y)",
                                                   "![i](j)",
                                                   "!",
                                                   "=",
                                                   "===",
                                                   "---",
                                                   ":",
                                                   ":::",
                                                   "[!NOTE]",
                                                   "{#id}",
                                                   "{a=b}",
                                                   "www.example.org",
                                                   "https://example.org/a_b",
                                                   "\"",
                                                   "'",
                                                   "%",
                                                   "@",
                                                   "^",
                                                   "[^1]",
                                                   "é",
                                                   "ß",
                                                   "עברית",
                                                   "العربية",
                                                   "—",
                                                   "\xC2\xA0",
                                                   "5",
                                                   "10",
                                                   "3.5",
                                                   ";",
                                                   "/",
                                                   "$x$",
                                                   "a*b*c",
                                                   "snake_case_name",
                                                   "x|y",
                                                   "| - |"};
  std::string text;
  for (uint32_t i = 0; i < pieces; ++i) {
    text += random.pick(kPieces);
    if (random.chance(55)) text += ' ';
  }
  return text;
}

// Lines of Markdown in odd combinations: containers, lazy lines, tables, definitions, HTML, tabs, trailing blanks.
inline std::string random_markdown(Random& random, uint32_t lines) {
  static const std::vector<std::string> kPrefixes = {"",    "",     "",     "",       "> ",     ">",    "- ",
                                                     "  ",  "    ", "1. ",  "   ",    "\t",     "> > ", "* ",
                                                     "## ", "> - ", "10) ", "- [ ] ", "[^a]: ", ">\t"};
  static const std::vector<std::string> kLines = {"",
                                                  "",
                                                  "| a | b |",
                                                  "|---|:-:|",
                                                  "| `x\\|y` | z \\| w | more",
                                                  "===",
                                                  "---",
                                                  "[ref]: /url \"title\"",
                                                  "[ref]: <u>",
                                                  "```",
                                                  "```sh",
                                                  "<div class=\"a\">",
                                                  "</div>",
                                                  "<!-- docloc:skip -->",
                                                  "text [ref] and [text][ref] and [ref][]",
                                                  "**bold *both* bold** `code` ~~gone~~",
                                                  "![alt *x*](i.png \"t\") [l](</a b> 't')",
                                                  "hard  ",
                                                  "hard\\",
                                                  "a_b_c __d__ *e*",
                                                  "https://example.org/x?a=b&c=d. www.example.org",
                                                  "[^a] and [^b]",
                                                  "&lt;b&gt; &nbsp; &#65; \\* \\_ \\\\",
                                                  "<b>raw</b> <br/> <guid>",
                                                  ":::row:::",
                                                  "[!NOTE]",
                                                  "[!INCLUDE [t](p.md)] tail",
                                                  ":::image source=\"a\" alt-text=\"b c\":::",
                                                  "plain words here",
                                                  "# heading #",
                                                  "[a [b](c) d](e)",
                                                  "``co`de`` `` ` ``",
                                                  "* * *",
                                                  "x@example.org",
                                                  "\ttabbed",
                                                  "{#id}"};
  std::string text;
  for (uint32_t i = 0; i < lines; ++i) {
    text += random.pick(kPrefixes);
    text += random.chance(80) ? random.pick(kLines) : nasty_text(random, 1 + random.below(6));
    if (random.chance(5)) text += "  ";
    text += random.chance(95) ? "\n" : (random.chance(50) ? "\r\n" : "\r");
  }
  return text;
}

// Lines of Markdown among lines and pieces of foreign syntax, whole and broken.
inline std::string random_foreign_markdown(Random& random, uint32_t lines) {
  static const std::vector<std::string> kPieces = {"{{< ref \"a_b.md\" >}}",
                                                   "{{% note title=\"A *b*\" %}}",
                                                   "{{% /note %}}",
                                                   "{{< x",
                                                   ">}}",
                                                   "{{ page.title | escape }}",
                                                   "{% if a_b %}",
                                                   "{% endif %}",
                                                   "{% include x title='T t' %}",
                                                   "{# remark #}",
                                                   "{% raw %}",
                                                   "{% endraw %}",
                                                   "{{#include a_b.md}}",
                                                   "{{",
                                                   "}}",
                                                   "{%",
                                                   "$a_1 * b_1$",
                                                   "$$x_1$$",
                                                   "$5",
                                                   "\\(a_b\\)",
                                                   "\\[c",
                                                   "d\\]",
                                                   "$",
                                                   "$$",
                                                   "{props.a_b}",
                                                   "{/* a *b* */}",
                                                   "{`t${a}`}",
                                                   "{",
                                                   "}",
                                                   "<Foo bar=\"b_c\" title=\"T &amp; t\">",
                                                   "</Foo>",
                                                   "<Foo.Bar\n  a={{b: 1}}\n/>",
                                                   "<>",
                                                   "</>",
                                                   "<Tab",
                                                   "<details>",
                                                   "</details>",
                                                   "[x]({{ site.url }}/a_b)",
                                                   "![alt {x}](i.png '{{t}}')",
                                                   "<a href=\"{{ u }}\">",
                                                   "%%keep me%%",
                                                   "word *em*"};
  static const std::vector<std::string> kLines = {":::tip A *title* here",
                                                  "::: warning",
                                                  ":::note[Label]{title=\"T\"}",
                                                  ":::",
                                                  "::::",
                                                  "::video[Title]{#id}",
                                                  "!!! note \"The title\"",
                                                  "??? tip",
                                                  "!!! danger",
                                                  "=== \"Tab\"",
                                                  "    body of it",
                                                  "    - item in it",
                                                  "        deeper in it",
                                                  "import A from 'a_b'",
                                                  "export const a = {",
                                                  "  b: 1}",
                                                  "<Tabs>",
                                                  "  <TabItem label=\"L l\">",
                                                  "    Text *in* it",
                                                  "  </TabItem>",
                                                  "</Tabs>",
                                                  "$$",
                                                  "\\frac{a_1}{b_1}",
                                                  "{{< highlight go >}}",
                                                  "{{< /highlight >}}",
                                                  "",
                                                  "",
                                                  "plain words *here*"};
  static const std::vector<std::string> kPrefixes = {"",   "",     "",    "",    "",       "> ", "- ",
                                                     "  ", "    ", "1. ", "   ", "| a | ", "## "};
  std::string text;
  for (uint32_t i = 0; i < lines; ++i) {
    if (random.chance(20)) {
      text += random_markdown(random, 1);
      continue;
    }
    text += random.pick(kPrefixes);
    if (random.chance(50)) {
      text += random.pick(kLines);
    } else {
      for (uint32_t k = 1 + random.below(4); k > 0; --k)
        text += random.pick(kPieces) + (random.chance(60) ? " " : "");
    }
    text += random.chance(95) ? "\n" : "\r\n";
  }
  return text;
}

}  // namespace docloc::testing

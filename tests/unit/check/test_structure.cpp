// A locale's own form of an article beside the article: one difference is one finding, where it stands.
#include <catch2/catch.hpp>
#include <map>
#include <random>

#include "check/block_pairs.h"
#include "check/check.h"

using namespace docloc;
using namespace docloc::check;

namespace {

Findings changes(std::string source, std::string target) {
  const segment::Article article = segment::read_article("a.md", std::move(source));
  const segment::Article own = segment::read_article("a.md", std::move(target));
  return check_counterpart({.article = &article,
                            .locale = "sv-SE",
                            .article_path = "content/en-US/a.md",
                            .counterpart = &own,
                            .counterpart_path = "content/sv-SE/a.md"})
      .findings;
}

// "rule source-line target-line", one finding a line.
std::string places_of(const Findings& findings) {
  std::string out;
  for (const Finding& finding : findings) {
    CHECK(finding.source.path == "content/en-US/a.md");
    CHECK(finding.target.path == "content/sv-SE/a.md");
    CHECK(finding.locale == "sv-SE");
    out += finding.rule + " " + std::to_string(finding.source.line) + " " + std::to_string(finding.target.line) + "\n";
  }
  return out;
}

std::string faults(std::string source, std::string target) {
  return places_of(changes(std::move(source), std::move(target)));
}

}  // namespace

TEST_CASE("the same structure in other words has no findings") {
  const std::string source =
      "# Guide\n\nRun `make` and see [it](a.md \"T\").\n\n- One\n- Two\n\n> [!NOTE]\n> Mind.\n\n"
      "| A | B |\n| - | - |\n| 1 | 2 |\n\n```sh\nls # all\n```\n\n![M](m.png)<br>x[^1]\n\n[^1]: Note.\n";
  const std::string target =
      "# <a name=\"guide\"></a>Handbok\n\nSe [den](a.md \"R\") och k\xC3\xB6r `make`, ja `make`.\n\n* Ett\n* "
      "Tv\xC3\xA5\n\n> [!note]\n> Akta.\n\n| A | B |\n| --- | --- |\n| 1 | 2 |\n\n```sh\nls # allt\n```\n\n"
      "<!-- granskad -->\n\n![K](m.png)<br>y[^1]\n\n[^1]: Anm.\n";
  CHECK(faults(source, target).empty());
}

// The fuzzer crashed here: the blocks were paired before anybody asked whether there is a Document.
TEST_CASE("an article that cannot be read has no findings beside its counterpart, on either side") {
  CHECK(faults("Te\xFFxt.\n", "Text.\n").empty());
  CHECK(faults("Text.\n", "Te\xFFxt.\n").empty());
}

TEST_CASE("a block that is missing is found once, under its kind's rule, where it would stand") {
  CHECK(faults("One.\n\nTwo `x`.\n\nThree.\n", "Ett.\n\nTre.\n") == "structure/blocks 3 3\n");
  CHECK(faults("# A\n\n## B\n\nText.\n", "# A\n\nText.\n") == "structure/heading 3 3\n");
  CHECK(faults("- one\n- two `b`\n- three\n", "- ett\n- tre\n") == "structure/list 2 2\n");
  CHECK(faults("Text.\n\n```\ncode\n```\n", "Text.\n") == "structure/code-block 3 1\n");
  CHECK(faults("Text.\n\n> [!TIP]\n> Do.\n", "Text.\n") == "structure/alert 3 1\n");
  CHECK(faults("Text.\n\n<div>x</div>\n\nMore.\n", "Text.\n\nMer.\n") == "structure/html 3 3\n");
  CHECK(faults("Text.\n\n|a|b|\n|-|-|\n|c|d|\n", "Text.\n") == "structure/table 3 1\n");
  CHECK(faults("Text.\n", "Text.\n\n---\n") == "structure/blocks 1 3\n");
}

TEST_CASE("what differs inside blocks that are there is found in its place") {
  CHECK(faults("# A\n\n## B\n", "# A\n\n### B\n") == "structure/heading 3 3\n");
  CHECK(faults("1. one\n2. two\n", "- ett\n- tv\xC3\xA5\n") == "structure/list 1 1\n");
  CHECK(faults("|a|b|\n|-|-|\n|c|d|\n", "|a|\n|-|\n|c|\n") == "structure/table 1 1\n");
  CHECK(faults("> [!NOTE]\n> A.\n", "> [!TIP]\n> A.\n") == "structure/alert 1 1\n");
  CHECK(faults("> [!NOTE]\n> A.\n", "> [!OBS!]\n> A.\n") == "structure/alert 1 1\n");
  CHECK(faults("x\n\n```\nls -a\n```\n",
               "x\n\n```\nls \xE2\x80\x93"
               "a\n```\n") == "structure/code-block 3 3\n");
}

TEST_CASE("code, links, images, tags and footnotes are each looked for in their own block") {
  CHECK(faults("Run `a`.\n\nRun `b`.\n", "K\xC3\xB6r `a`.\n\nK\xC3\xB6r b.\n") == "structure/code 3 3\n");
  CHECK(faults("See [x](a.md).\n", "Se x.\n") == "structure/link 1 1\n");
  CHECK(faults("See [x](a.md).\n", "Se [x](b.md).\n") == "structure/link 1 1\n");
  CHECK(faults("See [x](a.md \"T\").\n", "Se [x](a.md).\n") == "structure/link 1 1\n");
  CHECK(faults("See ![x](a.png).\n", "Se x.\n") == "structure/image 1 1\n");
  CHECK(faults("Press <kbd>a</kbd>.\n", "Tryck <kbd>a.\n") == "structure/html 1 1\n");
  CHECK(faults("A[^1] b.\n\n[^1]: c\n", "A b[^1]. A[^2]\n\n[^1]: c\n\n[^2]: d\n").find("structure/footnote") !=
        std::string::npos);
  CHECK(faults("a\\\nb\n", "a\nb\n") == "structure/hard-break 1 1\n");
}

TEST_CASE("the message names what was lost and what stands in its place") {
  const Findings findings = changes("Run `make test`.\n", "K\xC3\xB6r `g\xC3\xB6r test`.\n");
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].message == "The code \"make test\" is \"g\xC3\xB6r test\" in the translation.");
  CHECK(findings[0].source.column == 5);
  CHECK(findings[0].target.column == 5);
  CHECK(findings[0].token == "make test");
}

TEST_CASE("a translation may say again what the source says once, and lead to its own language") {
  CHECK(faults("Run `a`. Then wait for it.\n", "K\xC3\xB6r `a`. V\xC3\xA4nta sedan p\xC3\xA5 `a`.\n").empty());
  CHECK(faults("[x](https://example.org/en-us/a)\n", "[x](https://example.org/sv-se/a)\n").empty());
  CHECK(faults("[x](./a.md)\n", "[x](a.md)\n").empty());
}

TEST_CASE("what moved along with a paragraph that was divided is not missing") {
  CHECK(faults("Run `a`. Then `b`.\n", "K\xC3\xB6r `a`.\n\nSedan `b`.\n") == "structure/blocks 1 1\n");
}

TEST_CASE("a bookmark of the source must stay, and a heading has its own") {
  CHECK(faults("## A {#one}\n", "## B\n") == "structure/anchor 1 1\n");
  CHECK(faults("<a id=\"x\"></a>Text.\n", "Text.\n") == "structure/anchor 1 1\n");
  CHECK(faults("## First\n\n## Second\n", "## <a name=\"first\"></a>A\n\n## <a name=\"first\"></a>B\n") ==
        "structure/anchor 3 3\n");
  CHECK(faults("## First\n\n## Second\n", "## <a name=\"first\"></a>A\n\n## B\n").empty());
}

TEST_CASE("tabs that became spaces are no change of code, words are") {
  CHECK(faults("```\n\ta\tb\n```\n", "```\n    a b\n```\n").empty());
  CHECK(faults("```\n a\xC2\xA0= b\n```\n", "```\n a = b\n```\n").empty());
  CHECK(faults("```\n  a\n```\n", "```\n    a\n```\n") == "structure/code-block 1 1\n");
}

TEST_CASE("two code spans that became one are one finding") {
  CHECK(faults("Use `a1` and `b2`.\n", "`a1``b2` anv\xC3\xA4nds.\n") == "structure/code 1 1\n");
}

TEST_CASE("comments in code may be translated, code may not") {
  const std::string fence = "```\n";
  CHECK(faults(fence + "a # one\n# two\n" + fence, fence + "a # ett\n# tv\xC3\xA5\n" + fence).empty());
  CHECK(faults(fence + "a # one\n" + fence, fence + "b # one\n" + fence) == "structure/code-block 1 1\n");
  CHECK(faults(fence + "a\nb\n" + fence, fence + "a\n" + fence) == "structure/code-block 1 1\n");
  CHECK(faults(fence + "a  \n\n" + fence, fence + "a\n" + fence).empty());
}

TEST_CASE("every block of both articles is in one pair, in order, and pairs are of one kind") {
  std::mt19937 random(7);
  const std::vector<std::string> blocks = {"# H\n\n",     "Text `a`.\n\n",     "- one\n- two\n\n", "```\nx\n```\n\n",
                                           "> quote\n\n", "|a|\n|-|\n|b|\n\n", "---\n\n"};
  for (int round = 0; round < 300; ++round) {
    std::string source;
    std::string target;
    for (int i = 0; i < 12; ++i) {
      const std::string& block = blocks[random() % blocks.size()];
      if (random() % 6 != 0) source += block;
      if (random() % 6 != 0) target += block;
    }
    const segment::Article a = segment::read_article("a.md", source);
    const segment::Article b = segment::read_article("a.md", target);
    uint32_t last_source = 0;
    uint32_t last_target = 0;
    INFO(source << "=====\n" << target);
    for (const BlockPair& pair : pair_blocks(a, b)) {
      CHECK((pair.source != markdown::kNoNode || pair.target != markdown::kNoNode));
      if (pair.source != markdown::kNoNode) CHECK(pair.source > std::exchange(last_source, pair.source));
      if (pair.target != markdown::kNoNode) CHECK(pair.target > std::exchange(last_target, pair.target));
      if (pair.source != markdown::kNoNode && pair.target != markdown::kNoNode)
        CHECK(a.document.nodes[pair.source].kind == b.document.nodes[pair.target].kind);
    }
    CHECK(pair_blocks(a, a).size() <= a.document.nodes.size());
    for (const BlockPair& pair : pair_blocks(a, a))
      CHECK(pair.source == pair.target);
  }
}

#include <catch2/catch.hpp>

#include "align/import_markdown.h"
#include "base/hash.h"

using namespace docloc;
using namespace docloc::align;
using segment::PartKind;

namespace {

segment::Article article_of(std::string markdown) {
  return segment::read_article("a.md", std::move(markdown));
}

ImportResult import(std::string source, std::string target, bool any_revision = false) {
  const segment::Article from = article_of(std::move(source));
  const segment::Article to = article_of(std::move(target));
  return import_markdown(
      from, to, {.locale = "sv-SE", .source_path = "en/a.md", .target_path = "sv/a.md", .any_revision = any_revision});
}

// "Kör {1}make{/1} [2]": what a translator sees, codes by number.
std::string shown(const ImportedUnit& unit) {
  if (unit.outcome == UnitOutcome::missing) return "(missing)";
  if (unit.outcome == UnitOutcome::refused) return "(refused)";
  if (unit.outcome == UnitOutcome::uncertain) return "(uncertain)";
  std::string out;
  for (const segment::Part& part : unit.target.content) {
    const std::string number = std::to_string(part.code);
    if (part.kind == PartKind::text) out += part.text;
    if (part.kind == PartKind::placeholder) out += "[" + number + "]";
    if (part.kind == PartKind::open) out += "{" + number + "}";
    if (part.kind == PartKind::close) out += "{/" + number + "}";
  }
  return out;
}

std::string units_of(const ImportResult& result) {
  std::string out;
  for (const ImportedUnit& unit : result.units)
    out += shown(unit) + "\n";
  return out;
}

std::string rules_of(const ImportResult& result) {
  std::string out;
  for (const Finding& finding : result.findings) {
    out += finding.rule + " " + std::to_string(finding.source.line) + "|" + std::to_string(finding.target.line) + "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("units are paired by the blocks they stand in") {
  const ImportResult result = import("# One\n\nTwo *three*.\n\n- Four\n- `five`\n\n| A | 1 |\n|---|---|\n| B | C |\n",
                                     "# Ett\n\nTvå *tre*.\n\n* Fyra\n* `five`\n\n|Ä|1|\n|---|---|\n|Å|Ö|\n");
  CHECK(result.outcome == PageOutcome::imported);
  CHECK(units_of(result) == "Ett\nTvå {1}tre{/1}.\nFyra\nÄ\n1\nÅ\nÖ\n");
  CHECK(result.findings.empty());
  CHECK(result.count(UnitOutcome::translated) == 7);
}

TEST_CASE("codes take the source's numbers whatever the word order") {
  CHECK(units_of(import("See [one](a.md) and [two](b.md), `x` then `y`.\n",
                        "`y` före `x`: se [två](b.md) och [ett](a.md).\n")) ==
        "[4] före [3]: se {2}två{/2} och {1}ett{/1}.\n");
}

TEST_CASE("a repeated code is paired in order") {
  CHECK(units_of(import("`x` or `y` or `x`\n", "`x` eller `x` eller `y`\n")) == "[1] eller [3] eller [2]\n");
}

TEST_CASE("links whose destination was localized are paired in order") {
  CHECK(units_of(import("[a](/en-us/a) [b](b.md) [c](/en-us/c)\n", "[b](b.md) [a](/sv-se/a) [c](/sv-se/c)\n")) ==
        "{2}b{/2} {1}a{/1} {3}c{/3}\n");
}

TEST_CASE("code spans and tags are the same with other white space; tags in another case too") {
  CHECK(units_of(import("Run ` a b ` now<br/>then.\n", "Kör `a b` nu<BR />sedan.\n")) == "Kör [1] nu[2]sedan.\n");
}

TEST_CASE("a unit whose protected codes are not the source's is left out, with line and reason") {
  const ImportResult lost = import("One.\n\nRun `make` now.\n", "Ett.\n\nKör nu.\n");
  CHECK(units_of(lost) == "Ett.\n(refused)\n");
  CHECK(rules_of(lost) == "align/codes 3|3\n");
  CHECK(lost.findings[0].message.find("the code span `make` is missing") != std::string::npos);
  CHECK(lost.findings[0].severity == Severity::warning);
  CHECK(lost.findings[0].locale == "sv-SE");
  CHECK(lost.findings[0].target.path == "sv/a.md");
  CHECK(units_of(import("Run `make`.\n", "Kör `make` och `make`.\n")) == "(refused)\n");
  CHECK(units_of(import("Run `make`.\n", "Kör `gör`.\n")) == "(refused)\n");
  CHECK(units_of(import("[a](a.md)\n", "[a] (a.md)\n")) == "(refused)\n");
  CHECK(units_of(import("[a](a.md)\n", "[a](a.md) [b](b.md)\n")) == "(refused)\n");
}

TEST_CASE("emphasis that the translator dropped or added is kept as translated") {
  CHECK(units_of(import("Select **Upgrade now** banner.\n", "選取 [立即升級] 橫幅。\n")) == "選取 [立即升級] 橫幅。\n");
  const ImportResult added = import("See `x` *now*.\n", "Se *genast* `x` *och* **här**.\n");
  CHECK(units_of(added) == "Se {2}genast{/2} [1] {3}och{/3} {4}här{/4}.\n");
  REQUIRE(added.units[0].target.added.size() == 2);
  CHECK(added.units[0].target.added[0].kind == segment::CodeKind::emphasis);
  CHECK(added.units[0].target.added[1].kind == segment::CodeKind::strong);
}

TEST_CASE("alternative texts and titles follow their image or link") {
  CHECK(units_of(import("Do ![first](1.png) and ![second](2.png \"tip\").\n",
                        "Gör ![andra](2.png \"tips\") och ![första](1.png).\n")) ==
        "Gör [2] och [1].\nförsta\nandra\ntips\n");
  CHECK(units_of(import("![one](1.png)\n", "![ett](1.png)\n")) == "ett\n");
  CHECK(units_of(import("![one](1.png)\n", "![](1.png)\n")) == "(missing)\n");
}

TEST_CASE("generated heading anchors are no part of the translation") {
  const ImportResult result =
      import("# What's new in `x`\n\n## See [this](a.md)\n",
             "# <a name=\"whats-new-in-x\"></a>Nyheter i `x`\n\n## <a name=\"see-this\"></a>Se [detta](a.md)\n");
  CHECK(units_of(result) == "Nyheter i [1]\nSe {1}detta{/1}\n");
  CHECK(result.findings.empty());
  CHECK(result.heading_anchors);
  CHECK_FALSE(import("# A\n", "# B\n").heading_anchors);
}

TEST_CASE("an anchor of another name is left out with a note; one of the source is kept") {
  const ImportResult other = import("# One\n", "# <a name=\"two\"></a>Ett\n");
  CHECK(units_of(other) == "Ett\n");
  CHECK(rules_of(other) == "align/anchor 1|1\n");
  CHECK(other.findings[0].severity == Severity::info);
  CHECK(units_of(import("# <a name=\"x\"></a>One\n", "# <a name=\"x\"></a>Ett\n")) == "{1}{/1}Ett\n");
  CHECK(units_of(import("One\n", "<a name=\"one\"></a>Ett\n")) == "(refused)\n");
}

TEST_CASE("front matter is paired by name, whatever its order and spelling") {
  const ImportResult result = import("---\ntitle: One\ndescription: \"Two\"\nauthor: x\n---\nBody.\n",
                                     "---\ndescription: 'Två'\nauthor: x\ntitle: >-\n  Ett\n---\nText.\n");
  CHECK(units_of(result) == "Ett\nTvå\nText.\n");
}

TEST_CASE("a page of which nothing fits is reported with the first difference, not guessed") {
  const ImportResult result = import("# One\n\nTwo.\n", "```\nett\n```\n\n---\n");
  CHECK(result.outcome == PageOutcome::other_structure);
  CHECK(result.units.empty());
  CHECK(rules_of(result) == "align/structure 1|1\n");
  CHECK(result.findings[0].message ==
        "Nothing of this page could be paired with the source: their blocks differ from block 1 on: the source has a "
        "heading of level 1 at depth 1, the translation has a code block at depth 1.");
  const ImportResult shorter = import("# One\n\nTwo.\n", "");
  CHECK(shorter.findings.at(0).message.find("the translation has no further block") != std::string::npos);
}

TEST_CASE("spelling of lists, tables and code is no difference; other code is noted") {
  const ImportResult same = import("Do:\n\n```js\nx\n```\n", "Gör:\n\n~~~\ny\n~~~\n");
  CHECK(same.outcome == PageOutcome::imported);
  CHECK(rules_of(same) == "align/code-block 3|3\n");
}

TEST_CASE("text of the translation that has no place in the source is noted") {
  const ImportResult result = import(":::image source=\"x.png\":::\n", "Bild :::image source=\"x.png\":::\n");
  CHECK(rules_of(result) == "align/surplus 0|1\n");
}

TEST_CASE("the hand-back fields become metadata, and say who translated") {
  const std::string source = "# One\r\n";
  const std::string fields =
      "---\nms.openlocfilehash: " + sha1_hex(source) +
      "\nms.sourcegitcommit: abc\nms.translationtype: MT\nms.contentlocale: sv-SE\nms.lasthandoff: "
      "12/08/2017\nms.author: x\n---\n";
  const ImportResult result = import(source, fields + "# Ett\n");
  CHECK(result.outcome == PageOutcome::imported);
  CHECK(result.revision == Revision::same);
  CHECK(result.origin == catalog::Origin::machine);
  REQUIRE(result.metadata.size() == 5);
  CHECK(result.metadata[0].first == "ms.openlocfilehash");
  CHECK(result.metadata[4] == std::pair<std::string, std::string>("ms.lasthandoff", "12/08/2017"));
  CHECK(import("# One\n", fields + "# Ett\n").revision == Revision::same);  // LF now, CRLF when it was handed off
  CHECK(import("# One\n", "---\nms.translationtype: HT\n---\n# Ett\n").origin == catalog::Origin::human);
  CHECK(import("# One\n", "# Ett\n").revision == Revision::unknown);
}

TEST_CASE("a translation of another revision is reported, and imported only on demand") {
  const std::string target = "---\nms.openlocfilehash: " + sha1_hex("something else") + "\n---\n# Ett\n";
  const ImportResult kept_out = import("# One\n", target);
  CHECK(kept_out.outcome == PageOutcome::other_revision);
  CHECK(rules_of(kept_out) == "align/revision 0|2\n");
  CHECK(kept_out.findings[0].severity == Severity::error);
  const ImportResult demanded = import("# One\n", target, true);
  CHECK(units_of(demanded) == "Ett\n");
  CHECK(demanded.revision == Revision::other);
  CHECK(demanded.findings.at(0).severity == Severity::info);
}

TEST_CASE("a file that is no article is reported") {
  CHECK(rules_of(import("# One\n", "\xFF\n")) == "align/unusable 0|0\n");
  CHECK(import("# One\n", "\xFF\n").outcome == PageOutcome::unusable);
}

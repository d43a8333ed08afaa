// Pages whose blocks are not the source's.
#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>

#include "align/import_markdown.h"
#include "catalog/codes.h"
#include "catalog/sync.h"

using namespace docloc;
using namespace docloc::align;

namespace {

// Enough of a page for its words to speak: each paragraph has a number or a name of its own.
constexpr const char* kSource[] = {
    "# Set up the printer",
    "This page tells how to set up the printer model 310 in a network of an office.",
    "Press the green button and wait for 20 seconds. The display shows `READY` when the start is done.",
    "## Choose a paper",
    "The printer takes paper of 80 grams. Thicker paper goes into tray B.",
    "Open the menu with `Fn+P` and choose the size. See [sizes](sizes.md) for a list.",
    "## Clean it",
    "Use a dry cloth once a month. Never use water on the drum.",
    "Order part 4711 from the support when the drum is worn out after 12000 pages.",
};
constexpr const char* kTarget[] = {
    "# Installera skrivaren",
    "Den här sidan visar hur du installerar skrivaren modell 310 i ett nätverk på ett kontor.",
    "Tryck på den gröna knappen och vänta i 20 sekunder. Displayen visar `READY` när starten är klar.",
    "## Välj papper",
    "Skrivaren tar papper på 80 gram. Tjockare papper går i fack B.",
    "Öppna menyn med `Fn+P` och välj storleken. Se [storlekar](sizes.md) för en lista.",
    "## Rengör den",
    "Använd en torr trasa en gång i månaden. Använd aldrig vatten på trumman.",
    "Beställ del 4711 från supporten när trumman är utsliten efter 12000 sidor.",
};
constexpr size_t kBlocks = std::size(kSource);

std::string page(const std::vector<std::string>& blocks) {
  std::string all;
  for (const std::string& block : blocks)
    all += block + "\n\n";
  return all;
}
std::vector<std::string> blocks_of(const char* const (&texts)[kBlocks]) {
  return {std::begin(texts), std::end(texts)};
}

ImportResult import(const std::vector<std::string>& target, ImportOptions options = {.locale = "sv-SE"}) {
  const segment::Article from = segment::read_article("a.md", page(blocks_of(kSource)));
  const segment::Article to = segment::read_article("a.md", page(target));
  return import_markdown(from, to, options);
}

std::string text_of(const ImportedUnit& unit) {
  if (unit.outcome == UnitOutcome::translated) return segment::plain_text(unit.target.content);
  if (unit.outcome != UnitOutcome::partial) return "";
  std::string text;
  for (const auto& content : unit.segments)
    text += content ? segment::plain_text(*content) : "_";
  return text;
}

// Of the block's unit; the plain text without codes.
std::string expected(size_t block) {
  const segment::Article article = segment::read_article("a.md", kTarget[block]);
  return segment::plain_text(article.units[0].content);
}

// What is imported is right; how many are.
uint32_t count_right(const ImportResult& result) {
  uint32_t right = 0;
  for (size_t i = 0; i < kBlocks; ++i) {
    const std::string text = text_of(result.units[i]);
    if (text.empty()) continue;
    CHECK(text == expected(i));
    ++right;
  }
  return right;
}

bool has_rule(const ImportResult& result, std::string_view rule, uint32_t source_line) {
  return std::ranges::any_of(result.findings,
                             [&](const Finding& f) { return f.rule == rule && f.source.line == source_line; });
}

}  // namespace

TEST_CASE("A page with the source's blocks is imported whole, and every pair is sure") {
  const ImportResult result = import(blocks_of(kTarget));
  CHECK(count_right(result) == kBlocks);
  CHECK(result.findings.empty());
  CHECK(std::ranges::all_of(result.units, [](const ImportedUnit& unit) { return unit.confidence > 0.9F; }));
}

TEST_CASE("A block that is missing from the translation is named, and the others find their places") {
  for (size_t gone = 0; gone < kBlocks; ++gone) {
    CAPTURE(gone);
    std::vector<std::string> target = blocks_of(kTarget);
    target.erase(target.begin() + static_cast<std::ptrdiff_t>(gone));
    const ImportResult result = import(target);
    CHECK(count_right(result) >= kBlocks - 2);
    CHECK(text_of(result.units[gone]).empty());
    const auto line = static_cast<uint32_t>(2 * gone + 1);
    CHECK((has_rule(result, "align/missing", line) || has_rule(result, "align/uncertain", line)));
  }
}

TEST_CASE("Blocks that stand in another order go where they belong, or nowhere") {
  for (size_t first = 1; first + 1 < kBlocks; ++first) {
    CAPTURE(first);
    std::vector<std::string> target = blocks_of(kTarget);
    std::swap(target[first], target[first + 1]);
    CHECK(count_right(import(target)) >= kBlocks - 2);
  }
}

TEST_CASE("A block that stands there twice is taken once, and one that the source has not is left out") {
  std::vector<std::string> twice = blocks_of(kTarget);
  twice.insert(twice.begin() + 4, twice[4]);
  CHECK(count_right(import(twice)) == kBlocks);
  std::vector<std::string> more = blocks_of(kTarget);
  more.insert(more.begin() + 6, "Det här stycket har översättaren lagt till, om färgpatroner och garantier.");
  const ImportResult result = import(more);
  CHECK(count_right(result) >= kBlocks - 1);
  CHECK(std::ranges::any_of(result.findings, [](const Finding& f) { return f.rule == "align/surplus"; }));
}

TEST_CASE("A block that was replaced by another is not taken for its translation") {
  std::vector<std::string> target = blocks_of(kTarget);
  target[8] = "Skriv till kundtjänst om något annat är fel med apparaten, helst med en bild av skadan och kvittot.";
  const ImportResult result = import(target);
  CHECK(text_of(result.units[8]).empty());
  CHECK(count_right(result) >= kBlocks - 2);
}

TEST_CASE("Two paragraphs that became one are told apart by their sentences, and one that became two is joined") {
  std::vector<std::string> joined = blocks_of(kTarget);
  joined[4] += " " + joined[5];
  joined.erase(joined.begin() + 5);
  CHECK(count_right(import(joined)) == kBlocks);
  std::vector<std::string> cut = blocks_of(kTarget);
  const size_t dot = cut[2].find(". ");
  cut.insert(cut.begin() + 3, cut[2].substr(dot + 2));
  cut[2].resize(dot + 1);
  CHECK(count_right(import(cut)) == kBlocks);
}

TEST_CASE("A paragraph that lost a sentence is not taken for the whole translation, and a finding names it") {
  std::vector<std::string> target = blocks_of(kTarget);
  target[5] = "Se [storlekar](sizes.md) för en lista.";
  const ImportResult result = import(target);
  CHECK(result.units[5].outcome != UnitOutcome::translated);
  CHECK((has_rule(result, "align/uncertain", 11) || has_rule(result, "align/codes", 11)));
  const segment::Article source = segment::read_article("a.md", page(blocks_of(kSource)));
  const catalog::Catalog strings = catalog::make_source_catalog(source, "en-US", nullptr);
  const catalog::Catalog locale = import_into(source, strings, nullptr, result, "sv-SE");
  CHECK_FALSE(locale.units[5].segments[0].target.has_value());
  CHECK(catalog::find_code_faults(locale.units[5]).empty());
}

TEST_CASE("A sentence that stands there twice is never taken twice") {
  std::vector<std::string> twice = blocks_of(kTarget);
  twice[7] =
      "Använd en torr trasa en gång i månaden. Använd en torr trasa en gång i månaden. Använd aldrig vatten på "
      "trumman.";
  CHECK(count_right(import(twice)) >= kBlocks - 1);
}

TEST_CASE("The threshold decides what is imported") {
  std::vector<std::string> target = blocks_of(kTarget);
  CHECK(import(target, {.locale = "sv-SE", .confidence = 1.01F}).count(UnitOutcome::translated) == 0);
  CHECK(import(target, {.locale = "sv-SE", .confidence = 0.0F}).count(UnitOutcome::translated) == kBlocks);
}

TEST_CASE("A link that leads elsewhere in the translation is kept, one that differs by a locale is not") {
  const segment::Article source = segment::read_article(
      "a.md", "See [one](https://example.com/en-us/one), [two](https://Example.com/two) and ![three](p/3.png).\n");
  const segment::Article target = segment::read_article(
      "a.md", "Se [ett](https://example.com/sv-se/one), [två](https://example.com/tva) och ![tre](p/3-sv.png).\n");
  const auto replaced = [&](LinkPolicy policy) {
    const ImportResult result = import_markdown(source, target, {.locale = "sv-SE", .links = policy});
    std::string all;
    for (const segment::Replacement& r : result.units[0].target.replaced)
      all += fmt::format("{}:{}{} ", r.code, r.with.open, r.with.close);
    return all;
  };
  CHECK(replaced(LinkPolicy::follow).empty());
  CHECK(replaced(LinkPolicy::changed) == "2:[](https://example.com/tva) 3:![three](p/3-sv.png) ");
  CHECK(replaced(LinkPolicy::all) ==
        "1:[](https://example.com/sv-se/one) 2:[](https://example.com/tva) 3:![three](p/3-sv.png) ");
  const ImportResult result = import_markdown(source, target, {.locale = "sv-SE"});
  CHECK(std::ranges::count_if(result.findings, [](const Finding& f) { return f.rule == "align/link"; }) == 2);
  const catalog::Catalog strings = catalog::make_source_catalog(source, "en-US", nullptr);
  const catalog::Catalog locale = import_into(source, strings, nullptr, result, "sv-SE");
  CHECK(locale.units[0].replacements.size() == 2);
}

TEST_CASE("A partial import leaves translations alone that are there already") {
  std::vector<std::string> target = blocks_of(kTarget);
  const segment::Article source = segment::read_article("a.md", page(blocks_of(kSource)));
  const catalog::Catalog strings = catalog::make_source_catalog(source, "en-US", nullptr);
  const catalog::Catalog full = import_into(source, strings, nullptr, import(target), "sv-SE");
  target[5] = "Se [storlekar](sizes.md) för en lista.";
  const catalog::Catalog again = import_into(source, strings, &full, import(target), "sv-SE");
  CHECK(again.units[5] == full.units[5]);
}

TEST_CASE("A translation of an older source follows the source: what changed since is stale, the rest is there") {
  std::vector<std::string> now = blocks_of(kSource);
  now[8] = "Order part 4712 from the support when the drum is worn out after 15000 pages.";
  now.insert(now.begin() + 3, "This paragraph is new.");
  const segment::Article older = segment::read_article("a.md", page(blocks_of(kSource)));
  const segment::Article source = segment::read_article("a.md", page(now));
  const ImportResult result =
      import_markdown(older, segment::read_article("a.md", page(blocks_of(kTarget))), {.locale = "sv-SE"});
  const catalog::Catalog strings = catalog::make_source_catalog(source, "en-US", nullptr);
  const catalog::Catalog locale = import_older(older, result, source, strings, nullptr, "sv-SE");
  std::string standings;
  for (const catalog::Unit& unit : locale.units) {
    if (!unit.obsolete) standings += fmt::format("{} ", catalog::to_string(catalog::standing_of(unit)));
  }
  CHECK(standings ==
        "translated translated translated missing translated translated translated translated translated stale ");
}

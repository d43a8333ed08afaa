#include <catch2/catch.hpp>

#include "build.h"
#include "catalog/sync.h"

using namespace docloc;
using namespace docloc::memory;
using namespace docloc::memory::test;
using catalog::Origin;
using catalog::State;
using segment::CodeKind;

namespace {

// "target [state origin]" of each segment, "-" where there is none.
std::string targets(const catalog::Catalog& catalog) {
  const std::vector<std::string> states = {"initial", "translated", "reviewed", "final"};
  const std::vector<std::string> origins = {"human", "machine", "fuzzy"};
  std::string out;
  for (const catalog::Unit& unit : catalog.units) {
    for (const catalog::Segment& segment : unit.segments) {
      out += out.empty() ? "" : " | ";
      if (!segment.target) {
        out += "-";
        continue;
      }
      out += to_text(*segment.target) + " [" + states[static_cast<size_t>(segment.state)] + " " +
             origins[static_cast<size_t>(segment.origin)] + "]";
    }
  }
  return out;
}

std::string matches(const catalog::Unit& unit) {
  std::string out;
  for (const catalog::Match& match : unit.matches) {
    out += (out.empty() ? "" : ", ") + match.segment + " " + match.origin.substr(match.origin.find(':') + 1) + " " +
           std::to_string(match.similarity) + " " + to_text(match.target);
  }
  return out;
}

}  // namespace

TEST_CASE("an exact text in its context takes the translation from there") {
  const Memory memory =
      memory_of({paragraphs("a.md", {{"Before.", "Före."}, {"Open it.", "Öppna den."}, {"After.", "Efter."}}),
                 paragraphs("b.md", {{"Other.", "Annat."}, {"Open it.", "Läs in den."}})});
  catalog::Catalog catalog = paragraphs("new.md", {{"Before.", "Innan."}, {"Open it.", ""}, {"After.", "Sedan."}});
  const Account account = leverage(catalog, memory);
  CHECK(targets(catalog) == "Innan. [translated human] | Öppna den. [translated human] | Sedan. [translated human]");
  CHECK(account.in_context == catalog::Count{1, 2});
  // Where it came from stays on record, until somebody changes the target.
  CHECK(matches(catalog.units[1]) == "s1 memory 100 Öppna den.");
  CHECK_FALSE(needs_leverage(catalog));
  catalog.units[1].segments[0].target = content("Öppna.");
  CHECK(needs_leverage(catalog));
  leverage(catalog, memory);
  CHECK(catalog.units[1].matches.empty());
  CHECK(to_text(*catalog.units[1].segments[0].target) == "Öppna.");
}

TEST_CASE("an exact text out of context is filled when it was always translated alike") {
  const Memory memory = memory_of({paragraphs("a.md", {{"Open it.", "Öppna den."}, {"Shut it.", "Stäng den."}}),
                                   paragraphs("b.md", {{"Shut it.", "Stäng det."}, {"Open it.", "Öppna\nden."}})});
  catalog::Catalog catalog = paragraphs("new.md", {{"Open it.", ""}, {"Something new.", ""}, {"Shut it.", ""}});
  const Account account = leverage(catalog, memory);
  CHECK(targets(catalog) == "Öppna den. [translated human] | - | -");
  CHECK(account.exact == catalog::Count{1, 2});
  CHECK(account.ambiguous == catalog::Count{1, 2});
  CHECK(account.nothing == catalog::Count{1, 2});
  // What is not clear is offered.
  CHECK(matches(catalog.units[2]) == "s1 memory 100 Stäng den., s1 memory 100 Stäng det.");
}

TEST_CASE("another role's translation of the text is a guess only") {
  const Memory memory = memory_of({catalog_of("a.md", {unit("u1", "heading", {{"Open the file", "Öppna filen"}})})});
  catalog::Catalog catalog = paragraphs("new.md", {{"Open the file", ""}});
  const Account account = leverage(catalog, memory);
  CHECK(targets(catalog) == "Öppna filen [initial fuzzy]");
  CHECK(matches(catalog.units[0]) == "s1 memory 99 Öppna filen");
  CHECK(account.similar[9] == catalog::Count{1, 3});
}

TEST_CASE("a repeated text is filled from its sibling in the same catalog") {
  const Memory nothing = memory_of({});
  catalog::Catalog catalog = paragraphs("a.md", {{"Open it.", "Öppna den."}, {"New.", ""}, {"Open it.", ""}});
  catalog.units.push_back(unit("u9", "heading", {{"Open it.", ""}}));
  leverage(catalog, nothing);
  CHECK(targets(catalog) == "Öppna den. [translated human] | - | Öppna den. [translated human] | -");
}

TEST_CASE("what memory has of an older state of the catalog does not contradict it") {
  const Memory memory = memory_of({paragraphs("a.md", {{"Open it.", "Felstavat."}, {"Shut it.", "Stäng."}})});
  catalog::Catalog catalog = paragraphs("a.md", {{"Open it.", "Öppna den."}, {"Shut it.", "Stäng."}, {"Open it.", ""}});
  leverage(catalog, memory);
  CHECK(to_text(*catalog.units[2].segments[0].target) == "Öppna den.");
}

TEST_CASE("a human's translation goes before a machine's, and a machine's stays one") {
  const Memory memory = memory_of({paragraphs("a.md", {{"Open it.", "Maskin.", State::translated, Origin::machine},
                                                       {"Shut it.", "Maskin 2.", State::translated, Origin::machine}}),
                                   paragraphs("b.md", {{"Open it.", "Öppna den.", State::final_}})});
  catalog::Catalog catalog = paragraphs("new.md", {{"Shut it.", ""}, {"Open it.", ""}});
  leverage(catalog, memory);
  CHECK(targets(catalog) == "Maskin 2. [translated machine] | Öppna den. [translated human]");
}

TEST_CASE("a translation of an obsolete unit helps when nothing current does") {
  catalog::Catalog older =
      paragraphs("a.md", {{"Open it.", "Öppna den."}, {"Shut it.", "Gammalt."}, {"Shut it.", "Nytt."}});
  for (const size_t i : {0U, 1U}) {
    older.units[i].obsolete = true;
    older.units[i].translate = false;
  }
  std::swap(older.units[0], older.units[2]);
  const Memory memory = memory_of({older});
  catalog::Catalog catalog = paragraphs("new.md", {{"Open it.", ""}, {"Shut it.", ""}});
  leverage(catalog, memory);
  CHECK(targets(catalog) == "Öppna den. [translated human] | Nytt. [translated human]");
}

TEST_CASE("a similar text gives a guess that is never published, and at most three offers") {
  const Memory memory = memory_of({paragraphs("a.md", {{"Select the red file and open it now.", "ett"},
                                                       {"Select the red file and open it soon.", "två"},
                                                       {"Select the red file and open it here.", "tre"},
                                                       {"Select the red file and open it twice.", "fyra"}})});
  catalog::Catalog catalog = paragraphs("new.md", {{"Select the red file and open it today.", ""}});
  leverage(catalog, memory);
  CHECK(targets(catalog) == "tre [initial fuzzy]");
  CHECK(matches(catalog.units[0]) == "s1 memory 87 tre, s1 memory 87 ett, s1 memory 87 två");
  CHECK(standing_of(catalog.units[0]) == catalog::Standing::fuzzy);
  catalog::Catalog strict = paragraphs("new.md", {{"Select the red file and open it today.", ""}});
  leverage(strict, memory, {.threshold = 88});
  CHECK(targets(strict) == "-");
}

TEST_CASE("a match whose codes do not fit is offered, never applied") {
  const std::vector<segment::Code> codes = {code(CodeKind::code, "`x`", "", "x")};
  const Memory memory = memory_of({catalog_of(
      "a.md", {unit("u1", "paragraph",
                    {{"Run the big program <1/> on the host", "Kör det stora programmet <1/> på värden"}}, codes),
               unit("u2", "paragraph", {{"Run the big program there on the old host", "Kör programmet där"}})})});
  catalog::Catalog catalog = paragraphs("new.md", {{"Run the big program there on the host", ""}});
  leverage(catalog, memory);
  // The nearest one that fits is the guess.
  CHECK(targets(catalog) == "Kör programmet där [initial fuzzy]");
  CHECK(matches(catalog.units[0]) ==
        "s1 memory 88 Kör programmet där, s1 memory 87 Kör det stora programmet <1/> på värden");
  CHECK(catalog.units[0].codes.empty());
  CHECK(catalog.units[0].matches[1].codes == codes);
  catalog::Catalog none = paragraphs("new.md", {{"Run the big program on the host", ""}});
  leverage(none, memory, {.threshold = 80});
  CHECK(targets(none) == "-");
  CHECK(matches(none.units[0]) == "s1 memory 87 Kör det stora programmet <1/> på värden");
}

TEST_CASE("a stale segment keeps its own translation before readers; only better matches are offered") {
  const Memory memory = memory_of({paragraphs(
      "a.md", {{"Select the red file and open it soon.", "snart"}, {"Select a red file, then open it.", "sämre"}})});
  catalog::Catalog catalog = paragraphs("new.md", {{"Select the red file and open it now.", ""}});
  catalog.units[0].matches.push_back({.segment = "s1",
                                      .origin = std::string(catalog::kPrevious),
                                      .source = content("Select the red file and open this again."),
                                      .target = content("igen")});
  leverage(catalog, memory, {.threshold = 60});
  CHECK(targets(catalog) == "-");
  CHECK(matches(catalog.units[0]) == "s1 previous 0 igen, s1 memory 87 snart");
  CHECK(standing_of(catalog.units[0]) == catalog::Standing::stale);
}

TEST_CASE("a stale segment whose new text is known exactly is translated") {
  const Memory memory = memory_of({paragraphs("a.md", {{"Open it now.", "Öppna nu."}})});
  catalog::Catalog catalog = paragraphs("new.md", {{"Open it now.", ""}});
  catalog.units[0].matches.push_back({.segment = "s1",
                                      .origin = std::string(catalog::kPrevious),
                                      .source = content("Open it."),
                                      .target = content("Öppna.")});
  leverage(catalog, memory);
  CHECK(targets(catalog) == "Öppna nu. [translated human]");
}

TEST_CASE("a guess is made anew when memory knows more, and taken back when it knows less") {
  catalog::Catalog catalog = paragraphs("new.md", {{"Select the red file and open it now.", ""}});
  const catalog::Catalog empty = catalog;
  leverage(catalog, memory_of({paragraphs("a.md", {{"Select the red file and open it soon.", "snart"}})}));
  CHECK(targets(catalog) == "snart [initial fuzzy]");
  leverage(catalog, memory_of({paragraphs("a.md", {{"Select the red file and open it now.", "nu"}})}));
  CHECK(targets(catalog) == "nu [translated human]");
  CHECK(matches(catalog.units[0]) == "s1 memory 100 nu");

  catalog = empty;
  leverage(catalog, memory_of({paragraphs("a.md", {{"Select the red file and open it soon.", "snart"}})}));
  leverage(catalog, memory_of({}));
  CHECK(catalog == empty);
}

TEST_CASE("a guess whose source changed is made anew, and its remains go") {
  catalog::Catalog catalog = paragraphs("new.md", {{"Select the red file and open it today.", ""}});
  catalog.units[0].matches.push_back({.segment = "s1",
                                      .origin = std::string(catalog::kPreviousFuzzy),
                                      .source = content("Select the red file."),
                                      .target = content("gissning")});
  leverage(catalog, memory_of({paragraphs("a.md", {{"Select the red file and open it soon.", "snart"}})}));
  CHECK(targets(catalog) == "snart [initial fuzzy]");
  CHECK(matches(catalog.units[0]) == "s1 memory 87 snart");
}

TEST_CASE("what somebody wrote is never touched") {
  const Memory memory =
      memory_of({paragraphs("a.md", {{"Open it.", "Öppna den."}, {"Shut it now please.", "Stäng."}})});
  catalog::Catalog catalog = paragraphs("new.md", {{"Open it.", "Mitt eget."},
                                                   {"Open it.", "Utkast.", State::initial},
                                                   {"Open it.", "Från en PO-fil.", State::initial, Origin::fuzzy},
                                                   {"Open it.", "Maskin.", State::translated, Origin::machine}});
  const catalog::Catalog before = catalog;
  CHECK_FALSE(needs_leverage(catalog));
  leverage(catalog, memory);
  CHECK(catalog == before);

  // A guess that a translator improved without saying so is the translator's.
  catalog = paragraphs("new.md", {{"Shut it now.", ""}});
  leverage(catalog, memory);
  REQUIRE(targets(catalog) == "Stäng. [initial fuzzy]");
  catalog.units[0].segments[0].target = content("Stäng den nu.");
  leverage(catalog, memory_of({}));
  CHECK(targets(catalog) == "Stäng den nu. [initial fuzzy]");
}

TEST_CASE("units that are not translated, and white space, are left alone") {
  const Memory memory = memory_of({paragraphs("a.md", {{"Open it.", "Öppna den."}, {" ", "x"}})});
  catalog::Catalog catalog = paragraphs("new.md", {{"Open it.", ""}, {"Open it.", ""}, {" ", ""}});
  catalog.units[0].translate = false;
  catalog.units[1].translate = false;
  catalog.units[1].obsolete = true;
  catalog.units[2].segments[0].ignorable = true;
  const catalog::Catalog before = catalog;
  leverage(catalog, memory);
  CHECK(catalog == before);
}

TEST_CASE("a link that spans two sentences is put in when both are known") {
  const auto link = code(CodeKind::link, "[", "](a.md)", "a.md");
  const Memory memory = memory_of({catalog_of(
      "a.md",
      {unit("u1", "paragraph", {{"See <1>this.", "Se <1>detta."}, {"And that</1>.", "Och det</1>."}}, {link})})});
  const auto other = code(CodeKind::link, "[", "](b.md)", "b.md");
  catalog::Catalog catalog =
      catalog_of("new.md", {unit("u1", "paragraph", {{"See <1>this.", ""}, {"And that</1>.", ""}}, {other}),
                            unit("u2", "paragraph", {{"And that is that.", ""}})});
  leverage(catalog, memory);
  CHECK(targets(catalog) == "Se <1>detta. [translated human] | Och det</1>. [translated human] | -");
  CHECK(catalog.units[0].codes == std::vector<segment::Code>{other});
}

TEST_CASE("the white space of the translation comes with it") {
  catalog::Catalog japanese =
      catalog_of("a.md", {unit("u1", "paragraph", {{"One.", "一。"}, {" ", ""}, {"Two.", "二。"}})});
  japanese.units[0].segments[1].ignorable = true;
  japanese.units[0].segments[1].target.emplace();
  const Memory memory = memory_of({japanese});
  catalog::Catalog catalog = catalog_of("new.md", {unit("u1", "paragraph", {{"One.", ""}, {" ", ""}, {"Two.", ""}})});
  catalog.units[0].segments[1].ignorable = true;
  leverage(catalog, memory);
  REQUIRE(catalog.units[0].segments[1].target);
  CHECK(catalog.units[0].segments[1].target->empty());
}

TEST_CASE("a guess comes and goes without leaving codes behind") {
  const std::vector<segment::Code> codes = {code(CodeKind::strong, "**", "**")};
  const Memory memory =
      memory_of({paragraphs("a.md", {{"Unused.", "Oanvänd."}}),
                 catalog_of("b.md", {unit("u1", "heading", {{"Select Save", "Välj <1>Spara</1>"}}, codes)})});
  catalog::Catalog catalog = paragraphs("new.md", {{"Select Save", ""}});
  const catalog::Catalog before = catalog;
  leverage(catalog, memory);
  CHECK(targets(catalog) == "Välj <1>Spara</1> [initial fuzzy]");
  CHECK(catalog.units[0].codes.size() == 1);
  const catalog::Read read = catalog::read_xliff("new.xlf", write_xliff(catalog));
  REQUIRE(read.catalog);
  CHECK(*read.catalog == catalog);
  leverage(catalog, memory_of({}));
  CHECK(catalog == before);
}

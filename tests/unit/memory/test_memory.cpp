#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "build.h"

using namespace docloc;
using namespace docloc::memory;
using namespace docloc::memory::test;
using catalog::State;
using segment::CodeKind;

TEST_CASE("an exact text is found in its role, in context first, and each translation once") {
  const std::vector<catalog::Catalog> catalogs = {
      paragraphs("a.md", {{"Before.", "Före."}, {"Open the file.", "Öppna filen."}, {"After.", "Efter."}}),
      paragraphs("b.md", {{"Open the file.", "Läs in filen.", State::final_}}),
      paragraphs("c.md", {{"Open\nthe file.", "Öppna\nfilen."}}),
      catalog_of("d.md", {unit("u1", "heading", {{"Open the file.", "Öppna en fil"}})})};
  const Memory memory = memory_of(catalogs);
  Question question("Open the file.");
  CHECK(to_text(memory.exact(question.query())) == "100 Läs in filen., 100 Öppna filen.");
  CHECK(to_text(memory.exact(question.query(), "b.md")) == "100 Öppna filen.");
  question.context = positions_of(catalogs[0])[1].context;
  const std::vector<Found> found = memory.exact(question.query());
  CHECK(to_text(found) == "100 Öppna filen., 100 Läs in filen.");
  CHECK(found[0].in_context);
  CHECK_FALSE(found[1].in_context);
  CHECK(to_text(memory.exact(Question("Open the file.", "cell").query())).empty());
}

TEST_CASE("an entry without a role is good for every role") {
  Result<Memory> memory = Memory::open("", "en-US", "sv-SE");
  REQUIRE(memory);
  const std::vector<Feed> feeds = {{"memory.tmx", "1"}};
  memory->refresh(feeds, [](std::span<const size_t>) {
    return std::vector<std::vector<Entry>>{{make_entry(content("Sign in"), content("Logga in"), {})}};
  });
  CHECK(to_text(memory->exact(Question("Sign in", "cell").query())) == "100 Logga in");
  CHECK(memory->similar(Question("Sign in", "cell").query(), 50, 3).empty());
}

TEST_CASE("similar texts come by how many words they share") {
  const Memory memory = memory_of({paragraphs("a.md", {{"Select the blue file and open it now.", "fyra"},
                                                       {"Select the red file and open it now.", "ett"},
                                                       {"Select the red file and open it.", "två"},
                                                       {"Select the red file and open this one now please.", "tre"},
                                                       {"Nothing of that sort is here at all.", "noll"}})});
  const Question question("Select the red file, and then open it now!");
  CHECK(to_text(memory.similar(question.query(), 60, 9)) == "88 ett, 77 fyra, 77 två, 60 tre");
  CHECK(to_text(memory.similar(question.query(), 78, 9)) == "88 ett");
  CHECK(to_text(memory.similar(question.query(), 60, 2)) == "88 ett, 77 fyra");
}

TEST_CASE("a text that differs in signs, case and formatting only is 99 percent alike") {
  const Memory memory =
      memory_of({catalog_of("a.md", {unit("u1", "paragraph", {{"Select <1>Save</1>.", "Välj <1>Spara</1>."}},
                                          {code(CodeKind::strong, "**", "**")})})});
  CHECK(to_text(memory.similar(Question("select save").query(), 90, 3)) == "99 Välj <1>Spara</1>.");
  CHECK(to_text(memory.similar(Question("Select <1>Save</1>.", "heading", {code(CodeKind::strong, "**", "**")}).query(),
                               90, 3)) == "99 Välj <1>Spara</1>.");
}

TEST_CASE("a code counts as a word, by its kind") {
  const std::vector<segment::Code> codes = {code(CodeKind::code, "`Get-Item`")};
  const Memory memory = memory_of(
      {catalog_of("a.md", {unit("u1", "paragraph", {{"Run <1/> on the host", "Kör <1/> på värden"}}, codes)})});
  const std::vector<segment::Code> other = {code(CodeKind::code, "`Get-Date`")};
  CHECK(to_text(memory.exact(Question("Run <1/> on the host", "paragraph", other).query())) ==
        "100 Kör <1/> på värden");
  CHECK(to_text(memory.similar(Question("Run <1/> on a host", "paragraph", other).query(), 50, 3)) ==
        "80 Kör <1/> på värden");
  CHECK(to_text(memory.similar(Question("Run this on the host").query(), 50, 3)) == "80 Kör <1/> på värden");
}

TEST_CASE("an older translation goes behind a current one of its text, a machine's behind a human's") {
  catalog::Catalog older = paragraphs("b.md", {{"Close the open window.", "Stäng fönstret, gammalt."}});
  older.units[0].obsolete = true;
  older.units[0].translate = false;
  const Memory memory = memory_of(
      {older, paragraphs("c.md", {{"Close the open window.", "Maskin.", State::translated, catalog::Origin::machine}}),
       paragraphs("d.md", {{"Close the open window.", "Ö: stäng det öppna fönstret."}})});
  CHECK(to_text(memory.similar(Question("Close the open windows.").query(), 70, 5)) ==
        "75 Ö: stäng det öppna fönstret., 75 Stäng fönstret, gammalt., 75 Maskin.");
}

TEST_CASE("only what changed is read again, and what is gone is forgotten") {
  std::vector<catalog::Catalog> catalogs = {paragraphs("a.md", {{"Open the file.", "Öppna filen."}}),
                                            paragraphs("b.md", {{"Shut the door.", "Stäng dörren."}})};
  Memory memory = memory_of(catalogs, scratch_file("refresh.sqlite"));
  CHECK(refresh(memory, catalogs) == 0);
  catalogs[1] = paragraphs("b.md", {{"Shut the window.", "Stäng fönstret."}});
  CHECK(refresh(memory, catalogs) == 1);
  CHECK(memory.exact(Question("Shut the door.").query()).empty());
  CHECK(to_text(memory.similar(Question("Shut the doors.").query(), 50, 3)) == "66 Stäng fönstret.");
  catalogs.erase(catalogs.begin());
  CHECK(refresh(memory, catalogs) == 0);
  CHECK(memory.exact(Question("Open the file.").query()).empty());
  CHECK(memory.size().feeds == 1);
  CHECK(memory.size().sources == 1);
}

TEST_CASE("the index is the same file's for the next process, and another language pair's is none") {
  const std::vector<catalog::Catalog> catalogs = {paragraphs("a.md", {{"Open the file.", "Öppna filen."}})};
  const std::string path = scratch_file("kept.sqlite");
  {
    const Memory first = memory_of(catalogs, path);
  }
  {
    Result<Memory> again = Memory::open(path, "en-US", "sv-SE");
    CHECK(refresh(*again, catalogs) == 0);
    CHECK(to_text(again->exact(Question("Open the file.").query())) == "100 Öppna filen.");
  }
  const Result<Memory> german = Memory::open(path, "en-US", "de-DE");
  CHECK(german->size().entries == 0);
  CHECK(german->notice().empty());
}

namespace {

std::vector<catalog::Catalog> random_catalogs(uint32_t seed) {
  std::mt19937 random(seed);
  const std::vector<std::string> words = {"open",   "the",    "file", "in",  "a",
                                          "window", "server", "role", "and", "select"};
  const std::vector<std::string> kinds = {"paragraph", "heading", "cell"};
  std::vector<catalog::Catalog> catalogs;
  for (int c = 0; c < 12; ++c) {
    std::vector<catalog::Unit> units;
    for (int u = 0; u < 15; ++u) {
      std::string source;
      for (size_t n = random() % 6 + 2; n > 0; --n)
        source += (source.empty() ? "" : " ") + words[random() % words.size()];
      units.push_back(
          unit(fmt::format("u{}", u), kinds[random() % 3],
               {{source, "mål " + std::to_string(random() % 4), random() % 4 == 0 ? State::reviewed : State::translated,
                 random() % 5 == 0 ? catalog::Origin::machine : catalog::Origin::human}}));
    }
    catalogs.push_back(catalog_of(fmt::format("c{}", c) + ".md", std::move(units)));
  }
  return catalogs;
}

std::vector<std::string> answers(const Memory& memory, const std::vector<catalog::Catalog>& catalogs) {
  std::vector<std::string> out;
  for (const catalog::Catalog& catalog : catalogs) {
    for (const Position& position : positions_of(catalog)) {
      const catalog::Unit& unit = catalog.units[position.unit];
      Question question(to_text(unit.segments[position.segment].source), unit.kind);
      question.context = position.context;
      out.push_back(to_text(memory.exact(question.query(), catalog.path)));
      out.push_back(to_text(memory.similar(question.query(), 60, 3)));
    }
  }
  return out;
}

}  // namespace

TEST_CASE("what is found depends on what is remembered, not on how it came there") {
  std::vector<catalog::Catalog> catalogs = random_catalogs(1);
  const std::vector<catalog::Catalog> others = random_catalogs(2);
  const std::vector<std::string> expected = answers(memory_of(catalogs), catalogs);
  CHECK(std::ranges::count(expected, "") < static_cast<int>(expected.size()) - 60);
  std::mt19937 random(3);
  for (int round = 0; round < 4; ++round) {
    // Other catalogs first, then these ones in any order, one after another.
    Memory memory = memory_of(others);
    std::vector<catalog::Catalog> shuffled = catalogs;
    std::ranges::shuffle(shuffled, random);
    for (size_t n = 1; n <= shuffled.size(); ++n)
      refresh(memory, {shuffled.begin(), shuffled.begin() + static_cast<std::ptrdiff_t>(n)});
    CHECK(answers(memory, catalogs) == expected);
  }
}

TEST_CASE("similar texts are all found: the search loses none of those that comparing each with each finds") {
  const std::vector<catalog::Catalog> catalogs = random_catalogs(4);
  const Memory memory = memory_of(catalogs);
  for (const std::string text : {"open the file in the window", "select server role", "the the the open file and role",
                                 "window and window and select a file in a role"}) {
    const Question question(text);
    const std::vector<Found> all = memory.similar(question.query(), 1, 1000);
    for (const uint32_t least : {50U, 67U, 75U, 90U}) {
      const auto near = std::ranges::count_if(all, [&](const Found& one) { return one.similarity >= least; });
      CHECK(memory.similar(question.query(), least, 1000).size() == static_cast<size_t>(near));
    }
  }
}

TEST_CASE("texts that are no query language are found and harm nothing") {
  const std::vector<std::string> nasty = {R"("quoted" AND 'more' OR "" NOT (x) NEAR(a b, 2) * ^ : - + { } col: texts)",
                                          "'); DROP TABLE entries; --",
                                          "%_?1 :name @p $v \\ \" \"\" ''",
                                          "\x01\x02\x7F control\x1F"
                                          "characters here",
                                          "👩‍💻👩‍💻👩‍💻 emoji words 🇸🇪🇸🇪",
                                          "\u202Eright to left\u202C עברית \"צה\"\"ל\" العربية",
                                          std::string(3, '"') + "word" + std::string(50, '"'),
                                          "AND OR NOT",
                                          "ﬀ İ ß ǆ ŉ case folding ΑΣ",
                                          "a b c d e f g",
                                          "\uFFFC\uFFFD\uFEFF nothing"};
  std::vector<Pair> pairs;
  for (size_t i = 0; i < nasty.size(); ++i)
    pairs.push_back({"placeholder", fmt::format("mål {}", i)});
  catalog::Catalog catalog = paragraphs("a.md", pairs);
  for (size_t i = 0; i < nasty.size(); ++i)
    catalog.units[i].segments[0].source = {{segment::PartKind::text, nasty[i], 0}};
  const Memory memory = memory_of({catalog});
  for (size_t i = 0; i < nasty.size(); ++i) {
    Question question("x");
    question.source = {{segment::PartKind::text, nasty[i], 0}};
    INFO(nasty[i]);
    CHECK(to_text(memory.exact(question.query())) == fmt::format("100 mål {}", i));
    question.source[0].text += " unheard";
    const std::string found = to_text(memory.similar(question.query(), 50, 1));
    CHECK((found.ends_with(fmt::format("mål {}", i)) || nasty[i].starts_with("👩")));
  }
  CHECK_FALSE(memory.is_damaged());
}

TEST_CASE("a text without words is looked for without fail") {
  const Memory memory = memory_of({paragraphs("a.md", {{"...", "…"}, {"One word.", "Ett ord."}})});
  CHECK(to_text(memory.exact(Question("...").query())) == "100 …");
  CHECK(memory.similar(Question("!!!").query(), 50, 3).empty());
  CHECK(memory.similar(Question("").query(), 50, 3).empty());
}

TEST_CASE("very long texts are remembered, and not compared") {
  std::string text;
  for (int i = 0; i < 5000; ++i)
    text += fmt::format("word{}", i) + " ";
  const Memory memory = memory_of({paragraphs("a.md", {{text, "lång"}})});
  CHECK(to_text(memory.exact(Question(text).query())) == "100 lång");
  CHECK(memory.similar(Question(text + "more").query(), 50, 3).empty());
  std::string sentence;
  for (int i = 0; i < 900; ++i)
    sentence += fmt::format("w{}", i) + "x ";
  const Memory shorter = memory_of({paragraphs("a.md", {{sentence, "mindre"}})});
  CHECK(to_text(shorter.similar(Question(sentence + "more").query(), 50, 3)) == "99 mindre");
}

TEST_CASE("a source language without spaces is searched as well") {
  Result<Memory> memory = Memory::open("", "ja-JP", "en-US");
  REQUIRE(memory);
  const std::vector<Feed> feeds = {{"a.md", "1"}};
  memory->refresh(feeds, [](std::span<const size_t>) {
    return std::vector<std::vector<Entry>>{
        {make_entry(content("設定ファイルを開いて保存してください。"), content("Open and save the settings file."), {}),
         make_entry(content("東京は日本の首都です。"), content("Tokyo is the capital of Japan."), {})}};
  });
  CHECK(to_text(memory->similar(Question("設定ファイルを開いて編集してください。").query(), 60, 3))
            .ends_with("Open and save the settings file."));
}

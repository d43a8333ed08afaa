// What comes back, into a catalog that has moved on.
#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>
#include <string>

#include "support.h"

namespace docloc::exchange {
namespace {

using catalog::Catalog;
using catalog::Origin;
using catalog::State;
using segment::Code;
using segment::CodeKind;
using segment::Content;
using segment::PartKind;
using test::job_of;
using test::messages;
using test::only_file;
using test::paragraph;
using test::text;

const Code kLink{.kind = CodeKind::link, .paired = true, .open = "[", .close = "](a.md)", .meaning = "a.md"};

// "See <1>the guide</1>."
Content link_text(const std::string& before, const std::string& inside, const std::string& after) {
  return {{PartKind::text, before, 0},
          {PartKind::open, "", 1},
          {PartKind::text, inside, 0},
          {PartKind::close, "", 1},
          {PartKind::text, after, 0}};
}

void set(catalog::Segment& segment, const Content& target, State state = State::translated,
         Origin origin = Origin::human) {
  segment.target = target;
  segment.state = state;
  segment.origin = origin;
}

std::string replaced(std::string bytes, const std::string& from, const std::string& to) {
  const size_t at = bytes.find(from);
  INFO(from << " in\n" << bytes);
  REQUIRE(at != std::string::npos);
  return bytes.replace(at, from.size(), to);
}

// A translator's tool that fills in the one empty target.
File translated(const Catalog& catalog, const std::string& target) {
  return only_file(
      read_xliff12("a.xlf", replaced(write_xliff12(job_of(catalog)), "<target/>", "<target>" + target + "</target>")));
}

const Finding& finding(const Findings& findings, std::string_view rule) {
  INFO(messages(findings));
  const auto found = std::ranges::find(findings, rule, &Finding::rule);
  REQUIRE(found != findings.end());
  return *found;
}

std::vector<Outcome> outcomes(const TakenBack& taken) {
  std::vector<Outcome> out;
  for (const Delivery& delivery : taken.deliveries)
    out.push_back(delivery.outcome);
  return out;
}

}  // namespace

TEST_CASE("A text that a translator filled in becomes the target, translated by a human") {
  const Catalog catalog = paragraph({link_text("See ", "the guide", ".")}, {kLink});
  const TakenBack taken = take_back(catalog, translated(catalog, "Se <g id=\"1\">guiden</g>."), {});
  CHECK(messages(taken.findings).empty());
  const catalog::Segment& segment = taken.catalog.units[0].segments[0];
  CHECK(segment.target == link_text("Se ", "guiden", "."));
  CHECK(segment.state == State::translated);
  CHECK(segment.origin == Origin::human);
  CHECK(outcomes(taken) == std::vector{Outcome::taken});
}

TEST_CASE("Ids of any length find their units, however many were replaced before") {
  Catalog catalog = paragraph({text("One.")});
  catalog.units[0].id = "a-unit-id-that-is-longer-than-any-short-string";
  for (int i = 0; i < 20; ++i) {
    catalog.units.push_back(catalog.units[0]);
    catalog.units.back().id += std::to_string(i);
  }
  Catalog done = catalog;
  for (catalog::Unit& unit : done.units)
    set(unit.segments[0], text("Ett."));
  const TakenBack taken = take_back(catalog, select(done, {}), {});
  CHECK(taken.catalog == done);
}

TEST_CASE("The source is the repository's: what a file says of it is compared and forgotten") {
  const Catalog left = paragraph({text("Open the door.")});
  Catalog now = left;
  now.units[0].segments[0].source = text("Open the window.");
  const TakenBack taken = take_back(now, translated(left, "\u00D6ppna d\u00F6rren."), {});
  const catalog::Unit& unit = taken.catalog.units[0];
  CHECK(unit.segments[0].source == text("Open the window."));
  CHECK_FALSE(unit.segments[0].target);
  REQUIRE(unit.matches.size() == 1);
  CHECK(unit.matches[0].origin == catalog::kPrevious);
  CHECK(unit.matches[0].source == text("Open the door."));
  CHECK(unit.matches[0].target == text("\u00D6ppna d\u00F6rren."));
  const Finding& found = finding(taken.findings, "exchange/older-source");
  CHECK(found.target.path == "a.xlf");
  CHECK(found.target.line > 1);
  CHECK(outcomes(taken) == std::vector{Outcome::older});
  // The same file again: the match is there already.
  CHECK(take_back(taken.catalog, translated(left, "\u00D6ppna d\u00F6rren."), {}).catalog == taken.catalog);
}

TEST_CASE("An older source's codes keep their kinds in the match") {
  const Catalog left = paragraph({link_text("See ", "the guide", ".")}, {kLink});
  Catalog now = left;
  now.units[0].segments[0].source = text("Nothing to see.");
  now.units[0].codes.clear();
  const TakenBack taken = take_back(now, translated(left, "Se <g id=\"1\">guiden</g>."), {});
  REQUIRE(taken.catalog.units[0].matches.size() == 1);
  const catalog::Match& match = taken.catalog.units[0].matches[0];
  REQUIRE(match.codes.size() == 1);
  CHECK(match.codes[0].kind == CodeKind::link);
  CHECK(match.codes[0].paired);
}

TEST_CASE("A match never holds a code in two ways, for its catalog could not be read again") {
  // A translation tool lost one end of the link in the source: it is another text, and the translation a match.
  const Catalog catalog = paragraph({link_text("See ", "the guide", ".")}, {kLink});
  File file = translated(catalog, "Se <g id=\"1\">guiden</g>.");
  segment::Content& source = file.units[0].items[0].source;
  std::erase_if(source, [](const segment::Part& part) { return part.kind == PartKind::close; });
  const TakenBack taken = take_back(catalog, file, {});
  REQUIRE(taken.catalog.units[0].matches.size() == 1);
  CHECK(taken.catalog.units[0].matches[0].source == text("See the guide."));
  CHECK(taken.catalog.units[0].matches[0].target == text("Se guiden."));
  CHECK(catalog::read_xliff("a.xlf", catalog::write_xliff(taken.catalog)).catalog == taken.catalog);
}

TEST_CASE("White space that a tool folded in the source is no other source") {
  const Catalog catalog = paragraph({text("Open the\ndoor.")});
  File file = translated(catalog, "\u00D6ppna.");
  file.units[0].items[0].source = text(" Open  the door.");
  CHECK(outcomes(take_back(catalog, file, {})) == std::vector{Outcome::taken});
}

TEST_CASE("A newer translation of a human's stays, unless it is forced or is the one that left") {
  Catalog left = paragraph({text("Save.")});
  set(left.units[0].segments[0], text("Lagra."));
  Job job = job_of(left);
  const std::string bytes = replaced(write_xliff12(job), ">Lagra.<", ">Bevara.<");
  const File file = only_file(read_xliff12("a.xlf", bytes));
  SECTION("the one that left") {
    const TakenBack taken = take_back(left, file, {});
    CHECK(taken.catalog.units[0].segments[0].target == text("Bevara."));
  }
  Catalog now = left;
  set(now.units[0].segments[0], text("Spara."));
  SECTION("another one since") {
    const TakenBack taken = take_back(now, file, {});
    CHECK(taken.catalog == now);
    CHECK(finding(taken.findings, "exchange/newer-target").severity == Severity::warning);
    CHECK(outcomes(taken) == std::vector{Outcome::newer});
  }
  SECTION("the same, reviewed since") {
    set(now.units[0].segments[0], text("Lagra."), State::reviewed);
    CHECK(take_back(now, file, {}).catalog == now);
  }
  SECTION("forced") {
    CHECK(take_back(now, file, {.force = true}).catalog.units[0].segments[0].target == text("Bevara."));
  }
  SECTION("a machine's since") {
    set(now.units[0].segments[0], text("Maskin."), State::translated, Origin::machine);
    CHECK(take_back(now, file, {}).catalog.units[0].segments[0].target == text("Bevara."));
  }
  SECTION("a file that lost what docloc wrote into it") {
    File stripped = file;
    stripped.units[0].items[0].left.clear();
    CHECK(take_back(left, stripped, {}).catalog == left);
    CHECK(take_back(left, stripped, {.force = true}).catalog != left);
  }
}

TEST_CASE("The same text again raises its state, and lowers none") {
  Catalog catalog = paragraph({text("Save.")});
  set(catalog.units[0].segments[0], text("Spara."), State::translated, Origin::machine);
  const std::string bytes = write_xliff12(job_of(catalog));
  const auto came_back = [&](const std::string& state, const Catalog& now) {
    const std::string changed = replaced(bytes, "state=\"needs-review-translation\" state-qualifier=\"leveraged-mt\"",
                                         "state=\"" + state + "\"");
    return take_back(now, only_file(read_xliff12("a.xlf", changed)), {}).catalog.units[0].segments[0];
  };
  CHECK(came_back("translated", catalog).origin == Origin::human);
  CHECK(came_back("signed-off", catalog).state == State::reviewed);
  CHECK(came_back("final", catalog).state == State::final_);
  Catalog reviewed = catalog;
  set(reviewed.units[0].segments[0], text("Spara."), State::final_);
  CHECK(came_back("translated", reviewed).state == State::final_);
}

TEST_CASE("A machine's text that comes back as it left still waits for a human") {
  Catalog catalog = paragraph({text("Save.")});
  set(catalog.units[0].segments[0], text("R\u00E4dda."), State::translated, Origin::machine);
  const std::string bytes = write_xliff12(job_of(catalog));
  for (const Catalog& now : {catalog, test::without_targets(catalog)}) {
    const TakenBack untouched = take_back(now, only_file(read_xliff12("a.xlf", bytes)), {});
    CHECK(untouched.deliveries[0].waits);
    const std::string confirmed = replaced(bytes, "needs-review-translation", "translated");
    CHECK_FALSE(take_back(now, only_file(read_xliff12("a.xlf", confirmed)), {}).deliveries[0].waits);
  }
}

TEST_CASE("A line break that the translation added keeps its spelling, where that is one") {
  Catalog catalog = paragraph({text("One.")});
  Catalog done = catalog;
  done.units[0].codes = {{.kind = CodeKind::line_break, .open = "   \n"}};
  set(done.units[0].segments[0],
      {{PartKind::text, "Ett.", 0}, {PartKind::placeholder, "", 1}, {PartKind::text, "Tv\u00E5.", 0}});
  CHECK(take_back(catalog, only_file(read_xliff12("a.xlf", write_xliff12(job_of(done)))), {}).catalog == done);
  const std::string harmful =
      replaced(write_xliff12(job_of(done)), "equiv-text=\"   &#10;\"", "equiv-text=\"&lt;script&gt;\"");
  const TakenBack taken = take_back(catalog, only_file(read_xliff12("a.xlf", harmful)), {});
  REQUIRE(taken.catalog.units[0].codes.size() == 1);
  CHECK(taken.catalog.units[0].codes[0].open == "\\\n");
}

TEST_CASE("A machine's text that a translator changed is a human's, whatever state the tool left on it") {
  Catalog catalog = paragraph({text("Save.")});
  set(catalog.units[0].segments[0], text("R\u00E4dda."), State::translated, Origin::machine);
  const std::string bytes = replaced(write_xliff12(job_of(catalog)), ">R\u00E4dda.<", ">Spara.<");
  const TakenBack taken = take_back(catalog, only_file(read_xliff12("a.xlf", bytes)), {});
  CHECK(taken.catalog.units[0].segments[0].origin == Origin::human);
  CHECK(taken.catalog.units[0].segments[0].target == text("Spara."));
}

TEST_CASE("In PO the flag decides: fuzzy text waits, and taking the flag away is a human's word") {
  Catalog catalog = paragraph({text("Save.")});
  set(catalog.units[0].segments[0], text("Spara."), State::translated, Origin::machine);
  const std::string po = write_po(job_of(catalog));
  REQUIRE(po.find("#, fuzzy\n") != std::string::npos);
  const auto segment = [&](const std::string& bytes) {
    return take_back(catalog, only_file(read_po("a.po", bytes)), {}).catalog.units[0].segments[0];
  };
  CHECK(segment(po).origin == Origin::machine);
  CHECK(segment(replaced(po, "#, fuzzy\n", "")).origin == Origin::human);
  set(catalog.units[0].segments[0], text("Spara."));
  const std::string sure = write_po(job_of(catalog));
  REQUIRE(sure.find("fuzzy") == std::string::npos);
  const std::string doubtful = replaced(replaced(sure, "msgctxt", "#, fuzzy\nmsgctxt"), "Spara.", "Lagra.");
  CHECK(segment(doubtful).state == State::initial);
}

TEST_CASE("A text with faulty codes is left out with its reason, and its neighbours are taken") {
  const Catalog catalog = paragraph({link_text("See ", "the guide", "."), text("Then go.")}, {kLink});
  const auto came_back = [&](const std::string& target) {
    std::string bytes = write_xliff12(job_of(catalog));
    bytes = replaced(bytes, "<target/>", "<target>" + target + "</target>");
    bytes = replaced(bytes, "<target/>", "<target>G\u00E5 sedan.</target>");
    return take_back(catalog, only_file(read_xliff12("a.xlf", bytes)), {});
  };
  for (const std::string target : {"Se guiden.", "Se <g id=\"1\">den</g> <g id=\"1\">dit</g>.",
                                   "Se <g id=\"1\">den</g><x id=\"7\" ctype=\"x-docloc-code\"/>.",
                                   "Se <g id=\"1\">den</g><x id=\"9\"/>.", "Se <x id=\"1\"/>den."}) {
    const TakenBack taken = came_back(target);
    INFO(target << '\n' << messages(taken.findings));
    CHECK_FALSE(taken.catalog.units[0].segments[0].target);
    CHECK(taken.catalog.units[0].segments[2].target == text("G\u00E5 sedan."));
    CHECK(finding(taken.findings, "exchange/codes").severity == Severity::error);
    CHECK(outcomes(taken) == std::vector{Outcome::faulty, Outcome::taken});
    CHECK(taken.catalog.units[0].codes.size() == 1);
  }
  // Emphasis of the translator's own is no fault.
  const TakenBack taken = came_back("Se <g id=\"1\">den</g> <g id=\"b1\" ctype=\"bold\">nu</g>.");
  CHECK(outcomes(taken) == std::vector{Outcome::taken, Outcome::taken});
  REQUIRE(taken.catalog.units[0].codes.size() == 2);
  CHECK(taken.catalog.units[0].codes[1].open == "**");
}

TEST_CASE("Sentences that a tool joined come back as one segment of the whole unit") {
  const Catalog catalog = paragraph({text("One."), text("Two."), text("Three.")});
  File file = select(catalog, {});
  file.units[0].items.resize(1);
  file.units[0].items[0].source = text("One. Two. Three.");
  file.units[0].items[0].target = text("Ett, tv\u00E5, tre.");
  file.units[0].items[0].state = State::translated;
  const TakenBack taken = take_back(catalog, file, {});
  INFO(messages(taken.findings));
  const catalog::Unit& unit = taken.catalog.units[0];
  REQUIRE(unit.segments.size() == 1);
  CHECK(unit.segments[0].id == "s1");
  CHECK(unit.segments[0].source == text("One. Two. Three."));
  CHECK(unit.segments[0].target == text("Ett, tv\u00E5, tre."));
  // All three sentences were delivered.
  CHECK(outcomes(taken) == std::vector{Outcome::taken, Outcome::taken, Outcome::taken});
}

TEST_CASE("Two joined sentences of three need the third one's translation; without it they wait as a match") {
  Catalog catalog = paragraph({text("One."), text("Two."), text("Three.")});
  File file = select(catalog, {});
  file.units[0].items.resize(1);
  file.units[0].items[0].source = text("One. Two.");
  file.units[0].items[0].target = text("Ett och tv\u00E5.");
  file.units[0].items[0].state = State::translated;
  const TakenBack waiting = take_back(catalog, file, {});
  CHECK(waiting.catalog.units[0].segments.size() == 5);
  CHECK(waiting.catalog.units[0].matches.size() == 1);
  CHECK(finding(waiting.findings, "exchange/joined").severity == Severity::warning);
  set(catalog.units[0].segments[4], text("Tre."));
  const TakenBack taken = take_back(catalog, file, {});
  REQUIRE(taken.catalog.units[0].segments.size() == 1);
  CHECK(taken.catalog.units[0].segments[0].target == text("Ett och tv\u00E5. Tre."));
}

TEST_CASE("A segment that a tool split is put together again") {
  const Catalog catalog = paragraph({text("One: two.")});
  File file = select(catalog, {});
  Item& first = file.units[0].items[0];
  first.source = text("One:");
  first.target = text("Ett:");
  first.state = State::translated;
  Item second = first;
  second.segment = "s1-2";
  second.source = text("two.");
  second.target = text("tv\u00E5.");
  file.units[0].items.push_back(second);
  const TakenBack taken = take_back(catalog, file, {});
  INFO(messages(taken.findings));
  CHECK(taken.catalog.units[0].segments[0].target == text("Ett: tv\u00E5."));
  CHECK(outcomes(taken) == std::vector{Outcome::taken, Outcome::taken});
}

TEST_CASE("Codes that were numbered otherwise since the file left are found by their place in the source") {
  const Code code{.kind = CodeKind::code, .open = "`x`", .meaning = "x"};
  const Catalog left = paragraph({link_text("See ", "the guide", ".")}, {kLink});
  const File file = translated(left, "Se <g id=\"1\">guiden</g>.");
  // A sentence with a code of its own came before it.
  Content moved = link_text("See ", "the guide", ".");
  moved[1].code = moved[3].code = 2;
  const Catalog now =
      paragraph({{{PartKind::placeholder, "", 1}, {PartKind::text, " is new.", 0}}, moved}, {code, kLink});
  const TakenBack taken = take_back(now, file, {});
  INFO(messages(taken.findings));
  Content wanted = link_text("Se ", "guiden", ".");
  wanted[1].code = wanted[3].code = 2;
  CHECK(taken.catalog.units[0].segments[2].target == wanted);
}

TEST_CASE("Units that are gone, empty texts and untranslated ones are told of") {
  Catalog left = paragraph({text("Save."), text("Word")});
  left.units.push_back(left.units[0]);
  left.units[1].id = "u2";
  Catalog now = left;
  now.units.pop_back();
  Catalog done = left;
  for (catalog::Unit& unit : done.units)
    set(unit.segments[2], text("Word"));
  const TakenBack taken = take_back(now, select(done, {}), {});
  CHECK(outcomes(taken) == std::vector{Outcome::empty, Outcome::taken, Outcome::unknown, Outcome::unknown});
  CHECK(taken.deliveries[1].identical);
  CHECK(finding(taken.findings, "exchange/unknown-unit").severity == Severity::warning);
  CHECK(finding(taken.findings, "exchange/empty").severity == Severity::info);
  CHECK(finding(taken.findings, "exchange/identical").severity == Severity::info);
}

TEST_CASE("Segments that went along to be read come back unread") {
  Catalog catalog = paragraph({text("Old."), text("New.")});
  set(catalog.units[0].segments[0], text("Gammal."));
  const Job job = job_of(catalog, {.standings = {catalog::Standing::missing}, .context = true, .obsolete = false});
  const std::string bytes =
      replaced(replaced(write_xliff12(job), ">Gammal.<", ">\u00C4ndrad.<"), "<target/>", "<target>Ny.</target>");
  const TakenBack taken = take_back(catalog, only_file(read_xliff12("a.xlf", bytes)), {});
  CHECK(taken.catalog.units[0].segments[0].target == text("Gammal."));
  CHECK(taken.catalog.units[0].segments[2].target == text("Ny."));
  CHECK(outcomes(taken) == std::vector{Outcome::context, Outcome::taken});
}

TEST_CASE("A translator's note comes back; the author's does not become one") {
  Catalog catalog = paragraph({text("Save.")});
  catalog.units[0].author_notes = {"A button"};
  catalog.units[0].notes = {"Asked on Monday"};
  const std::string xlf =
      replaced(write_xliff12(job_of(catalog)), "</trans-unit>", "<note>F\u00E4rdig</note></trans-unit>");
  const std::string po = replaced(write_po(job_of(catalog)), "msgctxt", "# F\u00E4rdig\nmsgctxt");
  for (const File& file : {only_file(read_xliff12("a.xlf", xlf)), only_file(read_po("a.po", po))}) {
    const catalog::Unit unit = take_back(catalog, file, {}).catalog.units[0];
    CHECK(unit.author_notes == std::vector<std::string>{"A button"});
    CHECK(unit.notes == std::vector<std::string>{"Asked on Monday", "F\u00E4rdig"});
  }
}

}  // namespace docloc::exchange

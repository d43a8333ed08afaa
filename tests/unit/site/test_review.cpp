#include <catch2/catch.hpp>

#include "catalog/sync.h"
#include "site/import_markdown.h"
#include "site/review.h"
#include "site/store_catalogs.h"
#include "site/strings.h"
#include "site/survey.h"
#include "unit/site/memory_store.h"

using namespace docloc;
using namespace docloc::site;
using catalog::Standing;
using catalog::State;

namespace {

const catalog::Decision kAnna{.by = "Anna Ek <anna@example.org>", .date = "2026-11-23"};

struct Project {
  MemoryStore store{
      {{"content/en-US/a.md", "# Start\n\nOpen the old file. Save it.\n\nClose the window.\n"},
       {"translated/a.md", "# Start\n\n\u00D6ppna den gamla filen. Spara den.\n\nSt\u00E4ng f\u00F6nstret.\n"}}};
  Settings settings;

  Project() {
    settings.locales = {"sv-SE"};
    const Sources all = sources();
    const ImportPlan plan = plan_import(job(), all, {"translated"}).value();
    REQUIRE(import_markdown_files(job(), all, plan, {.locale = "sv-SE"}).value().left_out == 0);
    store.written.clear();
  }
  Job job() { return {.store = store, .settings = settings, .threads = 2}; }
  Sources sources() { return read_sources(job(), {}).value(); }
  void edit(const std::string& bytes) { store.files["content/en-US/a.md"] = bytes; }

  // "Close the window." and what its segments' states are, sentence by sentence over the article.
  std::string standings() {
    const Sources all = sources();
    const Strings strings = read_strings(job(), all.articles[0], settings.locales).value();
    std::string out;
    for (const catalog::Unit& unit : strings.locales.at("sv-SE").units) {
      for (const catalog::Segment& segment : unit.segments) {
        if (!segment.ignorable && !unit.obsolete)
          out += std::string(out.empty() ? "" : " ") + catalog::to_string(catalog::standing_of(unit, segment));
      }
    }
    return out;
  }
  ReviewReport accept(std::vector<ReviewPlace> places) {
    return accept_translations(job(), sources(),
                               {.places = std::move(places), .locales = settings.locales, .decision = kAnna})
        .value();
  }
  ReviewReport review(ReviewOptions options) {
    options.locale = "sv-SE";
    options.decision = kAnna;
    return review_translations(job(), sources(), options).value();
  }
};

}  // namespace

TEST_CASE("an accepted edit keeps its translation, with the name of who said so") {
  Project project;
  project.edit("# Start\n\nOpen the olde file. Save it.\n\nClose the window.\n");
  CHECK(project.standings() == "translated stale translated translated");
  const ReviewReport report = project.accept({{.path = "a.md", .line = 3}});
  CHECK(report.segments == 1);
  CHECK(report.articles == 1);
  CHECK(report.findings.empty());
  CHECK(project.standings() == "translated translated translated translated");
  const std::string catalog = project.store.files.at("locales/sv-SE/a.md.xlf");
  CHECK(catalog.find("Anna Ek &lt;anna@example.org&gt;") != std::string::npos);
  CHECK(catalog.find("docloc:previous") == std::string::npos);
}

TEST_CASE("what is not named is not accepted, and nothing is written when nothing was stale") {
  Project project;
  project.edit("# Start\n\nOpen the olde file. Save it.\n\nClose the windows.\n");
  CHECK(project.accept({{.path = "a.md", .line = 5}}).segments == 1);
  CHECK(project.standings() == "translated stale translated translated");
  project.store.written.clear();
  CHECK(project.accept({{.path = "a.md", .line = 1}}).segments == 0);
  CHECK(project.store.written.empty());
}

TEST_CASE("a line without text and a unit that is not there are said") {
  Project project;
  const ReviewReport report = project.accept({{.path = "a.md", .line = 2}, {.path = "a.md", .unit = "unone"}});
  REQUIRE(report.findings.size() == 2);
  CHECK(report.findings[0].rule == "review/no-unit");
  CHECK(report.findings[0].source.path == "content/en-US/a.md");
}

TEST_CASE("a review sets the state of what it names, once, and writes the locale's catalog alone") {
  Project project;
  CHECK(project.review({.places = {{.path = "a.md"}}, .state = State::reviewed, .query = "SPARA"}).segments == 1);
  CHECK(project.standings() == "translated translated reviewed translated");
  CHECK(project.store.written == std::vector<std::string>{"locales/sv-SE/a.md.xlf"});
  project.store.written.clear();
  CHECK(project.review({.places = {{.path = "a.md"}}, .state = State::reviewed, .query = "spara"}).segments == 0);
  CHECK(project.store.written.empty());
  CHECK(project.review({.places = {{.path = ""}}, .state = State::final_}).segments == 4);
  CHECK(project.standings() == "final final final final");
}

TEST_CASE("a stale segment cannot be reviewed: each is named where the place names it, else they are counted") {
  Project project;
  project.edit("# Start\n\nOpen the olde file. Save it.\n\nClose the windows. And go home.\n");
  const ReviewReport one = project.review({.places = {{.path = "a.md", .line = 3}}});
  REQUIRE(one.findings.size() == 1);
  CHECK(one.findings[0].rule == "review/refused");
  CHECK(one.findings[0].severity == Severity::warning);
  CHECK(one.findings[0].source.line == 3);
  CHECK(one.segments == 1);
  const ReviewReport all = project.review({.places = {{.path = "a.md"}}});
  REQUIRE(all.findings.size() == 1);
  CHECK(all.findings[0].message.starts_with("3 segments have no current translation"));
}

TEST_CASE("machine-made text that a person reviewed counts as a human's") {
  Project project;
  std::string& file = project.store.files.at("locales/sv-SE/a.md.xlf");
  catalog::Catalog catalog = *catalog::read_xliff("a", file).catalog;
  catalog.units[2].segments[0].origin = catalog::Origin::machine;
  file = catalog::write_xliff(catalog);
  CHECK(project.standings() == "translated translated translated machine");
  CHECK(project.review({.places = {{.path = "a.md"}}, .state = State::translated, .machine_only = true}).segments == 1);
  CHECK(project.standings() == "translated translated translated translated");
  const catalog::Catalog after = *catalog::read_xliff("a", project.store.files.at("locales/sv-SE/a.md.xlf")).catalog;
  CHECK(after.units[2].segments[0].origin == catalog::Origin::human);
  CHECK(after.units[2].segments[0].decision == kAnna);
  CHECK_FALSE(after.units[1].segments[0].decision);
}

TEST_CASE("a decision goes when the translation changes by import") {
  Project project;
  REQUIRE(project.review({.places = {{.path = ""}}, .state = State::translated}).segments == 0);
  REQUIRE(project.review({.places = {{.path = "a.md", .line = 5}}, .state = State::reviewed}).segments == 1);
  REQUIRE(project.review({.places = {{.path = "a.md", .line = 5}}, .state = State::translated}).segments == 1);
  project.store.files["translated/a.md"] = "# Start\n\n\u00D6ppna den gamla filen. Spara den.\n\nSt\u00E4ng rutan.\n";
  const Sources all = project.sources();
  const ImportPlan plan = plan_import(project.job(), all, {"translated"}).value();
  REQUIRE(import_markdown_files(project.job(), all, plan, {.locale = "sv-SE"}).value().left_out == 0);
  const catalog::Catalog after = *catalog::read_xliff("a", project.store.files.at("locales/sv-SE/a.md.xlf")).catalog;
  CHECK(segment::plain_text(*after.units[2].segments[0].target) == "St\u00E4ng rutan.");
  CHECK_FALSE(after.units[2].segments[0].decision);
}

TEST_CASE("an article with text from elsewhere must be synced before it is decided on") {
  Project project;
  catalog::Moves moves;
  moves.arrivals["a.md"] = {{.path = "b.md", .id = "u1"}};
  Job job = project.job();
  job.moves = &moves;
  const ReviewReport report =
      review_translations(job, project.sources(), {.places = {{.path = "a.md"}}, .locale = "sv-SE", .decision = kAnna})
          .value();
  CHECK(report.segments == 0);
  REQUIRE(report.findings.size() == 1);
  CHECK(report.findings[0].rule == "review/sync-first");
}

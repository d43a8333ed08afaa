// Counting by segment, hand-backs, stale segments: over projects in memory.
#include <catch2/catch.hpp>

#include "base/hash.h"
#include "site/import_markdown.h"
#include "site/survey.h"
#include "unit/site/memory_store.h"

using namespace docloc;
using namespace docloc::site;
using catalog::Standing;

namespace {

constexpr const char* kSource = "# Start\n\nOpen the old file. Save it.\n";

struct Project {
  explicit Project(const std::string& front_matter = "")
      : store({{"content/en-US/a.md", kSource},
               {"translated/a.md", front_matter + "# Start\n\n\u00D6ppna den gamla filen. Spara den.\n"}}) {
    settings.locales = {"sv-SE"};
    const Sources all = sources();
    const ImportPlan plan = plan_import(job(), all, {"translated"}).value();
    REQUIRE(import_markdown_files(job(), all, plan, {.locale = "sv-SE", .any_revision = true}).value().left_out == 0);
  }
  Job job() { return {.store = store, .settings = settings, .threads = 2}; }
  Sources sources() { return read_sources(job(), {}).value(); }
  report::Status status(bool stale = false) {
    return survey_status(job(), sources(), {.survey = {.locales = {"sv-SE"}}, .stale = stale}).value().status;
  }
  MemoryStore store;
  Settings settings;
};

}  // namespace

TEST_CASE("a unit with one stale sentence is not stale as a whole") {
  Project project;
  project.store.files["content/en-US/a.md"] = "# Start\n\nOpen the new file. Save it.\n";
  const report::Counts counts = project.status().locales[0].total();
  CHECK(counts.of(Standing::stale) == report::Amount{.segments = 1, .words = 4});
  CHECK(counts.of(Standing::translated) == report::Amount{.segments = 2, .words = 3});
  CHECK(counts.units == 2);
  CHECK(counts.units_done == 1);
}

TEST_CASE("stale segments are listed with their place, old and new source, and the older translation") {
  Project project;
  project.store.files["content/en-US/a.md"] = "# Start\n\nOpen the new file. Save it.\n";
  const report::Status status = project.status(true);
  REQUIRE(status.stale);
  REQUIRE(status.stale->size() == 1);
  const report::StaleSegment& stale = status.stale->front();
  CHECK(stale.path == "a.md");
  CHECK(stale.line == 3);
  CHECK(text::to_string(stale.source) == "Open the [-old-]{+new+} file.");
  CHECK(stale.target == "\u00D6ppna den gamla filen.");
}

TEST_CASE("a hand-back's hash names the source's bytes with any line ends, another revision, or nothing") {
  const auto handback = [](const std::string& hash) {
    Project project("---\nms.openlocfilehash: " + hash + "\n---\n");
    return project.status().locales[0].articles[0].handback;
  };
  CHECK(handback(sha1_hex(kSource)) == report::Handback::current);
  CHECK(handback(sha1_hex("# Start\r\n\r\nOpen the old file. Save it.\r\n")) == report::Handback::current);
  CHECK(handback(sha1_hex("another revision")) == report::Handback::stale);
  CHECK(handback("not-a-hash") == report::Handback::unknown);
  CHECK(Project().status().locales[0].articles[0].handback == report::Handback::unknown);
}

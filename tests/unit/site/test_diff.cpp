// Comparing a project with a revision of a real Git repository.
#include <catch2/catch.hpp>

#include "report/diff.h"
#include "scratch_folder.h"
#include "site/diff.h"
#include "site/import_markdown.h"
#include "site/store_catalogs.h"
#include "site/survey.h"

using namespace docloc;
using namespace docloc::site;
using report::ArticleKind;
using report::SegmentKind;

namespace {

constexpr const char* kGuide =
    "# Start\n\nOpen the old file. Select the save button.\n\n- A first item of the list.\n- Another item.\n";
constexpr const char* kSwedish =
    "# Start\n\n\u00D6ppna den gamla filen. V\u00E4lj knappen Spara.\n\n- En f\u00F6rsta punkt i listan.\n- En annan "
    "punkt.\n";

// A project with one translated article, committed.
struct Project {
  ScratchFolder folder;
  Settings settings;

  Project() {
    settings.locales = {"sv-SE", "de-DE"};
    folder.write("content/en-US/guide.md", kGuide);
    folder.write("translated/guide.md", kSwedish);
    if (!folder.has_git()) return;
    import();
    folder.git({"init", "-q"});
    commit("one");
  }
  [[nodiscard]] bool has_git() const { return folder.has_git(); }
  Job job() {
    return {.store = folder.store(), .settings = settings, .spawn = &folder.spawn(), .folder = folder.path()};
  }
  Sources sources() { return read_sources(job(), {}).value(); }
  void import() {
    const Sources all = sources();
    const ImportPlan plan = plan_import(job(), all, {"translated"}).value();
    REQUIRE(import_markdown_files(job(), all, plan, {.locale = "sv-SE"}).value().left_out == 0);
  }
  void commit(const std::string& message) {
    folder.git({"add", "."});
    folder.git({"commit", "-qm", message});
  }
  report::Diff diff(DiffOptions options = {}) {
    options.locales = settings.locales;
    const Job work = job();
    const std::optional<History> history = History::open(work);
    REQUIRE(history);
    Result<DiffReport> compared = diff_since(work, sources(), *history, options);
    if (!compared) FAIL(compared.error().what);
    return std::move(compared->diff);
  }
};

}  // namespace

TEST_CASE("a changed sentence is one segment to translate; its neighbours are not touched") {
  Project project;
  if (!project.has_git()) return;
  project.folder.write("content/en-US/guide.md",
                       "# Start\n\nOpen the new file. Select the save button.\n\n- A first item of the list.\n- "
                       "Another item.\n");
  const report::Diff diff = project.diff();
  REQUIRE(diff.articles.size() == 1);
  REQUIRE(diff.articles[0].units.size() == 1);
  const report::UnitChange& unit = diff.articles[0].units[0];
  CHECK(unit.line == 3);
  REQUIRE(unit.segments.size() == 1);
  CHECK(unit.segments[0].kind == SegmentKind::changed);
  CHECK(text::to_string(unit.segments[0].source) == "Open the [-old-]{+new+} file.");
  REQUIRE(unit.segments[0].targets.size() == 2);
  const report::TargetChange& swedish = unit.segments[0].targets[0];
  CHECK(swedish.was == catalog::Standing::translated);
  CHECK(swedish.is == catalog::Standing::stale);
  CHECK(swedish.before == "\u00D6ppna den gamla filen.");
  CHECK(report::impact_line(diff) == "1 segment, 4 words, 2 locales");
  CHECK(diff.locales[0].todo == report::Amount{.segments = 1, .words = 4});
}

TEST_CASE("an edit of formatting alone is said to cost nothing") {
  Project project;
  if (!project.has_git()) return;
  project.folder.write("content/en-US/guide.md",
                       "# Start\n\nOpen the old file.\nSelect the save\nbutton.\n\n* A first item of the list.\n* "
                       "Another item.\n");
  const report::Diff diff = project.diff();
  REQUIRE(diff.articles.size() == 1);
  CHECK(diff.articles[0].formatting_only);
  CHECK(diff.articles[0].units.empty());
  CHECK(report::impact_line(diff) == "0 segments, 0 words, 0 locales");
}

TEST_CASE("a delivery shows old and new translation and changes no source") {
  Project project;
  if (!project.has_git()) return;
  project.folder.write("translated/guide.md",
                       "# Start\n\n\u00D6ppna den gamla mappen. V\u00E4lj knappen Spara.\n\n- En f\u00F6rsta punkt i "
                       "listan.\n- En annan punkt.\n");
  project.import();
  const report::Diff diff = project.diff();
  REQUIRE(diff.articles.size() == 1);
  CHECK_FALSE(diff.articles[0].formatting_only);
  REQUIRE(diff.articles[0].units.size() == 1);
  const report::SegmentChange& segment = diff.articles[0].units[0].segments[0];
  CHECK(segment.kind == SegmentKind::same);
  REQUIRE(segment.targets.size() == 1);
  CHECK(text::to_string(segment.targets[0].runs) == "\u00D6ppna den gamla [-filen-]{+mappen+}.");
  CHECK(diff.changed == report::Amount{});
  CHECK(diff.locales[0].delivered == report::Amount{.segments = 1, .words = 4});
}

TEST_CASE("a section that moved to another article costs nothing; renamed, new and deleted articles are said") {
  Project project;
  if (!project.has_git()) return;
  project.folder.write("content/en-US/gone.md", "# Gone\n\nThis text will be deleted soon.\n");
  project.folder.write("content/en-US/name.md", "# Name\n\nThis article will get another name today.\n");
  project.commit("two");
  REQUIRE(project.folder.store().remove("content/en-US/gone.md"));
  REQUIRE(project.folder.store().remove("content/en-US/name.md"));
  project.folder.write("content/en-US/new-name.md", "# Name\n\nThis article will get another name today.\n");
  project.folder.write("content/en-US/guide.md", "# Start\n\nOpen the old file. Select the save button.\n");
  project.folder.write("content/en-US/list.md", "# Lists\n\n- A first item of the list.\n- Another item.\n");
  const report::Diff diff = project.diff();
  std::vector<std::pair<std::string, ArticleKind>> kinds;
  for (const report::ArticleChange& article : diff.articles)
    kinds.emplace_back(article.path, article.kind);
  CHECK(kinds == std::vector<std::pair<std::string, ArticleKind>>{{"gone.md", ArticleKind::deleted},
                                                                  {"guide.md", ArticleKind::modified},
                                                                  {"list.md", ArticleKind::added},
                                                                  {"new-name.md", ArticleKind::renamed}});
  CHECK(diff.articles[3].old_path == "name.md");
  CHECK(diff.articles[2].to_translate == report::Amount{.segments = 1, .words = 1});  // its heading
  CHECK(diff.changed == report::Amount{.segments = 1, .words = 1});
}

TEST_CASE("a diff's blocks are rendered with what stands around them, and safe") {
  Project project;
  if (!project.has_git()) return;
  project.folder.write("content/en-US/guide.md",
                       "# Start\n\nOpen the old file. Select the save button.\n\n- A first item of the list.\n- "
                       "Another <img src=x onerror=alert(1)> thing.\n");
  const report::Diff diff = project.diff({.blocks = true});
  REQUIRE(diff.articles.size() == 1);
  REQUIRE(diff.articles[0].units.size() == 1);
  const std::vector<report::RenderedBlock>& blocks = diff.articles[0].units[0].blocks;
  REQUIRE(blocks.size() == 2);
  CHECK(blocks[0].before == "<ul>\n<li>Another item.</li>\n</ul>\n");
  CHECK(blocks[0].after.starts_with("<ul>\n<li>Another <img"));
  CHECK(blocks[0].after.find("onerror") == std::string::npos);
  CHECK(blocks[1].locale == "sv-SE");
  CHECK(blocks[1].before == "<ul>\n<li>En annan punkt.</li>\n</ul>\n");
}

TEST_CASE("a path limits what is compared; a revision that is none is an error") {
  Project project;
  if (!project.has_git()) return;
  project.folder.write("content/en-US/guide.md", "# Started\n");
  project.folder.write("content/en-US/other.md", "# Other\n");
  CHECK(project.diff({.paths = {"other.md"}}).articles.size() == 1);
  const Job work = project.job();
  const std::optional<History> history = History::open(work);
  CHECK_FALSE(diff_since(work, project.sources(), *history, {.revision = "no-such-branch"}));
}

TEST_CASE("status counts the words that are new since a revision, and what of them is to do") {
  Project project;
  if (!project.has_git()) return;
  project.folder.write("content/en-US/guide.md",
                       "# Start\n\nOpen the new file. Select the save button. Wait a moment.\n\n- A first item of the "
                       "list.\n- Another item.\n");
  const Job work = project.job();
  const StatusReport report =
      survey_status(work, project.sources(), {.survey = {.locales = {"sv-SE"}}, .since = "HEAD"}).value();
  REQUIRE(report.status.since);
  CHECK(report.status.since->added == report::Amount{.segments = 2, .words = 7});
  CHECK(report.status.locales[0].since_todo == report::Amount{.segments = 2, .words = 7});
}

TEST_CASE("the trend counts catalogs as commits have them, once; the files as they are come last") {
  Project project;
  if (!project.has_git()) return;
  project.folder.write("content/en-US/guide.md", "# Start\n\nOpen the new file.\n");
  REQUIRE(sync_catalogs(project.job(), {.locales = {"sv-SE"}}));
  project.commit("two");
  const auto trend = [&] {
    const Job work = project.job();
    return survey_status(work, project.sources(), {.survey = {.locales = {"sv-SE"}}, .trend = true})
        .value()
        .status.locales[0]
        .trend;
  };
  const std::vector<report::TrendPoint> points = trend();
  REQUIRE(points.size() == 3);
  const auto translated = [](const report::TrendPoint& point) {
    return point.words[static_cast<size_t>(catalog::Standing::translated)];
  };
  CHECK(translated(points[0]) == 17);
  CHECK(translated(points[1]) == 1);
  CHECK(points[1].date.size() == 10);
  CHECK(points[2].commit.empty());
  const std::string record = project.folder.store().read(".docloc/trend.record").value();
  CHECK(translated(trend()[0]) == 17);
  CHECK(project.folder.store().read(".docloc/trend.record").value() == record);
}

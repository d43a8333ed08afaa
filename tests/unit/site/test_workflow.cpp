// The pieces of work of site/, each over a project in memory.
#include <algorithm>
#include <catch2/catch.hpp>

#include "site/build.h"
#include "site/check_project.h"
#include "site/export.h"
#include "site/import_markdown.h"
#include "site/init.h"
#include "site/layout.h"
#include "site/store_catalogs.h"
#include "site/survey.h"
#include "unit/site/memory_store.h"

using namespace docloc;

namespace {

using Files = std::map<std::string, std::string, std::less<>>;

struct Project {
  explicit Project(Files files) : store(std::move(files)) {
    settings.locales = {"sv-SE"};
    settings.publish.threshold = 0;  // block by block
  }
  [[nodiscard]] site::Job job(unsigned threads = 2) {
    return {.store = store, .settings = settings, .threads = threads};
  }
  [[nodiscard]] site::Sources sources() { return site::read_sources(job(), settings.locales).value(); }

  void import(const std::string& folder) {
    const site::Sources all = sources();
    const site::ImportPlan plan = site::plan_import(job(), all, {folder}).value();
    const site::ImportSummary summary = site::import_markdown_files(job(), all, plan, {.locale = "sv-SE"}).value();
    REQUIRE(summary.left_out == 0);
  }
  std::vector<site::FileChange> build(const std::vector<std::string>& locales = {"en-US", "sv-SE"},
                                      bool complete = true) {
    return site::build_site(job(), sources(), {.out = "out", .locales = locales, .complete = complete}).value().changes;
  }
  [[nodiscard]] std::string page(const std::string& path) const { return store.files.at("out/" + path); }

  MemoryStore store;
  site::Settings settings;
};

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != text.npos;
}

const Files kTwoArticles = {
    {"content/en-US/index.md",
     "---\ntitle: Front\n---\n# Welcome\n\nRead [the guide](guide/start.md#next \"Guide\").\n"},
    {"content/en-US/guide/start.md", "# Start\n\nText.\n\n## Next\n\nMore.\n"},
    {"translated/index.md",
     "---\ntitle: Framsida\n---\n# Hej\n\nL\xC3\xA4s [guiden](guide/start.md#next \"Guide\").\n"},
};

}  // namespace

TEST_CASE("Exporting the source locale gives every file's own bytes, at any number of threads") {
  Project project(kTwoArticles);
  for (const unsigned threads : {1U, 8U}) {
    const auto report =
        site::export_markdown(project.job(threads), project.sources(), {.locale = "en-US", .out = "given"});
    REQUIRE(report.has_value());
    CHECK(report->findings.empty());
    CHECK(project.store.files.at("given/index.md") == project.store.files.at("content/en-US/index.md"));
    CHECK(project.store.files.at("given/guide/start.md") == project.store.files.at("content/en-US/guide/start.md"));
  }
}

TEST_CASE("What was imported is exported again, and sync changes nothing of it") {
  Project project(kTwoArticles);
  project.import("translated");
  CHECK(project.store.files.contains("locales/sv-SE/index.md.xlf"));
  const auto report = site::export_markdown(project.job(), project.sources(), {.locale = "sv-SE", .out = "given"});
  REQUIRE(report.has_value());
  CHECK(project.store.files.at("given/index.md") == project.store.files.at("translated/index.md"));
  const std::string before = project.store.files.at("locales/sv-SE/index.md.xlf");
  const site::SyncReport sync = site::sync_catalogs(project.job(), {.locales = {"sv-SE"}}).value();
  CHECK(sync.catalogs == 4);
  CHECK(sync.written == 2);
  CHECK(project.store.files.at("locales/sv-SE/index.md.xlf") == before);
}

TEST_CASE("A translated file without a source article is named and left out") {
  Project project(kTwoArticles);
  project.store.files["translated/other.md"] = "# Annat\n";
  // The source has an index.md, but not there: a file of a folder keeps its place.
  project.store.files["translated/deep/index.md"] = "# Hej\n";
  const site::ImportPlan plan = site::plan_import(project.job(), project.sources(), {"translated"}).value();
  REQUIRE(plan.files.size() == 1);
  CHECK(plan.files[0].article == "index.md");
  REQUIRE(plan.findings.size() == 2);
  CHECK(plan.findings[0].rule == "import/no-source");
  CHECK_FALSE(site::plan_import(project.job(), project.sources(), {"nowhere"}).has_value());
}

TEST_CASE("A single translated file finds its article by the end of its path") {
  Project project(kTwoArticles);
  project.store.files["old/sv/guide/start.md"] = "# Start\n";
  const site::ImportPlan plan = site::plan_import(project.job(), project.sources(), {"old/sv/guide/start.md"}).value();
  REQUIRE(plan.files.size() == 1);
  CHECK(plan.files[0].article == "guide/start.md");
}

TEST_CASE("A catalog that cannot be read whole is not written over") {
  Project project(kTwoArticles);
  project.import("translated");
  project.store.files["locales/sv-SE/index.md.xlf"] = "<xliff>somebody's work</broken>";
  const site::SyncReport sync = site::sync_catalogs(project.job(), {.locales = {"sv-SE"}}).value();
  CHECK(project.store.files.at("locales/sv-SE/index.md.xlf") == "<xliff>somebody's work</broken>");
  CHECK(std::any_of(sync.findings.begin(), sync.findings.end(),
                    [](const Finding& f) { return f.rule == "site/catalog-kept"; }));
}

TEST_CASE("A catalog whose article is gone stays, and is named") {
  Project project(kTwoArticles);
  project.import("translated");
  project.store.files.erase("content/en-US/index.md");
  const site::SyncReport sync = site::sync_catalogs(project.job(), {.locales = {"sv-SE"}}).value();
  REQUIRE(sync.findings.size() == 2);
  CHECK(sync.findings[0].rule == "site/orphan");
  CHECK(project.store.files.contains("locales/sv-SE/index.md.xlf"));
}

TEST_CASE("Pages link to pages, and text that fell back says its language") {
  Project project(kTwoArticles);
  project.import("translated");
  project.build();
  const std::string swedish = project.page("sv-SE/index.html");
  CHECK(contains(swedish, "<html lang=\"sv-SE\""));
  CHECK(contains(swedish, "<title>Framsida</title>"));
  CHECK(contains(swedish, "href=\"guide/start.html#next\""));
  CHECK(contains(swedish, "<h1 id=\"welcome\""));
  CHECK(contains(swedish, ">Hej</h1>"));
  CHECK(contains(swedish, "hreflang=\"en-US\" href=\"../en-US/index.html\""));
  const std::string fallen = project.page("sv-SE/guide/start.html");
  CHECK(contains(fallen, "<html lang=\"sv-SE\""));
  CHECK(contains(fallen, "lang=\"en-US\""));
  CHECK(contains(fallen, "<h2 id=\"next\""));
  CHECK(contains(project.page("index.html"), "url=en-US/index.html"));
}

TEST_CASE("One paragraph that fell back is marked alone") {
  Project project(kTwoArticles);
  project.import("translated");
  project.store.files["content/en-US/index.md"] += "\nA new paragraph.\n";
  project.build();
  CHECK(contains(project.page("sv-SE/index.html"), "<p lang=\"en-US\" dir=\"ltr\">A new paragraph.</p>"));
  CHECK(contains(project.page("sv-SE/index.html"), ">Hej</h1>"));
}

TEST_CASE("A second build writes nothing, and the number of threads changes nothing") {
  Project project(kTwoArticles);
  CHECK_FALSE(project.build().empty());
  CHECK(project.build().empty());
  const auto once = project.store.files;
  Project other(kTwoArticles);
  REQUIRE(site::build_site(other.job(1), other.sources(), {.out = "out", .locales = {"en-US", "sv-SE"}}).has_value());
  CHECK(other.store.files == once);
}

TEST_CASE("A page whose article is gone is removed; a file that no build wrote never is") {
  Project project(kTwoArticles);
  project.build();
  project.store.files["out/en-US/mine.html"] = "somebody else's";
  project.store.files.erase("content/en-US/guide/start.md");
  const std::vector<site::FileChange> changes = project.build();
  CHECK_FALSE(project.store.files.contains("out/en-US/guide/start.html"));
  CHECK_FALSE(project.store.files.contains("out/sv-SE/guide/start.html"));
  CHECK(project.store.files.contains("out/en-US/mine.html"));
  CHECK(std::count_if(changes.begin(), changes.end(),
                      [](const auto& c) { return c.change == site::Change::removed; }) == 6);
  // Two pages, their Markdown, and the navigation that named them.
}

TEST_CASE("A build of one locale leaves the others' pages, and a pseudo-locale can be asked for") {
  Project project(kTwoArticles);
  project.build();
  const std::string front = project.page("index.html");
  project.build({"qps-ploc"}, false);
  CHECK(project.page("index.html") == front);
  CHECK(project.store.files.contains("out/sv-SE/index.html"));
  CHECK(contains(project.page("qps-ploc/index.html"), "lang=\"qps-ploc\""));
  CHECK_FALSE(contains(project.page("qps-ploc/index.html"), ">Welcome<"));
}

TEST_CASE("A page has its own words in its language, and a wrong name in ui.yaml is a finding") {
  Project project(
      {{"content/en-US/a.md", "# A\n\n> [!NOTE]\n> Mind.\n"}, {"locales/sv-SE/ui.yaml", "note: Obs!\nlanguges: x\n"}});
  const auto report = site::build_site(project.job(), project.sources(),
                                       {.out = "out", .locales = {"en-US", "sv-SE"}, .complete = true});
  CHECK(contains(project.page("sv-SE/a.html"), ">Obs!<"));
  CHECK(contains(project.page("en-US/a.html"), ">Note<"));
  REQUIRE(report->findings.size() == 1);
  CHECK(report->findings[0].rule == "site/ui");
  CHECK(report->findings[0].source == Place{"locales/sv-SE/ui.yaml", 2, 1});
  CHECK(contains(report->findings[0].hint, "languages"));
}

TEST_CASE("The site's title leads to the front page in the page's language") {
  Project project(kTwoArticles);
  project.settings.site_title = "Manual";
  project.build();
  CHECK(contains(project.page("sv-SE/guide/start.html"), "href=\"../index.html\""));
}

TEST_CASE("A locale's own picture goes before the source's, and its own articles are built for it alone") {
  Project project(kTwoArticles);
  project.store.files["content/en-US/media/a.png"] = "english a";
  project.store.files["content/en-US/media/b.png"] = "english b";
  project.store.files["content/sv-SE/media/a.png"] = "svensk a";
  project.store.files["content/sv-SE/own.md"] = "# Bara h\xC3\xA4r\n";
  project.build();
  CHECK(project.page("sv-SE/media/a.png") == "svensk a");
  CHECK(project.page("sv-SE/media/b.png") == "english b");
  CHECK(project.page("en-US/media/a.png") == "english a");
  CHECK(contains(project.page("sv-SE/own.html"), "Bara h\xC3\xA4r</h1>"));
  CHECK_FALSE(project.store.files.contains("out/en-US/own.html"));
}

TEST_CASE("An article in a locale's folder with a source's path is an error, unless it is an override") {
  Project project(kTwoArticles);
  project.store.files["content/sv-SE/index.md"] = "# Min egen\n";
  const site::Sources sources = project.sources();
  REQUIRE(sources.findings.size() == 1);
  CHECK(sources.findings[0].rule == "site/article-in-locale");
  CHECK(sources.findings[0].severity == Severity::error);
  CHECK(contains(sources.findings[0].hint, "docloc import --locale sv-SE content/sv-SE/index.md"));
  project.build();
  CHECK_FALSE(contains(project.page("sv-SE/index.html"), "Min egen"));

  project.store.files["content/sv-SE/index.md"] = "---\ndocloc: override\n---\n# Min egen\n";
  CHECK(project.sources().findings.empty());
  project.build();
  CHECK(contains(project.page("sv-SE/index.html"), "Min egen"));
  CHECK(contains(project.page("en-US/index.html"), "Welcome"));
}

TEST_CASE("A locale takes the text of another one that its chain names, marked as that one's") {
  Project project(kTwoArticles);
  project.import("translated");
  project.settings.locales = {"sv-SE", "sv-FI"};
  project.settings.fallback["sv-FI"] = {"sv-SE"};
  project.build({"en-US", "sv-SE", "sv-FI"});
  const std::string page = project.page("sv-FI/index.html");
  CHECK(contains(page, "<html lang=\"sv-FI\""));
  CHECK(contains(page, "lang=\"sv-SE\""));
  CHECK(contains(page, ">Hej</h1>"));
}

TEST_CASE("A file that is no article is left out with a finding, and the rest goes on") {
  Project project(kTwoArticles);
  project.store.files["content/en-US/bad.md"] = "bad \xFF byte\n";
  const site::Sources sources = project.sources();
  REQUIRE(sources.findings.size() == 1);
  CHECK(sources.findings[0].source.path == "content/en-US/bad.md");
  CHECK(sources.articles.size() == 2);
}

TEST_CASE("Excluded files are no articles and no resources") {
  Project project(kTwoArticles);
  project.store.files["content/en-US/notes/x.png"] = "";
  project.settings.exclude = {"guide/**", "**/*.png"};
  const site::Sources sources = project.sources();
  CHECK(sources.articles.size() == 1);
  CHECK(sources.resources.empty());
}

TEST_CASE("Without a list the locales are those that have folders") {
  Project project(Files{{"content/en-US/a.md", "# A\n"},
                        {"content/sv-SE/a.png", ""},
                        {"content/media/x.png", ""},
                        {"content/index.md", ""},
                        {"locales/de-DE/a.md.xlf", ""}});
  project.settings.locales.clear();
  CHECK(site::find_locales(project.store, project.settings).value() == std::vector<std::string>{"de-DE", "sv-SE"});
}

TEST_CASE("Status counts each article's words by state") {
  Project project(kTwoArticles);
  project.import("translated");
  const site::StatusReport report =
      site::survey_status(project.job(), project.sources(), {.survey = {.locales = {"sv-SE"}}}).value();
  const std::vector<report::LocaleStatus>& locales = report.status.locales;
  REQUIRE(locales.size() == 1);
  REQUIRE(locales[0].articles.size() == 2);
  CHECK(locales[0].articles[0].path == "guide/start.md");
  CHECK(locales[0].articles[0].counts.done(false).segments == 0);
  CHECK(locales[0].articles[0].counts.total().words == 4);
  CHECK(locales[0].articles[1].counts.total() == locales[0].articles[1].counts.done(false));
  CHECK(locales[0].total().total().words == 10);
}

TEST_CASE("Check finds a broken link with its place") {
  Project project(Files{{"content/en-US/a.md", "# A\n\nSee [b](b.md).\n"}});
  const Findings findings = site::check_project(project.job(), project.sources(), {})->findings;
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].source.path == "content/en-US/a.md");
  CHECK(findings[0].source.line == 3);
}

TEST_CASE("The fields and anchors of a hand-back are made where they are asked for") {
  Project project(kTwoArticles);
  std::string& given = project.store.files["translated/index.md"];
  given.replace(given.find("# Hej"), 5, "# <a name=\"welcome\"></a>Hej");
  project.import("translated");
  for (const bool ops : {false, true}) {
    REQUIRE(site::export_markdown(project.job(), project.sources(), {.locale = "sv-SE", .out = "given", .ops = ops}));
    const std::string& page = project.store.files.at("given/index.md");
    CHECK(contains(page, "ms.contentlocale: sv-SE") == ops);
    CHECK(contains(page, "ms.openlocfilehash: ") == ops);
    CHECK(contains(page, "# <a name=\"welcome\"></a>Hej") == ops);
  }
}

TEST_CASE("Init writes settings for what is there, and never over any") {
  MemoryStore store(Files{{"docs/en-US/a.md", "# A\n"}, {"docs/sv-SE/a.png", ""}});
  const auto report = site::init_project(store, {});
  REQUIRE(report.has_value());
  REQUIRE(report->has_value());
  CHECK((*report)->folders == std::vector<std::string>{"docs/en-US"});
  const site::SettingsRead read = site::read_settings(store.files.at("docloc.yaml"), {});
  CHECK(read.findings.empty());
  CHECK(read.settings.layout.at(0).root == "docs/{locale}");
  CHECK(read.settings.locales == std::vector<std::string>{"sv-SE"});
  CHECK_FALSE(site::init_project(store, {})->has_value());
}

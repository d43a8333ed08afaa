// What readers get: every default of publishing, and what settings make of it.
#include <catch2/catch.hpp>

#include "site/build.h"
#include "site/check_project.h"
#include "site/import_markdown.h"
#include "site/sources.h"
#include "site/store_catalogs.h"
#include "site/survey.h"
#include "unit/site/fake_git.h"
#include "unit/site/memory_store.h"

using namespace docloc;

namespace {

using Files = std::map<std::string, std::string, std::less<>>;

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != text.npos;
}

// "a.md" has two sentences in two paragraphs, both translated; then the source changes.
struct Project {
  explicit Project(std::string_view settings_text = "") {
    site::SettingsRead read = site::read_settings(
        "source_locale: en-US\nlocales: [sv-SE]\nimport.confidence: 0\n" + std::string(settings_text), {});
    REQUIRE(read.findings.empty());
    settings = read.settings;
    store.files["content/en-US/a.md"] =
        "# Upgrade guide\n\nThe first paragraph stays as it was written.\n\nThe second one says red.\n";
    store.files["translated/a.md"] =
        "# Guide\n\nDet första stycket står kvar som det skrevs.\n\nDet andra säger rött.\n";
  }
  [[nodiscard]] site::Job job() {
    return {.store = store, .settings = settings, .threads = 1, .spawn = spawn, .folder = spawn == nullptr ? "" : "/p"};
  }
  [[nodiscard]] site::Sources sources() { return site::read_sources(job(), settings.locales).value(); }
  void import(const std::string& folder = "translated") {
    const site::Sources all = sources();
    const site::ImportPlan plan = site::plan_import(job(), all, {folder}).value();
    const site::ImportSummary summary = site::import_markdown_files(job(), all, plan, {.locale = "sv-SE"}).value();
    REQUIRE(summary.left_out == 0);
  }
  void change(std::string_view from, std::string_view to) {
    std::string& article = store.files.at("content/en-US/a.md");
    const size_t at = article.find(from);
    REQUIRE(at != std::string::npos);
    article.replace(at, from.size(), to);
    REQUIRE(site::sync_catalogs(job(), {.locales = {"sv-SE"}}));
  }
  site::BuildReport build(std::vector<std::string> locales = {"en-US", "sv-SE"}) {
    return site::build_site(job(), sources(), {.out = "out", .locales = std::move(locales), .tool = "test"}).value();
  }
  [[nodiscard]] const std::string& page(const std::string& path) const { return store.files.at("out/" + path); }

  MemoryStore store;
  site::Settings settings;
  const Spawn* spawn = nullptr;
};

}  // namespace

TEST_CASE("A stale block shows its older translation and says so") {
  Project project;
  project.import();
  project.change("says red", "says blue");
  project.build();
  const std::string& page = project.page("sv-SE/a.html");
  CHECK(contains(page, "Det andra säger rött."));
  CHECK_FALSE(contains(page, "<p lang=\"en-US\""));
  CHECK(contains(page, "class=\"notice stale\""));
  CHECK(contains(page, "data-state=\"stale\""));
}

TEST_CASE("publish.stale: source shows the source's block in its own language") {
  Project project("publish:\n  stale: source\n  threshold: 0\n");
  project.import();
  project.change("says red", "says blue");
  project.build();
  const std::string& page = project.page("sv-SE/a.html");
  CHECK_FALSE(contains(page, "rött"));
  CHECK(contains(page, "<p lang=\"en-US\" dir=\"ltr\">The second one says blue.</p>"));
  CHECK(contains(page, "class=\"notice partial\""));
}

TEST_CASE("What an author marked critical shows the source at once") {
  Project project("publish.threshold: 0\n");
  project.import();
  project.change("The second one says red", "<!-- docloc:critical -->\nThe second one says blue");
  project.build();
  CHECK(contains(project.page("sv-SE/a.html"), "The second one says blue."));
  CHECK_FALSE(contains(project.page("sv-SE/a.html"), "rött"));
}

TEST_CASE("Below the threshold the whole page is the source's, with a notice, and search engines are sent away") {
  Project project("base_url: https://example.org/docs\n");
  project.import();
  project.store.files.at("content/en-US/a.md") += "\nMuch was added. It is all new. Nobody translated any of it.\n";
  project.build();
  const std::string& page = project.page("sv-SE/a.html");
  CHECK(contains(page, "class=\"notice fallback\""));
  CHECK(contains(page, "The first paragraph stays"));
  CHECK_FALSE(contains(page, "Det första"));
  CHECK(contains(page, "content=\"noindex\""));
  CHECK(contains(page, "<link rel=\"canonical\" href=\"https://example.org/docs/en-US/a.html\">"));
  CHECK_FALSE(contains(project.page("en-US/a.html"), "hreflang=\"sv-SE\" href=\"https"));
}

TEST_CASE("Text of a machine is not published unless the setting says so, for one locale or all") {
  for (const char* settings : {"publish.machine: true\n", "publish:\n  locales:\n    sv-SE: {machine: true}\n"}) {
    Project project;
    project.store.files.at("translated/a.md").insert(0, "---\nms.translationtype: MT\n---\n");
    project.import();
    project.build();
    CHECK_FALSE(contains(project.page("sv-SE/a.html"), "Det första"));
    const site::SettingsRead read =
        site::read_settings(std::string("source_locale: en-US\nlocales: [sv-SE]\n") + settings, {});
    REQUIRE(read.findings.empty());
    project.settings = read.settings;
    project.build();
    CHECK(contains(project.page("sv-SE/a.html"), "Det första"));
    CHECK(contains(project.page("sv-SE/a.html"), "class=\"notice machine\""));
  }
}

TEST_CASE("What a locale does not set of publishing is as the project has it") {
  const site::SettingsRead read =
      site::read_settings("publish:\n  locales:\n    de-DE: {machine: true}\n  threshold: 60\n  stale: source\n", {});
  REQUIRE(read.findings.empty());
  const site::Publishing german = read.settings.publishing("de-DE");
  CHECK(german.machine);
  CHECK(german.threshold == 60);
  CHECK(german.stale == site::StalePolicy::source);
  CHECK_FALSE(read.settings.publishing("sv-SE").machine);
}

TEST_CASE("A locale in preview is built, and nothing leads to it") {
  Project project("base_url: https://example.org\npublish.preview: [sv-SE]\n");
  project.import();
  project.build();
  CHECK(contains(project.page("sv-SE/a.html"), "class=\"notice preview\""));
  CHECK(contains(project.page("sv-SE/a.html"), "content=\"noindex\""));
  CHECK_FALSE(contains(project.page("en-US/a.html"), "sv-SE/a.html"));
}

TEST_CASE("Articles are left out of a locale by glob or by their own front matter, and links lead to the source's") {
  Project project("publish:\n  threshold: 0\n  leave_out:\n    sv-SE: [legal/**]\n");
  project.store.files["content/en-US/legal/terms.md"] = "# Terms\n";
  project.settings.locales = {"sv-SE", "de-AT", "de-DE"};
  project.store.files["content/en-US/only.md"] = "---\ndocloc: only de-DE, en-US\n---\n# Only\n";
  project.store.files["content/en-US/not.md"] = "---\ndocloc: not sv-SE\n---\n# Not\n";
  project.store.files.at("content/en-US/a.md") += "\nSee [terms](legal/terms.md) and [only](only.md).\n";
  project.build();
  for (const char* path : {"legal/terms", "only", "not"}) {
    CHECK(project.store.files.contains("out/en-US/" + std::string(path) + ".html"));
    CHECK_FALSE(project.store.files.contains("out/sv-SE/" + std::string(path) + ".html"));
  }
  CHECK(contains(project.page("sv-SE/a.html"), "href=\"../en-US/legal/terms.html\""));
  CHECK_FALSE(contains(project.page("en-US/only.html"), "hreflang=\"sv-SE\""));
}

TEST_CASE("A link to an article without a page for its readers is found; a fallback locale's page is one for them") {
  Project project("fallback: {de-AT: [de-DE]}\npublish.threshold: 0\n");
  project.settings.locales = {"sv-SE", "de-AT", "de-DE"};
  project.store.files["content/en-US/only.md"] = "---\ndocloc: only de-DE\n---\n# Only\n";
  project.store.files["content/en-US/for-austria.md"] = "---\ndocloc: only de-AT\n---\n# See [only](only.md#only)\n";
  project.store.files["content/en-US/swedish.md"] = "---\ndocloc: only sv-SE\n---\n# See [only](only.md)\n";
  project.store.files.at("content/en-US/a.md") += "\nSee [only](only.md).\n";
  const Findings findings =
      site::check_project(project.job(), project.sources(), {.locales = project.settings.locales})->findings;
  std::vector<std::string> found;
  for (const Finding& finding : findings) {
    if (finding.rule == "links/missing-article") found.push_back(finding.source.path + " " + finding.locale);
  }
  CHECK(found == std::vector<std::string>{"content/en-US/a.md ", "content/en-US/swedish.md sv-SE"});
  project.build({"en-US", "sv-SE", "de-AT", "de-DE"});
  CHECK(contains(project.page("de-AT/a.html"), "href=\"../de-DE/only.html\""));
  CHECK(contains(project.page("de-AT/for-austria.html"), "href=\"../de-DE/only.html#only\""));
}

TEST_CASE("A redirect to a page in another language says which language its title is in") {
  Project project("redirects: {old.md: only.md}\npublish.threshold: 0\n");
  project.store.files["content/en-US/only.md"] = "---\ndocloc: not sv-SE\n---\n# Only English\n";
  project.build();
  const std::string& page = project.page("sv-SE/old.html");
  CHECK(contains(page, "<html lang=\"sv-SE\" dir=\"ltr\">"));
  CHECK(contains(page, "<title lang=\"en-US\">Only English</title>"));
  CHECK(contains(page, "<a href=\"../en-US/only.html\" lang=\"en-US\" dir=\"ltr\">Only English</a>"));
  CHECK(contains(project.page("en-US/old.html"), "<title>Only English</title>"));
}

// The text of a heading that lost its code span stood in the window's title and in the navigation.
TEST_CASE("A title that the page cannot have names it nowhere") {
  Project project("publish.threshold: 0\n");
  project.store.files.at("content/en-US/a.md").replace(0, 15, "# Upgrade `now`");
  project.store.files.at("translated/a.md").replace(0, 7, "# Uppgradera `now`");
  project.import();
  project.build();
  CHECK(contains(project.page("sv-SE/a.html"), "<title>Uppgradera now"));
  std::string& catalog = project.store.files.at("locales/sv-SE/a.md.xlf");
  const size_t target = catalog.find("<target>Uppgradera ");
  REQUIRE(target != std::string::npos);
  const size_t end = catalog.find("</target>", target);
  catalog.replace(target, end - target, "<target>Uppgradera");
  project.build();
  const std::string& page = project.page("sv-SE/a.html");
  CHECK(contains(page, "<title lang=\"en-US\">Upgrade now"));
  CHECK_FALSE(contains(page, "Uppgradera"));
}

TEST_CASE("Each piece of a paragraph that directives divide has its source beside it") {
  Project project("publish.threshold: 0\n");
  project.store.files.at("content/en-US/a.md") =
      "# Guide here\n\nThe first.\n:::row:::\nThe *second*.\n:::row-end:::\n";
  project.store.files.at("translated/a.md") = "# En guide\n\nDen första.\n:::row:::\nDen *andra*.\n:::row-end:::\n";
  project.import();
  project.build();
  const std::string& page = project.page("sv-SE/a.html");
  CHECK(contains(page, "<p data-source=\"1\">Den första.</p>"));
  CHECK(contains(page, "<p data-source=\"2\">Den <em>andra</em>.</p>"));
  CHECK(contains(page, ">The first.</span>"));
  CHECK(contains(page, ">The <em>second</em>.</span>"));
}

TEST_CASE("An included article has its sources too, under a name of its own") {
  Project project("publish.threshold: 0\n");
  project.store.files.at("content/en-US/a.md") = "# Guide here\n\nThe first.\n\n[!INCLUDE [n](includes/n.md)]\n";
  project.store.files.at("translated/a.md") = "# En guide\n\nDen första.\n\n[!INCLUDE [n](includes/n.md)]\n";
  project.store.files["content/en-US/includes/n.md"] = "The note.\n";
  project.store.files["translated/includes/n.md"] = "Noten.\n";
  project.import();
  project.build();
  const std::string& page = project.page("sv-SE/a.html");
  CHECK(contains(page, "<p data-source=\"1\">Den första.</p>"));
  CHECK(contains(page, "<p data-source=\"include1:0\">Noten.</p>"));
  const size_t own = page.find("<template class=\"docloc-sources\" data-body=\"include1\"");
  REQUIRE(own != std::string::npos);
  CHECK(page.find(">The note.</span>", own) < page.find("</template>", own));
  CHECK(contains(page, ">The first.</span>"));
}

TEST_CASE("The source locale's pages can lie at the root") {
  Project project("site.root_locale: true\npublish.threshold: 0\n");
  project.import();
  project.build();
  CHECK(project.store.files.contains("out/a.html"));
  CHECK_FALSE(project.store.files.contains("out/en-US/a.html"));
  CHECK(contains(project.page("a.html"), "href=\"sv-SE/a.html\""));
  CHECK(contains(project.page("sv-SE/a.html"), "href=\"../a.html\""));
}

TEST_CASE("A translated page says that its pictures are the source's, where the setting asks, until it has its own") {
  Project project("publish.threshold: 0\nsite.mark_source_images: true\n");
  project.store.files.at("content/en-US/a.md") += "\n![A screen](screen.png)\n";
  project.store.files["content/en-US/screen.png"] = "picture";
  project.import();
  project.build();
  CHECK(contains(project.page("sv-SE/a.html"), "Pictures on this page are in engelska."));
  CHECK_FALSE(contains(project.page("en-US/a.html"), "Pictures on this page"));
  project.store.files["content/sv-SE/screen.png"] = "bild";
  project.build();
  CHECK_FALSE(contains(project.page("sv-SE/a.html"), "Pictures on this page"));
}

TEST_CASE("A picture that no article shows is named, in the source and in a locale") {
  Project project;
  project.store.files.at("content/en-US/a.md") += "\n![A screen](screen.png)\n";
  for (const char* path : {"en-US/screen.png", "sv-SE/screen.png", "en-US/left.png", "sv-SE/left.png"})
    project.store.files[std::string("content/") + path] = "picture";
  const Findings findings =
      site::check_project(project.job(), project.sources(), {.locales = project.settings.locales})->findings;
  std::vector<std::string> named;
  for (const Finding& finding : findings) {
    if (finding.rule == "links/unused-image") named.push_back(finding.source.path);
  }
  CHECK(named == std::vector<std::string>{"content/en-US/left.png", "content/sv-SE/left.png"});
}

TEST_CASE("A fallback chain is followed before the source") {
  Project project("publish.threshold: 0\nfallback:\n  de-AT: [sv-SE]\n");
  project.settings.locales = {"sv-SE", "de-AT"};
  project.import();
  project.build({"en-US", "de-AT"});
  CHECK(contains(project.page("de-AT/a.html"), "Det andra säger rött."));
  CHECK(contains(project.page("de-AT/a.html"), "lang=\"sv-SE\" dir=\"ltr\""));
}

namespace {

constexpr std::string_view kPin = "publish.stale: pin\nsite.search: false\n";

// A project whose repository has these commits: the translation of the first day, of which a word was mended on the
// second, and an edit of the source on the third.
struct PinnedProject : Project {
  explicit PinnedProject(const std::string& more = "") : Project(std::string(kPin) + more) {
    spawn = &git;
    import();
    REQUIRE(site::sync_catalogs(job(), {.locales = {"sv-SE"}}));
    git.commit("2026-03-01", store.files);
    std::string& catalog = store.files.at("locales/sv-SE/a.md.xlf");
    constexpr std::string_view kWord = "säger";
    catalog.replace(catalog.find(kWord), kWord.size(), "sade");
    git.commit("2026-03-02", store.files);
    change("says red", "says blue");
    git.commit("2026-03-03", store.files);
  }
  // A page that a build made from nothing.
  [[nodiscard]] std::string clean_page(const std::string& path) {
    std::erase_if(store.files, [](const auto& file) {
      return file.first.starts_with(".docloc/") || file.first.starts_with("out/");
    });
    build();
    return page(path);
  }
  FakeGit git;
};

}  // namespace

TEST_CASE("publish.stale: pin shows the newest version that was translated completely, with its date") {
  PinnedProject project;
  project.build();
  const std::string page = project.page("sv-SE/a.html");
  CHECK(contains(page, "Det andra sade rött."));
  CHECK_FALSE(contains(page, "says blue"));
  CHECK(contains(page, "This page shows the version of 2 mars 2026."));
  CHECK_FALSE(contains(page, "data-state=\"stale\""));
  CHECK(contains(project.page("sv-SE/a.md"), "Det andra sade rött."));
  CHECK(contains(project.page("en-US/a.html"), "says blue"));
  CHECK_FALSE(contains(project.page("en-US/a.html"), "This page shows"));
}

TEST_CASE("What is not translated yet, however much, leaves a pinned page as it was") {
  PinnedProject project;
  project.store.files.at("content/en-US/a.md") += "\nMuch was added. It is all new. Nobody translated any of it.\n";
  REQUIRE(site::sync_catalogs(project.job(), {.locales = {"sv-SE"}}));
  project.build();
  CHECK(contains(project.page("sv-SE/a.html"), "Det andra sade rött."));
  CHECK_FALSE(contains(project.page("sv-SE/a.html"), "Much was added"));
  CHECK_FALSE(contains(project.page("sv-SE/a.html"), "notice fallback"));
}

TEST_CASE("Without a complete version, or without history, a pinned page is as any other with stale blocks") {
  PinnedProject project;
  SECTION("no history") {
    project.spawn = nullptr;
  }
  SECTION("no commit had a translation") {
    for (FakeGit::Revision& one : project.git.revisions)
      one.files.erase("locales/sv-SE/a.md.xlf");
  }
  SECTION("no commit had all of one") {
    for (FakeGit::Revision& one : project.git.revisions)
      one.files.at("content/en-US/a.md") += "\nOne more.\n";
  }
  SECTION("Git fails") {
    project.git.fails = true;
  }
  project.build();
  const std::string& page = project.page("sv-SE/a.html");
  CHECK(contains(page, "Det andra sade rött."));
  CHECK(contains(page, "data-state=\"stale\""));
  CHECK_FALSE(contains(page, "This page shows the version"));
}

TEST_CASE("What an author marked critical is never hidden by an older version of the page") {
  PinnedProject project("publish.threshold: 0\n");
  project.change("The second one says blue", "<!-- docloc:critical -->\nThe second one says green");
  project.build();
  CHECK(contains(project.page("sv-SE/a.html"), "The second one says green."));
  CHECK_FALSE(contains(project.page("sv-SE/a.html"), "This page shows the version"));
}

TEST_CASE("A pinned page is made again when another commit is found for it, and only then") {
  PinnedProject project;
  project.build();
  CHECK(project.build().made.empty());
  // A commit that has to do with other files.
  project.store.files["content/en-US/b.md"] = "# Another\n";
  project.git.commit("2026-03-04", project.store.files);
  project.build({"en-US", "sv-SE"});
  CHECK(contains(project.page("sv-SE/a.html"), "2 mars 2026"));
  // The edit is taken back, translated as it was, and made once more.
  project.change("says blue", "says red");
  project.build();
  CHECK_FALSE(contains(project.page("sv-SE/a.html"), "This page shows the version"));
  project.git.commit("2026-03-05", project.store.files);
  project.change("says red", "says green");
  const site::BuildReport report = project.build();
  CHECK_FALSE(report.made.empty());
  const std::string incremental = project.page("sv-SE/a.html");
  CHECK(contains(incremental, "5 mars 2026"));
  CHECK(project.clean_page("sv-SE/a.html") == incremental);
}

// Export into the layout's places: what is written, kept and removed.
#include <catch2/catch.hpp>

#include "site/export.h"
#include "site/settings.h"
#include "site/sources.h"
#include "unit/site/memory_store.h"

using namespace docloc;

namespace {

using Files = std::map<std::string, std::string, std::less<>>;

const std::string kLayout = R"(
source_locale: en
locales: [sv]
layout:
  - sources: ["docs/**/*.md"]
    to: i18n/{locale}/docs/
    copy_resources: true
)";

struct Project {
  explicit Project(Files files, const std::string& yaml = kLayout)
      : store(std::move(files)), settings(site::read_settings(yaml, {}).settings) {}

  site::ExportReport run(const std::string& locale = "qps-ploc", bool force = false) {
    const site::Job job{.store = store, .settings = settings, .threads = 2};
    const site::Sources sources = site::read_sources(job, {locale}).value();
    const Result<site::ExportReport> report = site::export_markdown(job, sources, {.locale = locale, .force = force});
    REQUIRE(report.has_value());
    return *report;
  }
  [[nodiscard]] std::string file(const std::string& path) const { return store.files.at(path); }
  [[nodiscard]] bool has(const std::string& path) const { return store.files.contains(path); }

  MemoryStore store;
  site::Settings settings;
};

std::vector<std::string> rules_of(const site::ExportReport& report) {
  std::vector<std::string> rules;
  for (const Finding& finding : report.findings)
    rules.push_back(finding.rule);
  return rules;
}

const Files kDocs = {
    {"docs/a.md", "# Start\n\nSee ![a picture](img/a.png) and [b](sub/b.md).\n"},
    {"docs/sub/b.md", "# Next\n\nText.\n"},
    {"docs/img/a.png", "PNG"},
    {"docs/img/unused.png", "PNG2"},
};
using Rules = std::vector<std::string>;

}  // namespace

TEST_CASE("Articles go to the layout's places, with the resources that they use") {
  Project project(kDocs);
  const site::ExportReport report = project.run();
  CHECK(report.findings.empty());
  CHECK(report.files == 3);
  CHECK(report.written == 3);
  CHECK(project.file("i18n/qps-ploc/docs/a.md").find("](img/a.png)") != std::string::npos);
  CHECK(project.file("i18n/qps-ploc/docs/a.md") != project.file("docs/a.md"));
  CHECK(project.file("i18n/qps-ploc/docs/img/a.png") == "PNG");
  CHECK_FALSE(project.has("i18n/qps-ploc/docs/img/unused.png"));

  project.store.written.clear();
  CHECK(project.run().written == 0);
  CHECK(project.store.written.empty());
}

TEST_CASE("A file that somebody else made is kept, and the finding names import") {
  Files files = kDocs;
  files["i18n/sv/docs/a.md"] = "# Start\n\nEn gammal text.\n";
  Project project(files);
  const site::ExportReport report = project.run("sv");
  REQUIRE(rules_of(report) == Rules{"site/export-kept"});
  CHECK(report.findings[0].target.path == "i18n/sv/docs/a.md");
  CHECK(report.findings[0].hint.find("docloc import --locale sv i18n/sv/docs/a.md") != std::string::npos);
  CHECK(project.file("i18n/sv/docs/a.md") == files["i18n/sv/docs/a.md"]);
  CHECK(project.has("i18n/sv/docs/sub/b.md"));

  CHECK(project.run("sv", true).findings.empty());
  CHECK(project.file("i18n/sv/docs/a.md") == files["docs/a.md"]);
  CHECK(project.run("sv").findings.empty());
}

TEST_CASE("A file with the very bytes of the export is docloc's from then on") {
  Files files = kDocs;
  files["i18n/sv/docs/a.md"] = files["docs/a.md"];
  Project project(files);
  CHECK(project.run("sv").findings.empty());
  project.store.files["docs/a.md"] += "\nMore.\n";
  CHECK(project.run("sv").findings.empty());
  CHECK(project.file("i18n/sv/docs/a.md") == project.file("docs/a.md"));
}

TEST_CASE("An export that somebody edited is kept until it is imported") {
  Project project(kDocs);
  (void)project.run("sv");
  project.store.files["i18n/sv/docs/a.md"] += "\nTill.\n";
  const std::string edited = project.file("i18n/sv/docs/a.md");
  CHECK(rules_of(project.run("sv")) == Rules{"site/export-kept"});
  CHECK(project.file("i18n/sv/docs/a.md") == edited);
}

TEST_CASE("Exports whose source is gone are removed, those of somebody else are not") {
  Project project(kDocs);
  (void)project.run("sv");
  project.store.files["i18n/sv/docs/own.md"] = "# Egen\n";
  project.store.files.erase("docs/sub/b.md");
  project.store.files["docs/a.md"] = "# Start\n";
  const site::ExportReport report = project.run("sv");
  CHECK(report.findings.empty());
  CHECK(report.removed == 2);
  CHECK_FALSE(project.has("i18n/sv/docs/sub/b.md"));
  CHECK_FALSE(project.has("i18n/sv/docs/img/a.png"));
  CHECK(project.has("i18n/sv/docs/own.md"));
  CHECK(project.has("docs/img/a.png"));
}

TEST_CASE("A source that cannot be read this time keeps its export") {
  Project project(kDocs);
  (void)project.run("sv");
  project.store.files["docs/sub/b.md"] = "# \xFF\n";
  CHECK(project.run("sv").removed == 0);
  CHECK(project.has("i18n/sv/docs/sub/b.md"));
}

TEST_CASE("A picture of the locale's own stands, also where a copy was") {
  Project project(kDocs);
  (void)project.run("sv");
  project.store.files["i18n/sv/docs/img/a.png"] = "SVENSK";
  CHECK(project.run("sv").findings.empty());
  CHECK(project.file("i18n/sv/docs/img/a.png") == "SVENSK");
}

TEST_CASE("An override stands in the source's place") {
  Project project(kDocs);
  (void)project.run("sv");
  const std::string own = "---\ndocloc: override\n---\n# Helt annat\n";
  project.store.files["i18n/sv/docs/a.md"] = own;
  CHECK(project.run("sv").findings.empty());
  CHECK(project.file("i18n/sv/docs/a.md") == own);
}

TEST_CASE("Where one row's translations go, another row has no sources, and its file is kept") {
  Project project({{"docs/a.md", "# A\n"}, {"other/sv/a.md", "# Other\n"}, {"other/b.md", "# B\n"}}, R"(
source_locale: en
locales: [de, sv]
layout:
  - sources: ["other/**/*.md"]
    locales: [de]
    to: "{locale}/"
  - sources: ["docs/**/*.md"]
    to: other/{locale}/
)");
  CHECK(rules_of(project.run("sv")) == Rules{"site/export-kept"});
  CHECK(project.file("other/sv/a.md") == "# Other\n");
  CHECK(project.run("de").files == 2);
  CHECK(project.has("de/b.md"));
  CHECK(project.has("other/de/a.md"));
  CHECK_FALSE(project.has("de/sv/a.md"));
}

TEST_CASE("A relative link out of the layout's folder is named where it breaks") {
  Project project({{"docs/a.md", "# A\n\n![logo](../assets/logo.png) and [up](../README.md)\n"},
                   {"assets/logo.png", "PNG"},
                   {"README.md", "# R\n"}});
  const site::ExportReport report = project.run("sv");
  REQUIRE(rules_of(report) == Rules{"site/leaves-layout", "site/leaves-layout"});
  CHECK(report.findings[0].source.path == "docs/a.md");
  CHECK(report.findings[0].source.line == 3);
  CHECK(report.findings[0].message.find("i18n/sv/assets/logo.png") != std::string::npos);
  CHECK(report.written == 1);
}

TEST_CASE("Suffixes keep every relative link as it is") {
  Project project({{"docs/a.md", "# A\n\n![logo](../assets/logo.png)\n"}, {"assets/logo.png", "PNG"}}, R"(
source_locale: en
locales: [sv]
layout: [{sources: "docs/**/*.md", to: "docs/{dir}/{name}.{locale}.{ext}"}]
)");
  CHECK(project.run("sv").findings.empty());
  CHECK(project.has("docs/a.sv.md"));
  // The export is no source the next time.
  CHECK(project.run("sv").files == 1);
}

TEST_CASE("The default layout has no place for exports") {
  CHECK_FALSE(site::has_export_places(site::Settings(), "sv-SE"));
  const site::Settings settings = site::read_settings(kLayout, {}).settings;
  CHECK(site::has_export_places(settings, "sv"));
  CHECK_FALSE(site::has_export_places(settings, "en"));
}

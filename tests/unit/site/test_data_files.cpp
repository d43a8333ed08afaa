// YAML and JSON source files in a project: catalogs, export, build; and the settings of the dialects.
#include <catch2/catch.hpp>

#include "site/build.h"
#include "site/export.h"
#include "site/sources.h"
#include "site/store_catalogs.h"
#include "unit/site/memory_store.h"

using namespace docloc;

namespace {

using Files = std::map<std::string, std::string, std::less<>>;

const Files kProject = {{"content/en-US/index.md", "# Welcome\n\nSee [contents](toc.yml).\n"},
                        {"content/en-US/toc.yml", "- name: Overview\n  href: index.md\n"},
                        {"content/en-US/guide/_category_.json", "{\"label\": \"The guide\", \"position\": 2}\n"},
                        {"content/en-US/hub.yml", "### YamlMime:Hub\ntitle: The hub\nbrand: azure\n"},
                        {"content/en-US/data.yml", "title: not for readers\n"},
                        {"content/en-US/data.json", "{\"title\": \"nor this\"}\n"}};

struct Project {
  explicit Project(Files files) : store(std::move(files)) { settings.locales = {"sv-SE"}; }
  [[nodiscard]] site::Job job() { return {.store = store, .settings = settings, .threads = 2}; }
  [[nodiscard]] site::Sources sources() { return site::read_sources(job(), settings.locales).value(); }
  MemoryStore store;
  site::Settings settings;
};

std::vector<std::string> article_paths(const site::Sources& sources) {
  std::vector<std::string> paths;
  for (const segment::Article& article : sources.articles)
    paths.push_back(article.path);
  return paths;
}

}  // namespace

TEST_CASE("Tables of contents, labels and landing pages are source files; other data files are resources") {
  Project project(kProject);
  const site::Sources sources = project.sources();
  CHECK(article_paths(sources) == std::vector<std::string>{"guide/_category_.json", "hub.yml", "index.md", "toc.yml"});
  CHECK(sources.resources == std::vector<std::string>{"data.json", "data.yml"});
  project.settings.data_files = {"**/data.*"};
  CHECK(article_paths(project.sources()) == std::vector<std::string>{"data.json", "data.yml", "hub.yml", "index.md"});
}

TEST_CASE("Data files have catalogs and are exported in each locale") {
  Project project(kProject);
  (void)site::sync_catalogs(project.job(), {.locales = {"sv-SE"}}).value();
  CHECK(project.store.files.contains("locales/sv-SE/toc.yml.xlf"));
  CHECK(project.store.files.at("locales/en-US/guide/_category_.json.xlf").find("The guide") != std::string::npos);
  const auto sources = project.sources();
  REQUIRE(site::export_markdown(project.job(), sources, {.locale = "en-US", .out = "same"}));
  for (const std::string path : {"toc.yml", "hub.yml", "guide/_category_.json"})
    CHECK(project.store.files.at("same/" + path) == kProject.at("content/en-US/" + path));
  REQUIRE(site::export_markdown(project.job(), sources, {.locale = "qps-ploc", .out = "pseudo"}));
  CHECK(project.store.files.at("pseudo/hub.yml").starts_with("### YamlMime:Hub\ntitle: "));
  CHECK(project.store.files.at("pseudo/hub.yml").find("The hub") == std::string::npos);
  CHECK(project.store.files.at("pseudo/hub.yml").ends_with("\nbrand: azure\n"));
}

TEST_CASE("A site has data files beside its pages, localized, and no page of them") {
  Project project(kProject);
  const auto report =
      site::build_site(project.job(), project.sources(), {.out = "out", .locales = {"en-US", "qps-ploc"}});
  REQUIRE(report);
  CHECK(report->pages == 2);
  CHECK(project.store.files.at("out/en-US/toc.yml") == kProject.at("content/en-US/toc.yml"));
  CHECK(project.store.files.at("out/qps-ploc/toc.yml").find("href: index.md") != std::string::npos);
  CHECK(project.store.files.at("out/qps-ploc/toc.yml").find("Overview") == std::string::npos);
  CHECK_FALSE(project.store.files.contains("out/en-US/toc.html"));
  CHECK(project.store.files.at("out/en-US/index.html").find("href=\"toc.yml\"") != std::string::npos);
}

TEST_CASE("A locale's own data file stands in the source's place") {
  Files files = kProject;
  files["content/sv-SE/toc.yml"] = "- name: Egen\n  href: index.md\n";
  Project project(std::move(files));
  const site::Sources sources = project.sources();
  CHECK(sources.findings.empty());
  REQUIRE(site::build_site(project.job(), sources, {.out = "out", .locales = {"en-US", "sv-SE"}}));
  CHECK(project.store.files.at("out/sv-SE/toc.yml") == "- name: Egen\n  href: index.md\n");
}

TEST_CASE("Settings turn dialects on for every article, and a bad pattern is a finding") {
  Project project(Files{{"content/en-US/a.md", "See {x} and %%y%%.\n"}});
  const auto codes = [&] { return project.sources().articles.at(0).get().units.at(0).codes.size(); };
  CHECK(codes() == 0);
  auto read = site::read_settings("dialect:\n  mdx: true\n  patterns: ['%%\\w+%%']\n", {});
  REQUIRE(read.findings.empty());
  project.settings.foreign = read.settings.foreign;
  CHECK(codes() == 2);
  read = site::read_settings("dialect.patterns: ['(a']\n", {});
  REQUIRE(read.findings.size() == 1);
  CHECK(read.findings[0].rule == "settings/value");
  CHECK(read.findings[0].message.find("'(a' is not a regular expression") != std::string::npos);
}

TEST_CASE("The directives of DocFX and of Adobe are settings, on by default, and a page follows them") {
  Project project(
      Files{{"content/en-US/a.md", "# Head {#own}\n\nPress [!UICONTROL Save].\n\n:::no-loc text=\"Go\":::\n"}});
  const auto page = [&](const std::string& settings) {
    site::SettingsRead read = site::read_settings(settings, {});
    REQUIRE(read.findings.empty());
    project.settings.dialects = read.settings.dialects;
    project.settings.fingerprint = read.settings.fingerprint;
    REQUIRE(site::build_site(project.job(), project.sources(), {.out = "out", .locales = {"en-US"}}));
    return project.store.files.at("out/en-US/a.html");
  };
  const auto has = [](const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; };
  const std::string both = page("");
  CHECK(has(both, "id=\"own\""));
  CHECK(has(both, "<strong class=\"ui\">Save</strong>"));
  CHECK(has(both, "<p>Go</p>"));
  const std::string ops = page("dialect: {adobe: false}\n");
  CHECK(has(ops, "Head {#own}</h1>"));
  CHECK(has(ops, "Press [!UICONTROL Save]."));
  CHECK(has(ops, "<p>Go</p>"));
  const std::string adobe = page("dialect: {docfx: false}\n");
  CHECK(has(adobe, "id=\"own\""));
  CHECK(has(adobe, "<p>:::no-loc text="));
}

// Where files lie: one project a layout, in memory.
#include <catch2/catch.hpp>

#include "site/layout.h"
#include "site/path_template.h"
#include "site/settings.h"
#include "site/sources.h"
#include "site/store_catalogs.h"
#include "unit/site/memory_store.h"

using namespace docloc;

namespace {

using Files = std::map<std::string, std::string, std::less<>>;
using Names = std::vector<std::string>;

site::Settings settings_of(const std::string& yaml) {
  const site::SettingsRead read = site::read_settings(yaml, {});
  for (const Finding& finding : read.findings)
    UNSCOPED_INFO(finding.message);
  REQUIRE(read.findings.empty());
  return read.settings;
}

std::string complaint_of(const std::string& yaml) {
  const site::SettingsRead read = site::read_settings(yaml, {});
  REQUIRE(read.findings.size() == 1);
  CHECK(read.findings[0].rule == "settings/value");
  return read.findings[0].message;
}

MemoryStore with(const Names& names) {
  Files files;
  for (const std::string& name : names)
    files[name] = "# Title\n";
  return MemoryStore(std::move(files));
}

Names source_paths(const Store& store, const site::Settings& settings) {
  Names paths;
  const site::LayoutFiles listed = site::list_source_files(store, settings).value();
  for (const site::LayoutFile& file : listed.files)
    paths.push_back((file.is_source ? "" : "resource ") + file.path);
  return paths;
}

Names locale_paths(const Store& store, const site::Settings& settings, const std::string& locale) {
  Names paths;
  const site::LayoutFiles listed = site::list_locale_files(store, settings, locale).value();
  for (const site::LayoutFile& file : listed.files)
    paths.push_back(file.path);
  return paths;
}

const std::string kDocusaurus = R"(
source_locale: en
locales: [sv-SE, de]
locale_codes: {sv-SE: sv}
layout:
  - sources: ["docs/**/*.md"]
    to: i18n/{locale}/docusaurus-plugin-content-docs/current/
    copy_resources: true
  - sources: "blog/*.md"
    to: i18n/{locale}/docusaurus-plugin-content-blog/
    locales: [sv-SE]
  - resources: static/**
    under: ""
)";

}  // namespace

TEST_CASE("A path template is filled and read back") {
  using site::fill_path;
  using site::match_path;
  CHECK(fill_path("i18n/sv/{path}", "a/b.md") == "i18n/sv/a/b.md");
  CHECK(fill_path("docs/{dir}/{name}.sv.{ext}", "a/b.c.md") == "docs/a/b.c.sv.md");
  CHECK(fill_path("docs/{dir}/{name}.sv.{ext}", "b.md") == "docs/b.sv.md");
  CHECK(fill_path("docs/{dir}/{name}.sv.{ext}", "LICENSE") == "docs/LICENSE.sv");
  CHECK(fill_path("{path}", "x{name}.md") == "x{name}.md");
  for (const std::string path : {"a/b.c.md", "b.md", "a/b/c/d.png"}) {
    CHECK(match_path("docs/{dir}/{name}.sv.{ext}", fill_path("docs/{dir}/{name}.sv.{ext}", path)) == path);
    CHECK(match_path("x/{path}", fill_path("x/{path}", path)) == path);
  }
  CHECK_FALSE(match_path("docs/{dir}/{name}.sv.{ext}", "docs/a.de.md"));
  CHECK_FALSE(match_path("docs/{dir}/{name}.sv.{ext}", "docs/a.sv."));
  CHECK_FALSE(match_path("i18n/sv/{path}", "i18n/de/a.md"));
  CHECK(site::literal_folder("docs/{dir}/{name}.{ext}") == "docs");
  CHECK(site::literal_folder("{path}").empty());
  CHECK(site::literal_folder("/srv/{path}") == "/srv");
}

TEST_CASE("content is short for one row whose locales' folders hold their own files alone") {
  const site::Settings settings = settings_of("content: docs/{locale}\nlocales: [sv-SE]\n");
  REQUIRE(settings.layout.size() == 1);
  CHECK(site::source_file(settings, "a/b.md") == "docs/en-US/a/b.md");
  CHECK(site::locale_file(settings, "a/b.md", "sv-SE") == "docs/sv-SE/a/b.md");
  CHECK_FALSE(site::is_exported(settings, "a/b.md", "sv-SE"));
  CHECK(site::path_in_locale(settings, "docs/sv-SE/a/b.md", "sv-SE") == "a/b.md");
  CHECK(site::paths_below(settings, "docs/en-US/a") == Names{"a"});
  CHECK(site::paths_below(settings, "docs") == Names{""});
  CHECK(site::paths_below(settings, "src").empty());

  const site::Settings rows = settings_of("layout: [{sources: 'docs/{locale}/**', under: ''}]\nlocales: [sv-SE]\n");
  CHECK(site::locale_file(rows, "a/b.md", "sv-SE") == "docs/sv-SE/a/b.md");
  CHECK_FALSE(site::is_exported(rows, "a/b.md", "sv-SE"));
}

TEST_CASE("Rows give articles the paths they have in the project, and each locale its place") {
  const site::Settings settings = settings_of(kDocusaurus);
  CHECK(site::source_file(settings, "docs/a/b.md") == "docs/a/b.md");
  CHECK(site::locale_file(settings, "docs/a/b.md", "sv-SE") == "i18n/sv/docusaurus-plugin-content-docs/current/a/b.md");
  CHECK(site::locale_file(settings, "docs/a/b.md", "qps-ploc") ==
        "i18n/qps-ploc/docusaurus-plugin-content-docs/current/a/b.md");
  CHECK(site::is_exported(settings, "docs/a/b.md", "de"));
  CHECK(site::copies_resources(settings, "docs/a/b.png"));
  CHECK(site::path_in_locale(settings, "i18n/sv/docusaurus-plugin-content-blog/x.md", "sv-SE") == "blog/x.md");
  CHECK(site::source_file(settings, "img/logo.png") == "static/img/logo.png");
  CHECK(site::paths_below(settings, "blog/x.md") == Names{"blog/x.md"});
  CHECK(site::paths_below(settings, "") == Names{"docs", "blog", ""});
}

TEST_CASE("A row for some locales has no place for the others") {
  const site::Settings settings = settings_of(kDocusaurus);
  CHECK(site::is_for_locale(settings, "blog/x.md", "sv-SE"));
  CHECK_FALSE(site::is_for_locale(settings, "blog/x.md", "de"));
  CHECK_FALSE(site::locale_file(settings, "blog/x.md", "de"));
  CHECK(site::is_for_locale(settings, "docs/x.md", "de"));
}

TEST_CASE("Articles that are not for a locale get no catalogs in it") {
  MemoryStore store = with({"docs/a.md", "blog/x.md"});
  const site::Settings settings = settings_of(kDocusaurus);
  const site::Job job{.store = store, .settings = settings, .threads = 1};
  REQUIRE(site::sync_catalogs(job, {.locales = {"sv-SE", "de"}}).has_value());
  CHECK(store.files.contains("locales/sv-SE/blog/x.md.xlf"));
  CHECK(store.files.contains("locales/de/docs/a.md.xlf"));
  CHECK_FALSE(store.files.contains("locales/de/blog/x.md.xlf"));
}

TEST_CASE("Sources are what the globs name; Markdown that none names is left alone") {
  const site::Settings settings = settings_of(kDocusaurus);
  const MemoryStore store = with({"docs/a.md", "docs/img/a.png", "blog/x.md", "blog/deep/y.md", "README.md",
                                  "static/img/logo.png", "i18n/sv/docusaurus-plugin-content-docs/current/a.md"});
  CHECK(source_paths(store, settings) ==
        Names{"blog/x.md", "docs/a.md", "resource docs/img/a.png", "resource img/logo.png"});
  CHECK(locale_paths(store, settings, "sv-SE") == Names{"docs/a.md"});
}

TEST_CASE("Translations among the sources are not taken for sources") {
  const MemoryStore suffix = with({"docs/a.md", "docs/a.sv.md", "docs/b/c.md", "docs/b/c.sv.md", "docs/b/only.sv.md",
                                   "docs/notes.fr.md", "docs/pic.png", "docs/pic.sv.png"});
  const site::Settings by_suffix = settings_of(
      "source_locale: en\nlocales: [sv]\nlayout: [{sources: 'docs/**/*.md', to: 'docs/{dir}/{name}.{lang}.{ext}'}]\n");
  CHECK(source_paths(suffix, by_suffix) ==
        Names{"docs/a.md", "docs/b/c.md", "docs/notes.fr.md", "resource docs/pic.png"});
  CHECK(locale_paths(suffix, by_suffix, "sv") == Names{"docs/a.md", "docs/b/c.md", "docs/b/only.md", "docs/pic.png"});

  const MemoryStore folders = with({"docs/a.md", "docs/sv/a.md", "docs/svg/x.md", "docs/qps-ploc/a.md"});
  const site::Settings by_folder =
      settings_of("source_locale: en\nlocales: [sv]\nlayout: [{sources: 'docs/**/*.md', to: 'docs/{locale}/'}]\n");
  CHECK(source_paths(folders, by_folder) == Names{"docs/a.md", "docs/svg/x.md"});
}

TEST_CASE("Sources that carry their language in their names share the rest of the name with translations") {
  const MemoryStore store = with({"docs/a.en.md", "docs/a.sv.md", "docs/b.md"});
  const site::Settings settings = settings_of(
      "source_locale: en\nlocales: [sv]\n"
      "layout: [{sources: 'docs/**/*.{locale}.md', to: 'docs/{dir}/{name}.{locale}.{ext}'}]\n");
  CHECK(source_paths(store, settings) == Names{"docs/a.en.md"});
  CHECK(site::locale_file(settings, "docs/a.en.md", "sv") == "docs/a.sv.md");
  CHECK(site::path_in_locale(settings, "docs/a.sv.md", "sv") == "docs/a.en.md");
}

TEST_CASE("A layout of the whole project passes over docloc's own folders, packages and exclusions") {
  const MemoryStore store = with({"a.md", "sv/a.md", "out/a.md", "locales/sv/a.md", "node_modules/x/README.md",
                                  "docloc.yaml", "drafts/b.md", "c/d.md", "c/e.md"});
  const site::Settings settings = settings_of(
      "source_locale: en\nlocales: [sv]\nexclude: ['c/e.md']\n"
      "layout: [{sources: '**/*.md', exclude: ['drafts/**'], resources: ['**/*.png'], to: '{locale}/'}]\n");
  CHECK(source_paths(store, settings) == Names{"a.md", "c/d.md"});
}

TEST_CASE("A file that another row's file of the same path stands before is named and left out") {
  const MemoryStore store = with({"one/a.md", "two/a.md"});
  const site::Settings settings =
      settings_of("source_locale: en\nlayout: [{sources: 'one/*.md', under: x}, {sources: 'two/*.md', under: x}]\n");
  const site::LayoutFiles listed = site::list_source_files(store, settings).value();
  REQUIRE(listed.files.size() == 1);
  CHECK(listed.files[0].file == "one/a.md");
  REQUIRE(listed.findings.size() == 1);
  CHECK(listed.findings[0].rule == "site/same-path");
  CHECK(listed.findings[0].source.path == "two/a.md");
}

TEST_CASE("Locales are found by their folders, also under their codes") {
  const MemoryStore store = with({"content/en/a.md", "content/sv/a.md", "content/de/a.md", "content/media/x.png"});
  const site::Settings settings = settings_of(
      "source_locale: en\nlocale_codes: {sv-SE: sv}\n"
      "layout: [{sources: 'content/{locale}/**/*.md', to: 'content/{locale}/'}]\n");
  CHECK(site::find_locales(store, settings).value() == Names{"de", "sv-SE"});
  CHECK(source_paths(store, settings) == Names{"content/a.md"});
}

TEST_CASE("A layout that cannot be used says what is wrong with it") {
  CHECK(complaint_of("layout: docs").find("must be a list of rows") != std::string::npos);
  CHECK(complaint_of("layout: [{to: 'x/{locale}'}]").find("neither 'sources' nor 'resources'") != std::string::npos);
  CHECK(complaint_of("layout: [{sources: 'a/*', to: x}]").find("needs {locale} or {lang}") != std::string::npos);
  CHECK(complaint_of("layout: [{sources: 'a/*', to: '{locale}/{name}'}]").find("needs {path}") != std::string::npos);
  CHECK(complaint_of("layout: [{sources: 'a/*', to: '{local}'}]").find("'{local}'") != std::string::npos);
  CHECK(complaint_of("layout: [{source: 'a/*'}]").find("did you mean 'sources'") != std::string::npos);
  CHECK(complaint_of("layout: [{sources: 'a/*', exclude: ['b/*']}]").find("not below a") != std::string::npos);
  CHECK(complaint_of("layout: [{sources: '../a/*'}]").find("must not leave the project") != std::string::npos);
  CHECK(complaint_of("content: 'x/{locale}'\nlayout: [{sources: 'a/*'}]").find("cannot stand beside 'content'") !=
        std::string::npos);
  CHECK(complaint_of("locales: [sv-SE, sv-FI]\nlayout: [{sources: 'a/*', to: '{lang}/'}]")
            .find("same for sv-SE and sv-FI") != std::string::npos);
}

TEST_CASE("Another repository may take the translations") {
  const site::Settings settings = settings_of(
      "locales: [sv-SE]\nlocale_codes: {sv-SE: sv-se}\nlayout: [{sources: 'docs/**', to: '../docs.{locale}/docs/'}]\n");
  CHECK(site::locale_file(settings, "docs/a.md", "sv-SE") == "../docs.sv-se/docs/a.md");
  site::Settings absolute = settings;
  absolute.layout[0].to = "/srv/docs.{locale}/docs/{path}";
  CHECK(site::outside_folders(absolute) == Names{"/srv"});
}

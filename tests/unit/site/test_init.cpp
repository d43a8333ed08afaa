// What init makes of repositories: a small tree of each generator, in memory.
#include <algorithm>
#include <catch2/catch.hpp>

#include "site/generator_config.h"
#include "site/init.h"
#include "site/layout.h"
#include "site/settings.h"
#include "unit/site/memory_store.h"

using namespace docloc;

namespace {

using Files = std::map<std::string, std::string, std::less<>>;
using Names = std::vector<std::string>;

struct Initialised {
  explicit Initialised(Files files, const site::InitOptions& options = {}) : store(std::move(files)) {
    report = site::init_project(store, options).value().value();
    const site::SettingsRead read = site::read_settings(store.files.at("docloc.yaml"), {});
    INFO(store.files.at("docloc.yaml"));
    REQUIRE(read.findings.empty());
    settings = read.settings;
  }
  [[nodiscard]] std::string place(const std::string& path, const std::string& locale) const {
    return site::locale_file(settings, path, locale).value_or("none");
  }
  [[nodiscard]] Names sources() const {
    Names names;
    const site::LayoutFiles listed = site::list_source_files(store, settings).value();
    for (const site::LayoutFile& file : listed.files) {
      if (file.is_source) names.push_back(file.file);
    }
    return names;
  }
  [[nodiscard]] bool notes(const std::string& part) const {
    return std::any_of(report.notes.begin(), report.notes.end(),
                       [&](const std::string& note) { return note.find(part) != note.npos; });
  }

  MemoryStore store;
  site::InitReport report;
  site::Settings settings;
};

}  // namespace

TEST_CASE("Docusaurus: docs, versions, blog and pages go to their plugins' folders") {
  const Initialised site({{"website/docusaurus.config.js", R"(
// locales: ['xx']
const config = {
  title: 'It\'s a site',
  i18n: { defaultLocale: 'en', locales: ['en', "sv", 'pt-BR'] },
  presets: [['classic', { docs: { sidebarPath: require.resolve('./sidebars.js') }, blog: { showReadingTime: true } }]],
};
module.exports = config;
)"},
                          {"website/docs/intro.md", "# Hi\n"},
                          {"website/docs/deep/more.mdx", "# More\n"},
                          {"website/versioned_docs/version-1.0/intro.md", "# Hi\n"},
                          {"website/blog/2024-01-01-x.md", "# X\n"},
                          {"website/src/pages/about.md", "# About\n"},
                          {"website/src/pages/index.js", "export default 1\n"},
                          {"website/static/img/logo.png", "PNG"},
                          {"website/i18n/sv/docusaurus-plugin-content-docs/current/intro.md", "# Hej\n"}});
  CHECK(site.report.generator == "Docusaurus (website/docusaurus.config.js)");
  CHECK(site.settings.source_locale == "en");
  CHECK(site.settings.locales == Names{"sv", "pt-BR"});
  CHECK(site.sources() == Names{"website/blog/2024-01-01-x.md", "website/docs/deep/more.mdx", "website/docs/intro.md",
                                "website/src/pages/about.md", "website/versioned_docs/version-1.0/intro.md"});
  const std::string plugin = "website/i18n/pt-BR/docusaurus-plugin-content-";
  CHECK(site.place("website/docs/intro.md", "pt-BR") == plugin + "docs/current/intro.md");
  CHECK(site.place("website/versioned_docs/version-1.0/intro.md", "pt-BR") == plugin + "docs/version-1.0/intro.md");
  CHECK(site.place("website/blog/2024-01-01-x.md", "pt-BR") == plugin + "blog/2024-01-01-x.md");
  CHECK(site.place("website/src/pages/about.md", "pt-BR") == plugin + "pages/about.md");
  CHECK(site::source_file(site.settings, "img/logo.png") == "website/static/img/logo.png");
  CHECK(site::copies_resources(site.settings, "website/docs/intro.md"));
  CHECK(site.settings.foreign.mdx);
  CHECK(site.settings.foreign.admonitions);
  CHECK(site.store.files.at("website/docs/intro.md") == "# Hi\n");
}

TEST_CASE("A locale that was asked for keeps its region, and the generator's name for its language") {
  const Initialised site(
      {{"docusaurus.config.ts",
        "export default { i18n: { defaultLocale: 'en', locales: ['en', 'sv'] } } satisfies Config;\n"},
       {"docs/a.md", "# A\n"}},
      {.source_locale = "en-GB", .locales = {"sv-SE", "de-DE"}});
  CHECK(site.settings.source_locale == "en-GB");
  CHECK(site.settings.locales == Names{"sv-SE", "de-DE"});
  CHECK(site.place("docs/a.md", "sv-SE") == "i18n/sv/docusaurus-plugin-content-docs/current/a.md");
  CHECK(site.place("docs/a.md", "de-DE") == "i18n/de/docusaurus-plugin-content-docs/current/a.md");
  CHECK(site.notes("does not name de-DE yet"));
}

TEST_CASE("Hugo: languages with folders of their own") {
  const Initialised site({{"hugo.toml", R"(
baseURL = 'https://example.org/'  # a comment
DefaultContentLanguage = "en"
[languages]
  [languages.en]
    contentDir = "content/english"
    languageCode = "en-us"
  [languages.sv]
    contentdir = "content/swedish"
    weight = 2
)"},
                          {"content/english/posts/a.md", "# A\n"},
                          {"content/swedish/posts/a.md", "# A\n"},
                          {"static/logo.png", "PNG"}});
  CHECK(site.settings.source_locale == "en-US");
  CHECK(site.settings.locales == Names{"sv"});
  CHECK(site.sources() == Names{"content/english/posts/a.md"});
  CHECK(site.place("content/posts/a.md", "sv") == "content/swedish/posts/a.md");
  CHECK(site::is_exported(site.settings, "content/posts/a.md", "sv"));
  CHECK(site.settings.foreign.shortcodes);
  CHECK(site.settings.dialects.heading_ids == markdown::HeadingIds::hugo);
}

TEST_CASE("Hugo: languages by file name, configured in YAML") {
  const Initialised site(
      {{"config.yaml", "defaultContentLanguage: en\nlanguages:\n  en: {weight: 1}\n  sv: {weight: 2}\n"},
       {"content/_index.md", "# A\n"},
       {"content/posts/a.md", "# A\n"},
       {"content/posts/a.sv.md", "# A\n"}});
  CHECK(site.report.generator == "Hugo (config.yaml)");
  CHECK(site.sources() == Names{"content/_index.md", "content/posts/a.md"});
  CHECK(site.place("content/_index.md", "sv") == "content/_index.sv.md");
  CHECK(site.place("content/posts/a.md", "sv") == "content/posts/a.sv.md");
}

TEST_CASE("Hugo: a default language that is marked in file names too") {
  const Initialised site({{"hugo.json", R"({"defaultContentLanguage": "en", "languages": {"en": {}, "sv": {}}})"},
                          {"content/a.en.md", "# A\n"},
                          {"content/a.sv.md", "# A\n"}});
  CHECK(site.sources() == Names{"content/a.en.md"});
  CHECK(site.place("content/a.en.md", "sv") == "content/a.sv.md");
}

TEST_CASE("A config.toml without content is no Hugo site") {
  const Initialised site({{"config.toml", "[build]\n"}, {"docs/en-US/a.md", "# A\n"}});
  CHECK(site.report.generator.empty());
  CHECK(site.sources() == Names{"docs/en-US/a.md"});
  const Initialised zola({{"config.toml", "base_url = \"https://example.org\"\n"}, {"content/a.md", "# A\n"}});
  CHECK(zola.report.generator.empty());
}

TEST_CASE("MkDocs: suffixes and folders of mkdocs-static-i18n") {
  const std::string head =
      "site_name: X\nmarkdown_extensions:\n  - admonition\n  - pymdownx.arithmatex\n"
      "  - pymdownx.emoji:\n      emoji_index: !!python/name:material.emoji.twemoji\nplugins:\n  - search\n";
  const std::string languages =
      "      languages:\n        - {locale: en, default: true, name: English}\n"
      "        - {locale: sv, name: Svenska}\n";
  const Initialised suffix({{"mkdocs.yml", head + "  - i18n:\n      docs_structure: suffix\n" + languages},
                            {"docs/index.md", "# A\n"},
                            {"docs/index.sv.md", "# A\n"}});
  CHECK(suffix.settings.locales == Names{"sv"});
  CHECK(suffix.sources() == Names{"docs/index.md"});
  CHECK(suffix.place("docs/index.md", "sv") == "docs/index.sv.md");
  CHECK(suffix.settings.foreign.admonitions);
  CHECK(suffix.settings.foreign.math);
  CHECK(suffix.settings.dialects.heading_ids == markdown::HeadingIds::mkdocs);

  const Initialised folder({{"mkdocs.yml", head + "  - i18n:\n      docs_structure: folder\n" + languages},
                            {"docs/en/index.md", "# A\n"},
                            {"docs/sv/index.md", "# A\n"}});
  CHECK(folder.sources() == Names{"docs/en/index.md"});
  CHECK(folder.place("docs/index.md", "sv") == "docs/sv/index.md");
}

TEST_CASE("VitePress: the source at the root, other languages in folders") {
  const Initialised site({{"docs/.vitepress/config.mts", R"(
import { defineConfig } from 'vitepress'
export default defineConfig({
  title: "Docs", /* locales: {} */
  locales: {
    root: { label: 'English', lang: 'en-US' },
    sv: { label: 'Svenska', lang: 'sv-SE', themeConfig: { nav: [{ text: 'Hem', link: '/sv/' }] } },
  },
  markdown: { math: true },
})
)"},
                          {"docs/index.md", "# A\n"},
                          {"docs/guide/start.md", "# A\n"},
                          {"docs/sv/index.md", "# A\n"},
                          {"docs/public/logo.png", "PNG"}});
  CHECK(site.report.generator == "VitePress (docs/.vitepress/config.mts)");
  CHECK(site.settings.source_locale == "en-US");
  CHECK(site.settings.locales == Names{"sv-SE"});
  CHECK(site.sources() == Names{"docs/guide/start.md", "docs/index.md"});
  CHECK(site.place("docs/guide/start.md", "sv-SE") == "docs/sv/guide/start.md");
  CHECK(site::source_file(site.settings, "logo.png") == "docs/public/logo.png");
  CHECK(site.settings.foreign.liquid);
  CHECK(site.settings.foreign.math);
  CHECK(site.settings.dialects.heading_ids == markdown::HeadingIds::vitepress);
}

TEST_CASE("Starlight: every language in a folder, or the source at the root") {
  const std::string head =
      "import starlight from '@astrojs/starlight';\nexport default defineConfig({ integrations: "
      "[starlight({ title: 'Docs', ";
  const Initialised folders({{"astro.config.mjs", head + "defaultLocale: 'en', locales: { en: { label: 'English' }, "
                                                         "'zh-cn': { label: 'X', lang: 'zh-CN' } } })] });\n"},
                             {"src/content/docs/en/a.mdx", "# A\n"},
                             {"src/content/docs/zh-cn/a.mdx", "# A\n"}});
  CHECK(folders.report.generator == "Starlight (astro.config.mjs)");
  CHECK(folders.settings.locales == Names{"zh-CN"});
  CHECK(folders.sources() == Names{"src/content/docs/en/a.mdx"});
  CHECK(folders.place("src/content/docs/a.mdx", "zh-CN") == "src/content/docs/zh-cn/a.mdx");

  const Initialised root({{"astro.config.mjs", head + "locales: { root: { label: 'English', lang: 'en' }, sv: { label: "
                                                      "'Svenska' } } })] });\n"},
                          {"src/content/docs/a.md", "# A\n"},
                          {"src/content/docs/sv/a.md", "# A\n"}});
  CHECK(root.sources() == Names{"src/content/docs/a.md"});
  CHECK(root.place("src/content/docs/a.md", "sv") == "src/content/docs/sv/a.md");
}

TEST_CASE("DocFX for OPS: a repository a locale beside this one") {
  const Initialised site(
      {{".openpublishing.publish.config.json", R"({"docsets_to_publish": [{"build_source_folder": "articles"}]})"},
       {"articles/docfx.json", R"({"build": {
          "content": [{"files": ["**/*.{md,yml}"], "exclude": ["**/obj/**", "includes/**"]}],
          "resource": [{"files": ["**/*.png"]}]}})"},
       {"articles/a.md", "# A\n"},
       {"articles/includes/x.md", "# A\n"},
       {"articles/media/a.png", "PNG"}},
      {.locales = {"sv-SE"}, .folder_name = "azure-docs"});
  CHECK(site.report.generator == "DocFX for OPS (articles/docfx.json)");
  CHECK(site.place("articles/a.md", "sv-SE") == "../azure-docs.sv-se/articles/a.md");
  CHECK(site.sources() == Names{"articles/a.md"});
  CHECK(site.settings.ops);
}

TEST_CASE("DocFX alone: the same tree under localized/<locale>") {
  const Initialised site({{"docfx.json", R"({"build": {"content": [
                             {"files": ["api/**.yml"]}, {"files": ["*.md", "guides/**/*.md"], "src": "."}]}})"},
                          {"index.md", "# A\n"},
                          {"guides/b/c.md", "# A\n"},
                          {"localized/sv/index.md", "# A\n"}},
                         {.locales = {"sv"}});
  CHECK(site.sources() == Names{"guides/b/c.md", "index.md"});
  CHECK(site.place("guides/b/c.md", "sv") == "localized/sv/guides/b/c.md");
}

TEST_CASE("mdBook: a source folder a language") {
  const Initialised site({{"book.toml", "[book]\ntitle = \"B\"\nlanguage = \"en\"\n"},
                          {"src/SUMMARY.md", "- [A](a.md)\n"},
                          {"src/a.md", "# A\n"}},
                         {.locales = {"sv"}});
  CHECK(site.settings.source_locale == "en");
  CHECK(site.sources() == Names{"src/SUMMARY.md", "src/a.md"});
  CHECK(site.place("src/a.md", "sv") == "src-sv/a.md");
  CHECK(site.notes("MDBOOK_BOOK__SRC=src-<locale>"));
}

TEST_CASE("A configuration that makes no sense leaves the plain trees") {
  const Initialised site(
      {{"docusaurus.config.js", "module.exports = { presets: [['classic', { docs: { path: 'a/../b' } }]] }\n"},
       {"content/en-US/a.md", "# A\n"}});
  CHECK(site.sources() == Names{"content/en-US/a.md"});
  CHECK(site.notes("could not be followed"));
}

TEST_CASE("JavaScript and TOML are read as far as literals go") {
  using site::find_js_value;
  const std::string js =
      "const a = /* x: 1 */ { x: ['a', 'b' + c, ...more, `d`], 'y': { z: f(1, {q: 2}), w: 'it\\'s' }, }";
  const yaml::Tree x = find_js_value(js, "x");
  REQUIRE(x.items.size() == 4);
  CHECK(x.items[0].scalar == "a");
  CHECK(x.items[3].scalar == "d");
  CHECK(site::text_at(find_js_value(js, "y"), "w") == "it's");
  CHECK(find_js_value(js, "none").kind == yaml::Tree::Kind::null);
  for (const std::string broken : {"x: [", "x: {'", "x: {a: {", "/*", "x: `", "x: ]]]]", ""})
    CHECK_NOTHROW(find_js_value(broken, "x"));
  CHECK_NOTHROW(find_js_value("x: " + std::string(100000, '['), "x"));

  const yaml::Tree toml = site::read_toml(
      "A = \"x # y\" # comment\n[b.c]\nd = ['1', \"2\",\n 3]\ne.f = { g = 'h' }\n[[t]]\nn = 1\n[[t]]\nn = 2\nm = "
      "\"\"\"\nlong\"\"\"\n",
      true);
  CHECK(site::text_at(toml, "a") == "x # y");
  const yaml::Tree& c = *toml.find("b")->find("c");
  CHECK(site::texts_of(c.find("d")) == Names{"1", "2", "3"});
  CHECK(site::text_at(*c.find("e"), "f", "g") == "h");
  REQUIRE(toml.find("t")->items.size() == 2);
  CHECK(site::text_at(toml.find("t")->items[1], "n") == "2");
  for (const std::string broken : {"[", "[[", "a = [", "a = \"", "= 1", "[a\nb = 1", "a.b.c"})
    CHECK_NOTHROW(site::read_toml(broken, false));
}

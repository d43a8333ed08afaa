#include <catch2/catch.hpp>

#include "site/nearest_name.h"
#include "site/settings.h"

using namespace docloc;
using site::read_settings;

TEST_CASE("No file and an empty file give the defaults") {
  for (const auto& bytes :
       {std::optional<std::string>(), std::optional<std::string>(""), std::optional<std::string>("# none\n")}) {
    const site::SettingsRead read = read_settings(bytes, {});
    CHECK(read.findings.empty());
    CHECK(read.settings.source_locale == "en-US");
    CHECK(read.settings.locales.empty());
    CHECK(read.settings.layout.at(0).root == "content/{locale}");
    CHECK(read.settings.catalogs == "locales/{locale}");
    CHECK(read.settings.out == "out");
    CHECK_FALSE(read.settings.ops);
    CHECK_FALSE(read.settings.publish.machine);
    CHECK(read.settings.front_matter_keys.front() == "title");
  }
}

TEST_CASE("Every setting is read") {
  const site::SettingsRead read = read_settings(R"(
source_locale: en-us
locales: [sv-se, de-DE, sv-SE, en-US]
content: docs/{locale}/
catalogs: ./strings/{locale}
out: public
translate:
  front_matter: [title, summary]
dialect:
  ops: true
fallback:
  de-AT: [de-DE]
publish: {machine: true}
exclude:
  - "drafts/**"
base_url: https://docs.example.com/
site:
  title: Handbook
)",
                                                {});
  REQUIRE(read.findings.empty());
  const site::Settings& s = read.settings;
  CHECK(s.source_locale == "en-US");
  CHECK(s.locales == std::vector<std::string>{"sv-SE", "de-DE"});
  CHECK(s.layout.at(0).root == "docs/{locale}");
  CHECK(s.catalogs == "strings/{locale}");
  CHECK(s.out == "public");
  CHECK(s.front_matter_keys == std::vector<std::string>{"title", "summary"});
  CHECK(s.ops);
  CHECK(s.publish.machine);
  CHECK(s.fallback.at("de-AT") == std::vector<std::string>{"de-DE"});
  CHECK(s.exclude == std::vector<std::string>{"drafts/**"});
  CHECK(s.base_url == "https://docs.example.com");
  CHECK(s.site_title == "Handbook");
}

TEST_CASE("How other sites are asked is set in numbers within bounds") {
  const site::SettingsRead read = read_settings(
      "check:\n  external: {timeout: 5, concurrency: 100, per_host: 1, cache_days: 0, ignore: ['https://a.dev'], "
      "allow_private: true}\n",
      {});
  REQUIRE(read.findings.empty());
  const site::ExternalSettings& external = read.settings.external;
  CHECK(external.timeout == 5);
  CHECK(external.concurrency == 100);
  CHECK(external.per_host == 1);
  CHECK(external.cache_days == 0);
  CHECK(external.ignore == std::vector<std::string>{"https://a.dev"});
  CHECK(external.allow_private);
  for (const std::string value : {"timeout: 0", "timeout: 601", "concurrency: 101", "per_host: 0", "cache_days: 366",
                                  "cache_days: -1", "timeout: 1.5", "timeout: soon", "timeout: [1]"}) {
    CAPTURE(value);
    CHECK(read_settings("check:\n  external: {" + value + "}\n", {}).findings.size() == 1);
  }
}

TEST_CASE("An unknown setting is an error with its place and the nearest name") {
  const site::SettingsRead read = read_settings("source: en-US\nlocale: [sv-SE]\n", {});
  REQUIRE(read.findings.size() == 1);
  CHECK(read.findings[0].rule == "settings/unknown");
  CHECK(read.findings[0].severity == Severity::error);
  CHECK(read.findings[0].source == Place{"docloc.yaml", 2, 1});
  CHECK(read.findings[0].hint == "Did you mean 'locales'?");

  const site::SettingsRead nested = read_settings("site:\n  titel: x\ntitle: y\n", {});
  REQUIRE(nested.findings.size() == 2);
  CHECK(nested.findings[0].hint == "Did you mean 'site.title'?");
  CHECK(nested.findings[0].source == Place{"docloc.yaml", 2, 3});
  CHECK(nested.findings[1].hint == "Did you mean 'site.title'?");
}

TEST_CASE("A value that a setting does not take is an error that says what it takes") {
  for (const std::string bytes :
       {"source_locale: not a locale", "locales: sv-SE", "locales: [a b]", "content: docs", "content: docs/x-{locale}",
        "content: ../{locale}", "content: '{locale}/{locale}'", "dialect: {ops: maybe}", "dialect: yes", "out: [a]",
        "out: ''", "fallback: [de]", "base_url: example.com", "exclude: {a: b}"}) {
    CAPTURE(bytes);
    const site::SettingsRead read = read_settings(bytes, {});
    REQUIRE(read.findings.size() == 1);
    CHECK(read.findings[0].source.line == 1);
    CHECK_FALSE(read.findings[0].hint.empty());
  }
  CHECK(read_settings("- a\n- b\n", {}).findings.size() == 1);
  CHECK(read_settings("source: [en-US\n", {}).findings.size() == 1);
}

TEST_CASE("Settings of the command line go over those of the file") {
  const site::SettingsRead read =
      read_settings("source_locale: de-DE\nlocales: [fr-FR]\n", {{"source_locale", "en-US"},
                                                                 {"locales", "sv-SE,ja-JP"},
                                                                 {"content", "/srv/docs/{locale}"},
                                                                 {"dialect.ops", "true"},
                                                                 {"fallback", "{pt-BR: [pt-PT]}"}});
  REQUIRE(read.findings.empty());
  CHECK(read.settings.source_locale == "en-US");
  CHECK(read.settings.locales == std::vector<std::string>{"sv-SE", "ja-JP"});
  CHECK(read.settings.layout.at(0).root == "/srv/docs/{locale}");
  CHECK(read.settings.ops);
  CHECK(read.settings.fallback.at("pt-BR") == std::vector<std::string>{"pt-PT"});
  CHECK(read_settings("", {{"contnet", "x"}}).findings.at(0).hint == "Did you mean 'content'?");
}

TEST_CASE("Every setting has a row that says what it takes") {
  REQUIRE_FALSE(site::setting_table().empty());
  for (const site::SettingInfo& info : site::setting_table()) {
    CAPTURE(info.name);
    CHECK_FALSE(info.about.empty());
    CHECK_FALSE(info.takes.empty());
    CHECK_FALSE(info.standard.empty());
  }
}

TEST_CASE("The nearest name is the one with the fewest edits, and none when all are far") {
  const std::vector<std::string_view> names = {"content", "catalogs", "site.title"};
  CHECK(site::nearest_name("contnet", names) == "content");
  CHECK(site::nearest_name("catalog", names) == "catalogs");
  CHECK(site::nearest_name("title", names) == "site.title");
  CHECK(site::nearest_name("zzzzzz", names).empty());
}

TEST_CASE("A template's {locale} is filled in, and its folder of locales is what stands before") {
  CHECK(site::expand("docs/{locale}/pages", "sv-SE") == "docs/sv-SE/pages");
  CHECK(site::folder_of_locales("docs/{locale}/pages") == "docs");
  CHECK(site::folder_of_locales("{locale}").empty());
  CHECK(site::folder_of_locales("/{locale}") == "/");
}

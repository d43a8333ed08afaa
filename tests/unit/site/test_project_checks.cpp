// What only the files of a whole project show: articles that nothing leads to, pictures that are not what they seem.
#include <algorithm>
#include <catch2/catch.hpp>
#include <memory>

#include "site/check_project.h"
#include "site/import_markdown.h"
#include "support/speller.h"
#include "unit/site/memory_store.h"

using namespace docloc;
using namespace docloc::site;

namespace {

// As much of a PNG as says how large it is.
std::string png(unsigned width, unsigned height) {
  std::string bytes = "\x89PNG\r\n\x1A\n";
  bytes += std::string("\0\0\0\x0D", 4) + "IHDR";
  for (const unsigned side : {width, height}) {
    bytes += std::string(2, '\0');
    bytes += static_cast<char>(side >> 8U);
    bytes += static_cast<char>(side & 0xFFU);
  }
  return bytes + std::string("\x08\x06\0\0\0\0\0\0\0", 9);
}

// Findings of `rule`, "path locale" each, one a line.
std::string found(std::map<std::string, std::string, std::less<>> files, std::string_view rule,
                  std::vector<std::string> paths = {}) {
  MemoryStore store(std::move(files));
  Settings settings;
  settings.locales = {"sv-SE"};
  const Job job{.store = store, .settings = settings};
  const Result<Sources> sources = read_sources(job, settings.locales);
  REQUIRE(sources);
  const Result<CheckReport> report =
      check_project(job, *sources, {.locales = settings.locales, .paths = std::move(paths)});
  REQUIRE(report);
  std::string out;
  for (const Finding& finding : report->findings) {
    if (finding.rule == rule) out += finding.source.path + " " + finding.locale + "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("an article is an orphan when neither the table of contents nor another article names it") {
  const std::map<std::string, std::string, std::less<>> files = {
      {"content/en-US/toc.yml", "- name: A\n  href: a.md\n"},
      {"content/en-US/a.md", "# A\n\n[b](b.md#x) [a](alone.md-not)\n"},
      {"content/en-US/b.md", "# B\n"},
      {"content/en-US/alone.md", "# Alone\n\n[me](alone.md)\n"},
      {"content/en-US/index.md", "# Start\n"},
      {"content/en-US/includes/part.md", "Part.\n"},
  };
  CHECK(found(files, "links/orphan") == "content/en-US/alone.md \n");
  CHECK(found(files, "links/orphan", {"b.md"}).empty());
}

TEST_CASE("an entry of the table of contents that leads nowhere is found without a build, once") {
  const std::map<std::string, std::string, std::less<>> files = {
      {"content/en-US/toc.yml", "- name: A\n  href: a.md\n- name: B\n  href: gone.md\n- name: C\n  href: /other/x\n"},
      {"content/en-US/a.md", "# A\n"},
  };
  CHECK(found(files, "site/navigation") == "content/en-US/toc.yml \n");
  CHECK(found(files, "site/navigation", {"a.md"}).empty());
}

TEST_CASE("redirects in a ring, and those that lead nowhere, are found without a build") {
  const auto redirects = [](const std::string& rows) {
    MemoryStore store;
    store.files["content/en-US/a.md"] = "# A\n";
    const Settings settings = read_settings("redirects: {" + rows + "}\n", {}).settings;
    const Job job{.store = store, .settings = settings};
    const Result<Sources> sources = read_sources(job, {});
    REQUIRE(sources);
    const Result<CheckReport> report = check_project(job, *sources, {});
    REQUIRE(report);
    return std::ranges::count(report->findings, std::string("site/redirect"), &Finding::rule);
  };
  CHECK(redirects("old.md: a.md, older.md: old.md") == 0);
  CHECK(redirects("b.md: c.md, c.md: b.md") > 0);
  CHECK(redirects("b.md: gone.md") == 1);
  CHECK(redirects("a.md: gone.md") > 0);
}

TEST_CASE("where no table of contents is, every article is in the navigation") {
  CHECK(found({{"content/en-US/a.md", "# A\n"},
               {"content/en-US/b/toc.yml", "- name: X\n  href: x.md\n"},
               {"content/en-US/b/x.md", "# X\n"},
               {"content/en-US/b/y.md", "# Y\n"}},
              "links/orphan") == "content/en-US/b/y.md \n");
}

TEST_CASE("a picture that is not what its name says is found in every language") {
  CHECK(found({{"content/en-US/a.md", "# A\n\n![a](a.png) ![b](b.jpg)\n"},
               {"content/en-US/a.png", png(10, 10)},
               {"content/en-US/b.jpg", png(10, 10)},
               {"content/sv-SE/a.png", "<html>not found</html>"}},
              "links/image-format") == "content/en-US/b.jpg \ncontent/sv-SE/a.png sv-SE\n");
}

TEST_CASE("a language's picture is of about the source's size") {
  const auto sizes = [](unsigned width, unsigned height) {
    return found({{"content/en-US/a.md", "# A\n\n![a](a.png)\n"},
                  {"content/en-US/a.png", png(400, 300)},
                  {"content/sv-SE/a.png", png(width, height)}},
                 "links/image-dimensions");
  };
  CHECK(sizes(600, 200).empty());
  CHECK(sizes(801, 300) == "content/sv-SE/a.png sv-SE\n");
  CHECK(sizes(400, 149) == "content/sv-SE/a.png sv-SE\n");
}

TEST_CASE("hosts that may name a language are a setting, and redirects are those of the site") {
  const std::string article = "# A\n\n[x](https://x.org/en-us/a) [o](old.md)\n";
  CHECK(found({{"content/en-US/a.md", article}}, "links/locale-in-url") == "content/en-US/a.md \n");
  MemoryStore store;
  store.files["content/en-US/a.md"] = article;
  const Settings settings =
      read_settings("check: {links: {locale_exempt: [x.org]}}\nredirects: {old.md: a.md}\n", {}).settings;
  const Job job{.store = store, .settings = settings};
  const Result<Sources> sources = read_sources(job, {});
  REQUIRE(sources);
  const Result<CheckReport> report = check_project(job, *sources, {});
  REQUIRE(report);
  const auto count = [&](std::string_view rule) { return std::ranges::count(report->findings, rule, &Finding::rule); };
  CHECK(count("links/locale-in-url") == 0);
  CHECK(count("links/redirect") == 1);
  CHECK(count("links/missing-article") == 0);
}

TEST_CASE("the anchors that OPS makes count where articles are exported to it; elsewhere no page has them") {
  const auto missing = [](const std::string& settings_yaml) {
    MemoryStore store;
    store.files["content/en-US/a.md"] = "# A\n\n## What&#39;s new\n\n[x](#what39s-new) [y](#whats-new)\n";
    const Settings settings = read_settings(settings_yaml, {}).settings;
    const Job job{.store = store, .settings = settings};
    const Result<Sources> sources = read_sources(job, {});
    REQUIRE(sources);
    const Result<CheckReport> report = check_project(job, *sources, {});
    REQUIRE(report);
    return std::ranges::count(report->findings, std::string("links/missing-bookmark"), &Finding::rule);
  };
  CHECK(missing("dialect: {ops: false}\n") == 1);
  CHECK(missing("dialect: {ops: true}\n") == 0);
}

TEST_CASE("an article in place of the source's is asked about its own faults only") {
  CHECK(found({{"content/en-US/a.md", "# A\n\n![x](no.png)\n"},
               {"content/sv-SE/a.md", "---\ndocloc: override\n---\n# A\n\n![y](no.png) ![z](nor.png)\n"}},
              "links/missing-image") == "content/en-US/a.md \ncontent/sv-SE/a.md \n");
}

namespace {

// The dictionaries sv_SE and en_US of a few words, in the folder "words".
class FewDictionaries final : public Dictionaries {
 public:
  [[nodiscard]] Result<std::unique_ptr<Speller>> open(std::span<const std::string> folders,
                                                      std::string_view name) const override {
    if (folders.size() != 1 || folders[0] != "words") return std::unique_ptr<Speller>();
    if (name == "sv_SE") return std::make_unique<support::ListSpeller>("spara filen nyckeln");
    if (name == "en_US") return std::make_unique<support::ListSpeller>("save the file");
    if (name == "fr_FR") return fail("words/fr_FR.aff: its encoding is not known.");
    return std::unique_ptr<Speller>();
  }
};

// What spelling/... finds in an article "Save the fille." and its translation "Spara nykeln.", a line each.
std::string spelled(const std::vector<std::pair<std::string, std::string>>& overrides, const std::string& words = "") {
  MemoryStore store({{"content/en-US/a.md", "Save the fille.\n"}, {"translated/a.md", "Spara nykeln.\n"}});
  const SettingsRead read = read_settings(std::nullopt, overrides);
  REQUIRE(read.findings.empty());
  const Job job{.store = store, .settings = read.settings};
  const Result<Sources> sources = read_sources(job, read.settings.locales);
  REQUIRE(sources);
  const ImportPlan plan = plan_import(job, *sources, {"translated"}).value();
  for (const std::string& locale : read.settings.locales) {
    REQUIRE(import_markdown_files(job, *sources, plan, {.locale = locale}).value().left_out == 0);
    if (!words.empty()) REQUIRE(store.write("locales/" + locale + "/words.txt", words));
  }
  const FewDictionaries dictionaries;
  const Result<CheckReport> report =
      check_project(job, *sources, {.locales = read.settings.locales, .dictionaries = &dictionaries});
  if (!report) return report.error().what;
  std::string out;
  for (const Finding& finding : report->findings) {
    if (finding.rule.starts_with("spelling/"))
      out += finding.rule + " " + finding.locale + " " + finding.token + ": " + finding.hint + "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("words are looked up in the languages of check.spelling, and what was meant is suggested") {
  const std::pair<std::string, std::string> locales{"locales", "[sv-SE]"};
  const std::pair<std::string, std::string> folder{"check.dictionaries", "[words]"};
  const std::string of_source =
      "spelling/source  fille: Did you mean \"file\"? Mend it; if it is right, add it to locales/en-US/words.txt.\n";
  const std::string of_target =
      "spelling/word sv-SE nykeln: Mend it; if it is right, add it to locales/sv-SE/words.txt.\n";
  CHECK(spelled({locales, folder}).empty());
  CHECK(spelled({locales, folder, {"check.spelling", "[en-US]"}}) == of_source);
  CHECK(spelled({locales, folder, {"check.spelling", "[sv-SE]"}}) == of_target);
  CHECK(spelled({locales, folder, {"check.spelling", "true"}}) == of_target + of_source);
  CHECK(spelled({locales, folder, {"check.spelling", "[sv-SE]"}}, "# ours\n\nNykeln   # of a car\r\n").empty());
}

TEST_CASE("a language without a dictionary is named, and nothing else changes") {
  const std::string missing = spelled({{"locales", "[sv-SE]"}, {"check.spelling", "true"}});
  CHECK(missing.find("spelling/no-dictionary sv-SE") != std::string::npos);
  CHECK(missing.find("spelling/no-dictionary en-US") != std::string::npos);
  CHECK(missing.find("spelling/word") == std::string::npos);
  CHECK(spelled({{"locales", "[fr-FR]"}, {"check.dictionaries", "[words]"}, {"check.spelling", "[fr-FR]"}}) ==
        "words/fr_FR.aff: its encoding is not known.");
}

// A file that could not be read made "check a.md" fail, whichever article it was.
TEST_CASE("a check of one article does not tell of another one that cannot be read") {
  const std::map<std::string, std::string, std::less<>> files = {{"content/en-US/a.md", "# A\n"},
                                                                 {"content/en-US/b.md", "# B \xFF\n"}};
  CHECK(found(files, "source/invalid-utf8") == "content/en-US/b.md \n");
  CHECK(found(files, "source/invalid-utf8", {"b.md"}) == "content/en-US/b.md \n");
  CHECK(found(files, "source/invalid-utf8", {"a.md"}).empty());
}

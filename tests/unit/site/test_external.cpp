// Addresses of other sites in a project, over servers in memory.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "check/check.h"
#include "site/check_project.h"
#include "site/import_markdown.h"
#include "support/fake_fetch.h"
#include "unit/site/memory_store.h"

using namespace docloc;
using support::FakeFetch;
using support::html;
using support::redirect;
using support::reply;

namespace {

using Files = std::map<std::string, std::string, std::less<>>;
constexpr uint32_t kNow = 1'700'000'000;

struct Project {
  explicit Project(Files files, const std::string& settings_yaml = "") : store(std::move(files)) {
    const site::SettingsRead read = site::read_settings("locales: [sv-SE, de-DE]\n" + settings_yaml, {});
    REQUIRE(read.findings.empty());
    settings = read.settings;
  }
  [[nodiscard]] site::Job job() { return {.store = store, .settings = settings, .threads = 2}; }
  [[nodiscard]] site::Sources sources() { return site::read_sources(job(), settings.locales).value(); }
  void import(const std::string& folder, const std::string& locale) {
    const site::Sources all = sources();
    const site::ImportPlan plan = site::plan_import(job(), all, {folder}).value();
    REQUIRE(site::import_markdown_files(job(), all, plan, {.locale = locale}).value().left_out == 0);
  }
  // What is found of other sites.
  Findings check(std::vector<std::string> paths = {}) {
    fetch.asked.clear();
    Findings findings =
        site::check_project(job(), sources(),
                            {.locales = settings.locales, .paths = std::move(paths), .external = &fetch, .now = kNow})
            .value()
            .findings;
    std::erase_if(findings, [](const Finding& one) { return !one.rule.starts_with("links/external-"); });
    return findings;
  }

  MemoryStore store;
  site::Settings settings;
  FakeFetch fetch;
};

// "rule PATH:LINE:COLUMN token" a line; a locale's with its name and catalog.
std::string listed(const Findings& findings) {
  std::string text;
  for (const Finding& one : findings) {
    text += one.rule.substr(15) + " " + one.source.path + ":" + std::to_string(one.source.line) + ":" +
            std::to_string(one.source.column) + " " + one.token;
    if (!one.locale.empty()) text += " " + one.locale + " " + one.target.path;
    text += "\n";
  }
  return text;
}

}  // namespace

TEST_CASE("every address is asked once for all articles, and reported once for each of them") {
  Project project(
      Files{{"content/en-US/a.md",
             "[x](https://gone.dev/x) and [y](https://gone.dev/x) and <https://fine.dev/>\n\n"
             "![p](https://gone.dev/p.png) <a href=\"https://busy.dev/#one\">x</a> [m](a.md) [n](/x)\n"},
            {"content/en-US/b.md", "# B\n\n[x](https://gone.dev/x#part) [page](https://fine.dev/page#no)\n"}});
  project.fetch.replies["https://gone.dev/x"] = {reply(404)};
  project.fetch.replies["https://gone.dev/p.png"] = {reply(410)};
  project.fetch.replies["https://busy.dev/"] = {reply(500)};
  project.fetch.replies["https://fine.dev/"] = {reply(200)};
  project.fetch.replies["https://fine.dev/page"] = {html("<p id=yes>")};
  CHECK(listed(project.check()) ==
        "missing content/en-US/a.md:1:1 https://gone.dev/x\n"
        "missing content/en-US/a.md:3:1 https://gone.dev/p.png\n"
        "unreachable content/en-US/a.md:3:39 https://busy.dev/\n"
        "missing content/en-US/b.md:3:1 https://gone.dev/x\n"
        "bookmark content/en-US/b.md:3:30 https://fine.dev/page#no\n");
  CHECK(project.fetch.asked == std::vector<std::string>{"GET https://busy.dev/", "HEAD https://fine.dev/",
                                                        "GET https://fine.dev/page", "HEAD https://gone.dev/p.png",
                                                        "GET https://gone.dev/x", "GET https://gone.dev/p.png"});
  // The next run knows, and looks at the articles that were named.
  CHECK(project.check({"b.md"}).size() == 2);
  CHECK(project.fetch.asked.empty());
  project.store.files.erase(".docloc/external.cache");
  CHECK(project.check({"b.md"}).size() == 2);
  CHECK(project.fetch.asked.size() == 2);
}

TEST_CASE("nothing is asked unless that is wanted") {
  Project project(Files{{"content/en-US/a.md", "[x](https://gone.dev/)\n"}});
  const auto report = site::check_project(project.job(), project.sources(), {.locales = project.settings.locales});
  REQUIRE(report);
  CHECK(std::ranges::none_of(report->findings, [](const Finding& one) { return one.rule.starts_with("links/ext"); }));
  CHECK_FALSE(project.store.files.contains(".docloc/external.cache"));
}

TEST_CASE("hosts that are examples, and addresses that settings name, are not asked") {
  Project project(Files{{"content/en-US/a.md",
                         "[a](https://example.com/) [b](http://localhost:8080/) [c](https://docs.contoso.dev/x) "
                         "[d](mailto:a@b.dev) [e](https://real.dev/login?to=x)\n"}},
                  "check:\n  external:\n    ignore: ['https://*.contoso.dev', 'https://real.dev/login']\n");
  CHECK(project.check().empty());
  CHECK(project.fetch.asked.empty());
}

TEST_CASE("a translation is blamed for an address that its source has not got, and for no other") {
  Project project(
      {{"content/en-US/a.md", "# A\n\nSee [the guide](https://gone.dev/en) and [this](https://gone.dev/x).\n"},
       {"swedish/a.md", "# A\n\nSe [guiden](https://gone.dev/sv) och [det](https://gone.dev/x).\n"},
       {"german/a.md", "# A\n\nSiehe [Anleitung](https://gone.dev/x) und [das](https://gone.dev/x).\n"}});
  project.import("swedish", "sv-SE");
  project.import("german", "de-DE");
  for (const char* url : {"https://gone.dev/en", "https://gone.dev/x", "https://gone.dev/sv"})
    project.fetch.replies[url] = {reply(404)};
  const Findings findings = project.check();
  CHECK(listed(findings) ==
        "missing content/en-US/a.md:3:5 https://gone.dev/en\n"
        "missing content/en-US/a.md:3:5 https://gone.dev/sv sv-SE locales/sv-SE/a.md.xlf\n"
        "missing content/en-US/a.md:3:42 https://gone.dev/x\n");
  CHECK_FALSE(findings.at(1).unit.empty());
}

TEST_CASE("articles that a locale has alone, or in place of the source's, are asked too") {
  Project project(
      {{"content/en-US/a.md", "# A\n\n[x](https://gone.dev/x)\n"},
       {"content/sv-SE/a.md", "---\ndocloc: override\n---\n[x](https://gone.dev/x) [y](https://gone.dev/y)\n"},
       {"content/sv-SE/own.md", "[z](https://gone.dev/z)\n"}});
  for (const char* url : {"https://gone.dev/x", "https://gone.dev/y", "https://gone.dev/z"})
    project.fetch.replies[url] = {reply(404)};
  CHECK(listed(project.check()) ==
        "missing content/en-US/a.md:3:1 https://gone.dev/x\n"
        "missing content/sv-SE/a.md:4:25 https://gone.dev/y\n"
        "missing content/sv-SE/own.md:1:1 https://gone.dev/z\n");
}

TEST_CASE("an address that has moved comes with its new one, as a fix that somebody has to ask for") {
  const std::string article =
      "# A\n\n[x](http://old.dev/a#part \"T\") [y][z] [w](http://old.dev/b)\n\n[z]: http://old.dev/c\n";
  Project project(Files{{"content/en-US/a.md", article}});
  project.fetch.replies["http://old.dev/a"] = {redirect(301, "https://new.dev/a")};
  project.fetch.replies["http://old.dev/b"] = {redirect(308, "https://new.dev/b_(x)")};
  project.fetch.replies["http://old.dev/c"] = {redirect(301, "https://new.dev/c")};
  project.fetch.replies["https://new.dev/a"] = {html("<p id=part>")};
  for (const char* url : {"https://new.dev/b_(x)", "https://new.dev/c"})
    project.fetch.replies[url] = {reply(200)};
  const Findings findings = project.check();
  CHECK(listed(findings) ==
        "moved content/en-US/a.md:3:1 http://old.dev/a\n"
        "moved content/en-US/a.md:3:32 http://old.dev/c\n"
        "moved content/en-US/a.md:3:39 http://old.dev/b\n");
  REQUIRE(findings.at(0).fix);
  const Fix& fix = *findings[0].fix;
  CHECK_FALSE(fix.safe);
  CHECK(fix.of == Fix::Of::source);
  REQUIRE(fix.edits.size() == 1);
  CHECK(fix.edits[0].bytes.of(article) == "http://old.dev/a#part");
  CHECK(fix.edits[0].text == "https://new.dev/a#part");
  CHECK_FALSE(findings.at(1).fix);  // its address stands elsewhere
  CHECK_FALSE(findings.at(2).fix);  // parentheses would have to be spelled
  CHECK(findings.at(2).message.find("https://new.dev/b_(x)") != std::string::npos);
}

// The pages of the manual are about these servers.
TEST_CASE("the manual's examples of other sites are found where they are wrong, and not where they are right") {
  const auto sections = [](const std::string& page) {
    const size_t wrong = page.find("\n## Wrong\n");
    const size_t right = page.find("\n## Right\n");
    REQUIRE(wrong < right);
    REQUIRE(right != std::string::npos);
    return std::pair(page.substr(wrong, right - wrong), page.substr(right));
  };
  const auto example = [](const std::string& section) {
    const std::string open = "````markdown source\n";
    const size_t begin = section.find(open);
    const size_t end = section.find("````\n", begin + open.size());
    REQUIRE(end != std::string::npos);
    return section.substr(begin + open.size(), end - begin - open.size());
  };
  const auto found_in = [](const std::string& article) {
    Project project(Files{{"content/en-US/a.md", article}});
    auto& replies = project.fetch.replies;
    replies["https://docs.contoso.com/setup"] = {html("<h2 id=\"requirements\">")};
    replies["https://docs.contoso.com/stup"] = {reply(404)};
    replies["http://docs.contoso.com/setup"] = {redirect(301, "https://docs.contoso.com/setup")};
    replies["https://down.contoso.com/setup"] = {reply(502)};
    return project.check();
  };
  for (const check::Rule& rule : check::site_rules()) {
    if (!rule.id.starts_with("links/external-")) continue;
    DYNAMIC_SECTION(rule.id) {
      const std::filesystem::path folder = std::filesystem::path(DOCLOC_SOURCE_DIR) / "content/en-US/rules";
      std::ifstream file(folder / (std::string(rule.id) + ".md"), std::ios::binary);
      const std::string page{std::istreambuf_iterator<char>(file), {}};
      CHECK(page.find("\n# " + std::string(rule.id) + "\n") != std::string::npos);
      const auto [wrong, right] = sections(page);
      const Findings findings = found_in(example(wrong));
      REQUIRE(findings.size() == 1);
      CHECK(findings[0].rule == rule.id);
      CHECK(findings[0].severity == rule.severity);
      CHECK(page.find(std::string("Severity: **") + to_string(rule.severity) + "**") != std::string::npos);
      CHECK(found_in(example(right)).empty());
    }
  }
}

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "catalog/suppression.h"
#include "site/build.h"
#include "site/check_project.h"
#include "site/export.h"
#include "site/import_markdown.h"
#include "site/review.h"
#include "site/store_catalogs.h"
#include "site/strings.h"
#include "site/suppressions.h"
#include "unit/site/memory_store.h"

using namespace docloc;
using namespace docloc::site;

namespace {

const catalog::Decision kAnna{.by = "Anna Ek <anna@example.org>", .date = "2026-11-23"};
const std::string kCatalog = "locales/sv-SE/a.md.xlf";
const std::string kSource = "locales/en-US/a.md.xlf";

struct Project {
  MemoryStore store{
      {{"content/en-US/a.md", "# Start\n\nSee [it](gone.md).\n\nSee [that](lost.md).\n\nUse `x` now.\n"},
       {"translated/a.md", "# Start\n\nSe [den](gone.md).\n\nSe [det](lost.md).\n\nAnv\u00E4nd `x` nu.\n"}}};
  Settings settings;

  Project() {
    settings.locales = {"sv-SE"};
    const Sources all = sources();
    const ImportPlan plan = plan_import(job(), all, {"translated"}).value();
    REQUIRE(import_markdown_files(job(), all, plan, {.locale = "sv-SE"}).value().left_out == 0);
    store.written.clear();
  }
  Job job() { return {.store = store, .settings = settings, .threads = 2}; }
  Sources sources() { return read_sources(job(), {}).value(); }

  // "links/missing-article 3", with "-" before it where it is suppressed; what is said of how much is translated left
  // out.
  std::vector<std::string> check() {
    std::vector<std::string> out;
    const CheckRequest request{.locales = settings.locales};
    const CheckReport report = check_project(job(), sources(), request).value();
    for (const Finding& finding : report.findings) {
      if (finding.rule == "translation/missing" || finding.rule == "translation/stale") continue;
      out.push_back((finding.suppressed ? "-" : "") + finding.rule + " " + std::to_string(finding.source.line));
    }
    return out;
  }
  ReviewReport suppress(const std::string& locale, uint32_t line, const std::string& rule, const std::string& reason) {
    return suppress_findings(job(), sources(),
                             {.places = {{.path = "a.md", .line = line}},
                              .locale = locale,
                              .rule = rule,
                              .reason = reason,
                              .decision = kAnna})
        .value();
  }
  // The translation of "Use `x` now." without its code: translation/codes.
  void lose_code() {
    std::string& file = store.files.at(kCatalog);
    const size_t at = file.find("<ph id=\"1\"", file.find("Anv\u00E4nd"));
    REQUIRE(at != std::string::npos);
    file.erase(at, file.find("/>", at) + 2 - at);
  }
};

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a suppression in the source catalog silences its rule inside its unit alone") {
  Project project;
  CHECK(project.check() == Lines{"links/missing-article 3", "links/missing-article 5"});
  const ReviewReport report = project.suppress("en-US", 3, "links/missing-article", "The page comes in May.");
  CHECK(report.segments == 1);
  CHECK(report.findings.empty());
  CHECK(project.store.written == Lines{kSource});
  CHECK(project.check() == Lines{"-links/missing-article 3", "links/missing-article 5"});
  const std::string& file = project.store.files.at(kSource);
  CHECK(file.find("The page comes in May.") != std::string::npos);
  CHECK(file.find("2026-11-23 Anna Ek &lt;anna@example.org&gt;") != std::string::npos);
  // The locales' catalogs have it not, and a sync leaves it.
  REQUIRE(sync_catalogs(project.job(), {.locales = project.settings.locales}));
  CHECK(project.store.files.at(kCatalog).find("docloc:suppressed") == std::string::npos);
  CHECK(project.check() == Lines{"-links/missing-article 3", "links/missing-article 5"});
}

TEST_CASE("a finding that is suppressed says why") {
  Project project;
  REQUIRE(project.suppress("en-US", 3, "links/*", "The page comes in May.").segments == 1);
  const Findings findings = check_project(project.job(), project.sources(), {.locales = {}}).value().findings;
  const auto found = std::ranges::find_if(findings, [](const Finding& f) { return f.suppressed.has_value(); });
  REQUIRE(found != findings.end());
  CHECK(found->suppressed == "The page comes in May.");
}

TEST_CASE("a suppression dies when the source of its unit changes, and only then") {
  Project project;
  REQUIRE(project.suppress("en-US", 3, "links/*", "Later.").segments == 1);
  std::string& article = project.store.files.at("content/en-US/a.md");
  article.insert(0, "New on top.\n\n");
  CHECK(project.check() == Lines{"-links/missing-article 5", "links/missing-article 7"});
  article.replace(article.find("gone.md"), 7, "away.md");
  CHECK(project.check() == Lines{"links/missing-article 5", "links/missing-article 7"});
}

TEST_CASE("a suppression that covers nothing is reported, and can be taken back once") {
  Project project;
  REQUIRE(project.suppress("en-US", 7, "links/*", "No reason.").segments == 1);
  CHECK(project.check() == Lines{"links/missing-article 3", "links/missing-article 5", "check/unused-suppression 7"});
  CHECK(project.suppress("en-US", 7, "links/*", "").segments == 1);
  CHECK(project.check() == Lines{"links/missing-article 3", "links/missing-article 5"});
  const ReviewReport again = project.suppress("en-US", 7, "links/*", "");
  REQUIRE(again.findings.size() == 1);
  CHECK(again.findings[0].rule == "review/refused");
}

TEST_CASE("a second suppression of a rule takes the place of the first") {
  Project project;
  REQUIRE(project.suppress("en-US", 3, "links/*", "First.").segments == 1);
  REQUIRE(project.suppress("en-US", 3, "links/*", "Second.").segments == 1);
  CHECK(project.suppress("en-US", 3, "links/*", "Second.").segments == 0);
  const std::string& file = project.store.files.at(kSource);
  CHECK(file.find("First.") == std::string::npos);
  CHECK(file.find("Second.") != std::string::npos);
}

TEST_CASE("a locale's suppression silences what is found in its translation, not in the article") {
  Project project;
  REQUIRE(project.suppress("sv-SE", 3, "links/*", "Later.").segments == 1);
  CHECK(project.store.written == Lines{kCatalog});
  CHECK(project.check() == Lines{"check/unused-suppression 3", "links/missing-article 3", "links/missing-article 5"});
}

TEST_CASE("a catalog that cannot be read whole gets no suppression") {
  Project project;
  project.lose_code();
  const ReviewReport report = project.suppress("sv-SE", 3, "links/*", "Later.");
  const auto kept = std::ranges::find(report.findings, "site/catalog-kept", &Finding::rule);
  CHECK(kept != report.findings.end());
  CHECK(project.store.written.empty());
}

TEST_CASE("findings of a translation are silenced by locale and unit, and only those of rules") {
  Project project;
  const Sources all = project.sources();
  Strings strings = read_strings(project.job(), all.articles[0], project.settings.locales).value();
  catalog::Catalog& locale = strings.locales.at("sv-SE");
  locale.units[1].suppressions = {{.rule = "translation/*", .reason = "So be it.", .source = "", .decision = kAnna}};
  Suppressions suppressions;
  suppressions.add_locale(all.articles[0], "content/en-US/a.md", strings.source, locale, kCatalog);
  const auto finding = [&](const std::string& rule, const std::string& of, const catalog::Unit& unit) {
    Finding one{.rule = rule, .locale = of, .unit = unit.id};
    one.source.path = "content/en-US/a.md";
    return one;
  };
  Findings findings = {
      finding("translation/codes", "sv-SE", locale.units[1]), finding("translation/codes", "sv-SE", locale.units[2]),
      finding("translation/codes", "de-DE", locale.units[1]), finding("translation/imagined", "sv-SE", locale.units[1]),
      finding("links/missing-file", "sv-SE", locale.units[1])};
  const auto yes = [](auto...) { return true; };
  CHECK(suppressions.unused(yes).size() == 1);
  suppressions.apply(findings);
  CHECK(findings[0].suppressed == "So be it.");
  CHECK(std::ranges::count_if(findings, [](const Finding& f) { return f.suppressed.has_value(); }) == 1);
  CHECK(suppressions.unused(yes).empty());
}

namespace {

// The translation of "Run `a` and `b` now." with nothing between its code spans: Markdown would make one of them.
struct RefusedProject : Project {
  RefusedProject() {
    store.files.at("content/en-US/a.md") = "# Start\n\nRun `a` and `b` now.\n";
    store.files.at("translated/a.md") = "# Start\n\nK\u00F6r `a` och `b` nu.\n";
    const Sources all = sources();
    REQUIRE(import_markdown_files(job(), all, plan_import(job(), all, {"translated"}).value(), {.locale = "sv-SE"}));
    std::string& file = store.files.at(kCatalog);
    const size_t between = file.find(" och ", file.find("<target>K\u00F6r"));
    REQUIRE(between != std::string::npos);
    file.erase(between, 5);
    store.written.clear();
  }
  size_t warnings_of_export(const std::string& locale) {
    const Sources all = sources();
    const auto report = export_markdown(job(), all, {.locale = locale, .out = "exported"});
    const auto counts = [](const Finding& f) { return f.rule == "apply/refused" && !f.suppressed; };
    return static_cast<size_t>(std::ranges::count_if(report.value().findings, counts));
  }
  size_t warnings_of_build() {
    const Sources all = sources();
    const auto report = build_site(job(), all, {.out = "site", .locales = {"en-US", "sv-SE"}});
    return static_cast<size_t>(std::ranges::count(report.value().findings, "apply/refused", &Finding::rule));
  }
};

}  // namespace

// What apply refuses could only be turned off for the whole project.
TEST_CASE("a translation that cannot be used is let stand until its source changes") {
  RefusedProject project;
  CHECK(project.check() == Lines{"apply/refused 3"});
  CHECK(project.warnings_of_export("sv-SE") == 1);
  CHECK(project.warnings_of_build() == 1);
  REQUIRE(project.suppress("sv-SE", 3, "apply/refused", "The source's words will do.").segments == 1);
  CHECK(project.check() == Lines{"-apply/refused 3"});
  CHECK(project.warnings_of_export("sv-SE") == 0);
  CHECK(project.warnings_of_build() == 0);
  // The source's text stands there all the same.
  CHECK(project.store.files.at("exported/a.md").find("Run `a` and `b` now.") != std::string::npos);
  std::string& article = project.store.files.at("content/en-US/a.md");
  article.replace(article.find(" now"), 4, " soon");
  REQUIRE(sync_catalogs(project.job(), {.locales = project.settings.locales}));
  CHECK(project.store.files.at(kCatalog).find("docloc:suppressed") == std::string::npos);
}

TEST_CASE("a translation that is used again leaves its suppression unused") {
  RefusedProject project;
  REQUIRE(project.suppress("sv-SE", 3, "apply/*", "The source's words will do.").segments == 1);
  std::string& file = project.store.files.at(kCatalog);
  file.insert(file.find("/>", file.find("<target>K\u00F6r")) + 2, " och ");
  CHECK(project.check() == Lines{"check/unused-suppression 3"});
}

TEST_CASE("what is refused of a text that another language lends is let stand where it comes from") {
  RefusedProject project;
  project.settings.locales = {"sv-SE", "sv-FI"};
  project.settings.fallback = {{"sv-FI", {"sv-SE"}}};
  CHECK(project.warnings_of_export("sv-FI") == 1);
  REQUIRE(project.suppress("sv-SE", 3, "apply/refused", "The source's words will do.").segments == 1);
  CHECK(project.warnings_of_export("sv-FI") == 0);
}

TEST_CASE("a suppression of what only asking other sites can find is unused only after asking") {
  Project project;
  REQUIRE(project.suppress("en-US", 3, "links/external-missing", "It comes back.").segments == 1);
  CHECK(project.check() == Lines{"links/missing-article 3", "links/missing-article 5"});
}

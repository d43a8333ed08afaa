// How bad findings are: settings, --strict, what changed; places in catalogs; baselines.
#include <algorithm>
#include <catch2/catch.hpp>

#include "site/check_baseline.h"
#include "site/check_places.h"
#include "site/check_policy.h"
#include "site/check_project.h"
#include "site/settings.h"
#include "site/store_catalogs.h"
#include "unit/site/memory_store.h"

using namespace docloc;
using namespace docloc::site;

namespace {

Settings settings_of(const std::string& yaml) {
  SettingsRead read = read_settings(yaml, {});
  REQUIRE(read.findings.empty());
  return std::move(read.settings);
}

std::string complaint_of(const std::string& yaml) {
  const SettingsRead read = read_settings(yaml, {});
  return read.findings.empty() ? "" : read.findings.front().message;
}

Finding fault(std::string rule, Severity severity, std::string path = "content/en-US/old/a.md") {
  Finding finding{.rule = std::move(rule), .severity = severity, .source = {std::move(path), 1, 1}};
  finding.target = {"locales/sv-SE/old/a.md.xlf", 0, 0};
  finding.locale = "sv-SE";
  return finding;
}

// "off", or the severity that a finding comes to.
std::string settled(const Settings& settings, Finding finding, bool strict = false,
                    const ChangedFiles* changed = nullptr) {
  return CheckPolicy(settings, strict, changed).settle(finding) ? to_string(finding.severity) : "off";
}

struct Checked {
  MemoryStore store;
  Settings settings;

  explicit Checked(const std::string& article) : settings(settings_of("locales: [sv-SE]")) {
    store.files["content/en-US/a.md"] = article;
  }
  [[nodiscard]] Job job() { return {.store = store, .settings = settings, .threads = 1}; }
  [[nodiscard]] Findings findings() {
    const Sources sources = read_sources(job(), settings.locales).value();
    return check_project(job(), sources, {.locales = settings.locales})->findings;
  }
  // The one of a rule.
  [[nodiscard]] Finding of(std::string_view rule) {
    for (Finding& finding : findings()) {
      if (finding.rule == rule) return std::move(finding);
    }
    FAIL("no finding of " << rule);
    return {};
  }
};

}  // namespace

TEST_CASE("a rule's own name is stronger than its family's, and a later row than an earlier") {
  const Settings settings = settings_of(
      "check:\n"
      "  rules: {\"apply/*\": off, apply/refused: error, translation/missing: warning}\n"
      "  overrides:\n"
      "    - {paths: [\"old/**\"], rules: {\"translation/*\": error}}\n"
      "    - {paths: [\"content/*/old/*\"], locales: [sv-se], rules: {translation/missing: info}}\n");
  CHECK(settled(settings, fault("apply/codes", Severity::warning)) == "off");
  CHECK(settled(settings, fault("apply/refused", Severity::warning)) == "error");
  CHECK(settled(settings, fault("translation/stale", Severity::info)) == "error");
  CHECK(settled(settings, fault("translation/missing", Severity::info)) == "info");
  CHECK(settled(settings, fault("translation/missing", Severity::info, "content/en-US/new/a.md")) == "warning");
  Finding german = fault("translation/missing", Severity::info);
  german.locale = "de-DE";
  CHECK(settled(settings, german) == "error");
  CHECK(settled(settings, fault("site/ui", Severity::warning)) == "warning");
}

TEST_CASE("an unknown rule, level or key is an error that names what is near") {
  CHECK(
      complaint_of("check: {rules: {links/mising-image: off}}") ==
      "The setting 'check.rules' names 'links/mising-image', which is no rule; 'links/missing-image' is the nearest.");
  CHECK(complaint_of("check: {rules: {link/*: off}}").find("'links/*' is the nearest") != std::string::npos);
  CHECK(complaint_of("check: {rules: {links/*: fatal}}").find("none of off, info") != std::string::npos);
  CHECK(complaint_of("check: {overrides: [{path: [a], rules: {links/*: off}}]}").find("'path'") != std::string::npos);
  CHECK(complaint_of("check: {overrides: [{paths: [a]}]}").find("without rules") != std::string::npos);
  CHECK_FALSE(complaint_of("check: {overrides: {paths: [a]}}").empty());
  CHECK_FALSE(complaint_of("check: {max_warnings: -1}").empty());
  CHECK_FALSE(complaint_of("check: {baseline: ../x.json}").empty());
  CHECK_FALSE(complaint_of("check: {manual_url: https://example.org/}").empty());
  CHECK(settings_of("check: {max_warnings: 3, baseline: .docloc-baseline.json}").check.max_warnings == 3);
}

TEST_CASE("what is missing fails nothing by itself; a release may say that it is a warning") {
  const Settings none = settings_of("");
  for (const char* rule : {"translation/missing", "translation/stale"}) {
    CHECK(settled(none, fault(rule, Severity::info)) == "info");
    CHECK(settled(none, fault(rule, Severity::info), true) == "warning");
    CHECK(settled(settings_of("check: {rules: {\"translation/*\": info}}"), fault(rule, Severity::info), true) ==
          "info");
  }
  CHECK(settled(none, fault("markdown/opaque", Severity::info), true) == "info");
}

TEST_CASE("a translation's faults are errors where it changed, and warnings where only its source did") {
  const Settings none = settings_of("");
  const ChangedFiles source{.now = {"content/en-US/old/a.md"}, .gone = {}};
  const ChangedFiles translation{.now = {"locales/sv-SE/old/a.md.xlf"}, .gone = {}};
  const ChangedFiles other{.now = {"content/en-US/b.md"}, .gone = {"content/en-US/gone.md"}};
  CHECK(settled(none, fault("apply/refused", Severity::warning), false, &translation) == "error");
  CHECK(settled(none, fault("translation/codes", Severity::error), false, &source) == "warning");
  CHECK(settled(none, fault("translation/missing", Severity::info), false, &translation) == "info");
  CHECK(settled(none, fault("apply/refused", Severity::warning), false, &other) == "off");
  // What stands in the article has nothing to do with catalogs.
  CHECK(settled(none, fault("links/missing-image", Severity::error), false, &source) == "error");
  Finding link = fault("links/missing-article", Severity::error);
  CHECK(settled(none, link, false, &other) == "off");
  link.token = "[x](../gone.md#part)";
  CHECK(settled(none, link, false, &other) == "error");
}

TEST_CASE("a rule that is off is not in a report, and the others are as severe as the settings say") {
  Checked project("# A\n\n![x](gone.png) [y](gone.md)\n");
  project.settings.check.rules = {{"links/missing-image", RuleLevel::off}, {"links/*", RuleLevel::info}};
  const Findings findings = project.findings();
  CHECK(std::ranges::none_of(findings, [](const Finding& f) { return f.rule == "links/missing-image"; }));
  CHECK(project.of("links/missing-article").severity == Severity::info);
}

TEST_CASE("a fault of the article has the unit that holds it, and is known again when its text moves") {
  Checked project("# A\n\nFirst.\n\nSee [y](gone.md) here.\n");
  REQUIRE(sync_catalogs(project.job(), {.locales = {"sv-SE"}}).has_value());
  const Finding before = project.of("links/missing-article");
  CHECK_FALSE(before.unit.empty());
  project.store.files["content/en-US/a.md"] = "# A\n\nNew text.\n\nSee [y](gone.md)\nhere.\n\nFirst.\n";
  const Finding after = project.of("links/missing-article");
  CHECK(after.source.line == 5);
  CHECK(after.unit == before.unit);
  CHECK(after.fingerprint == before.fingerprint);
}

TEST_CASE("a finding in a translation has the place of the marked characters, and its fix those of its edits") {
  Checked project("# A\n");
  project.store.files["locales/sv-SE/a.md.xlf"] =
      "<?xml version=\"1.0\"?>\n<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.1\" srcLang=\"en\" "
      "trgLang=\"sv\">\n<file id=\"f1\"><unit id=\"u1\"><segment id=\"s1\"><source>x</source>\n"
      "<target>\u00E5 &amp; <ph id=\"1\"/>fel ord</target></segment></unit></file></xliff>\n";
  Finding finding = fault("translation/word", Severity::warning);
  finding.target.path = "locales/sv-SE/a.md.xlf";
  finding.unit = "u1";
  finding.segment = "s1";
  finding.target_text =
      "\u00E5 & \uFFFC"
      "fel ord";
  finding.target_mark = {8, 11};
  finding.fix = Fix{.of = Fix::Of::target, .safe = true, .edits = {{{3, 4}, "<"}, {{8, 11}, "ratt"}}};
  Findings findings = {finding, finding, finding};
  findings[1].target_text = "something else";
  findings[2].unit = "u2";
  REQUIRE(set_target_places(project.job(), findings));
  CHECK(findings[0].target == Place{"locales/sv-SE/a.md.xlf", 4, 29});
  CHECK(findings[0].target_length == 3);
  REQUIRE(findings[0].placed_edits.size() == 2);
  CHECK(findings[0].placed_edits[0].begin.column == 11);
  CHECK(findings[0].placed_edits[0].end.column == 16);
  CHECK(findings[0].placed_edits[0].text == "&lt;");
  CHECK(findings[0].placed_edits[1].begin.column == 29);
  // The file says something else than was checked: only the target as a whole has a place.
  CHECK(findings[1].target == Place{"locales/sv-SE/a.md.xlf", 4, 1});
  CHECK(findings[1].placed_edits.empty());
  CHECK(findings[2].target.line == 0);
}

TEST_CASE("a baseline holds what was there, only shrinks, and says what is found no more") {
  Checked project("# A\n\n![x](gone.png)\n\n![y](lost.png)\n");
  const BaselineRequest request{.path = "base.json", .looked_at_all = true};
  const BaselineRequest update{.path = "base.json", .looked_at_all = true, .update = true};
  Findings findings = project.findings();
  CHECK_FALSE(apply_baseline(project.job(), request, findings));
  BaselineOutcome outcome = apply_baseline(project.job(), update, findings).value();
  CHECK(outcome.created);
  CHECK(outcome.held == 2);  // not what is missing in Swedish
  const auto shown = [](const Findings& all) {
    return std::ranges::count_if(all, [](const Finding& f) { return !f.suppressed && f.severity != Severity::info; });
  };
  CHECK(shown(findings) == 0);

  project.store.files["content/en-US/a.md"] = "# A\n\nNew.\n\n![z](third.png)\n\n![y](lost.png)\n";
  findings = project.findings();
  (void)apply_baseline(project.job(), request, findings).value();
  CHECK(shown(findings) == 1);
  CHECK(std::ranges::count(findings, "check/unused-baseline", &Finding::rule) == 1);
  findings = project.findings();
  outcome = apply_baseline(project.job(), update, findings).value();
  CHECK_FALSE(outcome.created);
  CHECK(outcome.held == 1);
  CHECK(outcome.removed == 1);
  CHECK(shown(findings) == 1);  // the new one did not get in
  findings = project.findings();
  (void)apply_baseline(project.job(), request, findings).value();
  CHECK(std::ranges::count(findings, "check/unused-baseline", &Finding::rule) == 0);
}

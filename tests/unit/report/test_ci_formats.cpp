#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

#include "report/baseline.h"
#include "report/ci_formats.h"

using namespace docloc;
using namespace docloc::report;

namespace {

Finding finding_of(Severity severity, std::string path, uint32_t line) {
  Finding finding{.rule = "translation/codes", .severity = severity, .source = {std::move(path), line, 5}};
  finding.target = {"locales/sv-SE/a.md.xlf", 14, 9};
  finding.locale = "sv-SE";
  finding.message = "It is wrong.";
  finding.hint = "Mend it.";
  finding.fingerprint = fmt::format("{:016x}", line);
  return finding;
}

Findings many(Severity severity, size_t number) {
  Findings findings;
  for (size_t i = 0; i < number; ++i)
    findings.push_back(finding_of(severity, "a.md", static_cast<uint32_t>(i + 1)));
  return findings;
}

size_t count(std::string_view text, std::string_view part) {
  size_t found = 0;
  for (size_t at = 0; (at = text.find(part, at)) != std::string_view::npos; at += part.size())
    ++found;
  return found;
}

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

// Everything that a form could take for its own.
Finding hostile() {
  Finding finding = finding_of(Severity::error, "a,b:c\n::error::x/\u00E5 %.md", 3);
  finding.message = "100%\r\n::set-output name=x::y\x1B[2J\xFF ]]> <b> [click](https://example.com) \uFFFF |";
  finding.hint = "##[add-mask]x";
  finding.target_excerpt = "\x01<&";
  return finding;
}

}  // namespace

TEST_CASE("GitHub gets the worst ten of each kind, and is told of the rest") {
  Findings findings = many(Severity::info, 12);
  for (const Finding& finding : many(Severity::error, 11))
    findings.push_back(finding);
  findings.push_back(finding_of(Severity::warning, "b.md", 1));
  const std::string log = findings_github(findings, {});
  CHECK(count(log, "::error ") == 10);
  CHECK(count(log, "::warning ") == 1);
  CHECK(count(log, "::notice ") == 10);
  CHECK(log.find("::error ") < log.find("::warning "));
  CHECK(log.find("::warning ") < log.find("::notice "));
  CHECK(
      log.ends_with("docloc: 11 errors, 1 warning, 12 notes. 3 of them have no annotation here: GitHub shows 10 of a "
                    "kind for a step.\n"));
  CHECK(findings_github({}, {}).empty());
}

TEST_CASE("a command of GitHub names file, line and columns, and content ends none of its parts") {
  Finding plain = finding_of(Severity::warning, "a.md", 7);
  plain.length = 4;
  CHECK(findings_github({plain}, {.prefix = "docs/"})
            .starts_with("::warning file=docs/a.md,line=7,col=5,endColumn=8,title=translation/codes::It is wrong. "
                         "(sv-SE) Mend it.\n"));
  const std::string log = findings_github({hostile()}, {});
  CHECK(count(log, "\n") == 2);  // the command and the count
  CHECK(contains(log, "file=a%2Cb%3Ac<U+000A>%3A%3Aerror%3A%3Ax/\u00E5 %25.md,line=3"));
  CHECK(contains(log, "100%25<U+000D><U+000A>::set-output"));
  CHECK_FALSE(contains(log, "\x1B"));
  CHECK_FALSE(contains(log, "\xFF"));
}

TEST_CASE("what is wrong in a target is annotated in the catalog") {
  Finding finding = finding_of(Severity::error, "a.md", 7);
  finding.target_text = "fel";
  finding.target_length = 3;
  CHECK(findings_github({finding}, {}).starts_with("::error file=locales/sv-SE/a.md.xlf,line=14,col=9,endColumn=11,"));
}

TEST_CASE("the summary of a job is Markdown in which content is text, and no longer than GitHub takes") {
  const std::string summary = github_summary({hostile(), finding_of(Severity::info, "b.md", 2)});
  CHECK(
      summary.starts_with("### docloc check: 1 error, 1 note\n\n| rule | errors | warnings | notes |\n"
                          "| --- | ---: | ---: | ---: |\n| translation\\/codes | 1 | \\- | 1 |\n"));
  CHECK(contains(summary, "\\[click\\]\\(https\\:"));
  CHECK_FALSE(contains(summary, "<b>"));
  const std::string cut = github_summary(many(Severity::error, 200), 2000);
  CHECK(cut.size() <= 2000);
  CHECK(cut.ends_with("The rest did not fit here.\n"));
  CHECK(github_summary({}) == "### docloc check: nothing found\n\n");
}

TEST_CASE("SARIF has the worst of what is too much, and says so") {
  Findings findings = many(Severity::info, kMostSarifResults);
  findings.push_back(finding_of(Severity::error, "z.md", 1));
  const std::string log = findings_sarif(findings, {});
  CHECK(count(log, "\"ruleIndex\"") == kMostSarifResults);
  CHECK(contains(log, "\"1 findings were left out: a run has 25000 results at most, the worst first.\""));
  CHECK(log.find("\"level\": \"error\",\n     \"message\"") < log.find("\"level\": \"note\",\n     \"message\""));
  CHECK(contains(findings_sarif(many(Severity::info, kShownSarifResults + 1), {}),
                 "There are 5001 results, the worst first; GitHub shows 5000."));
  CHECK_FALSE(contains(findings_sarif(many(Severity::info, 3), {}), "toolExecutionNotifications"));
}

TEST_CASE("SARIF names both places, the fix and why something is suppressed") {
  Finding finding = finding_of(Severity::warning, "a b/\u00E5.md", 7);
  finding.length = 4;
  finding.fix = Fix{.of = Fix::Of::target, .safe = true};
  finding.placed_edits = {{{"locales/sv-SE/a.md.xlf", 14, 9}, {"locales/sv-SE/a.md.xlf", 14, 11}, "&lt;"}};
  finding.suppressed = kInBaseline;
  const std::string log =
      findings_sarif({finding}, {.prefix = "docs/", .version = "1.2", .rule_url = "http://x/{rule}"});
  CHECK(contains(log, "\"uri\": \"docs/a%20b/%C3%A5.md\""));
  CHECK(contains(log, "\"uri\": \"docs/locales/sv-SE/a.md.xlf\""));
  CHECK(contains(log, "\"endColumn\": 9"));
  CHECK(contains(log, "\"text\": \"&lt;\""));
  CHECK(contains(log, "\"kind\": \"external\""));
  CHECK(contains(log, "\"docloc/v1\": \"0000000000000007\""));
  CHECK(contains(log, "\"helpUri\": \"http://x/translation/codes\""));
  finding.suppressed = "A name.";
  CHECK(contains(findings_sarif({finding}, {}), "\"kind\": \"inSource\""));
  CHECK_FALSE(contains(findings_sarif({hostile()}, {}), "[click](https"));
}

TEST_CASE("GitLab and JUnit get what counts") {
  Finding known = finding_of(Severity::error, "k.md", 9);
  known.suppressed = kInBaseline;
  const Findings findings = {finding_of(Severity::error, "a.md", 7), finding_of(Severity::info, "a.md", 8), known};
  const std::string gitlab = findings_gitlab(findings, {.prefix = "docs/"});
  CHECK(count(gitlab, "\"fingerprint\"") == 2);
  CHECK(contains(gitlab, "\"severity\": \"major\""));
  CHECK(contains(gitlab, "\"path\": \"docs/a.md\""));
  CHECK(findings_gitlab({}, {}) == "[]\n");
  const std::string junit = findings_junit(findings, {});
  CHECK(contains(junit, "<testsuites name=\"docloc\" tests=\"3\" failures=\"1\" errors=\"0\" skipped=\"1\""));
  CHECK(count(junit, "<testsuite ") == 2);
  CHECK(count(junit, "<failure ") == 1);
  CHECK(contains(findings_junit({}, {}), "tests=\"1\" failures=\"0\""));
}

TEST_CASE("JUnit's XML holds no character that XML cannot") {
  const std::string junit = findings_junit({hostile()}, {});
  CHECK(std::ranges::none_of(junit, [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n'; }));
  CHECK_FALSE(contains(junit, "\uFFFF"));
  CHECK_FALSE(contains(junit, "\xFF"));
  CHECK(contains(junit, "]]&gt; &lt;b&gt;"));
}

TEST_CASE("a baseline reads as it was written, a finding a line, and nothing else passes for one") {
  const Baseline baseline = {entry_of(finding_of(Severity::error, "b.md", 2)), entry_of(hostile())};
  const std::string bytes = write_baseline(baseline);
  CHECK(count(bytes, "\n") == 8);
  const Result<Baseline> read = read_baseline(write_baseline({baseline[0]}));
  REQUIRE(read);
  CHECK(*read == Baseline{baseline[0]});
  CHECK(read_baseline(bytes)->size() == 2);
  CHECK(read_baseline(write_baseline({}))->empty());
  for (const char* other : {"", "[]", "{}", R"({"format":"docloc-baseline","version":2,"findings":[]})",
                            R"({"format":"docloc-baseline","version":1})",
                            R"({"format":"docloc-baseline","version":1,"findings":[{"rule":"x"}]})"})
    CHECK_FALSE(read_baseline(other));
}

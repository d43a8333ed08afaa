#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "report/report.h"

using namespace docloc;
using namespace docloc::report;

namespace {

Finding missing_image(uint32_t line, uint32_t column) {
  return {.rule = "links/missing-image",
          .severity = Severity::error,
          .source = {"docs/a.md", line, column},
          .target = {},
          .locale = "",
          .message = "There is no image \"x.png\".",
          .hint = "Add it.",
          .excerpt = "fallback excerpt"};
}

TextOptions reading(std::string_view bytes) {
  return {.color = false, .read = [bytes](std::string_view) { return bytes; }};
}

}  // namespace

TEST_CASE("a finding shows its place, message, hint and source line with a caret") {
  CHECK(findings_text({missing_image(2, 5)}, reading("# T\nSee ![x](x.png)\n")) ==
        "docs/a.md:2:5: error: There is no image \"x.png\". [links/missing-image]\n"
        "  hint: Add it.\n"
        "     2 | See ![x](x.png)\n"
        "       |     ^\n");
}

TEST_CASE("the caret stands under wide, combining and tabbed characters") {
  CHECK(findings_text({missing_image(1, 4)}, reading("\u65E5\u672C\u8A9E![x](x.png)"))
            .ends_with("     1 | \u65E5\u672C\u8A9E![x](x.png)\n       |       ^\n"));
  CHECK(findings_text({missing_image(1, 3)}, reading("e\u0301!")).ends_with("     1 | e\u0301!\n       |  ^\n"));
  CHECK(findings_text({missing_image(1, 3)}, reading("a\t!")).ends_with("     1 | a       !\n       |         ^\n"));
}

TEST_CASE("content cannot steer the terminal") {
  const std::string text = findings_text({missing_image(1, 9)}, reading("\x1B]0;t\x07\u202Ex\u009B!"));
  CHECK(text.find('\x1B') == std::string::npos);
  CHECK(text.find('\x07') == std::string::npos);
  CHECK(text.find("\u202E") == std::string::npos);
  CHECK(text.find("\u009B") == std::string::npos);
  CHECK(text.find("<U+001B>]0;t<U+0007><U+202E>x<U+009B>!") != std::string::npos);

  Finding finding = missing_image(0, 0);
  finding.source.path = "a\r\nb.md";
  finding.message = "bad \x1B[2J\xFF";
  CHECK(findings_text({finding}, {}).starts_with("a<U+000D><U+000A>b.md: error: bad <U+001B>[2J\uFFFD ["));
}

TEST_CASE("a long line is cut around the caret, on whole characters") {
  const std::string line = fmt::format("{:\u00E9>200}![x](x.png){:z>200}", "", "");
  const std::string text = findings_text({missing_image(1, 201)}, reading(line));
  const size_t bar = text.find("     1 | ...");
  REQUIRE(bar != std::string::npos);
  const std::string shown = text.substr(bar, text.find('\n', bar) - bar);
  CHECK(shown.ends_with("zzz..."));
  CHECK(shown.find("\uFFFD") == std::string::npos);
  // 60 bytes before it are 30 letters, behind "...".
  CHECK(text.ends_with("       | " + std::string(33, ' ') + "^\n"));
}

TEST_CASE("without the file the finding's own excerpt is shown, without a caret") {
  CHECK(findings_text({missing_image(2, 5)}, {}).ends_with("    | fallback excerpt\n"));
  CHECK(findings_text({missing_image(99, 1)}, reading("one line")).ends_with("    | fallback excerpt\n"));
}

TEST_CASE("both places and the locale are named") {
  Finding finding = missing_image(1, 1);
  finding.target = {"locales/sv-SE/a.md.xlf", 7, 0};
  finding.locale = "sv-SE";
  finding.excerpt.clear();
  CHECK(findings_text({finding}, {}) ==
        "docs/a.md:1:1: error: There is no image \"x.png\". (sv-SE) [links/missing-image]\n"
        "  see: locales/sv-SE/a.md.xlf:7\n"
        "  hint: Add it.\n");
}

TEST_CASE("colour marks place, severity and caret, and ends again") {
  TextOptions options = reading("!");
  options.color = true;
  const std::string text = findings_text({missing_image(1, 1)}, options);
  CHECK(text.starts_with("\x1B[1mdocs/a.md:1:1: \x1B[0m\x1B[1;31merror:\x1B[0m There"));
  CHECK(text.ends_with("\x1B[1;32m^\x1B[0m\n"));
}

TEST_CASE("the summary counts by severity") {
  Finding note = missing_image(1, 1);
  note.severity = Severity::info;
  CHECK(findings_summary({}).empty());
  CHECK(findings_summary({missing_image(1, 1)}) == "1 error");
  CHECK(findings_summary({missing_image(1, 1), note, note}) == "1 error, 2 notes");
}

TEST_CASE("findings as JSON have the documented shape, whatever bytes they hold") {
  Finding finding = missing_image(2, 5);
  finding.excerpt = "bad \xFF";
  finding.hint.clear();
  CHECK(findings_json({finding}) == R"({
  "format": "docloc-findings",
  "version": 1,
  "counts": {
    "error": 1,
    "warning": 0,
    "info": 0
  },
  "findings": [
    {
      "rule": "links/missing-image",
      "severity": "error",
      "source": {
        "path": "docs/a.md",
        "line": 2,
        "column": 5
      },
      "target": null,
      "locale": null,
      "message": "There is no image \"x.png\".",
      "hint": null,
      "excerpt": "bad )"
                                    "\uFFFD"
                                    R"(",
      "mark": null,
      "unit": null,
      "segment": null,
      "targetExcerpt": null,
      "targetMark": null,
      "token": null,
      "fingerprint": null,
      "fix": null,
      "suppressed": null
    }
  ]
}
)");
  CHECK(findings_json({}).find("\"findings\": []") != std::string::npos);
}

TEST_CASE("what is marked is as long under the source as under the target, in columns") {
  Finding finding = missing_image(1, 5);
  finding.length = 6;
  finding.locale = "ja-JP";
  finding.target_excerpt = "\u65E5\u672C **\u8A9E** e\u0301!";
  // The two marked characters, each two columns wide, and the asterisks.
  finding.target_excerpt_mark = {7, 14};
  CHECK(findings_text({finding}, reading("See **Nihon** now"))
            .ends_with("     1 | See **Nihon** now\n"
                       "       |     ^~~~~~\n"
                       " ja-JP | \u65E5\u672C **\u8A9E** e\u0301!\n"
                       "       |      ^~~~~~\n"));
  // Behind the end of the text: something is missing there.
  finding.target_excerpt = "Se";
  finding.target_excerpt_mark = {2, 2};
  CHECK(findings_text({finding}, {}).ends_with(" ja-JP | Se\n       |   ^\n"));
}

TEST_CASE("a workflow's log holds no line that the runner takes for a command") {
  Finding finding = missing_image(1, 1);
  finding.source.path = "::error file=x::y.md";
  finding.message = "##[add-mask]all";
  TextOptions options = reading("##[stop-commands]x");
  CHECK(findings_text({finding}, options).starts_with("::error"));
  options.in_workflow = true;
  const std::string text = findings_text({finding}, options);
  CHECK(text.starts_with("./::error"));
  CHECK(text.find("##[") == std::string::npos);
  CHECK(text.find("##<U+005B>stop-commands]x") != std::string::npos);
}

TEST_CASE("a rule's name links to its page where links are known") {
  TextOptions options;
  options.rule_url = "https://docs.example.org/rules/{rule}.html";
  CHECK(findings_text({missing_image(0, 0)}, options)
            .find("[\x1B]8;;https://docs.example.org/rules/links/missing-image.html\x1B\\links/missing-image"
                  "\x1B]8;;\x1B\\]") != std::string::npos);
}

// Each finding read and split its file, and counted its columns from the line's begin.
TEST_CASE("thousands of findings in one article read it once") {
  std::string bytes;
  Findings findings;
  for (uint32_t i = 0; i < 100'000; ++i) {
    bytes += "\n";
    findings.push_back(missing_image(i + 1, 1));
  }
  const std::string line(1'000'000, 'x');
  bytes += line;
  for (uint32_t i = 0; i < 100'000; ++i)
    findings.push_back(missing_image(100'001, (i / 2 * 20) + 1));  // two at each place
  size_t reads = 0;
  TextOptions options;
  options.read = [&](std::string_view) -> std::string_view {
    ++reads;
    return bytes;
  };
  const std::string text = findings_text(findings, options);
  CHECK(reads == 1);
  CHECK(text.find("docs/a.md:100001:999981: error") != std::string::npos);
  CHECK(text.ends_with("^\n"));
}

TEST_CASE("suppressed findings are counted apart and not shown as text") {
  Finding known = missing_image(1, 1);
  known.suppressed = kInBaseline;
  CHECK(findings_text({known}, {}).empty());
  CHECK(findings_summary({known, missing_image(2, 1)}) == "1 error, 1 suppressed");
  CHECK(findings_by_rule({known}).empty());
  CHECK(findings_json({known}).find("\"error\": 0") != std::string::npos);
  CHECK(findings_json({known}).find("\"suppressed\": \"It is in the baseline.\"") != std::string::npos);
}

TEST_CASE("the table by rule has the worst first") {
  Finding note = missing_image(1, 1);
  note.severity = Severity::info;
  note.rule = "a/note";
  Finding warning = missing_image(1, 1);
  warning.severity = Severity::warning;
  warning.rule = "b/warning";
  CHECK(findings_by_rule({note, warning, warning, missing_image(1, 1)}) ==
        "rule                 errors  warnings  notes\n"
        "links/missing-image       1         -      -\n"
        "b/warning                 -         2      -\n"
        "a/note                    -         -      1\n");
}

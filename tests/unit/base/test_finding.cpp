#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

#include "base/finding.h"
#include "base/span.h"

using namespace docloc;

namespace {

Finding at(const std::string& path, uint32_t line, uint32_t column, const std::string& rule = "r",
           const std::string& locale = "", const std::string& message = "m") {
  return {.rule = rule, .source = {path, line, column}, .locale = locale, .message = message};
}

}  // namespace

TEST_CASE("findings are shown by path, line and column") {
  Findings findings = {at("b.md", 1, 1), at("a.md", 10, 1), at("a.md", 2, 7), at("a.md", 2, 5), at("", 0, 0)};
  sort_findings(findings);
  CHECK(findings[0] == at("", 0, 0));
  CHECK(findings[1] == at("a.md", 2, 5));
  CHECK(findings[2] == at("a.md", 2, 7));
  CHECK(findings[3] == at("a.md", 10, 1));
  CHECK(findings[4] == at("b.md", 1, 1));
}

TEST_CASE("findings of one place are shown in one order, whatever order they come in") {
  Findings expected = {at("a", 1, 1, "r1", "", "m"), at("a", 1, 1, "r2", "", "m1"), at("a", 1, 1, "r2", "", "m2"),
                       at("a", 1, 1, "r1", "sv-SE", "m")};
  sort_findings(expected);
  Findings findings = expected;
  std::ranges::sort(findings, [](const Finding& a, const Finding& b) { return b < a; });
  do {
    Findings shuffled = findings;
    sort_findings(shuffled);
    REQUIRE(shuffled.size() == expected.size());
    for (size_t i = 0; i < expected.size(); ++i)
      CHECK(shuffled[i] == expected[i]);
  } while (std::ranges::prev_permutation(findings, [](const Finding& a, const Finding& b) { return a < b; }).found);
}

TEST_CASE("rule comes before locale, and locale before message, in the order of findings") {
  CHECK(at("a", 1, 1, "r1", "sv-SE", "m") < at("a", 1, 1, "r2", "de-DE", "m"));
  CHECK(at("a", 1, 1, "r", "de-DE", "z") < at("a", 1, 1, "r", "sv-SE", "a"));
}

TEST_CASE("exact repetitions are dropped, others stay") {
  Findings findings = {at("a", 1, 1), at("a", 1, 1), at("a", 1, 1, "r", "", "other")};
  sort_findings(findings);
  CHECK(findings.size() == 2);
}

TEST_CASE("severities have names") {
  CHECK(std::string(to_string(Severity::info)) == "info");
  CHECK(std::string(to_string(Severity::warning)) == "warning");
  CHECK(std::string(to_string(Severity::error)) == "error");
}

TEST_CASE("a span cuts its bytes out of a buffer") {
  constexpr Span span{2, 4};
  CHECK(span.of("abcdef") == "cd");
  CHECK(span.size() == 2);
  CHECK(Span{1, 5}.contains(span));
  CHECK_FALSE(span.contains(Span{1, 5}));
  CHECK(Span{3, 3}.empty());
}

#include <catch2/catch.hpp>

#include "base/fingerprint.h"

using namespace docloc;

namespace {

Finding in_unit(std::string unit, std::string token) {
  Finding finding{.rule = "translation/term", .source = {"a.md", 3, 1}, .locale = "sv-SE", .message = "m"};
  finding.unit = std::move(unit);
  finding.token = std::move(token);
  return finding;
}

std::string print_of(Finding finding) {
  Findings one = {std::move(finding)};
  set_fingerprints(one);
  return one.front().fingerprint;
}

}  // namespace

TEST_CASE("a finding in a unit keeps its fingerprint when it moves, reflows, and is worded otherwise") {
  Finding moved = in_unit("u1", "Azure  Kontocenter");
  moved.source = {"b/c.md", 99, 12};
  moved.target = {"locales/sv-SE/b/c.md.xlf", 7, 3};
  moved.excerpt = "another line";
  moved.message = "another message";
  moved.severity = Severity::error;
  CHECK(print_of(moved) == print_of(in_unit("u1", "Azure\nKontocenter")));
  CHECK(print_of(moved).size() == 16);
}

TEST_CASE("rule, locale, unit and token tell findings apart") {
  const std::string one = print_of(in_unit("u1", "x"));
  CHECK(one != print_of(in_unit("u2", "x")));
  CHECK(one != print_of(in_unit("u1", "y")));
  Finding other = in_unit("u1", "x");
  other.locale = "de-DE";
  CHECK(one != print_of(other));
  other = in_unit("u1", "x");
  other.rule = "translation/codes";
  CHECK(one != print_of(other));
}

TEST_CASE("without a unit the path and the folded excerpt stand for it") {
  Finding finding{.rule = "links/missing-image", .source = {"a.md", 3, 1}, .excerpt = "see  ![x](x.png)\t"};
  Finding lower = finding;
  lower.source.line = 9;
  lower.excerpt = "see ![x](x.png)";
  CHECK(print_of(finding) == print_of(lower));
  lower.source.path = "b.md";
  CHECK(print_of(finding) != print_of(lower));
}

TEST_CASE("a locale's verdict on a whole article does not depend on where it is shown") {
  Finding finding{.rule = "translation/missing", .source = {"a.md", 3, 1}, .locale = "sv-SE", .excerpt = "First"};
  Finding later = finding;
  later.source.line = 8;
  later.excerpt = "Second";
  later.message = "2 of 7";
  CHECK(print_of(finding) == print_of(later));
}

TEST_CASE("equal findings are numbered, so that every fingerprint is another one") {
  Findings findings = {in_unit("u1", "x"), in_unit("u1", "x"), in_unit("u1", "y")};
  set_fingerprints(findings);
  CHECK(findings[0].fingerprint != findings[1].fingerprint);
  CHECK(findings[0].fingerprint == print_of(in_unit("u1", "x")));
  CHECK(findings[2].fingerprint == print_of(in_unit("u1", "y")));
}

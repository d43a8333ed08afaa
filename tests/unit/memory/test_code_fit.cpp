#include <catch2/catch.hpp>

#include "build.h"
#include "memory/code_fit.h"

using namespace docloc;
using namespace docloc::memory;
using namespace docloc::memory::test;
using segment::CodeKind;

namespace {

// What becomes of a remembered pair in a unit with one segment of this source.
std::string fit(std::string_view source, std::vector<segment::Code> codes, std::string_view old_source,
                std::string_view old_target, const std::vector<segment::Code>& old_codes) {
  catalog::Unit made = unit("u1", "paragraph", {{std::string(source), ""}}, std::move(codes));
  const auto target = fit_target(make_entry(content(old_source), content(old_target), old_codes), made, 0);
  return target ? to_text(*target) : "does not fit";
}

segment::Code span(std::string literal) {
  return code(CodeKind::code, "`" + literal + "`", "", literal);
}
segment::Code link(std::string to) {
  return code(CodeKind::link, "[", "](" + to + ")", to);
}
segment::Code strong() {
  return code(CodeKind::strong, "**", "**");
}

}  // namespace

TEST_CASE("codes of the same text stand for each other by their place") {
  CHECK(fit("Run <1/> or <2/>", {span("b"), span("a")}, "Run <1/> or <2/>", "<2/> eller kör <1/>",
            {span("a"), span("b")}) == "<2/> eller kör <1/>");
}

TEST_CASE("codes of a similar text are those with the same bytes, then the same meaning, then in order") {
  CHECK(fit("Run <1/> before <2/> now", {span("b"), span("a")}, "Run <1/> and <2/>", "Kör <1/> och <2/>",
            {span("a"), span("b")}) == "Kör <2/> och <1/>");
  CHECK(fit("Now run <1/>", {code(CodeKind::code, "``x``", "", "x")}, "Run <1/>", "Kör <1/>", {span("x")}) ==
        "Kör <1/>");
  CHECK(fit("See <1>this</1> and <2>that</2> now", {link("c.md"), link("d.md")}, "See <1>this</1> or <2>that</2>",
            "Se <2>det</2> eller <1>detta</1>", {link("a.md"), link("b.md")}) == "Se <2>det</2> eller <1>detta</1>");
}

TEST_CASE("a protected code that one side lacks does not fit") {
  CHECK(fit("Run it now", {}, "Run <1/> now", "Kör <1/> nu", {span("a")}) == "does not fit");
  CHECK(fit("Run <1/> now", {span("a")}, "Run it now", "Kör det nu", {}) == "does not fit");
  CHECK(fit("Run <1/> now", {span("a")}, "Run <1>it</1> now", "Kör <1>det</1> nu", {link("a.md")}) == "does not fit");
  CHECK(fit("Run <1/>, <2/>", {span("a"), span("b")}, "Run <1/> now", "Kör <1/> nu", {span("a")}) == "does not fit");
}

TEST_CASE("formatting that the text has no more is left out") {
  CHECK(fit("Select Save now", {}, "Select <1>Save</1>", "Välj <1>Spara</1>", {strong()}) == "Välj Spara");
  CHECK(fit("Select <1>Save</1> now", {strong()}, "Select Save", "Välj Spara", {}) == "Välj Spara");
}

TEST_CASE("formatting of the translator's own comes along with an exact text only") {
  CHECK(fit("Select Save", {}, "Select Save", "Välj <1>Spara</1>", {strong()}) == "Välj <1>Spara</1>");
  CHECK(fit("Select Save now", {}, "Select Save", "Välj <1>Spara</1>", {strong()}) == "Välj Spara");
}

TEST_CASE("half of a pair stands for half of a pair") {
  // The link opens here and closes in the next sentence.
  CHECK(fit("See <1>this now", {link("a.md")}, "See <1>this", "Se <1>detta", {link("b.md")}) == "Se <1>detta");
  CHECK(fit("See <1>this</1> now", {link("a.md")}, "See <1>this", "Se <1>detta", {link("b.md")}) == "does not fit");
}

TEST_CASE("codes that nothing mentions are dropped, and the others keep their meaning") {
  catalog::Unit made = unit("u1", "paragraph", {{"Run <1/>", "Kör <3><1/></3>"}}, {span("a"), span("gone"), strong()});
  made.replacements = {{1, span("å")}, {2, span("gone too")}};
  drop_unused_codes(made);
  REQUIRE(made.codes.size() == 2);
  CHECK(made.codes[1] == strong());
  CHECK(to_text(*made.segments[0].target) == "Kör <2><1/></2>");
  REQUIRE(made.replacements.size() == 1);
  CHECK(made.replacements[0].code == 1);
}

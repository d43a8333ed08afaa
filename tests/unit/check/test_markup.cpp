// Markup that readers of a translation see.
#include <algorithm>
#include <catch2/catch.hpp>

#include "check/check.h"
#include "check/debris.h"
#include "support/pairs.h"

using namespace docloc;
using namespace docloc::check;

namespace {

// The rules of markup/ that have something to say of a target that reads as `target`.
std::string faults(const std::string& source, const std::string& target) {
  support::Translated pair = support::translated(source, source, "sv-SE");
  pair.catalog.units.at(0).segments.at(0).target = segment::Content{{.text = target}};
  std::string out;
  for (const Finding& finding :
       check_translation({.article = &pair.article, .locale = "sv-SE", .catalog = &pair.catalog}).findings) {
    if (!finding.rule.starts_with("markup/")) continue;
    out += (out.empty() ? "" : ", ") + finding.rule.substr(7) + " " + finding.token;
  }
  return out;
}

std::string fixed(const std::string& source, const std::string& target) {
  support::Translated pair = support::translated(source, source, "sv-SE");
  pair.catalog.units.at(0).segments.at(0).target = segment::Content{{.text = target}};
  for (const Finding& finding :
       check_translation({.article = &pair.article, .locale = "sv-SE", .catalog = &pair.catalog}).findings) {
    if (!finding.fix) continue;
    CHECK_FALSE(finding.fix->safe);
    std::string text = finding.target_text;
    for (size_t i = finding.fix->edits.size(); i-- > 0;) {
      const Edit& edit = finding.fix->edits[i];
      text.replace(edit.bytes.begin, edit.bytes.size(), edit.text);
    }
    return text;
  }
  return "";
}

}  // namespace

TEST_CASE("signs that make no markup are found once a text, with what readers see") {
  CHECK(faults("Text.\n", "V\xC3\xA4lj ** Spara **.") == "emphasis **");
  CHECK(faults("Text.\n", "En *stj\xC3\xA4rna.") == "emphasis *");
  CHECK(faults("Text.\n", "Ett _ord_.") == "emphasis _");
  CHECK(faults("Text.\n",
               "\xEF\xBC\x8A\xEF\xBC\x8A"
               "a") == "emphasis \xEF\xBC\x8A");
  CHECK(faults("Text.\n", "Se [x] (a.md).") == "link ] (a.md)");
  CHECK(faults("Text.\n", "Se [x]( https://a.b/c ).") == "link ]( https://a.b/c )");
  CHECK(faults("Text.\n",
               "\xEF\xBC\xBBx\xEF\xBC\xBD\xEF\xBC\x88"
               "a.md\xEF\xBC\x89") ==
        "link \xEF\xBC\xBD\xEF\xBC\x88"
        "a.md\xEF\xBC\x89");
  CHECK(faults("Text.\n", "Se [x][y].") == "reference [x][y]");
  CHECK(faults("Text.\n", "K\xC3\xB6r `a.") == "code `");
  CHECK(faults("Text.\n", "Tio&nbsp;procent") == "html &nbsp;");
  CHECK(faults("Text.\n", "Rad<br>rad") == "html <br>");
  CHECK(faults("Text.\n", "[!OBS] Text") == "directive [!OBS]");
  CHECK(faults("Text.\n", "[! NOTE] Text") == "directive [! NOTE]");
  CHECK(faults("Text.\n", "::: zone") == "directive :::");
  CHECK(faults("Text.\n", "mitt\\_namn") == "escape \\_");
  CHECK(faults("Text.\n", "# Rubrik") == "marker # ");
  CHECK(faults("Text.\n", "- Punkt") == "marker - ");
}

TEST_CASE("what readers of the source see too is meant") {
  CHECK(faults("Use \\*.txt or 2 \\* 3.\n", "Anv\xC3\xA4nd *.txt eller 2 * 3.").empty());
  CHECK(faults("Write \\[x] (a.md).\n", "Skriv [x] (a.md).").empty());
  CHECK(faults("Write &amp;nbsp; here.\n", "Skriv &nbsp; h\xC3\xA4r.").empty());
  CHECK(faults("In C:\\\\\\\\x and a\\\\_b\n", "I C:\\\\x och a\\_b").empty());
  CHECK(faults("\\# One\n", "# Ett").empty());
  CHECK(faults("&#42; One\n", "*Ett").empty());
}

TEST_CASE("names, sums, smileys and citations are no broken markup") {
  for (const char* text :
       {"my_long_name", "a < b & c;", "2 * 3", "1. januari", "[1] (se ovan)", "[a] och [b]", "C:\\Windows", "x-y - z",
        "R&D; AT&T", "<namn>", "#1", "5 > 3", "f(x)[0][1]", "Nutzer*innen"}) {
    INFO(text);
    CHECK(faults("Text.\n", text).empty());
  }
}

TEST_CASE("fixes take out what readers should not see, and wait until somebody asks for them") {
  CHECK(fixed("Text.\n", "V\xC3\xA4lj ** Spara **.") == "V\xC3\xA4lj  Spara .");
  CHECK(fixed("Text.\n", "mitt\\_namn") == "mitt_namn");
  CHECK(fixed("Text.\n", "# Rubrik") == "Rubrik");
}

// Each sign looked for its end through all that follows.
TEST_CASE("signs that open and never close are read once") {
  const auto found = [](Debris kind, std::string_view piece) {
    std::string text;
    while (text.size() < 4'000'000)
      text += piece;
    return find_debris(kind, text);
  };
  CHECK(found(Debris::link, "[x](a ").empty());
  CHECK(found(Debris::html, "<a ").empty());
  const auto is_short = [](Span span) { return span.size() < 2'000; };
  CHECK(std::ranges::all_of(found(Debris::link, "[x](http"), is_short));
  CHECK(std::ranges::all_of(found(Debris::directive, "[!x"), is_short));
}

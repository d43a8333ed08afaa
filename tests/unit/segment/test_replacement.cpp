// Links and images that lead elsewhere in a translation, and critical blocks.
#include <catch2/catch.hpp>
#include <string>

#include "segment/apply.h"

using namespace docloc;
using namespace docloc::segment;

namespace {

Localized translate(const Article& article, const std::string& from, const std::string& to,
                    std::vector<Replacement> replaced) {
  std::vector<std::optional<Target>> targets(article.units.size());
  targets[0] = Target{article.units[0].content, {}, std::move(replaced)};
  for (Part& part : targets[0]->content) {
    if (const size_t at = part.text.find(from); at != std::string::npos) part.text.replace(at, from.size(), to);
  }
  return apply(article, targets, {.locale = "sv-SE"});
}

Replacement link(uint32_t code, const std::string& close, const std::string& destination) {
  return {code, {.kind = CodeKind::link, .paired = true, .open = "[", .close = close, .meaning = destination}};
}

Replacement image(uint32_t code, const std::string& bytes, const std::string& destination) {
  return {code, {.kind = CodeKind::image, .open = bytes, .meaning = destination}};
}

}  // namespace

TEST_CASE("a replaced link stands in the localized article, whatever form the source's has") {
  struct Case {
    std::string source;
    Replacement replacement;
    std::string localized;
  };
  const std::vector<Case> cases = {
      {"See [it](a.md).\n", link(1, "](b.md)", "b.md"), "Se [it](b.md).\n"},
      {"> See [it](a.md\n> \"T\").\n", link(1, "](b.md\n\"T\")", "b.md"), "> Se [it](b.md\n> \"T\").\n"},
      {"See [it][r].\n\n[r]: a.md\n", link(1, "](b.md)", "b.md"), "Se [it](b.md).\n\n[r]: a.md\n"},
      {"See [it].\n\n[it]: a.md\n[o]: b.md\n", link(1, "][o]", "b.md"), "Se [it][o].\n\n[it]: a.md\n[o]: b.md\n"},
      {"|See [it](a.md)|\n|-|\n", link(1, "](b.md)", "b.md"), "|Se [it](b.md)|\n|-|\n"},
      {"See ![alt](a.png) here.\n", image(1, "![alt](sv/a.png)", "sv/a.png"), "Se ![alt](sv/a.png) here.\n"},
  };
  for (const Case& one : cases) {
    INFO(one.source);
    const Article article = read_article("a.md", one.source);
    const Localized localized = translate(article, "See", "Se", {one.replacement});
    for (const Finding& finding : localized.findings)
      UNSCOPED_INFO(finding.message);
    CHECK(localized.bytes == one.localized);
    CHECK(localized.findings.empty());
    CHECK(localized.map[0].outcome == Outcome::applied);
  }
}

TEST_CASE("a replaced link stands even where the text is the source's") {
  const Article article = read_article("a.md", "See [it](a.md).\n");
  CHECK(translate(article, "", "", {link(1, "](b.md)", "b.md")}).bytes == "See [it](b.md).\n");
}

TEST_CASE("alternative text and title of what is replaced are translated all the same") {
  const Article article = read_article(
      "a.md", "See ![the dialog](a.png \"Big\") and [it](a.md \"Read\").\n\n![the dialog]\n\n[the dialog]: x.png\n");
  REQUIRE(article.units.size() >= 4);
  std::vector<std::optional<Target>> targets;
  for (const Unit& unit : article.units) {
    targets.push_back(Target{unit.content, {}, {}});
    for (Part& part : targets.back()->content) {
      if (!part.text.empty()) part.text.insert(0, part.text.starts_with(' ') ? " sv" : "sv ");
    }
  }
  targets[0]->replaced = {image(1, "![the dialog](b.png \"Big\")", "b.png"), link(2, "](b.md \"Read\")", "b.md")};
  const Localized localized = apply(article, targets, {});
  CHECK(localized.findings.empty());
  CHECK(localized.bytes.starts_with("sv See ![sv the dialog](b.png \"sv Big\") sv and [sv it](b.md \"sv Read\")"));
}

TEST_CASE("a replacement that would break the page is left out with a finding; the translation stays") {
  const Article article = read_article("a.md", "See `x` and [it](a.md \"Read\") in ![alt](a.png).\n");
  Replacement paired = image(3, "![alt](b.png)", "b.png");
  paired.with.paired = true;
  const std::vector<Replacement> bad = {
      link(2, "](b.md)", "b.md"),                   // drops the title, which is a unit
      link(2, "](b.md \"Read\")", "c.md"),          // leads elsewhere than it says
      link(2, "](b.md \"Read\")\n\nNew.", "b.md"),  // a paragraph of its own
      link(2, "](b .md \"Read\")", "b .md"),        // no link
      link(2, "][none]", "b.md"),                   // no such reference
      link(1, "](b.md)", "b.md"),                   // not a link
      link(9, "](b.md)", "b.md"),                   // not there
      image(2, "![alt](b.png)", "b.png"),           // an image for a link
      image(3, "![other](b.png)", "b.png"),         // other alternative text
      paired,
  };
  for (const Replacement& replacement : bad) {
    INFO(replacement.with.open << replacement.with.close);
    const Localized localized = translate(article, "See", "Se", {replacement});
    CHECK(localized.bytes == "Se `x` and [it](a.md \"Read\") in ![alt](a.png).\n");
    REQUIRE(localized.findings.size() == 1);
    CHECK(localized.findings[0].rule == "apply/replacement");
    CHECK_FALSE(localized.findings[0].hint.empty());
    CHECK(localized.map[0].outcome == Outcome::applied);
  }
}

TEST_CASE("<!-- docloc:critical --> marks the units of the block that follows, all of a list or table too") {
  const Article article =
      read_article("a.md",
                   "One.\n\n<!-- docloc:critical -->\n\nTwo ![alt](a.png).\n\nThree.\n\n"
                   "<!-- docloc:critical -->\n<!-- docloc:note Why -->\n\n- Four.\n- Five.\n\n"
                   "<!-- docloc:critical -->\n\n| Six | Seven |\n|-|-|\n| Eight | Nine |\n\nTen.\n");
  std::string critical;
  for (const Unit& unit : article.units)
    critical += unit.critical ? '1' : '0';
  CHECK(critical == "01101111110");
  REQUIRE(article.units.size() == 11);
  CHECK(article.units[4].notes == std::vector<std::string>{"Why"});
}

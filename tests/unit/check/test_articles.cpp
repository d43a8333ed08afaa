#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/source.h"
#include "check/check.h"

using namespace docloc;
using namespace docloc::check;

namespace {

// Findings of an article "guide/a.md" beside "guide/b.md" (bookmark "one") and "guide/media/Map.png", one a line.
// Without those that an article has for having no title, as most of these.
std::string faults_of(std::string_view markdown) {
  links::Tree tree{.articles = {{.path = "guide/a.md", .anchors = {}}, {.path = "guide/b.md", .anchors = {"one"}}},
                   .resources = {"guide/media/Map.png"}};
  std::map<std::string, links::Tree, std::less<>> trees;
  trees.emplace("en-US", std::move(tree));
  const links::LinkIndex index("en-US", std::move(trees));
  const segment::Article article = segment::read_article("guide/a.md", std::string(markdown));
  std::string out;
  const Findings findings =
      check_article({.article = &article, .links = &index, .locale = "en-US", .article_path = "content/guide/a.md"})
          .findings;
  for (const Finding& finding : findings) {
    if (finding.rule == "source/no-title") continue;
    CHECK(finding.source.path == "content/guide/a.md");
    CHECK(finding.target.path.empty());
    CHECK(finding.locale.empty());
    CHECK_FALSE(find_invalid_utf8(finding.message));
    CHECK_FALSE(find_invalid_utf8(finding.token));
    out +=
        finding.rule + " " + std::to_string(finding.source.line) + ":" + std::to_string(finding.source.column) + "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("an article whose links lead somewhere has no findings") {
  CHECK(faults_of("[b](b.md#one) ![m](media/Map.png) [x](https://example.org) [s](/azure/x)\n").empty());
}

TEST_CASE("every fault of a link is found once, at its place, under its own rule") {
  CHECK(faults_of("# T\n\nSee [c](c.md).\n") == "links/missing-article 3:5\n");
  CHECK(faults_of("\xC3\xA9 [b](b.md#two)\n") == "links/missing-bookmark 1:3\n");
  CHECK(faults_of("[f](files/x.zip)\n") == "links/missing-file 1:1\n");
  CHECK(faults_of("![m](media/None.png)\n") == "links/missing-image 1:1\n");
  CHECK(faults_of("[m](media/None.png)\n") == "links/missing-image 1:1\n");
  CHECK(faults_of("![m](media/map.PNG)\n") == "links/wrong-case 1:1\n");
  CHECK(faults_of("> <img src=\"media/none.png\" alt=\"n\">\n") == "links/missing-image 1:13\n");
}

// A third byte behind the percent sign, and the 20th of a paragraph, were half a character.
TEST_CASE("characters that a finding quotes are whole") {
  CHECK(faults_of("# T\n\n[b](b.md?%a\xC3\xA9)\n") == "links/percent-encoding 3:1\n");
  CHECK(faults_of("# T\n\n 123456789012345678 \xC3\xA9\n") == "source/leading-space 3:1\n");
}

TEST_CASE("a space in an address is found where it keeps an image from being one") {
  CHECK(faults_of("![m](media/big map.png)\n") == "links/space-in-address 1:4\n");
  CHECK(faults_of("![m](<media/Map.png> \"big map\") and [1] (see a. b)\n").empty());
  CHECK(faults_of("`![m](media/big map.png)`\n").empty());
  CHECK(faults_of("[a](not an address)\n").empty());
}

TEST_CASE("a tag that is no HTML is found once, where it stands") {
  CHECK(faults_of("Use <guid> or\n<version number> and <GUID>.\n") == "source/pseudo-tag 1:5\nsource/pseudo-tag 2:1\n");
  CHECK(faults_of("> <div>\n> <thing>x</thing>\n> </div>\n") == "source/pseudo-tag 2:3\n");
  CHECK(faults_of("<b>x</b> `<guid>` \\<guid> &lt;guid> <https://x.y> <svg><path d=\"x\"/></svg> <!-- <x> -->\n")
            .empty());
}

TEST_CASE("an anchor written twice is found; tabs share theirs") {
  CHECK(faults_of("<a id=\"x\"></a>one <a name=\"x\"></a>two\n") == "links/repeated-anchor 0:0\n");
  CHECK(faults_of("# [A](#tab/a)\n\n# [A](#tab/a)\n").find("repeated") == std::string::npos);
}

TEST_CASE("findings say what to do") {
  links::Tree tree{.articles = {{.path = "a.md", .anchors = {}}, {.path = "setup.md", .anchors = {"install"}}},
                   .resources = {}};
  std::map<std::string, links::Tree, std::less<>> trees;
  trees.emplace("en-US", std::move(tree));
  const links::LinkIndex index("en-US", std::move(trees));
  const segment::Article article = segment::read_article("a.md", "# T\n\n[s](setpu.md)\n");
  const Findings findings = check_article({.article = &article, .links = &index, .locale = "en-US"}).findings;
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].hint == "Did you mean \"setup.md\"?");
  CHECK(findings[0].excerpt == "[s](setpu.md)");
  CHECK(findings[0].severity == Severity::error);
}

TEST_CASE("rules are in order of their ids, each once") {
  for (size_t i = 1; i < rules().size(); ++i)
    CHECK(rules()[i - 1].id < rules()[i].id);
}

TEST_CASE("the images that a real documentation set lacks are found, all of them and no other") {
  namespace fs = std::filesystem;
  const fs::path root = fs::path(DOCLOC_SOURCE_DIR) / "../shared/corpus/ATADocs/en-US";
  if (!fs::exists(root)) {
    WARN("skipped: there is no folder " << root.string());
    return;
  }
  links::Tree tree;
  std::vector<segment::Article> articles;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    if (!entry.is_regular_file()) continue;
    const std::string path = fs::relative(entry.path(), root).generic_string();
    if (!path.ends_with(".md")) {
      tree.resources.push_back(path);
      continue;
    }
    std::ifstream file(entry.path(), std::ios::binary);
    articles.push_back(segment::read_article(path, {std::istreambuf_iterator<char>(file), {}}));
    tree.articles.push_back({.path = path, .anchors = links::written_anchors(articles.back())});
  }
  std::map<std::string, links::Tree, std::less<>> trees;
  trees.emplace("en-US", std::move(tree));
  const links::LinkIndex index("en-US", std::move(trees));
  std::map<std::string, int> count;
  for (const segment::Article& article : articles) {
    const Findings found = check_article({.article = &article, .links = &index, .locale = "en-US"}).findings;
    for (const Finding& finding : found)
      ++count[finding.rule];
  }
  // Twelve are missing: one of them has a space in its address, so that it is no image. Sixteen differ in case: fifteen
  // images and an article.
  CHECK(count["links/missing-image"] == 11);
  CHECK(count["links/space-in-address"] == 1);
  CHECK(count["links/wrong-case"] == 16);
}

TEST_CASE("an escape in an address has two digits") {
  CHECK(faults_of("[a](https://x.y/100%) [b](https://x.y/%2) [c](https://x.y/%zz) [d](https://x.y/%20)\n") ==
        "links/percent-encoding 1:1\nlinks/percent-encoding 1:23\nlinks/percent-encoding 1:43\n");
}

TEST_CASE("a path that leaves the folder is found as that, and as nothing else") {
  CHECK(faults_of("[a](../../x.md) ![b](../../b.png) [c](../guide/b.md)\n") ==
        "links/out-of-scope 1:1\nlinks/out-of-scope 1:17\n");
}

TEST_CASE("a cross-reference needs its identifier") {
  CHECK(faults_of("[a](xref:) [b](<xref: A.B>) [c](xref:A.B%2A?x=y) <xref:A.B>\n") ==
        "links/xref 1:1\nlinks/xref 1:12\n");
}

TEST_CASE("an address that names a language is found, unless the project lets it") {
  CHECK(faults_of("[a](https://x.y/sv-se/a) [b](https://x.y/a) [c](https://x.y/de/a)\n") ==
        "links/locale-in-url 1:1\n");
  const segment::Article article =
      segment::read_article("a.md", "[a](https://x.y/sv-se/a) [b](https://docs.Example.org:80/en-us/b)\n");
  const links::LinkIndex index("en-US", {});
  const auto count = [&](Options options) {
    return check_article({.article = &article, .links = &index, .locale = "en-US", .options = &options})
        .findings.size();
  };
  CHECK(count({}) == 2 + 1);  // with source/no-title
  CHECK(count({.links = {.locale_hosts = {"example.org"}}}) == 1 + 1);
  CHECK(count({.links = {.locale_exempt = {"example.org", "y"}}}) == 0 + 1);
}

TEST_CASE("a link to a page that was redirected is no broken link") {
  const segment::Article article = segment::read_article("a.md", "# T\n\n[a](old.md) [b](gone.md)\n");
  const links::LinkIndex index("en-US", {});
  const Options options{.links = {.redirects = {{"old.md", "new.md"}}}};
  const Findings findings =
      check_article({.article = &article, .links = &index, .locale = "en-US", .options = &options}).findings;
  REQUIRE(findings.size() == 2);
  CHECK(findings[0].rule == "links/redirect");
  CHECK(findings[0].message == "The article \"old.md\" is gone; readers are sent to \"new.md\".");
  CHECK(findings[1].rule == "links/missing-article");
}

TEST_CASE("what one locale has not is taken from the source before it is called broken") {
  std::map<std::string, links::Tree, std::less<>> trees;
  trees.emplace("en-US", links::Tree{.articles = {{.path = "a.md", .anchors = {}}}, .resources = {"m.png"}});
  trees.emplace("sv-SE", links::Tree{.articles = {{.path = "own.md", .anchors = {}}}, .resources = {}});
  const links::LinkIndex index("en-US", std::move(trees));
  const segment::Article article = segment::read_article("own.md", "# T\n\n[a](a.md) ![m](m.png) [n](no.md)\n");
  const Findings findings = check_article({.article = &article, .links = &index, .locale = "sv-SE"}).findings;
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].message == "There is no article \"no.md\", where \"no.md\" leads.");
}

TEST_CASE("a word that stands twice is found across the end of a line, and a rightful one is not") {
  CHECK(faults_of("# T\n\nOpen the\nthe menu. It is is. THE The end.\n") ==
        "source/doubled-word 3:6\nsource/doubled-word 4:21\n");
  for (const char* text : {"all that that needs", "a a", "the `the` the", "x. X", "the, the", "10 10", "bye bye",
                           "log log-file", "Show show.all", "the Parameter parameter", "like AND and OR"}) {
    INFO(text);
    CHECK(faults_of("# T\n\n" + std::string(text) + "\n").empty());
  }
}

TEST_CASE("broken markup of the source is found where it stands") {
  CHECK(faults_of("# T\n\nSee [x] (b.md).\n") == "source/broken-markup 3:7\n");
  CHECK(faults_of("# T\n\nA ** b ** c\n") == "source/broken-markup 3:3\n");
  CHECK(faults_of("# T\n\n\\*\\* a, &#42;&#42; b, c\\*\\*, [1:A][2-0]x\n\nand d**\n").empty());
  CHECK(faults_of("# T\n\n2 * 3, my_name, [a] and [b], [1] (see below)\n").empty());
}

TEST_CASE("images without alternative text and links without text are found") {
  CHECK(faults_of("# T\n\n![](media/Map.png) <img src=\"media/Map.png\"> <img src=\"media/Map.png\" alt=\"\">\n") ==
        "source/missing-alt 3:1\nsource/missing-alt 3:20\n");
  CHECK(faults_of("# T\n\n[](b.md) [x]() [![m](media/Map.png)](b.md)\n") ==
        "source/empty-link 3:1\nsource/empty-link 3:10\n");
}

TEST_CASE("a heading may come back any number of levels, and go down one") {
  CHECK(faults_of("# T\n\n### X\n\n## Y\n\n### Z\n\n# W\n") == "source/heading-jump 3:5\n");
  CHECK(faults_of("---\ntitle: T\n---\n## X\n").empty());
}

TEST_CASE("an article without title is found, and part of another is none") {
  const segment::Article article = segment::read_article("a/b.md", "Text.\n");
  CHECK(check_article({.article = &article}).findings.at(0).rule == "source/no-title");
  const segment::Article part = segment::read_article("a/includes/b.md", "Text.\n");
  CHECK(check_article({.article = &part}).findings.empty());
}

TEST_CASE("two articles of one folder with the same title are found in the second") {
  std::vector<Note> notes;
  for (const char* path : {"a/x.md", "a/y.md", "b/z.md"}) {
    const segment::Article article = segment::read_article(path, "# The Title\n");
    Outcome outcome = check_article({.article = &article});
    notes.insert(notes.end(), outcome.notes.begin(), outcome.notes.end());
  }
  const Findings findings = conclude(std::move(notes));
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].source.path == "a/y.md");
  CHECK(findings[0].message == "\"a/x.md\" has the same title.");
}

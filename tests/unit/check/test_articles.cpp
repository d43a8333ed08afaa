#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "check/check.h"

using namespace docloc;
using namespace docloc::check;

namespace {

// Findings of an article "guide/a.md" beside "guide/b.md" (bookmark "one") and "guide/media/Map.png", one a line.
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
    CHECK(finding.source.path == "content/guide/a.md");
    CHECK(finding.target.path.empty());
    CHECK(finding.locale.empty());
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
  CHECK(faults_of("> <img src=\"media/none.png\">\n") == "links/missing-image 1:13\n");
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
  const segment::Article article = segment::read_article("a.md", "[s](setpu.md)\n");
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

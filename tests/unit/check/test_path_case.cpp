#include <catch2/catch.hpp>
#include <map>
#include <string>
#include <string_view>

#include "check/check.h"
#include "check/edits.h"

using namespace docloc;
using namespace docloc::check;

namespace {

// The article "guide/a.md" after all fixes of links/wrong-case, beside some files; "not fixed: " when one has none.
std::string mended(std::string_view markdown) {
  links::Tree tree{.articles = {{.path = "guide/a.md", .anchors = {}},
                                {.path = "guide/setup.md", .anchors = {"one"}},
                                {.path = "Index.md", .anchors = {}},
                                {.path = "Media guide/index.md", .anchors = {}}},
                   .resources = {"guide/media/Big Map.png", "guide/media/map.png", "guide/media/caf\u00E9.png"}};
  std::map<std::string, links::Tree, std::less<>> trees;
  trees.emplace("en-US", std::move(tree));
  const links::LinkIndex index("en-US", std::move(trees));
  const segment::Article article = segment::read_article("guide/a.md", std::string(markdown));
  const Findings findings = check_article({.article = &article, .links = &index, .locale = "en-US"}).findings;
  std::vector<Edit> edits;
  std::string out;
  for (const Finding& finding : findings) {
    if (finding.rule != "links/wrong-case") continue;
    if (!finding.fix) {
      out += "not fixed: ";
      continue;
    }
    CHECK(finding.fix->safe);
    CHECK(finding.fix->of == Fix::Of::source);
    edits.insert(edits.end(), finding.fix->edits.begin(), finding.fix->edits.end());
  }
  return out + apply_edits(markdown, edits).value_or("edits that meet");
}

}  // namespace

TEST_CASE("a path gets the letters of its file, and nothing else of the link changes") {
  CHECK(mended("See ![The MAP](media/Map.PNG \"MAP.PNG\").\n") == "See ![The MAP](media/map.png \"MAP.PNG\").\n");
  CHECK(mended("[x](Setup.md#one)\n") == "[x](setup.md#one)\n");
  CHECK(mended("[x](Setup.MD?a=B#one)\n") == "[x](setup.md?a=B#one)\n");
  CHECK(mended("[x](./MEDIA/../MEDIA/Map.png)\n") == "[x](./MEDIA/../media/map.png)\n");
  CHECK(mended("[x](../Guide/Setup.md)\n") == "[x](../guide/setup.md)\n");
  CHECK(mended("[x](~/index.md)\n") == "[x](~/Index.md)\n");
}

TEST_CASE("what was encoded stays encoded, and angle brackets stay") {
  CHECK(mended("![m](media/big%20map.png)\n") == "![m](media/Big%20Map.png)\n");
  CHECK(mended("![m](<media/big map.png>)\n") == "![m](<media/Big Map.png>)\n");
  CHECK(mended("![m](Media/caf%C3%A9.png)\n") == "![m](media/caf%C3%A9.png)\n");
  CHECK(mended("![m](Media/caf\u00E9.png)\n") == "![m](media/caf\u00E9.png)\n");
}

TEST_CASE("an article without its extension, and an index by its folder, get their letters") {
  CHECK(mended("[x](Setup)\n") == "[x](setup)\n");
  CHECK(mended("[x](../media%20Guide/)\n") == "[x](../Media%20guide/)\n");
}

TEST_CASE("a picture in a link, and attributes of HTML, are mended where they stand") {
  CHECK(mended("[![media/Map.png](media/Map.png)](Setup.md)\n") == "[![media/Map.png](media/map.png)](setup.md)\n");
  CHECK(mended("> <img src=\"media/Map.png\" alt=\"media/Map.png\">\n") ==
        "> <img src=\"media/map.png\" alt=\"media/Map.png\">\n");
}

TEST_CASE("an address that does not stand in the link as it is has no fix") {
  CHECK(mended("![m][map]\n\n[map]: media/Map.png\n") == "not fixed: ![m][map]\n\n[map]: media/Map.png\n");
  CHECK(mended("![m](media&#x2F;Map.png)\n") == "not fixed: ![m](media&#x2F;Map.png)\n");
}

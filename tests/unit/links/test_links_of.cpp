#include <catch2/catch.hpp>

#include "links/link_index.h"

using namespace docloc;
using namespace docloc::links;

namespace {

// "link URL -> BYTES" a line.
std::string links_in(std::string_view markdown) {
  const segment::Article article = segment::read_article("a.md", std::string(markdown));
  std::string out;
  for (const Link& link : links_of(article)) {
    out += link.kind == LinkKind::link ? "link " : "image ";
    out += link.url + " -> " + std::string(link.bytes.of(article.bytes)) + "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("Markdown's links and images are found with their bytes") {
  CHECK(links_in("See [b](b.md#x \"T\") and ![p](media/p%20q.png).\n") ==
        "link b.md#x -> [b](b.md#x \"T\")\nimage media/p%20q.png -> ![p](media/p%20q.png)\n");
  CHECK(links_in("[![p](p.png)](a.md)\n") == "link a.md -> [![p](p.png)](a.md)\nimage p.png -> ![p](p.png)\n");
  CHECK(links_in("[r][1]\n\n[1]: c.md\n") == "link c.md -> [r][1]\n");
  CHECK(links_in("`[b](b.md)` and []()\n\n    [c](c.md)\n").empty());
}

TEST_CASE("links of raw HTML are found, decoded, behind quote marks too") {
  CHECK(links_in("Go <a class=x href=\"b.md?a=1&amp;b=2\">there</a>.\n") == "link b.md?a=1&b=2 -> b.md?a=1&amp;b=2\n");
  CHECK(links_in("> <div>\n> <img\n>   src='p.png'>\n> </div>\n") == "image p.png -> p.png\n");
  CHECK(links_in("<!-- <a href=\"gone.md\"> -->\n").empty());
  CHECK(links_in("<script>\nx = '<a href=\"gone.md\">';\n</script>\n").empty());
}

TEST_CASE("images of the ::: syntax are found outside code") {
  CHECK(
      links_in(
          ":::image type=\"content\" source=\"media/a_b_c.png\" alt-text=\"A: > b\" lightbox=\"media/big.png\":::\n") ==
      "image media/a_b_c.png -> media/a_b_c.png\nimage media/big.png -> media/big.png\n");
  CHECK(links_in("- Select :::image source=\"i.png\"::: now.\n") == "image i.png -> i.png\n");
  CHECK(links_in("Write `:::image source=\"i.png\":::`.\n").empty());
}

TEST_CASE("the writer's own anchors are found") {
  const auto anchors = [](std::string markdown) {
    return written_anchors(segment::read_article("a.md", std::move(markdown)));
  };
  CHECK(anchors("## <a name=\"BKMK_One\"></a>One\n\n<div id=\"two&amp;\">\n</div>\n") ==
        std::vector<std::string>{"BKMK_One", "two&"});
  CHECK(anchors("## Three {#third}\n\n# [Linux](#tab/linux/x)\n") == std::vector<std::string>{"third", "tab/linux"});
  CHECK(anchors("## Three {#}\n\n<input name=\"no-anchor\">\n").empty());
}

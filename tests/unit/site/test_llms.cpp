// llms.txt: the documentation's contents for programs.
#include <catch2/catch.hpp>
#include <string>

#include "site/llms.h"

using namespace docloc::site;  // NOLINT

TEST_CASE("llms.txt has a section for each folder, its pages in the navigation's order") {
  const LlmsInputs inputs{
      .title = "Molnet",
      .description = "Allt om molnet.",
      .pages = "Dokumentation",
      .nodes = {{.title = "Start", .url = "sv-SE/start.md", .description = "Börja här."},
                {.title = "Fakturor",
                 .url = "sv-SE/billing/index.md",
                 .items = {{.title = "Betala", .items = {{.title = "Med kort", .url = "sv-SE/billing/card.md"}}},
                           {.title = "Läsa", .url = "sv-SE/billing/read.md", .description = "Raderna."}}},
                {.title = "Mer", .url = "sv-SE/more.md"}}};
  CHECK(llms_text(inputs) ==
        "# Molnet\n"
        "\n> Allt om molnet.\n"
        "\n## Dokumentation\n\n"
        "- [Start](sv-SE/start.md): Börja här.\n"
        "- [Mer](sv-SE/more.md)\n"
        "\n## Fakturor\n\n"
        "- [Fakturor](sv-SE/billing/index.md)\n"
        "- [Med kort](sv-SE/billing/card.md)\n"
        "- [Läsa](sv-SE/billing/read.md): Raderna.\n");
}

TEST_CASE("titles and descriptions of llms.txt stay one line and one link, whatever they hold") {
  const LlmsInputs inputs{
      .title = "A\n# B",
      .pages = "Docs",
      .nodes = {{.title = "x](evil) <b> _y_ snake_case", .url = "a(1).md", .description = " two\n\nlines `c` "}}};
  CHECK(llms_text(inputs) ==
        "# A # B\n\n## Docs\n\n- [x\\](evil) \\<b> \\_y\\_ snake_case](a%281%29.md): two lines \\`c\\`\n");
}

TEST_CASE("sections without a page are left out of llms.txt") {
  const LlmsInputs inputs{.title = "T", .nodes = {{.title = "Empty", .items = {{.title = "Also empty"}}}}};
  CHECK(llms_text(inputs) == "# T\n");
}

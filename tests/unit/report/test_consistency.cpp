#include <catch2/catch.hpp>

#include "report/consistency.h"

using namespace docloc;
using namespace docloc::report;

namespace {

const std::vector<LocaleConsistency> kTwo = {
    {.locale = "sv-SE",
     .texts = {{.role = "heading",
                .source = "See also",
                .variants = {{.target = "Se även",
                              .occurrences = {{"a.md", "u1", "s1"}, {"b.md", "u2", "s1"}, {"c.md", "u3", "s1"}}},
                             {.target = "Se\x1B[2Jockså", .occurrences = {{"d.md", "u4", "s2"}}}}}}},
    {.locale = "de-DE", .texts = {}}};

}  // namespace

TEST_CASE("texts with several translations are shown with how often and where, and nothing moves the cursor") {
  CHECK(consistency_text(kTwo, 2) ==
        "sv-SE: 1 text is translated in several ways\n"
        "\n"
        "heading \"See also\", 4 places\n"
        "    3  Se även\n"
        "         a.md#u1, b.md#u2, and 1 more\n"
        "    1  Se<U+001B>[2Jockså\n"
        "         d.md#u4\n"
        "\n"
        "de-DE: every text is translated in one way\n");
}

TEST_CASE("as JSON every place is named") {
  const std::string json = consistency_json(kTwo);
  CHECK(json.starts_with("{\n  \"format\": \"docloc-consistency\",\n  \"version\": 1,\n"));
  CHECK(json.find("\"places\": 4") != std::string::npos);
  CHECK(json.find("\"path\": \"c.md\"") != std::string::npos);
  CHECK(json.find("\"segment\": \"s2\"") != std::string::npos);
  CHECK(json.find("\"locale\": \"de-DE\",\n      \"texts\": []") != std::string::npos);
  CHECK(json.ends_with("}\n"));
}

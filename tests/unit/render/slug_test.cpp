#include "render/slug.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "support.h"

using namespace docloc::render;  // NOLINT
using docloc::render::test::ids_of;
using docloc::render::test::parse;

TEST_CASE("a slug is the id that GitHub gives a heading") {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"Upgrade your subscription", "upgrade-your-subscription"},
      {"What's new in v1.2?", "whats-new-in-v12"},
      {"A  B", "a--b"},
      {" edges\t", "edges"},
      {"C++ & C# (both)", "c--c-both"},
      {"snake_case-and-dash", "snake_case-and-dash"},
      {"Årets Ö – och é", "årets-ö--och-é"},
      {"ПРИВЕТ, Мир!", "привет-мир"},
      {"日本語、テスト。「x」ー", "日本語テストxー"},
      {"हिन्दी", "हिन्दी"},
      {"😀 emoji", "-emoji"},
      {"x²½", "x²½"},
      {"…", ""},
  };
  for (const auto& [text, expected] : cases) {
    INFO(text);
    CHECK(slug(text) == expected);
  }
}

TEST_CASE("heading ids come from text and code, without markup, images and HTML") {
  CHECK(ids_of("# <a name=\"n\"></a> The *big* `code` [link](u) ![alt](i) &amp; **x**\n\nTwo\nlines\n===\n") ==
        std::vector<std::string>{"the-big-code-link---x", "two-lines"});
}

TEST_CASE("repeated headings are numbered, and no id is given twice") {
  CHECK(ids_of("# A\n# a\n# A-1\n# A\n# !\n# ?\n") ==
        std::vector<std::string>{"a", "a-1", "a-1-1", "a-2", "section", "section-1"});
}

TEST_CASE("headings inside containers count in document order") {
  CHECK(ids_of("> # Q\n\n- ## L\n\ntext\n\n# E\n") == std::vector<std::string>{"q", "l", "e"});
}

TEST_CASE("a heading's own id is its id, and no other heading takes it") {
  CHECK(ids_of("# Setup\n## Set up {#setup}\n## Other {.note #own-id}\n## A {#setup}\n# B {.wide}\n") ==
        std::vector<std::string>{"setup-1", "setup", "own-id", "setup-2", "b"});
  CHECK(ids_of("# Use @{Name=x} {here}\n# {# no}\n") == std::vector<std::string>{"use-namex-here", "-no"});
}

TEST_CASE("a heading's text for contents has no marks and no attributes") {
  CHECK(heading_texts(
            parse("# Press [!UICONTROL Save [1]] in [!DNL A] {#press .x}\n## [b](c) ![d](e) `f` [!UICONTROL g\n")) ==
        std::vector<std::string>{"Press Save [1] in A", "b  f [!UICONTROL g"});
}

TEST_CASE("other generators make other ids of the same text") {
  using docloc::markdown::HeadingIds;
  struct Row {
    std::string text;
    std::string hugo;
    std::string vitepress;
    std::string mkdocs;
  };
  const std::vector<Row> rows = {
      {"Upgrade your subscription", "upgrade-your-subscription", "upgrade-your-subscription",
       "upgrade-your-subscription"},
      {"What's new in v1.2?", "whats-new-in-v12", "what-s-new-in-v1-2", "whats-new-in-v12"},
      {"A  B", "a--b", "a-b", "a-b"},
      {"C++ & C# (both)", "c--c-both", "c-c-both", "c-c-both"},
      {"snake_case-and-dash", "snake_case-and-dash", "snake-case-and-dash", "snake_case-and-dash"},
      {"1. First", "1-first", "_1-first", "1-first"},
      {"Årets Ö – och é", "årets-ö--och-é", "arets-o-–-och-e", "arets-o-och-e"},
      {"ПРИВЕТ, Мир!", "привет-мир", "привет-мир", ""},
      {"日本語、テスト", "日本語テスト", "日本語、テスト", ""},
      {"--a--", "--a--", "a", "-a-"},
      {"“Quoted” ‘text’", "quoted-text", "quoted-text", "quoted-text"},
      {"…", "", "", ""},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(slug(row.text, HeadingIds::github) == slug(row.text));
    CHECK(slug(row.text, HeadingIds::hugo) == row.hugo);
    CHECK(slug(row.text, HeadingIds::vitepress) == row.vitepress);
    CHECK(slug(row.text, HeadingIds::mkdocs) == row.mkdocs);
  }
}

TEST_CASE("generators number repeated headings, and name those without words, each in its way") {
  using docloc::markdown::HeadingIds;
  constexpr std::string_view kPage = "# A\n# a\n# A_1\n# A-1\n# !\n# !\n";
  CHECK(ids_of(kPage, {.heading_ids = HeadingIds::mkdocs}) ==
        std::vector<std::string>{"a", "a_1", "a_2", "a-1", "_1", "_2"});
  CHECK(ids_of(kPage, {.heading_ids = HeadingIds::hugo}) ==
        std::vector<std::string>{"a", "a-1", "a_1", "a-1-1", "heading", "heading-1"});
}

TEST_CASE("Hugo makes ids of headings as they are written, of the last line alone") {
  using docloc::markdown::HeadingIds;
  CHECK(ids_of("# See [the *docs*](https://example.org/a) `x` ##\n\nTwo\nlines\n===\n\n#\n",
               {.heading_ids = HeadingIds::hugo}) ==
        std::vector<std::string>{"see-the-docshttpsexampleorga-x", "lines", "heading"});
  CHECK(ids_of("# Title {#own}\n# Own\n", {.heading_ids = HeadingIds::hugo}) ==
        std::vector<std::string>{"own", "own-1"});
}

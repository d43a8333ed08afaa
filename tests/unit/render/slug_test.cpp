#include "render/slug.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "support.h"

using namespace docloc::render;  // NOLINT
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
  CHECK(heading_ids(
            parse("# <a name=\"n\"></a> The *big* `code` [link](u) ![alt](i) &amp; **x**\n\nTwo\nlines\n===\n")) ==
        std::vector<std::string>{"the-big-code-link---x", "two-lines"});
}

TEST_CASE("repeated headings are numbered, and no id is given twice") {
  CHECK(heading_ids(parse("# A\n# a\n# A-1\n# A\n# !\n# ?\n")) ==
        std::vector<std::string>{"a", "a-1", "a-1-1", "a-2", "section", "section-1"});
}

TEST_CASE("headings inside containers count in document order") {
  CHECK(heading_ids(parse("> # Q\n\n- ## L\n\ntext\n\n# E\n")) == std::vector<std::string>{"q", "l", "e"});
}

TEST_CASE("a heading's own id is its id, and no other heading takes it") {
  CHECK(heading_ids(parse("# Setup\n## Set up {#setup}\n## Other {.note #own-id}\n## A {#setup}\n# B {.wide}\n")) ==
        std::vector<std::string>{"setup-1", "setup", "own-id", "setup-2", "b"});
  CHECK(heading_ids(parse("# Use @{Name=x} {here}\n# {# no}\n")) == std::vector<std::string>{"use-namex-here", "-no"});
}

TEST_CASE("a heading's text for contents has no marks and no attributes") {
  CHECK(heading_texts(
            parse("# Press [!UICONTROL Save [1]] in [!DNL A] {#press .x}\n## [b](c) ![d](e) `f` [!UICONTROL g\n")) ==
        std::vector<std::string>{"Press Save [1] in A", "b  f [!UICONTROL g"});
}

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <string>

#include "yaml/settings_tree.h"

using namespace docloc;
using namespace docloc::yaml;

namespace {

std::string only_rule(const std::string& bytes) {
  const TreeRead read = read_tree("docloc.yaml", bytes);
  CHECK(read.tree.kind == Tree::Kind::null);
  REQUIRE(read.findings.size() == 1);
  CHECK(read.findings[0].severity == Severity::error);
  return read.findings[0].rule;
}

Place place_of_finding(const std::string& bytes) {
  return read_tree("docloc.yaml", bytes).findings.at(0).source;
}

}  // namespace

TEST_CASE("a settings file is a tree with places") {
  const TreeRead read = read_tree("docloc.yaml",
                                  "# settings\n"
                                  "source: en-US\n"
                                  "locales:\n"
                                  "  - sv-SE\n"
                                  "  - 'de-DE'\n"
                                  "å: {b: \"6.0\", c: ~}\n"
                                  "empty:\n");
  CHECK(read.findings.empty());
  const Tree& tree = read.tree;
  REQUIRE(tree.kind == Tree::Kind::mapping);
  REQUIRE(tree.members.size() == 4);
  CHECK(tree.find("source")->scalar == "en-US");
  CHECK_FALSE(tree.find("source")->quoted);
  CHECK(tree.find("source")->place == Place{"docloc.yaml", 2, 9});
  CHECK(tree.member_places[1] == Place{"docloc.yaml", 3, 1});
  const Tree* locales = tree.find("locales");
  REQUIRE(locales->items.size() == 2);
  CHECK(locales->items[1].scalar == "de-DE");
  CHECK(locales->items[1].quoted);
  CHECK(locales->items[1].place == Place{"docloc.yaml", 5, 5});
  CHECK(tree.find("å")->find("b")->place == Place{"docloc.yaml", 6, 8});
  CHECK(tree.find("å")->find("c")->kind == Tree::Kind::null);
  CHECK(tree.find("empty")->kind == Tree::Kind::null);
  CHECK(tree.find("empty")->place == Place{"docloc.yaml", 7, 1});
  CHECK(tree.find("nothing") == nullptr);
}

TEST_CASE("an empty settings file is null and no error") {
  for (const std::string bytes : {"", "\n", "# only a comment\n", "\xEF\xBB\xBF", "---\n"}) {
    const TreeRead read = read_tree("docloc.yaml", bytes);
    CHECK(read.tree.kind == Tree::Kind::null);
    CHECK(read.findings.empty());
  }
}

TEST_CASE("what is wrong in a settings file has a rule and a place") {
  CHECK(only_rule("a: b: c\n") == "yaml/syntax");
  CHECK(only_rule("a: [b\n") == "yaml/syntax");
  CHECK(only_rule("a: 1\n---\nb: 2\n") == "yaml/syntax");
  CHECK(only_rule("[a]: b\n") == "yaml/syntax");
  CHECK(only_rule(std::string("a: b\0c\n", 7)) == "yaml/syntax");
  CHECK(only_rule("a: \x04\n") == "yaml/syntax");
  CHECK(only_rule("a: *b\n") == "yaml/syntax");
  CHECK(only_rule("a: &b 1\nc: *b\n") == "yaml/alias");
  CHECK(only_rule("a: \xC3\n") == "yaml/not-utf8");
  CHECK(only_rule("a: 1\nb:\n  c: 1\n  c: 2\n") == "yaml/duplicate-key");
  CHECK(only_rule(fmt::format("{}{}", std::string(70, '['), std::string(70, ']'))) == "yaml/too-deep");
  CHECK(only_rule(std::string(kMaxTreeBytes + 1, ' ')) == "yaml/too-large");
  CHECK(place_of_finding("a: 1\r\nå:\r\n  c: 1\r\n  c: 2\r\n") == Place{"docloc.yaml", 4, 3});
  CHECK(place_of_finding("a: 1\n\n å: \xC3\n") == Place{"docloc.yaml", 3, 5});
  CHECK(place_of_finding("a: 1\rb: 2\ra: 3\r") == Place{"docloc.yaml", 3, 1});
}

TEST_CASE("an anchor that nothing refers to does no harm") {
  CHECK(read_tree("docloc.yaml", "a: &b 1\n").tree.find("a")->scalar == "1");
}

TEST_CASE("a wide settings file is read in linear time") {
  std::string bytes = "{";
  for (int i = 0; i < 20000; ++i)
    bytes += fmt::format("k{}: v, ", i);
  bytes += "}";
  const TreeRead read = read_tree("docloc.yaml", bytes);
  CHECK(read.tree.members.size() == 20000);
  CHECK(read.tree.member_places.back().line == 1);
}

// Hostile articles are turned away with a finding, before the library sees them. Each of these took the library seconds
// to minutes, gigabytes, or its stack.
#include <catch2/catch.hpp>
#include <string>
#include <thread>
#include <vector>

#include "markdown/document.h"
#include "support/random_markdown.h"

using namespace docloc;
using namespace docloc::markdown;

namespace {

std::string repeated(std::string_view what, size_t times) {
  std::string text;
  for (size_t i = 0; i < times; ++i)
    text += what;
  return text;
}

bool is_refused(const std::string& text) {
  const Parsed parsed = parse("hostile.md", text, 0);
  if (parsed.usable) return false;
  REQUIRE(parsed.findings.size() == 1);
  CHECK(parsed.findings[0].rule == "markdown/too-complex");
  CHECK(parsed.findings[0].source.line > 0);
  return true;
}

}  // namespace

TEST_CASE("articles that would exhaust the library are refused with a finding") {
  CHECK(is_refused(repeated("- ", 20000) + "x\n"));
  CHECK(is_refused(repeated("> ", 20000) + "x\n"));
  CHECK(is_refused(repeated("1. ", 20000) + "x\n"));
  CHECK(is_refused(repeated("![[]()", 40000) + "\n"));
  CHECK(is_refused(repeated("[", 40000) + "\n"));
  CHECK(is_refused(repeated("a <![CDATA[", 40000) + "\n"));
  CHECK(is_refused(repeated("|a", 2000) + "|\n" + repeated("|-", 2000) + "|\n" + repeated("x\n", 5000)));
  CHECK(is_refused("[x]: /" + repeated("u", 78000) + "\n\n" + repeated("[x]", 26000) + "\n"));
  CHECK(is_refused(repeated("*a **b ", 2000) + repeated("c** d* ", 2000) + "\n"));
  CHECK(is_refused(repeated("[a](b) and **bold ", 170'000) + "\n"));
}

TEST_CASE("what is merely long is read") {
  CHECK_FALSE(is_refused(repeated("A sentence with [a link](x) and `code`. ", 20000) + "\n"));
  CHECK_FALSE(
      is_refused(repeated("| [a](b) | c |\n", 3).insert(15, "|---|---|\n") + repeated("| [a](b) | c |\n", 20000)));
  CHECK_FALSE(is_refused(repeated("- [a](b) and *c*\n", 40000)));
  CHECK_FALSE(is_refused("| a | b |\n|---|---|\n" + repeated("| [a](b) | *c* |\n", 40000)));
  CHECK_FALSE(is_refused(repeated("- item\n  - nested\n    > quote\n", 5000)));
}

TEST_CASE("the same texts parsed side by side give the same trees as one after the other") {
  testing::Random random(5);
  std::vector<std::string> texts;
  std::vector<Document> expected;
  for (int i = 0; i < 400; ++i) {
    texts.push_back(testing::random_markdown(random, 12) + "~~a~~ https://example.org ~b~\n");
    expected.push_back(parse("a.md", texts.back(), 0).document);
  }
  const auto same = [](const Document& a, const Document& b) {
    if (a.pool != b.pool || a.nodes.size() != b.nodes.size()) return false;
    for (size_t i = 0; i < a.nodes.size(); ++i) {
      if (a.nodes[i].kind != b.nodes[i].kind || a.nodes[i].bytes != b.nodes[i].bytes) return false;
    }
    return true;
  };
  std::vector<int> wrong(8, 0);
  {
    std::vector<std::jthread> threads;
    for (size_t t = 0; t < wrong.size(); ++t) {
      threads.emplace_back([&, t] {
        for (size_t i = 0; i < texts.size(); ++i) {
          const size_t k = (i + t * 50) % texts.size();
          if (!same(parse("a.md", texts[k], 0).document, expected[k])) ++wrong[t];
        }
      });
    }
  }
  CHECK(wrong == std::vector<int>(8, 0));
}

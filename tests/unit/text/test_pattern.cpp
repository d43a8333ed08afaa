#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "text/pattern.h"

using namespace docloc;
using text::Patterns;

namespace {

std::vector<std::string> matches(const std::vector<std::string>& patterns, std::string_view text) {
  const auto compiled = Patterns::compile(patterns);
  REQUIRE(compiled);
  std::vector<std::string> found;
  for (const Span span : compiled->find_all(text).spans)
    found.emplace_back(span.of(text));
  return found;
}

}  // namespace

TEST_CASE("patterns find bytes of UTF-8 text, line by line") {
  CHECK(matches({"%%.*?%%"}, "så %%äö%% och %%b%%") == std::vector<std::string>{"%%äö%%", "%%b%%"});
  CHECK(matches({"^@\\w+$"}, "@one\ntwo @three\n@four") == std::vector<std::string>{"@one", "@four"});
}

TEST_CASE("of several patterns the match that begins first wins, then the longer one") {
  CHECK(matches({"b+", "a?bb", "bbb"}, "abbb b") == std::vector<std::string>{"abb", "b"});
}

TEST_CASE("what is no regular expression, or matches nothing at all, is refused with its reason") {
  CHECK(Patterns::compile({"(a"}).error().what ==
        "'(a' is not a regular expression (a parenthesis has no partner at character 3)");
  CHECK(Patterns::compile({"a*"}).error().what == "'a*' matches nothing at all");
  CHECK_FALSE(Patterns::compile({"fine", "[a"}));
}

TEST_CASE("a pattern that would take forever is stopped, at the same place each time") {
  const auto patterns = Patterns::compile({"(a+)+b"});
  REQUIRE(patterns);
  const std::string text(200, 'a');
  const auto found = patterns->find_all(text);
  CHECK_FALSE(found.complete);
  CHECK(found.spans == patterns->find_all(text).spans);
}

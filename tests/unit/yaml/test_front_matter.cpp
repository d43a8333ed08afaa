#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <string>

#include "yaml/front_matter.h"

using namespace docloc;
using namespace docloc::yaml;

namespace {

FrontMatter read(const std::string& bytes) {
  return read_front_matter("a.md", bytes);
}

// "name=[bytes]value" of every scalar, one a line.
std::string scalars_of(const std::string& bytes) {
  std::string out;
  for (const Scalar& s : read(bytes).scalars) {
    out += s.name + "=[" + std::string(s.bytes.of(bytes)) + "]" + s.value + "\n";
  }
  return out;
}

std::string only_rule(const std::string& bytes) {
  const FrontMatter fm = read(bytes);
  REQUIRE(fm.findings.size() == 1);
  return fm.findings[0].rule;
}

}  // namespace

TEST_CASE("front matter stands between two fence lines at the start of the file") {
  const std::string bytes = "---\ntitle: A\n---\n# Body\n";
  const FrontMatter fm = read(bytes);
  CHECK(fm.bytes == Span{0, 17});
  CHECK(fm.content == Span{4, 13});
  CHECK(fm.body == 17);
  CHECK(fm.valid);
  REQUIRE(fm.scalars.size() == 1);
  CHECK(fm.scalars[0].name == "title");
  CHECK(fm.scalars[0].bytes == Span{11, 12});
  CHECK(fm.scalars[0].top_level);
}

TEST_CASE("a byte order mark, CRLF, dots and blanks after the fences are accepted") {
  const std::string bytes = "\xEF\xBB\xBF---  \r\ntitle: A\r\n...\t \r\nBody";
  const FrontMatter fm = read(bytes);
  CHECK(fm.bytes.begin == 3);
  CHECK(bytes.substr(fm.body) == "Body");
  CHECK(fm.content.of(bytes) == "title: A\r\n");
  CHECK(fm.find("title")->value == "A");
}

TEST_CASE("a closing fence may be the last line without a line end") {
  const std::string bytes = "---\na: b\n---";
  CHECK(read(bytes).body == bytes.size());
  CHECK(read(bytes).find("a") != nullptr);
}

TEST_CASE("without a fence on the first line, or a closing one, there is no front matter") {
  for (const std::string bytes : {"", "---", "---\n", "---\ntitle: A\n", "\n---\na: b\n---\n", " ---\na: b\n---\n",
                                  "----\na: b\n----\n", "# Title\n", "---\na: b\n ---\n"}) {
    INFO(bytes);
    const FrontMatter fm = read(bytes);
    CHECK(fm.bytes.empty());
    CHECK(fm.body == 0);
    CHECK(fm.valid);
    CHECK(fm.findings.empty());
    CHECK(fm.scalars.empty());
  }
  CHECK(read("\xEF\xBB\xBF# Title\n").body == 3);
}

TEST_CASE("front matter without fields is valid") {
  CHECK(read("---\n---\nx").valid);
  CHECK(read("---\n---\nx").body == 8);
  CHECK(read("---\n\n# a comment\n---\nx").valid);
}

TEST_CASE("flat lines are read with the bytes of their values") {
  CHECK(scalars_of("---\n"
                   "# required metadata\n"
                   "\n"
                   "title: Set notifications | Docs\n"
                   "online version: https://example.org/a?b=c&d=e\n"
                   "ms.prod:   \n"
                   "editor:\n"
                   "keywords: ''\n"
                   "q: \"it's\"\n"
                   "n: 6.0  \n"
                   "#ROBOTS:\n"
                   "---\n") ==
        "title=[Set notifications | Docs]Set notifications | Docs\n"
        "online version=[https://example.org/a?b=c&d=e]https://example.org/a?b=c&d=e\n"
        "ms.prod=[]\n"
        "editor=[]\n"
        "keywords=['']\n"
        "q=[\"it's\"]it's\n"
        "n=[6.0]6.0\n");
}

TEST_CASE("values that need YAML's rules are read with the bytes of their values") {
  CHECK(scalars_of("---\n"
                   "a: 'it''s'\n"
                   "b: \"\\u00e5 \\\"x\\\"\"\n"
                   "c: value # comment\n"
                   "d: foo\n"
                   "  bar\n"
                   "\n"
                   "  baz\n"
                   "e: [one, 'two', \"three\"]\n"
                   "f:\n"
                   "- x\n"
                   "- y: z\n"
                   "g:\n"
                   "  h: i\n"
                   "d|e: k\n"
                   "empty: # comment\n"
                   "tilde: ~\n"
                   "---\n") ==
        "a=['it''s']it's\n"
        "b=[\"\\u00e5 \\\"x\\\"\"]å \"x\"\n"
        "c=[value]value\n"
        "d=[foo\n  bar\n\n  baz]foo bar\nbaz\n"
        "e[0]=[one]one\n"
        "e[1]=['two']two\n"
        "e[2]=[\"three\"]three\n"
        "f[0]=[x]x\n"
        "f[1].y=[z]z\n"
        "g.h=[i]i\n"
        "d|e=[k]k\n"
        "empty=[]\n"
        "tilde=[~]\n");
}

TEST_CASE("block scalars span from their indicator to their last content line") {
  CHECK(scalars_of("---\na: |\n  one\n    two\n\n  three\n\nb: >-\n  fold\n  ed\n\n  new\n   more\n  less\nc: |2-\n    "
                   "x\nd: |+\n  y\n\ne: "
                   "|\nf: > # note\n  z\n---\n") ==
        "a=[|\n  one\n    two\n\n  three]one\n  two\n\nthree\n\n"
        "b=[>-\n  fold\n  ed\n\n  new\n   more\n  less]fold ed\nnew\n more\nless\n"
        "c=[|2-\n    x]  x\n"
        "d=[|+\n  y]y\n\n\n"
        "e=[|]\n"
        "f=[> # note\n  z]z\n\n");
}

TEST_CASE("line ends of all three kinds give the same values") {
  const std::string lf = "---\na: 'x'\nb: |\n  l1\n  l2\nc: d\n  e\nf: [g,\n  h]\n---\n";
  std::string crlf;
  std::string cr;
  for (const char c : lf) {
    crlf += c == '\n' ? "\r\n" : std::string(1, c);
    cr += c == '\n' ? '\r' : c;
  }
  const FrontMatter expected = read(lf);
  REQUIRE(expected.scalars.size() == 5);
  for (const std::string& bytes : {crlf, cr}) {
    const FrontMatter fm = read(bytes);
    CHECK(fm.body == bytes.size());
    REQUIRE(fm.scalars.size() == 5);
    for (size_t i = 0; i < 5; ++i)
      CHECK(fm.scalars[i].value == expected.scalars[i].value);
  }
}

TEST_CASE("styles and flow are told apart") {
  const std::string bytes = "---\na: x\nb: 'x'\nc: \"x\"\nd: |\n x\ne: >\n x\nf: [x]\n---\n";
  const FrontMatter fm = read(bytes);
  REQUIRE(fm.scalars.size() == 6);
  CHECK(fm.scalars[0].style == ScalarStyle::plain);
  CHECK(fm.scalars[1].style == ScalarStyle::single_quoted);
  CHECK(fm.scalars[2].style == ScalarStyle::double_quoted);
  CHECK(fm.scalars[3].style == ScalarStyle::literal);
  CHECK(fm.scalars[4].style == ScalarStyle::folded);
  CHECK(fm.scalars[5].in_flow);
  CHECK_FALSE(fm.scalars[0].in_flow);
  CHECK_FALSE(fm.scalars[5].top_level);
}

TEST_CASE("the last of repeated keys stands, with a finding") {
  const std::string bytes = "---\ntitle: A\ndescription: x\ntitle: B\n---\n";
  const FrontMatter fm = read(bytes);
  CHECK(fm.valid);
  REQUIRE(fm.findings.size() == 1);
  CHECK(fm.findings[0].rule == "front-matter/duplicate-key");
  CHECK(fm.findings[0].source == Place{"a.md", 4, 1});
  CHECK(fm.find("title")->value == "B");
  CHECK(fm.scalars.size() == 2);
}

TEST_CASE("a key with a dot on the top level is not hidden by a nested one") {
  const std::string bytes = "---\nms:\n  date: inner\nms.date: outer\n---\n";
  CHECK(read(bytes).find("ms.date")->value == "outer");
  CHECK(read(bytes).scalars.size() == 1);
}

TEST_CASE("front matter that is no YAML mapping has a finding and no scalars") {
  CHECK(only_rule("---\ntitle: a: b\n---\n") == "front-matter/syntax");
  CHECK(only_rule("---\ntitle: \"open\n---\n") == "front-matter/syntax");
  CHECK(only_rule("---\n\ttitle: x\n---\n") == "front-matter/syntax");
  CHECK(only_rule("---\ntitle: a\x04"
                  "b\n---\n") == "front-matter/syntax");
  CHECK(only_rule("---\ntitle: *bold*\n---\n") == "front-matter/syntax");
  CHECK(only_rule("---\ntitle: x\nno colon\n---\n") == "front-matter/syntax");
  CHECK(only_rule("---\nlist:\n- x\nno colon\n---\n") == "front-matter/syntax");
  CHECK(only_rule("---\n- a\n- b\n---\n") == "front-matter/not-mapping");
  CHECK(only_rule("---\nJust text\n---\n") == "front-matter/not-mapping");
  CHECK(only_rule("---\na: &x 1\nb: *x\n---\n") == "front-matter/alias");
  CHECK(only_rule("---\na: &x 1\n---\n") == "front-matter/alias");
  CHECK(only_rule(fmt::format("---\na: {}\n---\n", std::string(kMaxFrontMatterBytes, 'x'))) ==
        "front-matter/too-large");
  CHECK(only_rule(fmt::format("---\na: {}{}\n---\n", std::string(100, '['), std::string(100, ']'))) ==
        "front-matter/syntax");
  const FrontMatter fm = read("---\ntitle: x\nwrong: a: b\n---\nBody");
  CHECK_FALSE(fm.valid);
  CHECK(fm.scalars.empty());
  CHECK(fm.body == 29);
  CHECK(fm.findings[0].source.line == 3);
}

TEST_CASE("values whose bytes are not their text are left out") {
  CHECK(scalars_of("---\na: !!str 5\nb: x\n? c\n: d\n? [e]\n: f\n---\n") == "b=[x]x\nc=[d]d\n");
  CHECK(scalars_of("---\na:\n  null\nb: x\n---\n") == "b=[x]x\n");
}

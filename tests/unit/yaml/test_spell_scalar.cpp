#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "unit/yaml/reading.h"
#include "yaml/front_matter.h"

using namespace docloc;
using namespace docloc::yaml;

namespace {

// The front matter with the value of `name` replaced; nullopt: it cannot be spelled.
std::optional<std::string> with(const std::string& bytes, const std::string& name, const std::string& value,
                                const std::string& line_end = "\n") {
  const FrontMatter fm = read_front_matter("a.md", bytes);
  const Scalar* scalar = fm.find(name);
  REQUIRE(scalar != nullptr);
  const auto text = spell_scalar(*scalar, bytes, value, line_end);
  if (!text) return std::nullopt;
  std::string out = bytes;
  return out.replace(scalar->bytes.begin, scalar->bytes.size(), *text);
}

std::string title(const std::string& spelled, const std::string& value) {
  const std::string bytes = "---\ntitle: " + spelled + "\nlast: z\n---\n";
  const std::string result = *with(bytes, "title", value);
  return result.substr(11, result.size() - 11 - 13);
}

}  // namespace

TEST_CASE("a value keeps its style where that can hold it") {
  CHECK(title("Old", "New title") == "New title");
  CHECK(title("'Old'", "it's: new # yes") == "'it''s: new # yes'");
  CHECK(title("\"Old\"", "say \"hi\" \\ there") == "\"say \\\"hi\\\" \\\\ there\"");
  CHECK(title("|\n  Old", "New\nlines\n") == "|\n  New\n  lines");
  CHECK(title("|\n  Old", "No line end") == "|-\n  No line end");
  CHECK(title(">-\n  Old\n  text", "All new") == ">-\n  All new");
  CHECK(title(">-\n  Old", "One\nTwo") == ">-\n  One\n\n  Two");
}

TEST_CASE("a plain value is quoted where a YAML reader would take it for something else") {
  for (const std::string value : {"",           "yes",    "No",    "TRUE", "off",  "y",   "null",     "~",     "6.0",
                                  "6",          "-1",     "1_000", "0x1F", "0o17", "1e3", "12:30:45", ".5",    ".inf",
                                  "2018-02-21", "=",      "<<",    "a: b", "a #b", "- a", "?",        "@a",    "`a`",
                                  "%a",         "&a",     "*a",    "!a",   "|",    ">",   "'a'",      "\"a\"", "[a]",
                                  "{a}",        " a",     "a ",    "a:",   "#a",   ",a",  "...",      "---",   "a\tb",
                                  "a\nb",       "123e45", "+.nan", "1.",   "0b11"}) {
    INFO(value);
    const std::string spelled = title("Old", value);
    CHECK(spelled.front() == '"');
    CHECK(spelled.back() == '"');
  }
  for (const std::string value : {"12/08/2017", "7b9642eec0fd0f1e547f34de1077e551fbb61593", "sv-SE", "MT", "a:b", "a#b",
                                  "C#", "Yes we can", "6.0 and more", "it's", "a, b", "1.2.3", "å", "https://a.b/c"}) {
    INFO(value);
    CHECK(title("Old", value) == value);
  }
}

TEST_CASE("a plain value in a list is quoted where its characters would end it") {
  const std::string bytes = "---\nk: [one, two]\n---\n";
  CHECK(*with(bytes, "k[0]", "a, b") == "---\nk: [\"a, b\", two]\n---\n");
  CHECK(*with(bytes, "k[1]", "a]") == "---\nk: [one, \"a]\"]\n---\n");
  CHECK(*with(bytes, "k[1]", "ett") == "---\nk: [one, ett]\n---\n");
}

TEST_CASE("an empty value is filled in where it stands") {
  CHECK(*with("---\na:\nb: c\n---\n", "a", "x") == "---\na: x\nb: c\n---\n");
  CHECK(*with("---\na: \nb: c\n---\n", "a", "x: y") == "---\na: \"x: y\"\nb: c\n---\n");
  CHECK(*with("---\na: # note\nb: c\n---\n", "a", "x") == "---\na: x # note\nb: c\n---\n");
  CHECK(*with("---\na: ~\nb: c\n---\n", "a", "x") == "---\na: x\nb: c\n---\n");
}

TEST_CASE("an edit of one letter changes one letter, however the value is spelled") {
  CHECK(*with("---\na: >\n  one two\n  three four\n---\n", "a", "one two threx four\n") ==
        "---\na: >\n  one two\n  threx four\n---\n");
  CHECK(*with("---\na: one two\n  three four\n---\n", "a", "one txo three four") ==
        "---\na: one txo\n  three four\n---\n");
  CHECK(*with("---\na: \"caf\\u00e9 \\x41 b\"\n---\n", "a", "café A c") == "---\na: \"caf\\u00e9 \\x41 c\"\n---\n");
  CHECK(*with("---\na: 'one\n\n  two'\n---\n", "a", "one\ntxo") == "---\na: 'one\n\n  txo'\n---\n");
  CHECK(*with("---\na: |+\r\n  one\r\n  two\r\n---\r\n", "a", "one\ntxo\n", "\r\n") ==
        "---\na: |+\r\n  one\r\n  txo\r\n---\r\n");
}

TEST_CASE("block scalars take the line end that is asked for") {
  CHECK(*with("---\r\na: |\r\n  x\r\n---\r\n", "a", "y\nz\n", "\r\n") == "---\r\na: |\r\n  y\r\n  z\r\n---\r\n");
}

TEST_CASE("a value that was not changed keeps its bytes") {
  for (const std::string spelled : {"6.0", "yes", "\"\\u0041\"", "'a'", "|\n  a\n  b", "null", "''"}) {
    const std::string bytes = "---\na: " + spelled + "\n---\n";
    const std::string value = read_front_matter("", bytes).find("a")->value;
    CHECK(*with(bytes, "a", value) == bytes);
  }
}

TEST_CASE("control characters cannot be spelled") {
  const std::string bytes = "---\na: x\n---\n";
  for (const std::string& value : {std::string("a\0b", 3), std::string("\x01"), std::string("\x7F"),
                                   std::string("\xC2\x81"), std::string("\xFF")}) {
    CHECK_FALSE(with(bytes, "a", value).has_value());
  }
}

TEST_CASE("nasty values survive in every style, and no other key changes") {
  const std::vector<std::string> values = {"x",
                                           "\"",
                                           "'",
                                           "''",
                                           "\\",
                                           "a\"b'c",
                                           "a: b",
                                           "a # b",
                                           "- a",
                                           "? a",
                                           "@a",
                                           "`a",
                                           "%a",
                                           "&a",
                                           "*a",
                                           "!a",
                                           "|",
                                           ">",
                                           "|-",
                                           "yes",
                                           "6.0",
                                           "null",
                                           "~",
                                           "",
                                           " lead",
                                           "trail ",
                                           "a\nb",
                                           "a\n\nb",
                                           "\na",
                                           "a\n",
                                           "a\n\n",
                                           "a\r\nb",
                                           "a\rb",
                                           "\t",
                                           "a\tb",
                                           "😀 emoji",
                                           "a\u00A0b",
                                           "\u00A0",
                                           "\u0085",
                                           "a\u2028b",
                                           "\uFEFF",
                                           "\uFFFD",
                                           "{a}",
                                           "[a]",
                                           "a, b",
                                           "a]",
                                           "}",
                                           "---",
                                           "...",
                                           "# a",
                                           "a:",
                                           ":a",
                                           ": ",
                                           "<<",
                                           "=",
                                           "0x10",
                                           "1:30",
                                           "2001-01-01",
                                           std::string(5000, 'w'),
                                           std::string(300, ' ') + "x",
                                           "a\n  b",
                                           "a\n b\nc",
                                           "  a\nb",
                                           "one two\nthree",
                                           "a \nb",
                                           "\\n",
                                           "\\u0041",
                                           "%YAML 1.2",
                                           "!!str x",
                                           "&a *a",
                                           "a'b: c",
                                           "key: |\n  x",
                                           "\"quoted\"",
                                           "'single'",
                                           "a\n---\nb",
                                           "a\n...\nb"};
  const std::vector<std::string> styles = {"plain",
                                           "'single'",
                                           "\"double\"",
                                           "\"d\\u00e5uble\"",
                                           "two\n  lines",
                                           "'two\n  lines'",
                                           "\"two\n  lines\"",
                                           "|\n  lit\n  eral",
                                           "|-\n  lit",
                                           "|+\n  keep\n",
                                           ">\n  fold\n  ed",
                                           ">-\n  fold\n\n  ed",
                                           "|2\n    lit",
                                           "|\n",
                                           "",
                                           "~",
                                           "plain # comment",
                                           "| # comment\n  lit"};
  size_t checked = 0;
  for (const std::string& style : styles) {
    for (const std::string& value : values) {
      for (const bool nested : {false, true}) {
        const std::string content =
            nested ? "first: 1\nlist:\n- " + style + "\n- other\nlast: z\n" : "first: 1\nkey: " + style + "\nlast: z\n";
        const std::string bytes = "---\n" + content + "---\nBody\n";
        const std::string name = nested ? "list[0]" : "key";
        const FrontMatter fm = read_front_matter("", bytes);
        if (fm.find(name) == nullptr) continue;  // "- " and "- ~"
        const std::string result = *with(bytes, name, value);
        INFO(result);
        const FrontMatter again = read_front_matter("", result);
        REQUIRE(again.valid);
        auto expected = *yaml_test::read_all(content);
        expected[name] = value;
        const auto got = yaml_test::read_all(again.content.of(result));
        REQUIRE(got.has_value());
        CHECK(*got == expected);
        REQUIRE(again.find(name) != nullptr);
        CHECK(again.find(name)->value == value);
        ++checked;
      }
    }
  }
  CHECK(checked > 2 * values.size() * 15);
}

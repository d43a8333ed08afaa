// Random bytes and damaged front matter: nothing crashes, hangs or throws, and what is read is right.
#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

#include "base/source.h"
#include "unit/yaml/reading.h"
#include "yaml/front_matter.h"
#include "yaml/settings_tree.h"

using namespace docloc;
using namespace docloc::yaml;

namespace {

using Random = std::mt19937;

size_t below(Random& random, size_t limit) {
  return std::uniform_int_distribution<size_t>(0, limit - 1)(random);
}

const std::vector<std::string>& seeds() {
  static const std::vector<std::string> texts = {
      "---\ntitle: A b | c\ndescription: \"D \\u00e5\"\nkeywords:\n- a\n- 'b''c'\nms.date: 08/30/2017\n---\nBody\n",
      "---\r\n# c\r\na: |\r\n  x\r\n   y\r\n\r\nb: >-\r\n  f\r\n  g\r\nc: [d, {e: f}]\r\n---\r\n",
      "\xEF\xBB\xBF---\na:\n  b:\n    c: d # e\n  f: ~\ng: 'h\n\n  i'\nj: k\n  l\n...\n",
      "---\n{a: b, \"c\": [d, 'e']}\n---\n", "---\na: &x 1\nb: *x\n? [k]\n: v\nt: !!str 5\nblock: |2+\n    z\n\n---\n"};
  return texts;
}

std::string random_text(Random& random) {
  static const std::vector<std::string> pieces = {
      "a",    "b",   ":",     " ",     "\n",  "\r\n", "\r", "-",  "'",    "\"",      "\\",  "|",  ">",
      "[",    "]",   "{",     "}",     ",",   "#",    "&",  "*",  "!",    "?",       "%",   "@",  "`",
      "~",    "\t",  "---\n", "...\n", "a: ", "- ",   "å",  "😀", "null", "\\u00e5", "\\x", "  ", "\xEF\xBB\xBF",
      "\x04", "\x85"};
  std::string text = below(random, 8) == 0 ? "" : "---\n";
  for (size_t i = below(random, 40); i > 0; --i)
    text += pieces[below(random, pieces.size())];
  if (below(random, 4) != 0) text += "\n---\n";
  return text;
}

std::string mutated(Random& random) {
  std::string text = seeds()[below(random, seeds().size())];
  for (size_t i = 1 + below(random, 4); i > 0; --i) {
    const size_t at = below(random, text.size());
    switch (below(random, 4)) {
      case 0:
        text.erase(at, 1 + below(random, 3));
        break;
      case 1:
        text.insert(at, random_text(random).substr(0, 3));
        break;
      case 2:
        text[at] = static_cast<char>(below(random, 256));
        break;
      default:
        text.insert(at, text.substr(below(random, text.size()), 1 + below(random, 12)));
        break;
    }
    if (text.empty()) text.push_back('-');
  }
  return text;
}

void check_spans(const std::string& bytes, const FrontMatter& fm) {
  REQUIRE(fm.bytes.end <= bytes.size());
  REQUIRE(fm.body <= bytes.size());
  uint32_t before = fm.content.begin;
  for (const Scalar& scalar : fm.scalars) {
    REQUIRE(before <= scalar.bytes.begin);
    REQUIRE(scalar.bytes.begin <= scalar.bytes.end);
    REQUIRE(scalar.bytes.end <= fm.content.end);
    before = scalar.bytes.end;
  }
}

// A scalar that was read can be given a new value, and nothing else changes.
void check_replacement(Random& random, const std::string& bytes, const FrontMatter& fm) {
  if (fm.scalars.empty() || !fm.findings.empty() || bytes.find('\r') != std::string::npos) return;
  static const std::vector<std::string> values = {"x", "a: b # c", "it's", "", "a\nb", " z ", "6.0", "å"};
  const Scalar& scalar = fm.scalars[below(random, fm.scalars.size())];
  std::string value = values[below(random, values.size())];
  if (below(random, 2) == 0 && !scalar.value.empty()) {
    value = scalar.value;  // an edit of one character
    value.insert(below(random, value.size() + 1), 1, "xy :'#\n\""[below(random, 8)]);
    if (find_invalid_utf8(value)) return;
  }
  const auto text = spell_scalar(scalar, bytes, value, "\n");
  if (!text) return;
  auto expected = yaml_test::read_all(fm.content.of(bytes));
  REQUIRE(expected.has_value());
  (*expected)[scalar.name] = value;
  std::string result = bytes;
  result.replace(scalar.bytes.begin, scalar.bytes.size(), *text);
  const FrontMatter again = read_front_matter("", result);
  const auto got = yaml_test::read_all(again.content.of(result));
  INFO(bytes << "\n=== " << scalar.name << "\n" << result);
  REQUIRE(got.has_value());
  CHECK((*got == *expected));
}

// Fields that are set are there, and all others as they were. False: the form is too odd to set fields in.
bool check_fields(const std::string& bytes, const FrontMatter& fm) {
  const std::string result = set_fields(bytes, fm, {{"a", "new: value"}, {"zz", "x"}});
  if (!fm.findings.empty()) return true;
  if (result == bytes) return false;
  const FrontMatter again = read_front_matter("a.md", result);
  INFO(bytes << "\n=== became\n" << result);
  REQUIRE(again.valid);
  REQUIRE(again.find("zz") != nullptr);
  CHECK(again.find("zz")->value == "x");
  REQUIRE(again.find("a") != nullptr);
  CHECK(again.find("a")->value == "new: value");
  for (const Scalar& scalar : fm.scalars) {
    const bool is_set = scalar.name.starts_with("a") || scalar.name == "zz";
    if (is_set) continue;
    REQUIRE(again.find(scalar.name) != nullptr);
    CHECK(again.find(scalar.name)->value == scalar.value);
  }
  return true;
}

}  // namespace

TEST_CASE("a hundred thousand random and damaged inputs are read without harm") {
  Random random(20240611);
  size_t with_scalars = 0;
  size_t left_alone = 0;
  for (int i = 0; i < 100'000; ++i) {
    const std::string bytes = i % 2 == 0 ? random_text(random) : mutated(random);
    const FrontMatter fm = read_front_matter("a.md", bytes);
    check_spans(bytes, fm);
    if (!fm.scalars.empty()) ++with_scalars;
    check_replacement(random, bytes, fm);
    if (!check_fields(bytes, fm)) ++left_alone;
    const TreeRead tree = read_tree("docloc.yaml", fm.content.of(bytes));
    const bool usable = tree.findings.empty() || tree.tree.kind == Tree::Kind::null;
    REQUIRE(usable);
  }
  CHECK(with_scalars > 5'000);
  CHECK(left_alone < 100);
}

TEST_CASE("hostile repetition is refused or read in no time") {
  const size_t size = 32U << 10U;
  for (const std::string piece :
       {"[",    "{",  "- ", "? ",   "a: ", "'",   "\"",  "!a ",    "&a ",   "*a ",   "|",    "\\",  " ",  "#",
        "\"\\", ": ", "[,", "{a: ", "%a ", "a\n", "-\n", "a: |\n", "a: \"", "- a\n", "a:\n", "\n ", "' ", "[]: "}) {
    std::string content;
    while (content.size() < size)
      content += piece;
    for (const std::string prefix : {"", "a: ", "a: \"", "a: [", "a: >\n  "}) {
      std::string bytes = "---\n";
      bytes += prefix;
      bytes += content;
      bytes += "\n---\n";
      const FrontMatter fm = read_front_matter("a.md", bytes);
      check_spans(bytes, fm);
    }
  }
}

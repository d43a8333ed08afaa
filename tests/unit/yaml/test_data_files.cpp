// Whole YAML and JSON files: every value has its place, and can be replaced there.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "yaml/json_file.h"

using namespace docloc;
using namespace docloc::yaml;

namespace {

std::vector<std::string> entries(const FrontMatter& data) {
  std::vector<std::string> all;
  for (const Scalar& scalar : data.scalars)
    all.push_back(scalar.name + "=" + scalar.value);
  return all;
}

std::string with(std::string bytes, const std::string& name, const std::string& value) {
  const FrontMatter data = read_json_file("a.json", bytes);
  const Scalar* scalar = data.find(name);
  REQUIRE(scalar != nullptr);
  const auto spelled = spell_json(*scalar, bytes, value);
  REQUIRE(spelled);
  return bytes.replace(scalar->bytes.begin, scalar->bytes.size(), *spelled);
}

}  // namespace

TEST_CASE("a table of contents is a list of nested entries") {
  const FrontMatter toc = read_data_file("toc.yml",
                                         "# top\n- name: One  # remark\n  href: a.md\n  items:\n  - {name: 'Two', "
                                         "href: b.md}\n- name: >-\n    Three\n    and four\n");
  CHECK(toc.valid);
  CHECK(entries(toc) == std::vector<std::string>{"[0].name=One", "[0].href=a.md", "[0].items[0].name=Two",
                                                 "[0].items[0].href=b.md", "[1].name=Three and four"});
  CHECK(toc.scalars[0].bytes == Span{14, 17});
}

TEST_CASE("a landing page begins with its kind, a byte order mark, or a document mark") {
  for (const std::string head : {"### YamlMime:Landing\n", "\xEF\xBB\xBF### YamlMime:Hub\n", "---\n"}) {
    const std::string bytes = head + "title: T\nmetadata:\n  description: \"D\"\n";
    const FrontMatter page = read_data_file("index.yml", bytes);
    CHECK(entries(page) == std::vector<std::string>{"title=T", "metadata.description=D"});
    CHECK(page.body == bytes.size());
  }
}

TEST_CASE("a data file that cannot be read safely has a finding and no values") {
  for (const auto& [bytes, rule] :
       std::vector<std::pair<std::string, std::string>>{{"a: [b\n", "data/syntax"},
                                                        {"a: &x b\nc: *x\n", "data/alias"},
                                                        {"just text\n", "data/not-mapping"},
                                                        {"a: 1\n---\nb: 2\n", "data/syntax"}}) {
    const FrontMatter data = read_data_file("a.yml", bytes);
    INFO(bytes);
    CHECK(data.scalars.empty());
    REQUIRE(data.findings.size() == 1);
    CHECK(data.findings[0].rule == rule);
  }
}

TEST_CASE("JSON: strings with their names, numbers and words passed over") {
  const FrontMatter data = read_json_file("a.json",
                                          "{\n  \"label\": \"One\\u00e9 \\\"x\\\"\",\n  \"position\": -1.5e3, \"on\": "
                                          "true,\n  \"list\": [\"a\", {\"b\": \"c\"}, null]\n}\n");
  CHECK(entries(data) == std::vector<std::string>{"label=Oneé \"x\"", "list[0]=a", "list[1].b=c"});
}

TEST_CASE("what is no JSON has a finding that names the place") {
  for (const std::string bytes : {"{", "{\"a\": }", "{\"a\": \"b\" \"c\": 1}", "[1,]", "{\"a\": \"\\x\"}", "{} x",
                                  "// c\n{}", "{\"a\": \"\n\"}"}) {
    const FrontMatter data = read_json_file("a.json", bytes);
    INFO(bytes);
    REQUIRE(data.findings.size() == 1);
    CHECK(data.findings[0].rule == "data/syntax");
    CHECK(data.scalars.empty());
  }
  const std::string deep(1000, '[');
  CHECK_FALSE(read_json_file("a.json", deep).valid);
}

TEST_CASE("a JSON string is replaced where it differs, in the spelling of its neighbours") {
  CHECK(with("{\"a\": \"One \\/ two\"}", "a", "One / tre") == "{\"a\": \"One \\/ tre\"}");
  CHECK(with("{\"a\": \"x\"}", "a", "\"å\"\n\\") == "{\"a\": \"\\\"å\\\"\\n\\\\\"}");
  CHECK(with("{\"a\": \"caf\\u00e9\"}", "a", "kaffé å") == "{\"a\": \"kaff\\u00e9 \\u00e5\"}");
  CHECK(with("{\"a\": \"\\ud83d\\ude00 x\"}", "a", "\xF0\x9F\x98\x81 x") == "{\"a\": \"\\ud83d\\ude01 x\"}");
}

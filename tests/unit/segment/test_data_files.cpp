// YAML and JSON source files: their units, and the invariants of DESIGN.md.
#include <catch2/catch.hpp>
#include <filesystem>
#include <map>
#include <string>

#include "segment/apply.h"
#include "support/corpus.h"
#include "support/random_markdown.h"
#include "yaml/json_file.h"

using namespace docloc;
using namespace docloc::segment;

namespace {

std::vector<std::optional<Target>> targets_of(const Article& article, bool pseudo) {
  std::vector<std::optional<Target>> targets;
  for (const Unit& unit : article.units) {
    targets.push_back(Target{pseudo ? pseudo_translate(unit.content, Pseudo::ploc) : unit.content, {}, {}});
  }
  return targets;
}

std::map<std::string, std::string> values(const Article& article) {
  std::map<std::string, std::string> all;
  for (const yaml::Scalar& scalar : article.front_matter.scalars)
    all[scalar.name] = scalar.value;
  return all;
}

constexpr const char* kToc = R"(### YamlMime:TableOfContent
- name: Overview   # first
  href: index.md
- name: "Install: \u00e5"
  href: install.md
  items:
    - { name: 'On ''Linux''', href: linux.md }
    - name: |
        A longer
        name
      uid: name.of.api
)";

constexpr const char* kCategory =
    "\xEF\xBB\xBF{\r\n  \"label\": \"Get \\\"started\\\"\",\r\n  \"position\": 2,\r\n"
    "  \"link\": {\"type\": \"generated-index\", \"title\": \"Start\"}\r\n}\r\n";

}  // namespace

TEST_CASE("translatable keys of data files are units by their paths") {
  const Article toc = read_article("docs/toc.yml", kToc);
  REQUIRE(toc.units.size() == 4);
  CHECK(toc.format == Format::yaml);
  CHECK(toc.units[2].name == "[1].items[0].name");
  CHECK(plain_text(toc.units[2].content) == "On 'Linux'");
  CHECK(toc.units[2].spelling == Spelling::yaml);

  const Article category = read_article("docs/_category_.json", kCategory);
  REQUIRE(category.units.size() == 2);
  CHECK(category.units[1].name == "link.title");
  CHECK(category.units[0].spelling == Spelling::json);

  CHECK(read_article("a.json", "{\"type\": \"word\", \"sum\": \"x\"}", {.data_keys = {"sum"}}).units.size() == 1);
}

// Found by fuzzing: looking for the bracket that opens did not end.
TEST_CASE("keys with brackets and dots of their own are keys like others") {
  const Article article = read_article("a.yml", "m name~]: x y\n\"a.title\": one two\n\"title]\": [three]\n");
  REQUIRE(article.units.size() == 1);
  CHECK(article.units[0].name == "a.title");
}

TEST_CASE("data files come out as they went in, and only translated values change") {
  for (const auto& [path, bytes] : std::map<std::string, std::string>{{"toc.yml", kToc}, {"c.json", kCategory}}) {
    const Article article = read_article(path, bytes);
    CHECK(apply(article, targets_of(article, false), {.respell = true}).bytes == bytes);
    const Localized localized = apply(article, targets_of(article, true), {});
    CHECK(localized.findings.empty());
    auto expected = values(article);
    for (const Unit& unit : article.units)
      expected[unit.name] = plain_text(pseudo_translate(unit.content, Pseudo::ploc));
    CHECK(values(read_article(path, localized.bytes)) == expected);
    REQUIRE(localized.map.size() == article.units.size());
    for (const Placement& placement : localized.map)
      CHECK(placement.outcome == Outcome::applied);
  }
}

TEST_CASE("one value of a data file changes its bytes and no others") {
  const Article article = read_article("toc.yml", kToc);
  std::vector<std::optional<Target>> targets(article.units.size());
  targets[0] = Target{{{.kind = PartKind::text, .text = "Översikt: #1"}}, {}, {}};
  const Localized localized = apply(article, targets, {});
  const std::string_view after = localized.bytes;
  CHECK(after.starts_with("### YamlMime:TableOfContent\n- name: \"Översikt: #1\"   # first\n"));
  CHECK(after.substr(localized.map[0].bytes.end) == std::string_view(kToc).substr(article.units[0].bytes.end));
}

TEST_CASE("whatever the targets hold, a data file keeps its other values") {
  testing::Random random(41);
  for (int round = 0; round < 2000; ++round) {
    const bool json = random.chance(50);
    const Article article = json ? read_article("c.json", kCategory) : read_article("toc.yml", kToc);
    std::vector<std::optional<Target>> targets(article.units.size());
    auto expected = values(article);
    for (size_t i = 0; i < targets.size(); ++i) {
      if (!random.chance(70)) continue;
      std::string text = testing::nasty_text(random, 1 + random.below(5));
      if (random.chance(20)) text.append("\n").append(testing::nasty_text(random, 2));
      if (random.chance(5)) text.push_back('\x01');
      targets[i] = Target{{{.kind = PartKind::text, .text = text}}, {}, {}};
      expected[article.units[i].name] = text;
    }
    const Localized localized = apply(article, targets, {});
    for (size_t i = 0; i < targets.size(); ++i) {
      if (localized.map[i].outcome == Outcome::refused)
        expected[article.units[i].name] = plain_text(article.units[i].content);
    }
    INFO(localized.bytes);
    REQUIRE(values(read_article(article.path, localized.bytes)) == expected);
  }
}

TEST_CASE("a target with placeholders cannot stand in a data file") {
  const Article article = read_article("toc.yml", "- name: One\n");
  const Localized localized = apply(article, {Target{{{.kind = PartKind::placeholder, .code = 1}}, {}, {}}}, {});
  CHECK(localized.bytes == article.bytes);
  REQUIRE(localized.findings.size() == 1);
  CHECK(localized.findings[0].rule == "apply/refused");
}

TEST_CASE("the shared YAML and JSON files come out as they went in, and change in translatable values alone") {
  std::error_code absent;
  uint32_t files = 0;
  uint32_t units = 0;
  for (std::filesystem::recursive_directory_iterator it(testing::shared_folder() / "corpus", absent), end;
       !absent && it != end; ++it) {
    const std::string path = it->path().generic_string();
    if (!it->is_regular_file() || format_of(path) == Format::markdown) continue;
    const std::string bytes = testing::read_file(it->path());
    const Article article = read_article(path, bytes);
    INFO(path);
    REQUIRE(article.usable);
    REQUIRE(apply(article, targets_of(article, false), {.respell = true}).bytes == bytes);
    const Localized localized = apply(article, targets_of(article, true), {});
    CHECK(localized.findings.empty());
    auto expected = values(article);
    for (const Unit& unit : article.units)
      expected[unit.name] = plain_text(pseudo_translate(unit.content, Pseudo::ploc));
    CHECK(values(read_article(path, localized.bytes)) == expected);
    ++files;
    units += static_cast<uint32_t>(article.units.size());
  }
  if (files == 0) WARN("skipped: the shared articles are not beside the repository");
  if (files > 0) CHECK(units > 500);
}

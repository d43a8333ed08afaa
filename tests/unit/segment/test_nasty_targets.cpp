// Whatever a translator writes, the parse of the localized article is what was meant, or the source text stands.
#include <catch2/catch.hpp>
#include <map>
#include <string>

#include "segment/apply.h"
#include "support/random_markdown.h"

using namespace docloc;
using namespace docloc::segment;

namespace {

struct Setting {
  const char* name;
  const char* before;
  const char* after;
};

const std::vector<Setting>& settings() {
  static const std::vector<Setting> all = {{"paragraph", "First.\n\n", "\n\nLast.\n"},
                                           {"list item", "- one\n- ", "\n- three\n"},
                                           {"quote", "> intro\n>\n> ", "\n\nLast.\n"},
                                           {"heading", "## ", "\n\ntext\n"},
                                           {"cell", "| a | b |\n|---|---|\n| ", " | z |\n"}};
  return all;
}

constexpr const char* kSource = "A [link](u) and `code` then *em* and **strong** words.";

// The codes of kSource in a random order among nasty text; free ones may be left out.
Content nasty_target(testing::Random& random) {
  Content content;
  const auto text = [&] {
    content.push_back({.kind = PartKind::text, .text = testing::nasty_text(random, random.below(4))});
  };
  std::vector<uint32_t> codes = {1, 2, 3, 4};
  if (random.chance(20)) std::swap(codes[0], codes[1]);
  if (random.chance(20)) std::swap(codes[2], codes[3]);
  if (random.chance(20)) std::swap(codes[1], codes[2]);
  text();
  for (const uint32_t code : codes) {
    if (code == 2) {
      content.push_back({.kind = PartKind::placeholder, .code = 2});
    } else if (code == 1 || !random.chance(25)) {
      content.push_back({.kind = PartKind::open, .code = code});
      content.push_back({.kind = PartKind::text, .text = testing::nasty_text(random, 1 + random.below(2))});
      content.push_back({.kind = PartKind::close, .code = code});
    }
    if (random.chance(85)) text();
  }
  if (random.chance(10)) content.push_back({.kind = PartKind::text, .text = " \\"});
  normalize(content);
  return content;
}

bool has_words(const Content& content) {
  return plain_text(content).find_first_not_of(" \n") != std::string::npos;
}

const Unit* unit_at(const Article& article, size_t index) {
  return index < article.units.size() ? &article.units[index] : nullptr;
}

}  // namespace

TEST_CASE("20,000 nasty targets read as they were meant") {
  testing::Random random(11);
  std::map<std::string, int> refused;
  int meant = 0;
  for (int round = 0; round < 20000; ++round) {
    const Setting& place = settings()[static_cast<size_t>(round) % settings().size()];
    const Article article = read_article("a.md", std::string(place.before) + kSource + place.after);
    size_t index = 0;
    while (unit_at(article, index) != nullptr && article.units[index].codes.size() != 4)
      ++index;
    REQUIRE(unit_at(article, index) != nullptr);

    const Target target{nasty_target(random), {}};
    if (!has_words(target.content)) continue;
    std::vector<std::optional<Target>> targets(article.units.size());
    targets[index] = target;
    const Localized localized = apply(article, targets, {});
    INFO(place.name << "\n" << localized.bytes);

    // Read again from the bytes alone.
    const Article again = read_article("a.md", localized.bytes);
    REQUIRE(again.document.opaque.empty());
    REQUIRE(again.runs.size() == article.runs.size());
    if (localized.map[index].outcome == Outcome::refused) {
      REQUIRE(localized.bytes == article.bytes);
      ++refused[place.name];
      continue;
    }
    size_t run = 0;
    while (run < article.runs.size() && article.runs[run].unit != index)
      ++run;
    // White space at the edges of a line that is not a break is kept; breaks are spaces in headings and cells.
    REQUIRE(again.runs[run].canon == canonical_form(target.content, article.units[index].codes));
    ++meant;
  }
  int all = 0;
  for (const auto& [name, count] : refused)
    all += count;
  INFO(meant << " as meant, " << all << " refused");
  CHECK(meant > 19000);
  CHECK(all == 0);
}

TEST_CASE("the four classes of DESIGN.md are refused or kept as they are said to be") {
  const auto outcome = [](const std::string& source, const Content& target, std::string* bytes = nullptr) {
    const Article article = read_article("a.md", source);
    std::vector<std::optional<Target>> targets(article.units.size());
    targets.at(0) = Target{target, {}};
    const Localized localized = apply(article, targets, {});
    if (bytes != nullptr) *bytes = localized.bytes;
    return localized.map.at(0).outcome;
  };
  std::string bytes;

  SECTION("adjacent emphasis alternates its delimiters") {
    const Content adjacent = {{PartKind::open, "", 1}, {PartKind::text, "x", 0}, {PartKind::close, "", 1},
                              {PartKind::open, "", 2}, {PartKind::text, "y", 0}, {PartKind::close, "", 2}};
    CHECK(outcome("*a* and *b* c\n", adjacent, &bytes) == Outcome::applied);
    CHECK(bytes == "*x*_y_\n");
  }
  SECTION("adjacent code spans are refused") {
    const Content adjacent = {
        {PartKind::text, "x ", 0}, {PartKind::placeholder, "", 1}, {PartKind::placeholder, "", 2}};
    CHECK(outcome("`a` and `b` c\n", adjacent) == Outcome::refused);
  }
  SECTION("text that looks like an e-mail address may become a link") {
    CHECK(outcome("write us\n", {{PartKind::text, "skriv till a@example.org nu", 0}}, &bytes) == Outcome::applied);
    CHECK(bytes == "skriv till a@example.org nu\n");
  }
  SECTION("a lone tag as a whole paragraph is refused") {
    const Content lone = {{PartKind::placeholder, "", 1}};
    CHECK(outcome("see <br> here\n", lone) == Outcome::refused);
  }
}

TEST_CASE("a target with lost, repeated or unknown codes is refused with a finding that says which") {
  const Article article = read_article("a.md", "See [x](u) and `c`.\n");
  const auto finding_for = [&](const Content& content) {
    const Localized localized = apply(article, {Target{content, {}}}, {});
    CHECK(localized.bytes == article.bytes);
    REQUIRE(localized.findings.size() == 1);
    CHECK(localized.findings[0].rule == "apply/codes");
    CHECK(localized.findings[0].source.line == 1);
    return localized.findings[0].message;
  };
  CHECK(finding_for({{PartKind::text, "no codes", 0}}).find("missing") != std::string::npos);
  CHECK(finding_for({{PartKind::open, "", 1},
                     {PartKind::close, "", 1},
                     {PartKind::placeholder, "", 2},
                     {PartKind::placeholder, "", 2}})
            .find("more than once") != std::string::npos);
  CHECK(finding_for({{PartKind::placeholder, "", 7}}).find("not in the source") != std::string::npos);
  CHECK(finding_for({{PartKind::open, "", 1}, {PartKind::placeholder, "", 2}}).find("not closed") != std::string::npos);
}

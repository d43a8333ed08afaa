#include <catch2/catch.hpp>

#include "catalog/sync.h"
#include "check/check.h"

using namespace docloc;
using namespace docloc::check;

namespace {

segment::Article article_of(std::string markdown) {
  return segment::read_article("a.md", std::move(markdown));
}

catalog::Catalog empty_catalog(const segment::Article& article) {
  return catalog::sync_locale(catalog::make_source_catalog(article, "en-US", nullptr), nullptr, "sv-SE");
}

void translate(catalog::Unit& unit) {
  for (catalog::Segment& segment : unit.segments) {
    segment.target = segment.source;
    if (!segment.ignorable) segment.state = catalog::State::translated;
  }
}

Findings faults_of(const segment::Article& article, const catalog::Catalog* catalog) {
  return check_translation({.article = &article,
                            .links = nullptr,
                            .locale = "sv-SE",
                            .catalog = catalog,
                            .article_path = "content/a.md",
                            .catalog_path = "locales/sv-SE/a.md.xlf"})
      .findings;
}

}  // namespace

TEST_CASE("what has no translation is counted in one finding, at the first of it") {
  const segment::Article article = article_of("# One\n\nTwo.\n\nThree.\n");
  catalog::Catalog catalog = empty_catalog(article);
  translate(catalog.units[0]);
  const Findings findings = faults_of(article, &catalog);
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].rule == "translation/missing");
  CHECK(findings[0].severity == Severity::info);
  CHECK(findings[0].message == "2 of 3 texts have no translation.");
  CHECK(findings[0].source == Place{"content/a.md", 3, 1});
  CHECK(findings[0].target.path == "locales/sv-SE/a.md.xlf");
  CHECK(findings[0].locale == "sv-SE");
}

TEST_CASE("without a catalog everything is missing; with all of it nothing is found") {
  const segment::Article article = article_of("# One\n\nTwo.\n");
  CHECK(faults_of(article, nullptr).at(0).message == "2 of 2 texts have no translation.");
  catalog::Catalog catalog = empty_catalog(article);
  for (catalog::Unit& unit : catalog.units)
    translate(unit);
  CHECK(faults_of(article, &catalog).empty());
}

TEST_CASE("a translation of an older text is stale, not missing") {
  const segment::Article before = article_of("The old words of this text.\n");
  const catalog::Catalog source_before = catalog::make_source_catalog(before, "en-US", nullptr);
  catalog::Catalog catalog = catalog::sync_locale(source_before, nullptr, "sv-SE");
  translate(catalog.units[0]);
  const segment::Article after = article_of("The new words of this text.\n");
  const catalog::Catalog source_after = catalog::make_source_catalog(after, "en-US", &source_before);
  catalog = catalog::sync_locale(source_after, &catalog, "sv-SE");
  const Findings findings = faults_of(after, &catalog);
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].rule == "translation/stale");
}

TEST_CASE("protected codes that a target lost or repeats are errors") {
  const segment::Article article = article_of("First.\n\nRun `make` now.\n");
  catalog::Catalog catalog = empty_catalog(article);
  for (catalog::Unit& unit : catalog.units)
    translate(unit);
  auto& target = *catalog.units[1].segments[0].target;
  SECTION("lost") {
    target = {{segment::PartKind::text, "Kör nu.", 0}};
    const Findings findings = faults_of(article, &catalog);
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].rule == "translation/codes");
    CHECK(findings[0].severity == Severity::error);
    CHECK(findings[0].source.line == 3);
    CHECK(findings[0].message.find("\"`make`\" is missing") != std::string::npos);
  }
  SECTION("repeated") {
    target.push_back({segment::PartKind::placeholder, "", 1});
    const Findings findings = faults_of(article, &catalog);
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].message.find("more than once") != std::string::npos);
  }
}

TEST_CASE("catalog units are matched by their text, repetitions in order") {
  const segment::Article article = article_of("Same.\n\nOther.\n\nSame.\n");
  catalog::Catalog catalog = empty_catalog(article);
  CHECK(match_units(article, catalog) == std::vector<uint32_t>{0, 1, 2});
  catalog.units.erase(catalog.units.begin() + 1);
  CHECK(match_units(article, catalog) == std::vector<uint32_t>{0, segment::kNoUnit, 1});
}

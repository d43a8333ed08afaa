// The upgrade guide's own history: translations of an earlier revision are aligned with what they were made from and
// carried to today's source, in six languages.
#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "align/import_markdown.h"
#include "catalog/catalog.h"
#include "catalog/sync.h"
#include "segment/article.h"
#include "support/corpus.h"

using namespace docloc;

namespace {

struct Carried {
  uint32_t unchanged = 0;  // sentences that both revisions have
  uint32_t kept = 0;       // of these, with the translation
  uint32_t stale = 0;
  uint32_t missing = 0;
};

std::set<std::string> sentences_of(const catalog::Catalog& catalog) {
  std::set<std::string> found;
  for (const catalog::Unit& unit : catalog.units) {
    for (const catalog::Segment& segment : unit.segments) {
      if (!segment.ignorable) found.insert(segment::canonical_form(segment.source, unit.codes));
    }
  }
  return found;
}

Carried carry(const segment::Article& then, const segment::Article& now, const segment::Article& translation,
              const std::string& locale) {
  const align::ImportResult imported =
      align::import_markdown(then, translation, {.locale = locale, .source_path = "then.md"});
  REQUIRE(imported.outcome == align::PageOutcome::imported);
  REQUIRE(imported.revision == align::Revision::same);
  const catalog::Catalog source = catalog::make_source_catalog(now, "en-US", nullptr);
  const catalog::Catalog forward = align::import_older(then, imported, now, source, nullptr, locale);
  const std::set<std::string> before = sentences_of(catalog::make_source_catalog(then, "en-US", nullptr));
  Carried carried;
  for (const catalog::Unit& unit : forward.units) {
    if (unit.obsolete) continue;
    for (const catalog::Segment& segment : unit.segments) {
      if (segment.ignorable) continue;
      const bool same = before.contains(segment::canonical_form(segment.source, unit.codes));
      const bool previous = std::ranges::any_of(unit.matches, [&](const catalog::Match& match) {
        return match.segment == segment.id && match.origin.starts_with("docloc:previous");
      });
      carried.unchanged += same ? 1 : 0;
      carried.kept += same && segment.target ? 1 : 0;
      if (!same) CHECK_FALSE(segment.target);
      if (!segment.target) ++(previous ? carried.stale : carried.missing);
    }
  }
  return carried;
}

}  // namespace

TEST_CASE("translations of the upgrade guide's earlier revision come forward to today's in six languages") {
  const auto seed = testing::shared_folder() / "corpus" / "seed";
  if (!std::filesystem::exists(seed)) {
    WARN("skipped: the shared articles are not beside the repository");
    return;
  }
  const segment::Article then = segment::read_article(
      "then.md", testing::read_file(seed / "en-US" / "other-revisions" / "2017-03-01-sha1-18fd43d0.md"));
  const segment::Article now =
      segment::read_article("now.md", testing::read_file(seed / "en-US" / "billing-upgrade-azure-subscription.md"));
  std::string shown;
  uint32_t unchanged = 0;
  uint32_t kept = 0;
  for (const char* locale : {"cs-CZ", "es-ES", "fr-FR", "ko-KR", "tr-TR", "zh-TW"}) {
    const segment::Article translation =
        segment::read_article("v0.md", testing::read_file(seed / "v0-translations" / fmt::format("{}.md", locale)));
    const Carried carried = carry(then, now, translation, locale);
    shown += fmt::format("\n  {}: {} unchanged, {} of them translated, {} stale, {} missing", locale, carried.unchanged,
                         carried.kept, carried.stale, carried.missing);
    CHECK(carried.stale > 0);
    unchanged += carried.unchanged;
    kept += carried.kept;
  }
  WARN(shown);
  CHECK(unchanged > 0);
  CHECK(kept * 100 >= unchanged * 95);
}

// Real edits, one after the other: every revision of the busiest pages, translated in full once, at the first.
// "Unchanged" is decided without the code under test: by how often a sentence, freed of formatting, stands on the page
// before and after.
#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <string>
#include <vector>

#include "corpus/synced.h"
#include "support/corpus.h"

using namespace docloc;
using catalog::Segment;
using catalog::Standing;
using catalog::Unit;

namespace {

using Sentences = std::map<std::string, uint32_t>;  // text -> how often

// Cut afresh, not as the catalogs have it stored.
Sentences sentences_of(const segment::Article& article) {
  Sentences found;
  for (const segment::Unit& unit : article.units) {
    Unit shape{.codes = unit.codes};
    for (const segment::Segment& piece : segment::split_sentences(unit.content, unit.codes, "en-US")) {
      if (!piece.ignorable) ++found[corpus::plain_source(Segment{.source = piece.content}, shape)];
    }
  }
  return found;
}

Sentences translated_sentences(const catalog::Catalog& locale) {
  Sentences found;
  for (const Unit& unit : locale.units) {
    for (const Segment& segment : unit.segments) {
      if (!segment.ignorable && !unit.obsolete && corpus::is_kept(segment))
        ++found[corpus::plain_source(segment, unit)];
    }
  }
  return found;
}

struct Tally {
  uint32_t revisions = 0;
  uint32_t formatting_only = 0;      // revisions
  uint32_t stale_by_formatting = 0;  // segments
  uint32_t retained = 0;             // segments at the last revision, like the next three
  uint32_t stale = 0;
  uint32_t missing = 0;    // new text
  uint32_t obsolete = 0;   // translated segments of units that are gone
  uint32_t unchanged = 0;  // times that a sentence stayed from one revision to the next
  uint32_t lost = 0;       // of these, without their target afterwards
};

uint32_t count_stale(const catalog::Catalog& locale) {
  return catalog::count(locale).of(Standing::stale).segments;
}

void compare(const Sentences& before, const Sentences& then, const corpus::Synced& now, Tally& tally) {
  const Sentences after = translated_sentences(now.locale);
  for (const auto& [text, had] : before) {
    const auto still = then.find(text);
    if (still == then.end()) continue;
    const uint32_t expected = std::min(had, still->second);
    const auto kept = after.find(text);
    const uint32_t has = kept == after.end() ? 0 : std::min(kept->second, expected);
    tally.unchanged += expected;
    tally.lost += expected - has;
    if (has < expected) WARN("without its translation: " << text);
  }
}

Tally replay(const std::vector<std::filesystem::path>& revisions) {
  Tally tally;
  corpus::Synced state;
  Sentences last;
  for (const auto& path : revisions) {
    const segment::Article article = segment::read_article("a.md", testing::read_file(path));
    REQUIRE(article.usable);
    const Sentences now = sentences_of(article);
    if (tally.revisions++ == 0) {
      state = corpus::translated(article);
    } else {
      const Sentences before = translated_sentences(state.locale);
      const uint32_t stale = count_stale(state.locale);
      state = corpus::synced(article, state);
      compare(before, now, state, tally);
      if (now == last) {
        ++tally.formatting_only;
        tally.stale_by_formatting += count_stale(state.locale) - std::min(stale, count_stale(state.locale));
      }
    }
    last = now;
  }
  const catalog::Counts counts = catalog::count(state.locale);
  tally.retained = counts.of(Standing::reviewed).segments;
  tally.stale = counts.of(Standing::stale).segments;
  tally.missing = counts.of(Standing::missing).segments;
  for (const Unit& unit : state.locale.units) {
    for (const Segment& segment : unit.segments)
      tally.obsolete += unit.obsolete && corpus::is_kept(segment) ? 1 : 0;
  }
  return tally;
}

}  // namespace

TEST_CASE("over all revisions of the busiest pages no unchanged sentence loses its translation") {
  std::map<std::string, std::vector<std::filesystem::path>> pages;
  for (const auto& path : testing::corpus_articles("PowerShell-Docs/histories"))
    pages[path.parent_path().filename().string()].push_back(path);
  if (pages.empty()) {
    WARN("skipped: the shared articles are not beside the repository");
    return;
  }
  std::string table = fmt::format("\n{:52} {:>9} {:>9} {:>9} {:>6} {:>5} {:>8} {:>9} {:>5}", "page", "revisions",
                                  "fmt-only", "retained", "stale", "new", "obsolete", "unchanged", "lost");
  for (const auto& [page, revisions] : pages) {
    INFO(page);
    const Tally tally = replay(revisions);
    table +=
        fmt::format("\n{:52} {:9} {:9} {:9} {:6} {:5} {:8} {:9} {:5}", page, tally.revisions, tally.formatting_only,
                    tally.retained, tally.stale, tally.missing, tally.obsolete, tally.unchanged, tally.lost);
    CHECK(tally.lost == 0);
    CHECK(tally.stale_by_formatting == 0);
    CHECK(tally.unchanged > 0);
  }
  WARN(table);
}

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "base/hash.h"
#include "catalog/merge.h"
#include "sync_fixture.h"

namespace docloc::catalog {

using namespace test;
namespace fs = std::filesystem;

namespace {

void set_target(Segment& segment, const std::string& target, State state = State::translated) {
  segment.target = text(target);
  segment.state = state;
}

std::multiset<std::string> work_of(const Catalog& catalog) {
  std::multiset<std::string> work;
  for (const Unit& unit : catalog.units) {
    for (const Segment& segment : unit.segments) {
      if (!segment.ignorable && segment.target) work.insert(target_text(segment));
    }
    for (const Match& match : unit.matches)
      work.insert(segment::plain_text(match.target));
  }
  return work;
}

// What `git merge-file` makes of three files; nullopt: a conflict. Skips the test without git.
struct LineMerge {
  fs::path folder = fs::temp_directory_path() / ("docloc-test-merge-" + hex16(std::random_device{}()));
  LineMerge() { fs::create_directories(folder); }
  LineMerge(const LineMerge&) = delete;
  LineMerge& operator=(const LineMerge&) = delete;
  ~LineMerge() { fs::remove_all(folder); }

  static bool is_there() { return std::system("git --version >/dev/null 2>&1") == 0; }

  [[nodiscard]] std::optional<std::string> run(const Catalog& base, const Catalog& ours, const Catalog& theirs) const {
    const auto write = [&](const char* name, const Catalog& catalog) {
      std::ofstream(folder / name, std::ios::binary) << write_xliff(catalog);
    };
    write("base", base);
    write("ours", ours);
    write("theirs", theirs);
    const std::string command =
        "cd '" + folder.string() + "' && git merge-file -p ours base theirs >merged 2>/dev/null";
    const bool clean = std::system(command.c_str()) == 0;
    std::ifstream in(folder / "merged", std::ios::binary);
    std::string merged{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    return clean ? std::optional(std::move(merged)) : std::nullopt;
  }
};

const std::vector<std::string> kParagraphs = {"First `a` one. Another.", "Second.", "Third [it](x.md) is.",
                                              "Fourth. And more.",       "Fifth.",  "Sixth *is* last."};

std::vector<std::string> with(size_t at, const std::string& paragraph) {
  std::vector<std::string> changed = kParagraphs;
  changed[at] = paragraph;
  return changed;
}

std::vector<std::string> without(size_t at) {
  std::vector<std::string> changed = kParagraphs;
  changed.erase(changed.begin() + static_cast<std::ptrdiff_t>(at));
  return changed;
}

}  // namespace

TEST_CASE("What each side did to units of its own is in the merged catalog, without a conflict") {
  const Catalog from = source(kParagraphs);
  const Catalog base = translated(from);
  Catalog ours = base;
  Catalog theirs = base;
  set_target(ours.units[1].segments[0], "Tvåan.");
  ours.units[1].notes = {"ours"};
  set_target(theirs.units[4].segments[0], "Femman.", State::final_);
  theirs.units[4].segments[0].decision = Decision{.by = "Bo", .date = "2026-11-23"};
  const Merged merged = merge_catalogs(base, ours, theirs);
  CHECK(merged.conflicts.empty());
  CHECK(merged.catalog.units[1] == ours.units[1]);
  CHECK(merged.catalog.units[4] == theirs.units[4]);
  CHECK(merge_catalogs(base, base, theirs).catalog == theirs);
  CHECK(merge_catalogs(base, ours, base).catalog == ours);
  CHECK(merge_catalogs(base, ours, ours).catalog == ours);
  check_valid(merged.catalog);
}

TEST_CASE("Two sides that change different segments of one unit both win") {
  const Catalog base = translated(source(kParagraphs));
  Catalog ours = base;
  Catalog theirs = base;
  set_target(ours.units[3].segments[0], "Fyran.");
  set_target(theirs.units[3].segments[2], "Och mer.");
  theirs.units[3].notes = {"theirs"};
  const Merged merged = merge_catalogs(base, ours, theirs);
  CHECK(merged.conflicts.empty());
  CHECK(target_text(merged.catalog.units[3].segments[0]) == "Fyran.");
  CHECK(target_text(merged.catalog.units[3].segments[2]) == "Och mer.");
  CHECK(merged.catalog.units[3].notes == std::vector<std::string>{"theirs"});
  check_valid(merged.catalog);
}

TEST_CASE("Two targets for one segment: ours stands, theirs is a match, and the conflict is listed") {
  const Catalog base = translated(source(kParagraphs));
  Catalog ours = base;
  Catalog theirs = base;
  set_target(ours.units[1].segments[0], "Tvåan.");
  set_target(theirs.units[1].segments[0], "Nummer två.", State::reviewed);
  const Merged merged = merge_catalogs(base, ours, theirs);
  CHECK(merged.conflicts == std::vector<MergeConflict>{{base.units[1].id, "s1"}});
  const Unit& unit = merged.catalog.units[1];
  CHECK(target_text(unit.segments[0]) == "Tvåan.");
  REQUIRE(unit.matches.size() == 1);
  CHECK(unit.matches[0].origin == kTheirs);
  CHECK(segment::plain_text(unit.matches[0].target) == "Nummer två.");
  CHECK(unit.matches[0].state == State::reviewed);
  check_valid(merged.catalog);
  // The same text, and one side reviewed it: no conflict.
  set_target(ours.units[1].segments[0], "Nummer två.");
  CHECK(merge_catalogs(base, ours, theirs).conflicts.empty());
  CHECK(merge_catalogs(base, ours, theirs).catalog.units[1].segments[0].state == State::reviewed);
}

TEST_CASE("One side has a new source, the other a new translation: the translation is kept for the new source") {
  const Catalog from = source(kParagraphs);
  const Catalog base = translated(from);
  const Catalog ours = sync_locale(source(with(3, "Fourth indeed. And more."), &from), &base, "sv-SE");
  Catalog theirs = base;
  set_target(theirs.units[3].segments[0], "Fyran.");
  set_target(theirs.units[3].segments[2], "Och mer.");
  for (const bool swapped : {false, true}) {
    const Merged merged = merge_catalogs(base, swapped ? theirs : ours, swapped ? ours : theirs);
    CHECK(merged.conflicts.empty());
    const Unit& unit = merged.catalog.units[3];
    CHECK(segment::plain_text(unit.segments[0].source) == "Fourth indeed.");
    CHECK_FALSE(unit.segments[0].target);
    CHECK(target_text(unit.segments[2]) == "Och mer.");
    CHECK(work_of(merged.catalog).contains("Fyran."));
    check_valid(merged.catalog);
  }
}

TEST_CASE("Links that lead elsewhere, and a translator's own emphasis, survive a merge") {
  const Catalog base = translated(source(kParagraphs));
  Catalog ours = base;
  Catalog theirs = base;
  Unit& link = ours.units[2];
  link.replacements = {{1, link.codes[0]}};
  link.replacements[0].with.close = "](sv.md)";
  link.replacements[0].with.meaning = "sv.md";
  set_target(theirs.units[3].segments[2], "Och mer.");
  theirs.units[2].segments[0].state = State::final_;
  for (Catalog* side : {&ours, &theirs}) {
    Unit& unit = side->units[3];
    unit.codes.push_back({.kind = segment::CodeKind::strong, .paired = true, .open = "**", .close = "**"});
    unit.segments[0].target = segment::Content{
        {segment::PartKind::open, "", 1}, {segment::PartKind::text, "Fyra.", 0}, {segment::PartKind::close, "", 1}};
  }
  const Merged merged = merge_catalogs(base, ours, theirs);
  CHECK(merged.conflicts.empty());
  CHECK(merged.catalog.units[2].replacements == link.replacements);
  CHECK(merged.catalog.units[2].segments[0].state == State::final_);
  CHECK(merged.catalog.units[3].codes.size() == 1);
  check_valid(merged.catalog);
}

TEST_CASE("Pruned units go, and units that one side added come in their place") {
  const Catalog from = source(kParagraphs);
  const Catalog full = translated(from);
  const Catalog next = source(without(1), &from);
  const Catalog base = sync_locale(next, &full, "sv-SE");
  REQUIRE(base.units[1].obsolete);
  Catalog ours = base;
  CHECK(prune(ours) == 1);
  std::vector<std::string> more = without(1);
  more.insert(more.begin() + 3, "New one.");
  const Catalog theirs = sync_locale(source(more, &next), &base, "sv-SE");
  const Merged merged = merge_catalogs(base, ours, theirs);
  CHECK(merged.catalog.units.size() == 6);
  CHECK(segment::plain_text(merged.catalog.units[3].segments[0].source) == "New one.");
  check_valid(merged.catalog);
}

TEST_CASE("Whatever two branches do, a merge is valid and loses no translation") {
  for (uint32_t seed = 1; seed <= 200; ++seed) {
    std::mt19937 random(seed);
    const Catalog from = source(kParagraphs);
    Catalog base = sync_locale(from, nullptr, "sv-SE");
    if (random() % 2 == 0) translate(base);
    const auto branch = [&](const std::string& name) {
      std::vector<std::string> paragraphs = kParagraphs;
      const size_t at = random() % paragraphs.size();
      if (random() % 3 == 0) paragraphs[at] += " More *of* " + name + ".";
      if (random() % 4 == 0)
        paragraphs.insert(paragraphs.begin() + static_cast<std::ptrdiff_t>(random() % 6), "New " + name + " `x`.");
      if (random() % 4 == 0) paragraphs.erase(paragraphs.begin() + static_cast<std::ptrdiff_t>(random() % 6));
      const Catalog next = source(paragraphs, &from);
      Catalog locale = sync_locale(next, &base, "sv-SE");
      for (Unit& unit : locale.units) {
        for (Segment& segment : unit.segments) {
          if (segment.ignorable || unit.obsolete || random() % 3 != 0) continue;
          segment.target = segment.source;
          segment.target->push_back({segment::PartKind::text, "!" + name + std::to_string(random() % 100), 0});
          segment::normalize(*segment.target);
          segment.state = State::translated;
        }
      }
      check_valid(locale);
      return locale;
    };
    const Catalog ours = branch("a");
    const Catalog theirs = branch("b");
    const Merged merged = merge_catalogs(base, ours, theirs);
    INFO("seed " << seed);
    check_valid(merged.catalog);
    const std::multiset<std::string> before = work_of(base);
    const std::multiset<std::string> kept = work_of(merged.catalog);
    for (const Catalog* side : {&ours, &theirs}) {
      for (const std::string& target : work_of(*side)) {
        if (before.contains(target)) continue;  // the other side may have replaced it
        INFO(target);
        REQUIRE(kept.contains(target));
      }
    }
  }
}

TEST_CASE("Branches that change different units of one catalog merge line by line") {
  if (!LineMerge::is_there()) {
    WARN("skipped: needs git");
    return;
  }
  const LineMerge lines;
  const Catalog from = source(kParagraphs);
  const Catalog base = translated(from);
  const auto synced = [&](const std::vector<std::string>& paragraphs) {
    return sync_locale(source(paragraphs, &from), &base, "sv-SE");
  };
  const auto retranslated = [&](size_t unit) {
    Catalog changed = base;
    set_target(changed.units[unit].segments[0], "Annat.");
    return changed;
  };
  const auto inserted = [&](size_t at, const std::string& paragraph) {
    std::vector<std::string> more = kParagraphs;
    more.insert(more.begin() + static_cast<std::ptrdiff_t>(at), paragraph);
    return synced(more);
  };
  const std::vector<std::pair<Catalog, Catalog>> cases = {
      {retranslated(1), retranslated(4)},                                                    // other targets
      {retranslated(1), retranslated(3)},                                                    // closer
      {synced(without(1)), synced(without(4))},                                              // both delete
      {synced(without(1)), synced(without(3))},                                              // one unit between
      {inserted(1, "New a."), inserted(4, "New b.")},                                        // both insert
      {synced(with(0, "First `a` two. Another.")), synced(with(5, "Sixth *is* at last."))},  // both get a new source
      {synced(with(1, "Second now.")), synced(without(4))},                                  // one deletes
      {inserted(2, "New a."), retranslated(4)},
  };
  for (size_t i = 0; i < cases.size(); ++i) {
    const auto& [ours, theirs] = cases[i];
    INFO("case " << i);
    const auto merged = lines.run(base, ours, theirs);
    REQUIRE(merged);
    const Read read = read_xliff("a.xlf", *merged);
    REQUIRE(read.findings.empty());
    CHECK(*read.catalog == merge_catalogs(base, ours, theirs).catalog);
  }
}

TEST_CASE("A unit that both branches inserted in places of their own is one again after the next sync") {
  const Catalog from = source(kParagraphs);
  const Catalog base = translated(from);
  std::vector<std::string> here = kParagraphs;
  here.insert(here.begin() + 1, "New one. It has two.");
  std::vector<std::string> there = kParagraphs;
  there.insert(there.begin() + 5, "New one. It has two.");
  Catalog ours = sync_locale(source(here, &from), &base, "sv-SE");
  Catalog theirs = sync_locale(source(there, &from), &base, "sv-SE");
  set_target(ours.units[1].segments[0], "Ny.");
  set_target(theirs.units[5].segments[2], "Två.", State::reviewed);
  REQUIRE(ours.units[1].id == theirs.units[5].id);
  // What a merge line by line makes of them.
  Catalog both = ours;
  both.units.insert(both.units.begin() + 6, theirs.units[5]);
  if (LineMerge::is_there()) {
    const auto merged = LineMerge().run(base, ours, theirs);
    REQUIRE(merged);
    CHECK(*merged == write_xliff(both));
  }
  const Read read = read_xliff("a.xlf", write_xliff(both));
  REQUIRE(read.findings.size() == 1);
  CHECK(read.findings[0].rule == "catalog/duplicate-unit");
  CHECK_FALSE(read.incomplete);
  const Catalog synced = sync_locale(source(here, &from), &*read.catalog, "sv-SE");
  CHECK(synced.units.size() == 7);
  CHECK(target_text(synced.units[1].segments[0]) == "Ny.");
  CHECK(target_text(synced.units[1].segments[2]) == "Två.");
  CHECK(synced.units[1].segments[2].state == State::reviewed);
  check_valid(synced);
  // The order of units does not matter to the next sync.
  Catalog shuffled = *read.catalog;
  std::ranges::reverse(shuffled.units);
  const Catalog sorted = sync_locale(source(here, &from), &shuffled, "sv-SE");
  CHECK(sorted.units == synced.units);
}

}  // namespace docloc::catalog

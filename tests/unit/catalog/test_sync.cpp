#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "catalog/codes.h"
#include "catalog/sync.h"
#include "sync_fixture.h"

namespace docloc::catalog {

using namespace test;
using segment::Article;
using segment::CodeKind;
using segment::Content;
using segment::PartKind;
using segment::UnitKind;

TEST_CASE("Ids come of the text and stay the same from run to run") {
  const Catalog first = source({"One. Two.", "Same.", "Same."});
  CHECK(ids(first) == ids(source({"One. Two.", "Same.", "Same."})));
  CHECK(first.units[1].id + "-2" == first.units[2].id);
  CHECK(first.units[0].segments.size() == 3);
  CHECK(first.target_locale.empty());
  check_valid(first);
}

TEST_CASE("A unit inserted on top leaves every other id and target as it was") {
  const Catalog before = source({"One. Two `x`.", "Same.", "Same.", "Last *one*."});
  const Catalog locale = translated(before);
  const Catalog after = source({"New.", "One. Two `x`.", "Same.", "Same.", "Last *one*."}, &before);
  CHECK(std::vector(after.units.begin() + 1, after.units.end()) == before.units);
  const Catalog synced = sync_locale(after, &locale, "sv-SE");
  CHECK(std::vector(synced.units.begin() + 1, synced.units.end()) == locale.units);
  CHECK_FALSE(synced.units[0].segments[0].target);
  check_valid(synced);
}

TEST_CASE("Syncing again with nothing changed changes nothing") {
  const std::vector<std::string> paragraphs = {"One. Two `x`. Three.", "Same.", "Same.", "", "A *b* c."};
  const Catalog before = source(paragraphs);
  const Catalog locale = translated(before);
  CHECK(source(paragraphs, &before) == before);
  CHECK(sync_locale(before, &locale, "sv-SE") == locale);
}

TEST_CASE("An edited unit keeps its id; its unchanged sentences keep their targets, the edited one's becomes a match") {
  const Catalog before = source({"Top.", "One *is* first. Two `x` here. Three.", "End."});
  const Catalog locale = translated(before);
  const Catalog after = source({"Top.", "One *is* first. Two `x` there. Three.", "End."}, &before);
  CHECK(ids(after) == ids(before));
  CHECK(after.units[1].segments[0].id == before.units[1].segments[0].id);
  const Catalog synced = sync_locale(after, &locale, "sv-SE");
  const Unit& unit = synced.units[1];
  CHECK(target_text(unit.segments[0]) == "sv:One is first.");
  CHECK(unit.segments[0].state == State::reviewed);
  CHECK_FALSE(unit.segments[2].target);
  CHECK(target_text(unit.segments[4]) == "sv:Three.");
  REQUIRE(unit.matches.size() == 1);
  const Match& match = unit.matches[0];
  CHECK(match.segment == unit.segments[2].id);
  CHECK(match.origin == kPrevious);
  CHECK(segment::plain_text(match.source) == "Two  here.");
  CHECK(segment::plain_text(match.target) == "sv:Two  here.");
  CHECK(match.codes.size() == 1);
  CHECK(standing_of(unit, unit.segments[2]) == Standing::stale);
  check_valid(synced);
}

TEST_CASE("An edit that is taken back brings the translation back") {
  const Catalog first = source({"Top.", "One. Two `x` here.", "End."});
  Catalog locale = translated(first);
  locale.units[1].segments[2].decision = Decision{.by = "Anna", .date = "2026-11-23"};
  const Catalog edited = source({"Top.", "One. Two `x` there.", "End."}, &first);
  const Catalog stale = sync_locale(edited, &locale, "sv-SE");
  const Catalog back = source({"Top.", "One. Two `x` here.", "End."}, &edited);
  const Catalog synced = sync_locale(back, &stale, "sv-SE");
  CHECK(target_text(synced.units[1].segments[2]) == "sv:Two  here.");
  CHECK(synced.units[1].segments[2].state == State::reviewed);
  CHECK(synced.units[1].segments[2].decision == Decision{.by = "Anna", .date = "2026-11-23"});
  CHECK(synced.units[1].matches.empty());
  check_valid(synced);
}

TEST_CASE("A unit that is deleted becomes obsolete, and lives again when it returns") {
  const Catalog before = source({"One.", "Two `x`.", "Three."});
  const Catalog locale = translated(before);
  const Catalog without = source({"One.", "Three."}, &before);
  const Catalog synced = sync_locale(without, &locale, "sv-SE");
  REQUIRE(synced.units.size() == 3);
  CHECK(synced.units[1].obsolete);
  CHECK_FALSE(synced.units[1].translate);
  CHECK(target_text(synced.units[1].segments[0]) == "sv:Two .");
  check_valid(synced);
  const Catalog again = source({"One.", "Two `x`.", "Three."}, &without);
  const Catalog back = sync_locale(again, &synced, "sv-SE");
  CHECK(back == locale);
}

TEST_CASE("An untranslated unit that is deleted is not kept") {
  const Catalog before = source({"One.", "Two."});
  const Catalog locale = sync_locale(before, nullptr, "sv-SE");
  CHECK(sync_locale(source({"One."}, &before), &locale, "sv-SE").units.size() == 1);
}

TEST_CASE("Units that change places take their ids and targets along") {
  const Catalog before = source({"One.", "Two.", "Three.", "Four."});
  const Catalog locale = translated(before);
  const Catalog after = source({"Four.", "Two.", "One.", "Three."}, &before);
  CHECK(ids(after) ==
        std::vector<std::string>{before.units[3].id, before.units[1].id, before.units[0].id, before.units[2].id});
  const Catalog synced = sync_locale(after, &locale, "sv-SE");
  for (const Unit& unit : synced.units)
    CHECK(unit == by_id(locale, unit.id));
}

TEST_CASE("A new text never gets the id that another text had") {
  const Catalog first = source({"Hello.", "End."});
  const Catalog edited = source({"World.", "End."}, &first);
  CHECK(edited.units[0].id == first.units[0].id);
  const Catalog both = source({"World.", "Hello.", "End."}, &edited);
  CHECK(both.units[0].id == first.units[0].id);
  CHECK(both.units[1].id != first.units[0].id);
  // "World." goes as "Hello." comes: its obsolete translation does not take the living unit's id.
  Catalog locale = translated(edited);
  const Catalog fresh = source({"Hello.", "Other.", "End."});
  REQUIRE(fresh.units[0].id == edited.units[0].id);
  const Catalog synced = sync_locale(fresh, &locale, "sv-SE");
  check_valid(synced);
}

TEST_CASE("Text that is only wrapped anew keeps segmentation, targets and states") {
  Catalog before = source({"One of\nthem. Two *is*\nhere."});
  // As if an older version had cut elsewhere: stored segmentation wins.
  Unit& stored = before.units[0];
  REQUIRE(stored.segments.size() == 3);
  stored.segments[0].source = text("One of");
  stored.segments[1].source = text("\n");
  stored.segments[2].source.insert(stored.segments[2].source.begin(), {PartKind::text, "them. ", 0});
  segment::normalize(stored.segments[2].source);
  const Catalog locale = translated(before);
  const Catalog after = source({"One of them.\nTwo *is* here."}, &before);
  REQUIRE(after.units[0].segments.size() == 3);
  CHECK(segment::plain_text(after.units[0].segments[0].source) == "One of");
  CHECK(segment::plain_text(after.units[0].segments[1].source) == " ");
  CHECK(segment::plain_text(after.units[0].segments[2].source) == "them.\nTwo is here.");
  const Catalog synced = sync_locale(after, &locale, "sv-SE");
  CHECK(synced.units[0].segments[2].state == State::reviewed);
  CHECK(synced.units[0].matches.empty());
}

TEST_CASE("The bytes of codes follow the source without a word") {
  const Catalog before = source({"Use `old` now."});
  Article changed = article({"Use `old` now."});
  changed.units[0].codes[0].open = "``old``";
  const Catalog after = make_source_catalog(changed, "en-US", &before);
  const Catalog locale = translated(before);
  const Catalog synced = sync_locale(after, &locale, "sv-SE");
  CHECK(synced.units[0].id == before.units[0].id);
  CHECK(synced.units[0].codes[0].open == "``old``");
  CHECK(synced.units[0].segments == locale.units[0].segments);
}

TEST_CASE("A locale may keep all sentences of a unit as one while the source stays") {
  const Catalog before = source({"Top.", "One. Two `x`."});
  Catalog locale = translated(before);
  Unit& joined = locale.units[1];
  Content whole;
  for (const Segment& segment : joined.segments)
    whole.insert(whole.end(), segment.source.begin(), segment.source.end());
  segment::normalize(whole);
  joined.segments = {{.id = "s1", .source = whole, .target = whole, .state = State::final_}};
  CHECK(sync_locale(before, &locale, "sv-SE") == locale);
  const Targets targets = targets_for(article({"Top.", "One. Two `x`."}), before, locale);
  CHECK(targets.targets[1]->content == whole);

  const Catalog after = source({"Top.", "One. Two or `x`."}, &before);
  const Catalog synced = sync_locale(after, &locale, "sv-SE");
  CHECK(synced.units[1].segments.size() == 3);
  REQUIRE(synced.units[1].matches.size() == 1);
  CHECK(synced.units[1].matches[0].source == whole);
  check_valid(synced);
}

TEST_CASE("A translator's own emphasis and notes live through a sync") {
  const Catalog before = source({"Use `x` now. Then rest."});
  Catalog locale = translated(before);
  Unit& unit = locale.units[0];
  unit.codes.push_back({.kind = CodeKind::strong, .paired = true, .open = "**", .close = "**"});
  unit.segments[0].target->insert(unit.segments[0].target->begin(), {PartKind::open, "", 2});
  unit.segments[0].target->push_back({PartKind::close, "", 2});
  unit.notes = {"checked with legal"};
  check_valid(locale);
  const Catalog after = source({"Use `x` now. Then *really* rest."}, &before);
  const Catalog synced = sync_locale(after, &locale, "sv-SE");
  REQUIRE(synced.units[0].codes.size() == 3);
  CHECK(synced.units[0].codes[2].kind == CodeKind::strong);
  CHECK(synced.units[0].segments[0].target->front().code == 3);
  CHECK(synced.units[0].notes == std::vector<std::string>{"checked with legal"});
  check_valid(synced);
  const Targets targets = targets_for(article({"Use `x` now. Then rest."}), before, locale);
  CHECK(targets.targets[0]->content.front() == segment::Part{PartKind::open, "", 2});
  REQUIRE(targets.targets[0]->added.size() == 1);
  CHECK(targets.targets[0]->added[0].kind == CodeKind::strong);
}

TEST_CASE("A sentence whose code a changed neighbour had taken over falls back to a match") {
  const Catalog before = source({"Use `x` now. Then rest."});
  Catalog locale = translated(before);
  Unit& unit = locale.units[0];
  unit.segments[0].target = text("Gör det nu.");
  unit.segments[2].target = Content{{PartKind::text, "Vila sedan med ", 0}, {PartKind::placeholder, "", 1}};
  check_valid(locale);
  const Catalog after = source({"Use `x` now. Then sleep."}, &before);
  const Catalog synced = sync_locale(after, &locale, "sv-SE");
  CHECK_FALSE(synced.units[0].segments[0].target);
  CHECK(synced.units[0].matches.size() == 2);
  check_valid(synced);
}

TEST_CASE("Readers get a unit when every segment is translated, by a human or with leave by a machine") {
  const std::vector<std::string> paragraphs = {"Full.",    "Half. Done.",       "Fuzzy.",
                                               "Machine.", "Reviewed machine.", "Draft."};
  const Catalog from = source(paragraphs);
  Catalog locale = translated(from);
  locale.units[1].segments[2].target.reset();
  locale.units[1].segments[2].state = State::initial;
  locale.units[2].segments[0].origin = Origin::fuzzy;
  locale.units[3].segments[0].origin = Origin::machine;
  locale.units[3].segments[0].state = State::translated;
  locale.units[4].segments[0].origin = Origin::machine;
  locale.units[5].segments[0].state = State::initial;
  const Article read = article(paragraphs);
  const Targets careful = targets_for(read, from, locale);
  CHECK(careful.standings == std::vector<Standing>{Standing::reviewed, Standing::missing, Standing::fuzzy,
                                                   Standing::machine, Standing::reviewed, Standing::missing});
  CHECK(careful.targets[0]->content == text("sv:Full."));
  CHECK_FALSE(careful.targets[1]);
  CHECK_FALSE(careful.targets[2]);
  CHECK_FALSE(careful.targets[3]);
  CHECK(careful.targets[4]);
  CHECK_FALSE(careful.targets[5]);
  const Targets generous = targets_for(read, from, locale, {.machine = true});
  CHECK(generous.targets[3]);
  CHECK_FALSE(generous.targets[2]);

  const Counts counts = count(locale);
  CHECK(counts.of(Standing::reviewed) == Count{.segments = 3, .words = 4});
  CHECK(counts.of(Standing::missing) == Count{.segments = 2, .words = 2});
  CHECK(counts.of(Standing::machine) == Count{.segments = 1, .words = 1});
  CHECK(counts.total() == Count{.segments = 7, .words = 8});
}

TEST_CASE("Alternative texts are named by the unit that carries them") {
  Article made = article({"See ", "Alt text"});
  made.units[0].codes.push_back(
      {.kind = CodeKind::image, .open = "![Alt text](a.png)", .meaning = "a.png", .subflows = {"1"}});
  made.units[0].content.push_back({PartKind::placeholder, "", 1});
  made.units[1].kind = UnitKind::alt;
  made.units[1].parent = 0;
  const Catalog catalog = make_source_catalog(made, "en-US", nullptr);
  CHECK(catalog.units[0].codes[0].subflows == std::vector<std::string>{catalog.units[1].id});
  CHECK(catalog.units[1].kind == "alt");
  check_valid(catalog);
}

TEST_CASE("Whatever is edited, no translation is lost and every catalog stays valid") {
  const std::vector<std::string> pool = {"Use `a` now.", "Then *rest* a while.",    "Same.",   "One `x` and `y` two.",
                                         "Wait.",        "Three *or* `four` five.", "Go home."};
  for (uint32_t seed = 1; seed <= 150; ++seed) {
    std::mt19937 random(seed);
    auto paragraph = [&] {
      std::string made;
      for (auto n = 1 + random() % 4; n > 0; --n)
        made += (made.empty() ? "" : " ") + pool[random() % pool.size()];
      return made;
    };
    std::vector<std::string> paragraphs;
    for (int i = 0; i < 8; ++i)
      paragraphs.push_back(paragraph());
    Catalog from = source(paragraphs);
    Catalog locale = sync_locale(from, nullptr, "sv-SE");
    for (int round = 0; round < 6; ++round) {
      translate(locale);
      std::multiset<std::string> work;
      for (const Unit& unit : locale.units) {
        for (const Segment& segment : unit.segments) {
          if (!segment.ignorable) work.insert(target_text(segment));
        }
      }
      const size_t at = random() % paragraphs.size();
      switch (random() % 4) {
        case 0:
          paragraphs[at] = paragraph();
          break;
        case 1:
          paragraphs.insert(paragraphs.begin() + static_cast<std::ptrdiff_t>(at), paragraph());
          break;
        case 2:
          if (paragraphs.size() > 1) paragraphs.erase(paragraphs.begin() + static_cast<std::ptrdiff_t>(at));
          break;
        default:
          std::swap(paragraphs[at], paragraphs[random() % paragraphs.size()]);
          break;
      }
      from = source(paragraphs, &from);
      check_valid(from);
      locale = sync_locale(from, &locale, "sv-SE");
      check_valid(locale);
      INFO(write_xliff(locale) << write_xliff(sync_locale(from, &locale, "sv-SE")));
      REQUIRE(sync_locale(from, &locale, "sv-SE") == locale);
      std::set<std::string> kept;
      for (const Unit& unit : locale.units) {
        for (const Segment& segment : unit.segments)
          kept.insert(target_text(segment));
        for (const Match& match : unit.matches)
          kept.insert(segment::plain_text(match.target));
      }
      for (const std::string& target : work) {
        INFO("seed " << seed << " round " << round << " lost " << target);
        REQUIRE(kept.contains(target));
      }
    }
  }
}

}  // namespace docloc::catalog

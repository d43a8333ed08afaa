#include <catch2/catch.hpp>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "catalog/merge.h"
#include "catalog/moves.h"
#include "catalog/suppression.h"
#include "sync_fixture.h"

namespace docloc::catalog {

using namespace test;

namespace {

using Texts = std::vector<std::string>;

const Texts kParagraphs = {"First `a` one. Another.", "Second.", "Third [it](x.md) is."};

void suppress(Unit& unit, const std::string& rule, const std::string& reason = "It is right.") {
  unit.suppressions.push_back({.rule = rule,
                               .reason = reason,
                               .source = source_key(unit),
                               .decision = Decision{.by = "Anna Ek", .date = "2026-11-23"}});
}

// "links/*: reason", unit by unit.
Texts suppressed(const Catalog& catalog) {
  Texts found;
  for (const Unit& unit : catalog.units) {
    for (const Suppression& one : unit.suppressions)
      found.push_back(one.rule + ": " + one.reason);
  }
  return found;
}

Texts with(size_t at, const std::string& paragraph) {
  Texts changed = kParagraphs;
  changed[at] = paragraph;
  return changed;
}

}  // namespace

TEST_CASE("A rule or its whole family is suppressed, and no other rule of a similar name") {
  CHECK(covers("links/missing-file", "links/missing-file"));
  CHECK_FALSE(covers("links/missing", "links/missing-file"));
  CHECK(covers("links/*", "links/missing-file"));
  CHECK_FALSE(covers("links/*", "linksmith/x"));
  CHECK_FALSE(covers("*", "links/missing-file"));
}

TEST_CASE("A suppression in the source catalog stays there while its unit says the same, and reaches no locale") {
  Catalog first = source(kParagraphs);
  suppress(first.units[2], "links/missing-article");
  check_valid(first);
  const auto after = [&](const Texts& paragraphs) { return suppressed(source(paragraphs, &first)); };
  const Texts kept = {"links/missing-article: It is right."};
  CHECK(after(kParagraphs) == kept);
  CHECK(after(with(0, "Another first.")) == kept);
  CHECK(after({"Inserted.", kParagraphs[0], kParagraphs[2]}) == kept);
  CHECK(after(with(2, "Third\n[it](x.md) is.")) == kept);
  CHECK(after(with(2, "Third [it](x.md) was.")).empty());
  CHECK(after(with(2, "Third [it](y.md) is.")).empty());
  CHECK(after({kParagraphs[0], kParagraphs[1]}).empty());
  CHECK(suppressed(sync_locale(first, nullptr, "sv-SE")).empty());
  const Catalog locale = translated(source(kParagraphs));
  CHECK(suppressed(sync_locale(first, &locale, "sv-SE")).empty());
}

TEST_CASE("A locale's suppression goes with its unit through syncs, until the source says something else") {
  const Catalog first = source(kParagraphs);
  Catalog locale = translated(first);
  suppress(locale.units[0], "translation/codes");
  check_valid(locale);
  CHECK(sync_locale(first, &locale, "sv-SE") == locale);
  const auto after = [&](const Texts& paragraphs) {
    const Catalog synced = sync_locale(source(paragraphs, &first), &locale, "sv-SE");
    check_valid(synced);
    return suppressed(synced).size();
  };
  CHECK(after({"Inserted.", kParagraphs[0], kParagraphs[1], kParagraphs[2]}) == 1);
  CHECK(after({kParagraphs[1], kParagraphs[2], kParagraphs[0]}) == 1);
  CHECK(after(with(1, "Second, edited.")) == 1);
  CHECK(after(with(0, "First `a` one. Something else.")) == 0);
  // Its source catalog was made anew: units are found by their text.
  Catalog renamed = first;
  for (Unit& unit : renamed.units)
    unit.id += "-x";
  CHECK(suppressed(sync_locale(renamed, &locale, "sv-SE")).size() == 1);
  // Translating does not touch it.
  locale.units[0].segments[0].target = text("Annat.");
  locale.units[0].segments[0].target->insert(locale.units[0].segments[0].target->end(),
                                             {segment::PartKind::placeholder, "", 1});
  CHECK(suppressed(sync_locale(first, &locale, "sv-SE")).size() == 1);
}

TEST_CASE("An obsolete unit keeps its suppression, and has it when its text returns") {
  const Catalog first = source(kParagraphs);
  Catalog locale = translated(first);
  suppress(locale.units[1], "translation/*");
  const Catalog without = source({kParagraphs[0], kParagraphs[2]}, &first);
  const Catalog synced = sync_locale(without, &locale, "sv-SE");
  check_valid(synced);
  const auto kept = std::ranges::find(synced.units, true, &Unit::obsolete);
  REQUIRE(kept != synced.units.end());
  CHECK(kept->suppressions == locale.units[1].suppressions);
  const Catalog back = sync_locale(source(kParagraphs, &without), &synced, "sv-SE");
  CHECK(back.units[1].suppressions == locale.units[1].suppressions);
}

TEST_CASE("A unit that moves to another article takes its suppressions along") {
  Catalog from = source(kParagraphs);
  suppress(from.units[1], "source/pseudo-tag");
  Catalog to = source({"Elsewhere."});
  std::set<std::string> taken = {to.units[0].id};
  add_units(to, from, {from.units[1].id}, taken);
  CHECK(suppressed(source({"Elsewhere.", kParagraphs[1]}, &to)) == Texts{"source/pseudo-tag: It is right."});
}

TEST_CASE("Suppressions of two branches are both there after a merge; of two for one rule ours stands") {
  const Catalog base = translated(source(kParagraphs));
  Catalog ours = base;
  Catalog theirs = base;
  suppress(ours.units[0], "links/*", "ours");
  suppress(ours.units[1], "typography/quotes", "ours");
  suppress(theirs.units[0], "links/*", "theirs");
  suppress(theirs.units[0], "terms/*", "theirs");
  suppress(theirs.units[2], "typography/quotes", "theirs");
  const Merged merged = merge_catalogs(base, ours, theirs);
  check_valid(merged.catalog);
  CHECK(suppressed(merged.catalog) ==
        Texts{"links/*: ours", "terms/*: theirs", "typography/quotes: ours", "typography/quotes: theirs"});
  // One side takes its suppression back, while the other one translates.
  Catalog silent = merged.catalog;
  silent.units[0].suppressions.clear();
  Catalog busy = merged.catalog;
  busy.units[0].segments[2].target = text("Annat.");
  const Merged second = merge_catalogs(merged.catalog, silent, busy);
  CHECK(second.catalog.units[0].suppressions.empty());
  CHECK(target_text(second.catalog.units[0].segments[2]) == "Annat.");
}

TEST_CASE("A merge with a branch whose source changed leaves no suppression of the older text") {
  const Catalog first = source(kParagraphs);
  const Catalog base = translated(first);
  Catalog ours = sync_locale(source(with(1, "Second, edited."), &first), &base, "sv-SE");
  Catalog theirs = base;
  suppress(theirs.units[1], "links/*");
  CHECK(suppressed(merge_catalogs(base, ours, theirs).catalog).empty());
}

TEST_CASE("Whatever is edited, a suppression is there exactly as long as its unit says what it said") {
  for (uint32_t seed = 1; seed <= 150; ++seed) {
    std::mt19937 random(seed);
    Texts paragraphs = {"One `a` is.", "Two [b](b.md) are. More.", "Three.", "Four *x* y.", "Five. Six. Seven."};
    Catalog now = source(paragraphs);
    Catalog locale = translated(now);
    for (Unit& unit : now.units)
      suppress(unit, "source/*");
    for (Unit& unit : locale.units)
      suppress(unit, "links/*");
    for (int step = 0; step < 6; ++step) {
      const size_t at = random() % paragraphs.size();
      switch (random() % 4) {
        case 0:
          paragraphs[at] += " Word" + std::to_string(random() % 100) + ".";
          break;
        case 1:
          paragraphs.insert(paragraphs.begin() + static_cast<std::ptrdiff_t>(at), "New " + std::to_string(random()));
          break;
        case 2:
          std::swap(paragraphs[at], paragraphs[random() % paragraphs.size()]);
          break;
        default:
          if (paragraphs.size() > 2) paragraphs.erase(paragraphs.begin() + static_cast<std::ptrdiff_t>(at));
      }
      const Catalog before = now;
      now = source(paragraphs, &before);
      locale = sync_locale(now, &locale, "sv-SE");
      check_valid(now);
      check_valid(locale);
      INFO("seed " << seed << ", step " << step);
      for (const Catalog* catalog : {&now, &locale}) {
        for (const Unit& unit : catalog->units) {
          for (const Suppression& one : unit.suppressions)
            REQUIRE(one.source == source_key(unit));
        }
      }
      // A unit that kept its id and its text kept its suppression.
      for (const Unit& old : before.units) {
        const auto same = std::ranges::find(now.units, old.id, &Unit::id);
        if (same != now.units.end() && source_key(*same) == source_key(old))
          REQUIRE(same->suppressions == old.suppressions);
      }
    }
  }
}

}  // namespace docloc::catalog

// What edits leave of ids and translations, where likeness and place decide.
#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

#include "sync_fixture.h"

namespace docloc::catalog {

using namespace test;
using segment::Article;
using segment::Content;
using segment::PartKind;
using segment::UnitKind;

namespace {

// The locale after the paragraphs changed.
Catalog synced(const std::vector<std::string>& before, const std::vector<std::string>& after) {
  const Catalog first = source(before);
  const Catalog locale = translated(first);
  const Catalog next = source(after, &first);
  Catalog made = sync_locale(next, &locale, "sv-SE");
  check_valid(made);
  CHECK(sync_locale(next, &made, "sv-SE") == made);
  return made;
}

std::vector<std::string> targets(const Unit& unit) {
  std::vector<std::string> found;
  for (const Segment& segment : unit.segments) {
    if (!segment.ignorable) found.push_back(target_text(segment));
  }
  return found;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("An edited unit keeps its id though its neighbours were inserted and deleted") {
  const Catalog first =
      source({"Select the blue button to begin.", "Wait a moment.", "Then open the file menu again."});
  const Catalog next = source({"Something new stands here now.", "Select the red button to begin.",
                               "Then open the file menu once again.", "More that is new."},
                              &first);
  CHECK(next.units[1].id == first.units[0].id);
  CHECK(next.units[2].id == first.units[2].id);
  CHECK(next.units[0].id != first.units[1].id);
  CHECK(next.units[3].id != first.units[1].id);
}

TEST_CASE("Units that were swapped and edited at once keep their ids") {
  const Catalog first = source({"Select the blue button to begin the long work.", "Middle one.",
                                "Open the file menu in the upper left corner."});
  const Catalog next = source(
      {"Open the file menu in the upper right corner.", "Middle one.", "Select the red button to begin the long work."},
      &first);
  CHECK(ids(next) == Texts{first.units[2].id, first.units[1].id, first.units[0].id});
}

TEST_CASE("A paragraph that became a heading keeps id and translation") {
  Article before = article({"Install the program", "Text."});
  const Catalog first = make_source_catalog(before, "en-US", nullptr);
  const Catalog locale = translated(first);
  Article after = before;
  after.units[0].kind = UnitKind::heading;
  const Catalog next = make_source_catalog(after, "en-US", &first);
  CHECK(next.units[0].id == first.units[0].id);
  CHECK(next.units[0].kind == "heading");
  const Catalog synced = sync_locale(next, &locale, "sv-SE");
  CHECK(synced.units[0].segments == locale.units[0].segments);
}

TEST_CASE("Front matter keeps its names") {
  Article before = article({"The title of the page", "The words that describe it"});
  before.units[0].kind = before.units[1].kind = UnitKind::front_matter;
  before.units[0].name = "title";
  before.units[1].name = "description";
  const Catalog first = make_source_catalog(before, "en-US", nullptr);
  Article after = before;
  after.units[0].content = text("The words that describe it");
  after.units[1].content = text("Other words that describe it");
  const Catalog next = make_source_catalog(after, "en-US", &first);
  CHECK(next.units[0].name == "title");
  CHECK(next.units[1].name == "description");
  CHECK(next.units[0].id != next.units[1].id);
}

TEST_CASE("An edited sentence touches its own segment alone") {
  const Catalog locale = synced({"One is here. Two goes `x` there today. Three is done."},
                                {"One is here. Two goes `x` there tomorrow. Three is done."});
  CHECK(targets(locale.units[0]) == Texts{"sv:One is here.", "-", "sv:Three is done."});
  REQUIRE(locale.units[0].matches.size() == 1);
  CHECK(locale.units[0].matches[0].segment == "s2");
  CHECK(locale.units[0].matches[0].similarity == 80);
  CHECK(locale.units[0].matches[0].state == State::reviewed);
}

TEST_CASE("A sentence inserted, deleted or moved leaves the others their ids and targets") {
  const Catalog inserted = synced({"One is. Three is."}, {"One is. Two comes between them. Three is."});
  CHECK(targets(inserted.units[0]) == Texts{"sv:One is.", "-", "sv:Three is."});
  CHECK(inserted.units[0].segments[0].id == "s1");
  CHECK(inserted.units[0].segments[2].id == "s3");
  CHECK(inserted.units[0].segments[4].id == "s2");
  const Catalog deleted = synced({"One is. Two goes away. Three is."}, {"One is. Three is."});
  CHECK(targets(deleted.units[0]) == Texts{"sv:One is.", "sv:Three is."});
  const Catalog moved = synced({"One is. Two was. Three will be."}, {"Three will be. One is. Two was."});
  CHECK(targets(moved.units[0]) == Texts{"sv:Three will be.", "sv:One is.", "sv:Two was."});
}

TEST_CASE("Sentences that were merged or split leave the others alone, and their own translations beside them") {
  const Catalog merged = synced({"One is. Open the door. Close the window. Four is."},
                                {"One is. Open the door and close the window. Four is."});
  CHECK(targets(merged.units[0]) == Texts{"sv:One is.", "-", "sv:Four is."});
  REQUIRE(merged.units[0].matches.size() == 2);
  CHECK(merged.units[0].matches[0].origin == kPrevious);
  CHECK(merged.units[0].matches[1].origin == kDeleted);
  const Catalog split = synced({"One is. Open the door and close the window. Four is."},
                               {"One is. Open the door. Close the window. Four is."});
  CHECK(targets(split.units[0]) == Texts{"sv:One is.", "-", "-", "sv:Four is."});
  CHECK(split.units[0].matches.size() == 1);
}

TEST_CASE("Sentences keep their targets when their paragraph is split, joined, or loses them to another") {
  const Catalog split = synced({"One is. Two *was*. Three will be."}, {"One is.", "Two *was*. Three will be."});
  CHECK(targets(split.units[0]) == Texts{"sv:One is."});
  CHECK(targets(split.units[1]) == Texts{"sv:Two was.", "sv:Three will be."});
  CHECK(split.units.size() == 2);
  CHECK(split.units[0].matches.empty());
  const Catalog joined = synced({"One is.", "Two `was`.", "Three will be."}, {"One is. Two `was`. Three will be."});
  CHECK(targets(joined.units[0]) == Texts{"sv:One is.", "sv:Two .", "sv:Three will be."});
  const Catalog moved = synced({"One is. Two was.", "Three will be."}, {"One is.", "Three will be. Two was."});
  CHECK(targets(moved.units[1]) == Texts{"sv:Three will be.", "sv:Two was."});
  CHECK(moved.units[1].segments[2].state == State::reviewed);
}

TEST_CASE("A sentence that was deleted long ago is translated when it returns elsewhere") {
  const Catalog first = source({"One is.", "Two was. Three too.", "Four."});
  Catalog locale = translated(first);
  const Catalog second = source({"One is.", "Four."}, &first);
  locale = sync_locale(second, &locale, "sv-SE");
  const Catalog third = source({"One is. Two was.", "Four."}, &second);
  locale = sync_locale(third, &locale, "sv-SE");
  CHECK(targets(locale.units[0]) == Texts{"sv:One is.", "sv:Two was."});
  check_valid(locale);
}

TEST_CASE("The translation of a joined unit goes to the sentence that changed") {
  const Catalog first = source({"One is here. Two was there. Three will be."});
  Catalog locale = translated(first);
  Unit& joined = locale.units[0];
  const Content whole = text("One is here. Two was there. Three will be.");
  joined.segments = {{.id = "s1", .source = whole, .target = text("Allt i ett."), .state = State::final_}};
  const Catalog next = source({"One is here. Two was never there. Three will be."}, &first);
  const Catalog synced = sync_locale(next, &locale, "sv-SE");
  REQUIRE(synced.units[0].segments.size() == 5);
  REQUIRE(synced.units[0].matches.size() == 1);
  CHECK(synced.units[0].matches[0].segment == "s2");
  CHECK(segment::plain_text(synced.units[0].matches[0].target) == "Allt i ett.");
  check_valid(synced);
  // It is at hand for whoever joins the sentences again.
  const Catalog again = source({"One is here. Two was there. Three will be."}, &next);
  const Catalog back = sync_locale(again, &synced, "sv-SE");
  CHECK(segment::plain_text(back.units[0].matches.at(0).target) == "Allt i ett.");
}

TEST_CASE("An author's deleted note goes, a translator's stays, and the critical mark follows the source") {
  Article before = article({"One.", "Two."});
  before.units[0].notes = {"author's"};
  before.units[0].critical = true;
  const Catalog first = make_source_catalog(before, "en-US", nullptr);
  CHECK(first.units[0].critical);
  Catalog locale = translated(first);
  locale.units[0].notes = {"translator's"};
  CHECK(sync_locale(first, &locale, "sv-SE") == locale);
  check_valid(locale);
  Article after = before;
  after.units[0].notes.clear();
  after.units[0].critical = false;
  after.units[1].critical = true;
  const Catalog next = make_source_catalog(after, "en-US", &first);
  const Catalog synced = sync_locale(next, &locale, "sv-SE");
  CHECK(synced.units[0].author_notes.empty());
  CHECK(synced.units[0].notes == Texts{"translator's"});
  CHECK_FALSE(synced.units[0].critical);
  CHECK(synced.units[1].critical);
}

TEST_CASE("A link that leads elsewhere in a locale does so through edits, as long as the source has it") {
  const std::string before = "See [one](a.md) and [two](b.md \"Title\").";
  const Catalog first = source({before});
  Catalog locale = translated(first);
  locale.units[0].replacements = {{1, locale.units[0].codes[0]}, {2, locale.units[0].codes[1]}};
  for (segment::Replacement& replacement : locale.units[0].replacements) {
    replacement.with.meaning = "sv.md";
    replacement.with.close = replacement.code == 1 ? "](sv.md)" : "](sv.md \"Title\")";
  }
  const Catalog& from = first;
  check_valid(locale);
  const auto replaced = [&](const std::string& after) {
    const Catalog next = source({after}, &from);
    const Catalog made = sync_locale(next, &locale, "sv-SE");
    check_valid(made);
    Texts found;
    for (const segment::Replacement& one : made.units[0].replacements)
      found.push_back(std::to_string(one.code) + one.with.close);
    return found;
  };
  CHECK(replaced(before) == Texts{"1](sv.md)", "2](sv.md \"Title\")"});
  CHECK(replaced("Do see [one](a.md) and [two](b.md \"Title\") at last.") == Texts{"1](sv.md)", "2](sv.md \"Title\")"});
  CHECK(replaced("Look at [two](b.md \"Title\") and [one](a.md).") == Texts{"1](sv.md \"Title\")", "2](sv.md)"});
  CHECK(replaced("See [one](a.md) and that.") == Texts{"1](sv.md)"});
  CHECK(replaced("See one and two.").empty());
  // The source leads elsewhere: the locale still goes its own way.
  CHECK(replaced("See [one](c.md) and [two](b.md \"Title\").") == Texts{"1](sv.md)", "2](sv.md \"Title\")"});
  const Targets fit = targets_for(article({before}), from, locale);
  CHECK(fit.targets[0]->replaced == locale.units[0].replacements);
}

TEST_CASE("Through random edits of words, sentences and paragraphs every human's translation stays somewhere") {
  for (uint32_t seed = 1; seed <= 120; ++seed) {
    std::mt19937 random(seed);
    uint32_t fresh = 0;
    const auto word = [&] { return "w" + std::to_string(++fresh) + "x"; };
    const auto sentence = [&] {
      std::string made = "The " + word() + (random() % 3 == 0 ? " `code`" : "") +
                         (random() % 4 == 0 ? " *is* " : " is ") + word() + " " + word() + ".";
      return made;
    };
    std::vector<std::vector<std::string>> pages(6);
    for (auto& paragraph : pages) {
      for (auto n = 1 + random() % 3; n > 0; --n)
        paragraph.push_back(sentence());
    }
    const auto write = [&] {
      Texts paragraphs;
      for (const auto& paragraph : pages) {
        std::string joined;
        for (const std::string& one : paragraph)
          joined += (joined.empty() ? "" : " ") + one;
        if (!joined.empty()) paragraphs.push_back(joined);
      }
      return paragraphs;
    };
    Catalog from = source(write());
    Catalog locale = sync_locale(from, nullptr, "sv-SE");
    std::vector<std::string> work;
    for (int round = 0; round < 8; ++round) {
      // The translator gives every open segment a target that nobody else wrote.
      for (Unit& unit : locale.units) {
        for (Segment& segment : unit.segments) {
          if (segment.ignorable || segment.target || unit.obsolete) continue;
          // What it replaces was the translator's to replace.
          for (const Match& match : unit.matches) {
            if (match.segment == segment.id && match.origin == kPrevious)
              std::erase(work, segment::plain_text(match.target));
          }
          segment.target = segment.source;
          segment.target->insert(segment.target->begin(), {PartKind::text, word() + " ", 0});
          segment::normalize(*segment.target);
          segment.state = State::translated;
          work.push_back(target_text(segment));
        }
      }
      for (auto edits = 1 + random() % 3; edits > 0; --edits) {
        auto& paragraph = pages[random() % pages.size()];
        const size_t at = paragraph.empty() ? 0 : random() % paragraph.size();
        switch (random() % 6) {
          case 0:
            if (!paragraph.empty()) paragraph[at].insert(paragraph[at].size() - 1, " " + word());
            break;
          case 1:
            paragraph.insert(paragraph.begin() + static_cast<std::ptrdiff_t>(at), sentence());
            break;
          case 2:
            if (!paragraph.empty()) paragraph.erase(paragraph.begin() + static_cast<std::ptrdiff_t>(at));
            break;
          case 3:
            std::swap(paragraph, pages[random() % pages.size()]);
            break;
          case 4: {  // a sentence goes to another paragraph
            if (paragraph.empty()) break;
            const std::string moving = paragraph[at];
            paragraph.erase(paragraph.begin() + static_cast<std::ptrdiff_t>(at));
            pages[random() % pages.size()].push_back(moving);
            break;
          }
          default:
            paragraph.clear();
            break;
        }
      }
      if (write().empty()) pages[0].push_back(sentence());
      from = source(write(), &from);
      locale = sync_locale(from, &locale, "sv-SE");
      check_valid(locale);
      std::vector<std::string> kept;
      for (const Unit& unit : locale.units) {
        for (const Segment& segment : unit.segments)
          kept.push_back(target_text(segment));
        for (const Match& match : unit.matches)
          kept.push_back(segment::plain_text(match.target));
      }
      for (const std::string& target : work) {
        INFO("seed " << seed << " round " << round << ": " << target);
        REQUIRE(std::ranges::find(kept, target) != kept.end());
      }
    }
  }
}

}  // namespace docloc::catalog

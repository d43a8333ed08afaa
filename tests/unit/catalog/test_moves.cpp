#include <catch2/catch.hpp>

#include "catalog/moves.h"
#include "catalog/sync.h"
#include "segment/article.h"

using namespace docloc;
using namespace docloc::catalog;

namespace {

segment::Article article(const std::string& path, const std::string& markdown) {
  return segment::read_article(path, markdown);
}

Catalog source_of(const std::string& path, const std::string& markdown) {
  return make_source_catalog(article(path, markdown), "en-US", nullptr);
}

// A file as it was and as it is; empty text: it was not, or is not, there.
FileUnits file(const std::string& path, const std::string& before, const std::string& after) {
  FileUnits units{.path = path, .was_there = !before.empty(), .is_there = !after.empty()};
  if (units.was_there) units.before = moving_units(source_of(path, before));
  if (units.is_there) units.after = moving_units(article(path, after));
  return units;
}

const char* const kSection = "## Setup\n\nInstall the program first.\n\nThen start it.\n";

}  // namespace

TEST_CASE("a section that went to another article is found there, unit by unit") {
  const std::string before = std::string("# One\n\nIntroduction.\n\n") + kSection;
  const Moves moves = find_moves({file("b.md", "# Two\n\nText.\n", std::string("# Two\n\nText.\n\n") + kSection),
                                  file("a.md", before, "# One\n\nIntroduction.\n")});
  CHECK(moves.renamed.empty());
  REQUIRE(moves.arrivals.contains("b.md"));
  const Catalog old = source_of("a.md", before);
  std::vector<UnitName> wanted;
  for (size_t i = 2; i < 5; ++i)
    wanted.push_back({"a.md", old.units[i].id});
  CHECK(moves.arrivals.at("b.md") == wanted);
  CHECK(moves.departures.at("a.md").size() == 3);
}

TEST_CASE("an article that was renamed and edited a little is the same article") {
  const Moves moves = find_moves({file("old.md", "# Title\n\nOne sentence here.\n\nAnother sentence there.\n", ""),
                                  file("new/name.md", "", "# Title\n\nOne sentence here.\n\nA new one.\n"),
                                  file("other.md", "", "# Something else\n")});
  CHECK(moves.renamed == std::map<std::string, std::string>{{"new/name.md", "old.md"}});
  CHECK(moves.arrivals.empty());
}

TEST_CASE("of two candidates the better one is the renamed article, the other one's sections still move") {
  const Moves moves = find_moves(
      {file("old.md", std::string("# Guide\n\nA long introduction of the guide.\n\n") + kSection, ""),
       file("guide.md", "", "# Guide\n\nA long introduction of the guide.\n"), file("setup.md", "", kSection)});
  REQUIRE(moves.renamed.size() == 1);
  CHECK(moves.renamed.at("setup.md") == "old.md");
  CHECK(moves.arrivals.at("guide.md").size() == 2);
}

TEST_CASE("text that is still where it was is copied, not moved") {
  const std::string text = std::string("# One\n\n") + kSection;
  CHECK(find_moves({file("a.md", text, text), file("b.md", "# Two\n", std::string("# Two\n\n") + kSection)}).empty());
}

TEST_CASE("equal units come from the file that gave the one before") {
  const char* const two = "# B\n\nSame words.\n\nOnly in b.\n";
  const Moves moves =
      find_moves({file("a.md", "# A\n\nSame words.\n\nOnly in a.\n", "# A\n"), file("b.md", two, "# B\n"),
                  file("c.md", "# C\n", "# C\n\nSame words.\n\nOnly in a.\n\nSame words.\n\nOnly in b.\n")});
  REQUIRE(moves.arrivals.at("c.md").size() == 4);
  CHECK(moves.arrivals.at("c.md")[1].path == "a.md");
  CHECK(moves.arrivals.at("c.md")[3].path == "b.md");
}

TEST_CASE("units put into another catalog have the same ids in the source's and in a locale's") {
  const Catalog from = source_of("a.md", "Words.\n\nMore words.\n");
  const Catalog to = source_of("b.md", "Words.\n");
  const std::vector<std::string> ids = {from.units[0].id, "gone", from.units[1].id};
  Catalog source = to;
  std::set<std::string> taken = {to.units[0].id};
  add_units(source, from, ids, taken);
  REQUIRE(source.units.size() == 3);
  CHECK(source.units[1].id == from.units[0].id + "-2");
  CHECK(source.units[2].id == from.units[1].id);

  Catalog locale = sync_locale(to, nullptr, "sv-SE");
  Unit obsolete = from.units[1];
  obsolete.obsolete = true;
  locale.units.push_back(obsolete);
  taken = {to.units[0].id};
  add_units(locale, sync_locale(from, nullptr, "sv-SE"), ids, taken);
  REQUIRE(locale.units.size() == 4);
  CHECK(locale.units[1].id == from.units[1].id + "-2");
  CHECK(locale.units[2].id == source.units[1].id);
  CHECK(locale.units[3].id == source.units[2].id);
}

// What leverage must keep whatever the catalogs hold: doing it again changes nothing, what somebody wrote stays, and
// the catalog is a valid one.
#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "build.h"
#include "catalog/codes.h"
#include "catalog/sync.h"

using namespace docloc;
using namespace docloc::memory;
using namespace docloc::memory::test;
using catalog::Catalog;
using catalog::Origin;
using catalog::State;
using segment::CodeKind;

namespace {

class Texts {
 public:
  explicit Texts(uint32_t seed) : random_(seed) {}

  uint32_t below(uint32_t n) { return std::uniform_int_distribution<uint32_t>(0, n - 1)(random_); }
  bool chance(uint32_t percent) { return below(100) < percent; }

  std::vector<Catalog> catalogs(uint32_t count) {
    std::vector<Catalog> made;
    for (uint32_t c = 0; c < count; ++c) {
      std::vector<catalog::Unit> units;
      for (uint32_t u = below(12) + 1; u > 0; --u)
        units.push_back(make_unit(fmt::format("u{}", u)));
      made.push_back(catalog_of(fmt::format("c{}", c) + ".md", std::move(units)));
    }
    return made;
  }

 private:
  // Few texts, so that they repeat; codes in some of them, and links across sentences.
  catalog::Unit make_unit(std::string id) {
    std::vector<segment::Code> codes;
    std::vector<Pair> pairs;
    const bool spanning = chance(10);
    if (spanning) codes.push_back(link());
    for (uint32_t s = spanning ? 2 : below(2) + 1; s > 0; --s)
      pairs.push_back(pair(codes, spanning ? s : 0));
    catalog::Unit made = unit(std::move(id), chance(70) ? "paragraph" : "heading", pairs, codes);
    for (catalog::Segment& segment : made.segments) {
      if (chance(15)) add_match(made, segment);
    }
    if (chance(8)) made.translate = false;
    if (!made.translate && chance(50)) made.obsolete = true;
    return made;
  }

  Pair pair(std::vector<segment::Code>& codes, uint32_t half) {
    static const std::vector<std::string> kStarts = {"Open the file", "Open a file", "Select the red server role",
                                                     "Select the blue server role", "Shut the door"};
    static const std::vector<std::string> kEnds = {"now", "in the list", "and wait", "of the host"};
    std::string middle;
    std::string target_middle;
    if (half == 2) {
      middle = target_middle = " <1>here";
    } else if (half == 1) {
      middle = target_middle = " there</1>";
    } else if (chance(40)) {
      codes.push_back(chance(50) ? code(CodeKind::code, chance(50) ? "`a`" : "`b`")
                                 : code(CodeKind::strong, "**", "**"));
      const std::string n = std::to_string(codes.size());
      middle = codes.back().paired ? " <" + n + ">it</" + n + ">" : " <" + n + "/>";
      target_middle = codes.back().paired && chance(50) ? " det" : middle;
    }
    const uint32_t start = below(5);
    const uint32_t end = below(4);
    Pair made{kStarts[start] + middle + " " + kEnds[end] + ".", ""};
    if (chance(50)) return made;
    made.target = fmt::format("Mål {}", start) + std::to_string(chance(15) ? below(3) : 0) + target_middle + " " +
                  std::to_string(end) + ".";
    made.state = static_cast<State>(chance(10) ? 0 : below(3) + 1);
    made.origin = static_cast<Origin>(chance(70) ? 0 : below(3));
    return made;
  }

  void add_match(catalog::Unit& unit, const catalog::Segment& segment) {
    static const std::vector<std::string_view> kOrigins = {catalog::kPrevious, catalog::kPreviousMachine,
                                                           catalog::kPreviousFuzzy, kMemory, "other:tool"};
    unit.matches.push_back({.segment = segment.id,
                            .origin = std::string(kOrigins[below(5)]),
                            .source = content("Open the old file now."),
                            .target = content("Äldre " + std::to_string(below(3)))});
  }

  static segment::Code link() { return code(CodeKind::link, "[", "](a.md)", "a.md"); }

  std::mt19937 random_;
};

bool is_somebodys(const catalog::Segment& segment) {
  return segment.target && (segment.origin != Origin::fuzzy || segment.state != State::initial);
}

void check_nothing_lost(const Catalog& before, const Catalog& after) {
  REQUIRE(before.units.size() == after.units.size());
  for (size_t u = 0; u < before.units.size(); ++u) {
    REQUIRE(before.units[u].segments.size() == after.units[u].segments.size());
    for (size_t s = 0; s < before.units[u].segments.size(); ++s) {
      const catalog::Segment& old = before.units[u].segments[s];
      const catalog::Segment& now = after.units[u].segments[s];
      CHECK(to_text(old.source) == to_text(now.source));
      if (!is_somebodys(old)) continue;
      REQUIRE(now.target);
      CHECK(segment::plain_text(*old.target) == segment::plain_text(*now.target));
      CHECK(old.state == now.state);
      CHECK(old.origin == now.origin);
    }
    for (const catalog::Match& match : before.units[u].matches) {
      if (match.origin == kMemory || match.origin == catalog::kPreviousFuzzy) continue;
      CHECK(std::ranges::count(after.units[u].matches, match) == std::ranges::count(before.units[u].matches, match));
    }
  }
}

void check_valid(const Catalog& catalog) {
  for (const catalog::Unit& unit : catalog.units)
    CHECK(find_code_faults(unit).empty());
  const catalog::Read read = catalog::read_xliff(catalog.path, write_xliff(catalog));
  REQUIRE(read.catalog);
  CHECK(read.findings.empty());
  CHECK(*read.catalog == catalog);
}

// The units that differ, as XLIFF.
std::string changes(const Catalog& before, const Catalog& after) {
  std::string out;
  for (size_t u = 0; u < before.units.size(); ++u) {
    if (before.units[u] == after.units[u]) continue;
    for (const Catalog* catalog : {&before, &after})
      out += write_xliff(catalog_of(catalog->path, {catalog->units[u]}));
  }
  return out;
}

// The generator's own catalogs, as reading them gives them.
Catalog valid(const Catalog& catalog) {
  catalog::Read read = catalog::read_xliff(catalog.path, write_xliff(catalog));
  REQUIRE(read.catalog);
  return std::move(*read.catalog);
}

}  // namespace

TEST_CASE("leverage done twice changes nothing, loses nothing, and leaves valid catalogs") {
  size_t filled = 0;
  for (uint32_t seed = 0; seed < 60; ++seed) {
    INFO("seed " << seed);
    std::vector<Catalog> catalogs = Texts(seed).catalogs(6);
    std::ranges::transform(catalogs, catalogs.begin(), valid);
    Memory memory = memory_of(catalogs);
    std::vector<Catalog> once = catalogs;
    for (size_t i = 0; i < once.size(); ++i) {
      const Account account = leverage(once[i], memory);
      filled += account.in_context.segments + account.exact.segments + account.similar[7].segments;
      check_nothing_lost(catalogs[i], once[i]);
      check_valid(once[i]);
      Catalog twice = once[i];
      leverage(twice, memory);
      CHECK(changes(once[i], twice) == "");
    }
    // The next sync indexes what this one wrote.
    refresh(memory, once);
    for (const Catalog& catalog : once) {
      Catalog again = catalog;
      leverage(again, memory);
      CHECK(changes(catalog, again) == "");
    }
  }
  CHECK(filled > 300);
}

TEST_CASE("a catalog that needs no leverage is not changed by it") {
  for (uint32_t seed = 100; seed < 160; ++seed) {
    const std::vector<Catalog> catalogs = Texts(seed).catalogs(3);
    const Memory memory = memory_of(catalogs);
    for (const Catalog& made : catalogs) {
      Catalog catalog = valid(made);
      const Catalog before = catalog;
      const bool needed = needs_leverage(catalog);
      leverage(catalog, memory);
      if (!needed) CHECK(catalog == before);
    }
  }
}

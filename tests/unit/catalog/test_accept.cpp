#include <catch2/catch.hpp>

#include "catalog/accept.h"
#include "sync_fixture.h"

namespace docloc::catalog {

using namespace test;

namespace {

const Decision kAnna{.by = "Anna Ek <anna@example.org>", .date = "2026-11-23"};

// The locale's unit after its source went from `before` to `after`, translated before.
Catalog edited(const std::string& before, const std::string& after) {
  const Catalog first = source({"Top.", before, "End."});
  const Catalog locale = translated(first);
  return sync_locale(source({"Top.", after, "End."}, &first), &locale, "sv-SE");
}

}  // namespace

TEST_CASE("An accepted edit brings the older translation back, with its state and the decision") {
  Catalog locale = edited("One. Tow `x` here. Three.", "One. Two `x` here. Three.");
  Unit& unit = locale.units[1];
  REQUIRE(standing_of(unit) == Standing::stale);
  CHECK(accept_previous(unit, "", kAnna) == std::vector<Accepted>{{"s2", ""}});
  CHECK(target_text(unit.segments[2]) == "sv:Tow  here.");
  CHECK(unit.segments[2].state == State::reviewed);
  CHECK(unit.segments[2].decision == kAnna);
  CHECK(unit.matches.empty());
  CHECK(accept_previous(unit, "", kAnna).empty());
  check_valid(locale);
}

TEST_CASE("One segment alone can be accepted") {
  Catalog locale = edited("Tow one of us. Tow two of us.", "Two one of us. Two two of us.");
  Unit& unit = locale.units[1];
  CHECK(accept_previous(unit, "s2", kAnna) == std::vector<Accepted>{{"s2", ""}});
  CHECK_FALSE(unit.segments[0].target);
  CHECK(unit.segments[2].target);
  CHECK(accept_previous(unit, "s9", kAnna).empty());
  check_valid(locale);
}

TEST_CASE("Codes are mapped by what they mean, then by their order") {
  Catalog locale = edited("Use `a` or `b` at [it](x.md) teh day.", "Use `b` or `c` at [it](y.md) the day.");
  Unit& unit = locale.units[1];
  CHECK(accept_previous(unit, "", kAnna) == std::vector<Accepted>{{"s1", ""}});
  std::string shown;
  for (const segment::Part& part : *unit.segments[0].target)
    shown += part.kind == segment::PartKind::placeholder ? unit.codes[part.code - 1].meaning : part.text;
  // `b` is where it stood; `c` came for `a`.
  CHECK(shown == "sv:Use c or b at it teh day.");
  check_valid(locale);
}

TEST_CASE("Emphasis that the source gave up leaves the accepted translation") {
  Catalog locale = edited("Use the *old* thing teh day.", "Use the old thing the day.");
  Unit& unit = locale.units[1];
  CHECK(accept_previous(unit, "", kAnna) == std::vector<Accepted>{{"s1", ""}});
  CHECK(target_text(unit.segments[0]) == "sv:Use the old thing teh day.");
  CHECK(unit.codes.empty());
  check_valid(locale);
}

TEST_CASE("An older translation that has or lacks a protected code is refused with the reason, and nothing changes") {
  Catalog gone = edited("Use `x` on the day teh.", "Use it on the day the.");
  const Catalog before = gone;
  const std::vector<Accepted> refused = accept_previous(gone.units[1], "", kAnna);
  REQUIRE(refused.size() == 1);
  CHECK(refused[0].refused == "The older translation has \"`x`\", which the source no longer has.");
  CHECK(gone == before);
  Catalog added = edited("Use it on the day teh.", "Use `y` it on the day the.");
  REQUIRE(accept_previous(added.units[1], "", kAnna).size() == 1);
  CHECK(accept_previous(added.units[1], "", kAnna)[0].refused ==
        "The older translation lacks \"`y`\", which the source has now.");
}

}  // namespace docloc::catalog

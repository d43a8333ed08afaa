#include <catch2/catch.hpp>

#include "build.h"
#include "memory/consistency.h"

using namespace docloc;
using namespace docloc::memory;
using namespace docloc::memory::test;
using segment::CodeKind;

namespace {

std::string to_text(const std::vector<Inconsistency>& found) {
  std::string out;
  for (const Inconsistency& one : found) {
    out += one.role + " " + one.source + "\n";
    for (const Variant& variant : one.variants) {
      out += "  " + variant.target + ":";
      for (const Occurrence& place : variant.occurrences)
        out += " " + place.path + "#" + place.unit + "/" + place.segment;
      out += "\n";
    }
  }
  return out;
}

}  // namespace

TEST_CASE("a text with several translations is listed with its places, the most frequent first") {
  const std::vector<catalog::Catalog> catalogs = {
      paragraphs("b.md", {{"Open it.", "Öppna den."}, {"Shut it.", "Stäng den."}, {"Save it.", "Spara den."}}),
      paragraphs("a.md", {{"Open it.", "Läs in den."}, {"Open it.", "Öppna den."}, {"Save it.", "Lagra den."}}),
      paragraphs("c.md", {{"Open it.", "Öppna\nden."}, {"Shut it.", "Stäng den."}})};
  CHECK(to_text(find_inconsistencies(catalogs)) ==
        "paragraph Open it.\n"
        "  Öppna den.: a.md#u2/s1 b.md#u1/s1 c.md#u1/s1\n"
        "  Läs in den.: a.md#u1/s1\n"
        "paragraph Save it.\n"
        "  Lagra den.: a.md#u3/s1\n"
        "  Spara den.: b.md#u3/s1\n");
}

TEST_CASE("roles are looked at apart, and guesses, drafts and what is obsolete not at all") {
  catalog::Catalog catalog = paragraphs("a.md", {{"Open it.", "ett"},
                                                 {"Open it.", "två", catalog::State::initial},
                                                 {"Open it.", "tre", catalog::State::initial, catalog::Origin::fuzzy},
                                                 {"Open it.", "fyra"}});
  catalog.units[3].obsolete = true;
  catalog.units.push_back(unit("u9", "heading", {{"Open it.", "fem"}}));
  CHECK(find_inconsistencies(std::vector{catalog}).empty());
}

TEST_CASE("the bytes of codes make no translation another one, their places do") {
  const auto with = [](std::string id, std::string target, std::string a, std::string b) {
    return unit(std::move(id), "paragraph", {{"Run <1/> or <2/>", std::move(target)}},
                {code(CodeKind::code, std::move(a)), code(CodeKind::code, std::move(b))});
  };
  CHECK(to_text(find_inconsistencies(std::vector{catalog_of(
            "a.md", {with("u1", "Kör <1/> eller <2/>", "`a`", "`b`"), with("u2", "Kör <1/> eller <2/>", "`c`", "`d`"),
                     with("u3", "Kör <2/> eller <1/>", "`a`", "`b`")})})) ==
        "paragraph Run <1/> or <2/>\n"
        "  Kör <1/> eller <2/>: a.md#u1/s1 a.md#u2/s1\n"
        "  Kör <2/> eller <1/>: a.md#u3/s1\n");
}

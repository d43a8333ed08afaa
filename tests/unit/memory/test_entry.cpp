#include <catch2/catch.hpp>
#include <random>

#include "build.h"
#include "catalog/sync.h"
#include "memory/entry_bytes.h"

using namespace docloc;
using namespace docloc::memory;
using namespace docloc::memory::test;
using catalog::State;
using segment::CodeKind;

namespace {

std::vector<std::string> texts(const std::vector<Entry>& entries) {
  std::vector<std::string> out;
  for (const Entry& entry : entries)
    out.push_back(to_text(entry.source) + " = " + to_text(entry.target));
  return out;
}

}  // namespace

TEST_CASE("what a catalog vouches for is remembered, guesses and drafts are not") {
  catalog::Catalog catalog = paragraphs("a.md", {{"One.", "Ett."},
                                                 {"Two.", "Två.", State::final_},
                                                 {"Three.", "Tre.", State::initial},
                                                 {"Four.", "Fyra.", State::initial, catalog::Origin::fuzzy},
                                                 {"Five.", "Fem.", State::translated, catalog::Origin::machine},
                                                 {"Six.", "Sex.", State::reviewed, catalog::Origin::machine},
                                                 {"Seven.", ""}});
  const std::vector<Entry> entries = entries_of(catalog);
  CHECK(texts(entries) == std::vector<std::string>{"One. = Ett.", "Two. = Två.", "Five. = Fem.", "Six. = Sex."});
  CHECK(entries[2].origin == catalog::Origin::machine);
  // A text that somebody reviewed is a human's, whoever drafted it.
  CHECK(entries[3].origin == catalog::Origin::human);
  CHECK(entries[0].role == "paragraph");
}

TEST_CASE("an obsolete unit and a previous translation are remembered as older, without a place") {
  catalog::Catalog catalog = paragraphs("a.md", {{"New text.", ""}, {"Gone.", "Borta."}});
  catalog.units[1].obsolete = true;
  catalog.units[1].translate = false;
  for (const std::string_view origin :
       {catalog::kPrevious, catalog::kPreviousMachine, catalog::kPreviousFuzzy, kMemory}) {
    catalog.units[0].matches.push_back({.segment = "s1",
                                        .origin = std::string(origin),
                                        .source = content("Old text."),
                                        .target = content(std::string(origin))});
  }
  const std::vector<Entry> entries = entries_of(catalog);
  CHECK(texts(entries) == std::vector<std::string>{"Old text. = docloc:previous", "Old text. = docloc:previous-machine",
                                                   "Gone. = Borta."});
  for (const Entry& entry : entries) {
    CHECK(entry.older);
    CHECK_FALSE(entry.context);
  }
}

TEST_CASE("the context of a segment is the text before and after it, across units") {
  const catalog::Catalog catalog = paragraphs("a.md", {{"One.", "Ett."}, {"Two.", "Två."}, {"Three.", "Tre."}});
  const std::vector<Position> positions = positions_of(catalog);
  REQUIRE(positions.size() == 3);
  CHECK(positions[0].context == Context{0, positions[1].key});
  CHECK(positions[1].context == Context{positions[0].key, positions[2].key});
  CHECK(positions[2].context == Context{positions[1].key, 0});
  CHECK(entries_of(catalog)[1].context == positions[1].context);
}

TEST_CASE("an entry has codes of its own, and forgets where lines broke") {
  const std::vector<segment::Code> codes = {code(CodeKind::code, "`unused`"), code(CodeKind::link, "[", "](a.md)"),
                                            code(CodeKind::emphasis, "_", "_"), code(CodeKind::code, "`x`")};
  const Entry entry =
      make_entry(content("Run\n <4/> and  <2>go</2>. "), content("<2>Gå</2> och\tkör <3><4/></3>."), codes);
  CHECK(to_text(entry.source) == "Run <1/> and <2>go</2>.");
  CHECK(to_text(entry.target) == "<2>Gå</2> och kör <3><1/></3>.");
  REQUIRE(entry.codes.size() == 3);
  CHECK(entry.codes[0].open == "`x`");
  CHECK(entry.codes[1].close == "](a.md)");
  // Formatting of the translator's own is spelled as usual.
  CHECK(entry.codes[2].open == "*");
}

TEST_CASE("two targets say the same when only the bytes of their codes differ") {
  const auto form = [](std::string_view target, std::vector<segment::Code> codes) {
    return target_form(make_entry(content("Go <1>there</1> or <2>here</2>"), content(target), codes));
  };
  const std::vector<segment::Code> a = {code(CodeKind::link, "[", "](a)"), code(CodeKind::link, "[", "](b)")};
  const std::vector<segment::Code> b = {code(CodeKind::link, "[", "](c)"), code(CodeKind::link, "[", "](d)")};
  CHECK(form("<1>Dit</1> eller <2>hit</2>", a) == form("<1>Dit</1>  eller\n<2>hit</2>", b));
  CHECK(form("<1>Dit</1> eller <2>hit</2>", a) != form("<2>Dit</2> eller <1>hit</1>", a));
}

TEST_CASE("entries come back from their bytes, and other bytes give none") {
  const std::vector<segment::Code> codes = {code(CodeKind::link, "[", "](a \"t\")", "a"), code(CodeKind::html, "<br>")};
  Entry entry = make_entry(content("See <1>this</1><2/>"), content("<1>Se</1><2/> \"漢字\" \x01"), codes);
  entry.role = "front-matter";
  entry.state = State::final_;
  entry.origin = catalog::Origin::machine;
  entry.older = true;
  entry.gap = "";
  const std::string bytes = to_bytes(entry);
  REQUIRE(from_bytes(bytes) == entry);
  for (size_t size = 0; size < bytes.size(); ++size)
    CHECK_FALSE(from_bytes(std::string_view(bytes).substr(0, size)));
  std::mt19937 random(7);
  for (int i = 0; i < 20000; ++i) {
    std::string damaged = bytes;
    for (int n = 0; n < 3; ++n)
      damaged[random() % damaged.size()] = static_cast<char>(random());
    // Whatever comes out, its contents mention its own codes only.
    const std::optional<Entry> read = from_bytes(damaged);
    if (!read) continue;
    for (const segment::Part& part : read->target)
      CHECK(part.code <= read->codes.size());
  }
}

#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

#include "check/edits.h"
#include "check/pairs.h"

using namespace docloc;
using namespace docloc::check;
using segment::Content;
using segment::PartKind;

namespace {

// "Read <1>the guide</1><2/>."
const Content kTarget = {{PartKind::text, "Read ", 0}, {PartKind::open, "", 1},        {PartKind::text, "the guide", 0},
                         {PartKind::close, "", 1},     {PartKind::placeholder, "", 2}, {PartKind::text, ".", 0}};

std::string shown(const std::optional<Content>& content) {
  if (!content) return "refused";
  std::string out;
  for (const segment::Part& part : *content) {
    if (part.kind == PartKind::text) out += part.text;
    if (part.kind == PartKind::open) out += "<" + std::to_string(part.code) + ">";
    if (part.kind == PartKind::close) out += "</" + std::to_string(part.code) + ">";
    if (part.kind == PartKind::placeholder) out += "<" + std::to_string(part.code) + "/>";
  }
  return out;
}

}  // namespace

TEST_CASE("edits of a text replace, insert and delete, whatever their order") {
  CHECK(apply_edits("a bad cat", {{{6, 9}, "dog"}, {{0, 1}, "the"}}) == "the bad dog");
  CHECK(apply_edits("ab", {{{1, 1}, "-"}}) == "a-b");
  CHECK(apply_edits("ab", {{{2, 2}, "!"}}) == "ab!");
  CHECK(apply_edits("a  b", {{{1, 2}, ""}}) == "a b");
  CHECK(apply_edits("ab", {}) == "ab");
}

TEST_CASE("edits that meet or leave the text are refused") {
  CHECK_FALSE(apply_edits("abcd", {{{0, 2}, "x"}, {{1, 3}, "y"}}));
  CHECK_FALSE(apply_edits("abcd", {{{0, 2}, "x"}, {{2, 3}, "y"}}));
  CHECK_FALSE(apply_edits("abcd", {{{1, 1}, "x"}, {{1, 1}, "y"}}));
  CHECK_FALSE(apply_edits("abcd", {{{3, 5}, "x"}}));
}

TEST_CASE("an edit of a target leaves its codes where they are") {
  REQUIRE(side_of(kTarget).text.size() == 5 + 3 + 9 + 3 + 3 + 1);
  CHECK(shown(apply_edits(kTarget, {{{0, 4}, "See"}})) == "See <1>the guide</1><2/>.");
  CHECK(shown(apply_edits(kTarget, {{{4, 5}, ""}})) == "Read<1>the guide</1><2/>.");
  CHECK(shown(apply_edits(kTarget, {{{8, 11}, "this"}, {{23, 24}, "!"}})) == "Read <1>this guide</1><2/>!");
  CHECK(shown(apply_edits(kTarget, {{{17, 17}, " book"}})) == "Read <1>the guide book</1><2/>.");
  CHECK(shown(apply_edits(kTarget, {{{20, 20}, " "}})) == "Read <1>the guide</1> <2/>.");
  CHECK(shown(apply_edits(kTarget, {{{24, 24}, "."}})) == "Read <1>the guide</1><2/>..");
}

TEST_CASE("an edit that covers a code, or a part of one, is refused") {
  CHECK(shown(apply_edits(kTarget, {{{4, 9}, ""}})) == "refused");
  CHECK(shown(apply_edits(kTarget, {{{6, 7}, ""}})) == "refused");
  CHECK(shown(apply_edits(kTarget, {{{6, 6}, "x"}})) == "refused");
  CHECK(shown(apply_edits(kTarget, {{{17, 23}, ""}})) == "refused");
  CHECK(shown(apply_edits(kTarget, {{{0, 25}, ""}})) == "refused");
}

TEST_CASE("whatever is edited, a target's text becomes what the edits make of it, and its codes stay in order") {
  const std::string pieces = "ab \n";
  for (uint32_t seed = 1; seed <= 2000; ++seed) {
    std::mt19937 random(seed);
    Content target;
    for (size_t n = random() % 6; n > 0; --n) {
      if (random() % 2 == 0) target.push_back({PartKind::placeholder, "", static_cast<uint32_t>(target.size() + 1)});
      if (random() % 4 != 0) target.push_back({PartKind::text, std::string(1 + random() % 4, pieces[random() % 4]), 0});
      // A character of the text like a code's place.
      if (random() % 5 == 0) target.push_back({PartKind::text, std::string(kCode), 0});
    }
    segment::normalize(target);
    const Side before = side_of(target);
    std::vector<Edit> edits;
    for (size_t n = random() % 3; n > 0; --n) {
      const auto begin = static_cast<uint32_t>(random() % (before.text.size() + 1));
      const auto end = static_cast<uint32_t>(begin + random() % (before.text.size() + 1 - begin));
      edits.push_back({{begin, end}, random() % 2 == 0 ? "" : "XY"});
    }
    const auto splits_code = [&](const Mark& mark) {
      return std::ranges::any_of(edits, [&](const Edit& edit) {
        return edit.bytes.empty() ? edit.bytes.begin > mark.at && edit.bytes.begin < mark.at + 3
                                  : edit.bytes.begin < mark.at + 3 && mark.at < edit.bytes.end;
      });
    };
    const std::optional<std::string> text = apply_edits(before.text, edits);
    const std::optional<Content> content = apply_edits(target, edits);
    INFO("seed " << seed);
    REQUIRE(content.has_value() == (text && std::ranges::none_of(before.marks, splits_code)));
    if (!content) continue;
    const Side after = side_of(*content);
    REQUIRE(after.text == *text);
    REQUIRE(std::ranges::equal(after.marks, before.marks, {}, &Mark::code, &Mark::code));
    Content normal = *content;
    segment::normalize(normal);
    REQUIRE(normal == *content);
  }
}

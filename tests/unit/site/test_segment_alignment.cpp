#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "site/segment_alignment.h"

using namespace docloc;

namespace {

catalog::Unit unit_of(const std::vector<std::string>& sentences) {
  catalog::Unit unit{.id = "u1", .kind = "paragraph"};
  for (size_t i = 0; i < sentences.size(); ++i) {
    if (i > 0) {
      unit.segments.push_back({.id = fmt::format("i{}", i), .ignorable = true, .source = {{.text = " "}}});
    }
    unit.segments.push_back({.id = fmt::format("s{}", i + 1), .source = {{.text = sentences[i]}}});
  }
  return unit;
}

// "0=0 1~2 -1 +2": the sentences by number; = same, ~ changed, - removed, + added.
std::string pairs_of(const std::vector<std::string>& before, const std::vector<std::string>& after) {
  std::string out;
  for (const site::SegmentPair& pair : site::align_segments(unit_of(before), unit_of(after), "en-US")) {
    const std::string before_number = pair.before ? fmt::format("{}", *pair.before / 2) : "";
    const std::string after_number = pair.after ? fmt::format("{}", *pair.after / 2) : "";
    const std::string_view sign = !pair.before ? "+" : !pair.after ? "-" : pair.same ? "=" : "~";
    const bool alone = !pair.before || !pair.after;
    out += fmt::format("{}{}{}", out.empty() ? "" : " ", alone ? sign : before_number,
                       alone ? before_number + after_number : fmt::format("{}{}", sign, after_number));
  }
  return out;
}

}  // namespace

TEST_CASE("a sentence put between two others leaves them as they are") {
  CHECK(pairs_of({"Open the file.", "Save it."}, {"Open the file.", "Read it twice, slowly.", "Save it."}) ==
        "0=0 +1 1=2");
}

TEST_CASE("an edited sentence is the same one, changed") {
  CHECK(pairs_of({"Open the file.", "Select the save button now.", "Done."},
                 {"Open the file.", "Select your save button now.", "Done."}) == "0=0 1~1 2=2");
}

TEST_CASE("a sentence that has nothing in common with the old one is another one") {
  CHECK(pairs_of({"Select the save button."}, {"Every month a bill comes by mail."}) == "-0 +0");
}

TEST_CASE("a sentence cut in two is edited once and added once") {
  CHECK(pairs_of({"Select the save button and close the window of the program."},
                 {"Select the save button and close the window.", "Wait."}) == "0~0 +1");
}

TEST_CASE("white space between sentences is no segment, and an empty unit has no pairs") {
  CHECK(pairs_of({}, {}).empty());
  CHECK(pairs_of({"One.", "Two."}, {}) == "-0 -1");
}

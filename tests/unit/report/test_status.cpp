#include <catch2/catch.hpp>

#include "report/report.h"

using namespace docloc::report;

namespace {

LocaleStatus swedish() {
  Counts half;
  half.initial = {.units = 1, .segments = 2, .words = 10};
  half.translated = {.units = 2, .segments = 3, .words = 15};
  half.final_ = {.units = 1, .segments = 1, .words = 5};
  half.machine = {.units = 1, .segments = 1, .words = 7};
  half.stale = {.units = 1, .segments = 1, .words = 4};
  half.obsolete = {.units = 9, .segments = 9, .words = 99};
  Counts all;
  all.reviewed = {.units = 3, .segments = 3, .words = 10};
  return {.locale = "sv-SE", .articles = {{"a.md", half}, {"dir/b.md", all}}};
}

}  // namespace

TEST_CASE("counts add up: the total is what is done and what is not, obsolete units are beside it") {
  const Counts total = swedish().total();
  CHECK(total.total() == Amount{.units = 7, .segments = 9, .words = 40});
  CHECK(total.done() == Amount{.units = 6, .segments = 7, .words = 30});
  CHECK(total.obsolete.units == 9);
}

TEST_CASE("the status table is aligned and rounds shares down") {
  CHECK(status_text({swedish()}, {.color = false, .articles = true}) ==
        "            done  units  translated  reviewed  machine  stale  fuzzy  words to do\n"
        "sv-SE        75%      7           6         4        1      1      0           10\n"
        "  a.md       66%      4           3         1        1      1      0           10\n"
        "  dir/b.md  100%      3           3         3        0      0      0            0\n");
}

TEST_CASE("without articles the table has a line for every locale") {
  const std::string text = status_text({swedish(), {.locale = "de-DE", .articles = {}}}, {});
  CHECK(text ==
        "       done  units  translated  reviewed  machine  stale  fuzzy  words to do\n"
        "sv-SE   75%      7           6         4        1      1      0           10\n"
        "de-DE  100%      0           0         0        0      0      0            0\n");
}

TEST_CASE("a path cannot steer the terminal or break the table") {
  const std::string text =
      status_text({{.locale = "sv-SE", .articles = {{"\x1B[2J\n.md", {}}}}}, {.color = false, .articles = true});
  CHECK(text.find('\x1B') == std::string::npos);
  CHECK(text.find("<U+001B>[2J<U+000A>.md") != std::string::npos);
}

TEST_CASE("status as JSON has the documented shape") {
  LocaleStatus status{.locale = "sv-SE", .articles = {{"a.md", {}}}};
  status.articles[0].counts.translated = {.units = 1, .segments = 2, .words = 3};
  const std::string json = status_json({status});
  CHECK(json.starts_with("{\n  \"format\": \"docloc-status\",\n  \"version\": 1,\n  \"locales\": [\n"));
  CHECK(json.find("\"path\": \"a.md\"") != std::string::npos);
  for (const char* name :
       {"total", "initial", "translated", "reviewed", "final", "machine", "fuzzy", "stale", "obsolete"})
    CHECK(json.find(std::string("\"") + name + "\": {") != std::string::npos);
  const size_t translated = json.rfind("\"translated\": {");
  const std::string counts = json.substr(translated, json.find('}', translated) - translated);
  CHECK(counts.find("\"units\": 1") != std::string::npos);
  CHECK(counts.find("\"segments\": 2") != std::string::npos);
  CHECK(counts.find("\"words\": 3") != std::string::npos);
  CHECK(json.ends_with("}\n"));
}

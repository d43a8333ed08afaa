#include <catch2/catch.hpp>
#include <string>

#include "report/status.h"

using namespace docloc::report;
using docloc::catalog::Standing;

namespace {

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != text.npos;
}

Status swedish() {
  Counts half;
  half.of(Standing::missing) = {.segments = 1, .words = 6};
  half.of(Standing::stale) = {.segments = 1, .words = 4};
  half.of(Standing::machine) = {.segments = 2, .words = 7};
  half.of(Standing::translated) = {.segments = 1, .words = 8};
  half.of(Standing::final_) = {.segments = 1, .words = 5};
  half.obsolete = {.segments = 9, .words = 99};
  half.units = 4;
  half.units_done = 2;
  Counts all;
  all.of(Standing::reviewed) = {.segments = 3, .words = 10};
  all.units = all.units_done = 3;
  Status status{.source_locale = "en-US"};
  status.locales.push_back(
      {.locale = "sv-SE", .articles = {{"a.md", half, Handback::stale}, {"dir/b.md", all, Handback::current}}});
  return status;
}

}  // namespace

TEST_CASE("counts add up: states share out the total, obsolete segments are beside it") {
  const Counts total = swedish().locales[0].total();
  CHECK(total.total() == Amount{.segments = 9, .words = 40});
  CHECK(total.done(false) == Amount{.segments = 5, .words = 23});
  CHECK(total.done(true) == Amount{.segments = 7, .words = 30});
  CHECK(total.obsolete.segments == 9);
  CHECK(total.units == 7);
  CHECK(total.units_done == 5);
}

TEST_CASE("the status table is aligned, plain without a terminal, and rounds shares down") {
  CHECK(status_text(swedish(), {.articles = true}) ==
        "            done            total  final  reviewed  translated  machine  fuzzy  stale  missing\n"
        "sv-SE        57%     words     40      5        10           8        7      0      4        6\n"
        "             55%  segments      9      1         3           1        2      0      1        1\n"
        "  a.md       43%     words     30      5         0           8        7      0      4        6    hand-back "
        "stale\n"
        "  dir/b.md  100%     words     10      0        10           0        0      0      0        0  hand-back "
        "current\n");
}

TEST_CASE("machine-made text counts as done where the project publishes it") {
  Status status = swedish();
  status.machine_published = true;
  CHECK(contains(status_text(status, {}), "sv-SE   75%     words"));
}

TEST_CASE("a bar has a cell for every state that is there, and always the same width") {
  Status status = swedish();
  Counts& counts = status.locales[0].articles[0].counts;
  counts.of(Standing::translated).words = 100'000;
  const std::string text = status_text(status, {.bars = true});
  const std::string bar = text.substr(text.find('\n') + 1, text.find(" sv-SE") - text.find('\n') - 1);
  CHECK(bar == "█████████████████████▓▒░");
  CHECK(bar.size() == 24 * 3);
}

TEST_CASE("colours stand in the text only where they were asked for") {
  CHECK_FALSE(contains(status_text(swedish(), {.bars = true, .articles = true}), "\x1B"));
  CHECK(contains(status_text(swedish(), {.color = true, .bars = true}), "\x1B[33m▒"));
}

TEST_CASE("a path cannot steer the terminal or break the table") {
  Status status;
  status.locales.push_back({.locale = "sv-SE", .articles = {{"\x1B[2J\n.md", {}}}});
  const std::string text = status_text(status, {.articles = true});
  CHECK_FALSE(contains(text, "\x1B"));
  CHECK(contains(text, "<U+001B>[2J<U+000A>.md"));
}

TEST_CASE("stale segments are listed with what changed in their source, by words") {
  Status status = swedish();
  using Kind = docloc::text::DiffRun::Kind;
  status.stale = {
      {.locale = "sv-SE",
       .path = "a.md",
       .line = 12,
       .unit = "u3",
       .segment = "s1",
       .source = {{Kind::same, "Select "}, {Kind::removed, "the"}, {Kind::added, "your"}, {Kind::same, " \uFFFC."}},
       .target = "V\xC3\xA4lj den \uFFFC.",
       .critical = true}};
  const std::string text = status_text(status, {});
  CHECK(contains(text, "\na.md:12 #u3 s1 sv-SE (critical)\n  Select [-the-]{+your+} [].\n  V\xC3\xA4lj den [].\n"));
  CHECK(contains(text, "\n1 stale segment.\n"));
  const std::string json = status_json(status);
  CHECK(contains(json, R"("source":[["same","Select "],["removed","the"],["added","your"],["same"," )"));
}

TEST_CASE("status as JSON has the documented shape") {
  const std::string json = status_json(swedish());
  CHECK(json.starts_with("{\n  \"format\": \"docloc-status\",\n  \"version\": 2,\n  \"source_locale\": \"en-US\""));
  CHECK(contains(json, R"({"path":"a.md","handback":"stale","counts":{"units":4,"units_done":2,"total":{"segments":6,)"
                       R"("words":30},"done":{"segments":2,"words":13},"missing":{"segments":1,"words":6},)"
                       R"("stale":{"segments":1,"words":4},"fuzzy":{"segments":0,"words":0},)"
                       R"("machine":{"segments":2,"words":7},"translated":{"segments":1,"words":8},)"
                       R"("reviewed":{"segments":0,"words":0},"final":{"segments":1,"words":5},)"
                       R"("obsolete":{"segments":9,"words":99}}})"));
  CHECK(contains(json, "\"since\": null"));
  CHECK(contains(json, "\"quote\": null"));
  CHECK(contains(json, "\"stale\": null"));
}

TEST_CASE("a dashboard escapes what content holds, and needs nothing from elsewhere") {
  Status status = swedish();
  status.locales[0].articles[0].path = "<script>alert(1)</script>&.md";
  const std::string page = status_html(status, "\"><img src=x onerror=alert(1)>");
  CHECK_FALSE(contains(page, "<script"));
  CHECK_FALSE(contains(page, "<img"));
  CHECK(contains(page, "&lt;script&gt;"));
  CHECK_FALSE(contains(page, "http://"));
  CHECK_FALSE(contains(page, "https://"));
  CHECK(contains(page, "default-src 'none'"));
}

TEST_CASE("a dashboard of twelve locales and 1,300 articles stays below half a megabyte") {
  Status status{.source_locale = "en-US"};
  for (const char* locale :
       {"ar-SA", "cs-CZ", "de-DE", "es-ES", "fr-FR", "he-IL", "ja-JP", "ko-KR", "ru-RU", "sv-SE", "tr-TR", "zh-CN"}) {
    LocaleStatus one{.locale = locale};
    for (uint32_t i = 0; i < 1300; ++i) {
      Counts counts;
      counts.of(Standing::translated) = {.segments = 10, .words = i * 7 % 101};
      counts.of(Standing::stale) = {.segments = i % 3, .words = i % 3 * 9};
      counts.of(Standing::missing) = {.segments = 10, .words = i * 13 % 97};
      one.articles.push_back(
          {"reference/module-" + std::to_string(i / 30) + "/Get-Something-" + std::to_string(i) + ".md", counts});
    }
    status.locales.push_back(std::move(one));
  }
  const std::string page = status_html(status, "Reference");
  CHECK(page.size() < 512U * 1024U);
  CHECK(contains(page, ">module-43/Get-Something-1299.md<td"));
}

TEST_CASE("a trend is drawn where a locale has more than one point") {
  Status status = swedish();
  CHECK_FALSE(contains(status_html(status, ""), "class=trend"));
  TrendPoint point{.commit = "aa", .date = "2026-10-01"};
  point.words[static_cast<size_t>(Standing::missing)] = 40;
  status.locales[0].trend = {point, {.words = {10, 0, 0, 0, 30, 0, 0}}};
  const std::string page = status_html(status, "");
  CHECK(contains(page, "class=trend"));
  CHECK(contains(page, "d=\"M44.0 230.0L664.0 65.0\""));
  CHECK(contains(page, ">2026-10-01</text>"));
  CHECK(contains(page, ">now</text>"));
}

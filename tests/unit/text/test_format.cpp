#include <catch2/catch.hpp>

#include "text/format.h"

using namespace docloc;

TEST_CASE("messages take names, numbers and plurals as their language writes them") {
  CHECK(text::format_message("{share, number, percent} of it", "en-US", {{"share", 0.85}}) == "85% of it");
  CHECK(text::format_message("{share, number, percent} av den", "sv-SE", {{"share", 0.85}}) == "85\u00a0% av den");
  CHECK(text::format_message("{n, plural, one {# page} other {# pages}}", "en-US", {{"n", 1.0}}) == "1 page");
  CHECK(text::format_message("Se {what}.", "sv-SE", {{"what", std::string("källan")}}) == "Se källan.");
  CHECK_FALSE(text::format_message("{share, number", "sv-SE", {}).has_value());
}

TEST_CASE("dates are written out, what is no date stays") {
  CHECK(text::format_date("2026-03-09", "en-US") == "March 9, 2026");
  CHECK(text::format_date("2026-03-09", "sv-SE") == "9 mars 2026");
  CHECK(text::format_date("soon", "sv-SE") == "soon");
}

TEST_CASE("languages are named in the reader's, and texts sort as theirs do") {
  CHECK(text::language_name("en-US", "sv-SE") == "engelska");
  CHECK(text::sort_key("Ärende", "sv-SE") > text::sort_key("Zon", "sv-SE"));
  CHECK(text::sort_key("Ärende", "de-DE") < text::sort_key("Zon", "de-DE"));
  CHECK(text::sort_key("Part 9", "en-US") < text::sort_key("Part 10", "en-US"));
}

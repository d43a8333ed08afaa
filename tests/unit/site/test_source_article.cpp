#include <catch2/catch.hpp>

#include "site/source_article.h"

using namespace docloc;

namespace {

std::string updated(const std::string& front_matter) {
  return site::facet_of(segment::read_article("a.md", "---\n" + front_matter + "---\n\nText.\n")).updated;
}

}  // namespace

TEST_CASE("an article says when it was changed last, in either way to write a date") {
  CHECK(updated("lastmod: 2026-03-09T10:00:00Z\n") == "2026-03-09");
  CHECK(updated("ms.date: 03/09/2026\n") == "2026-03-09");
  CHECK(updated("date: some day\n").empty());
}

// What has the dashes of a date was cut behind its tenth byte, in the middle of a character.
TEST_CASE("what only looks like a date is none, and the next field is asked") {
  CHECK(updated("lastmod: 2026-03-\xF0\x9F\x98\x80\ndate: 2026-03-08\n") == "2026-03-08");
  CHECK(updated("ms.date: aa/bb/cccc\n").empty());
}

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

#include "base/source.h"

using namespace docloc;

TEST_CASE("places of many offsets are those of one offset at a time") {
  const std::string_view bytes = GENERATE(as<std::string_view>(), "", "a", "\n", "a\nb\r\nc\rd",
                                          "\xEF\xBB\xBF# \xC3\xA5\r\n\r\n\xE6\x97\xA5x\n", "a\n\n\n");
  const Places places("a.md", bytes);
  for (uint32_t offset = 0; offset <= bytes.size() + 1; ++offset) {
    CAPTURE(bytes, offset);
    CHECK(places.at(offset) == place_of("a.md", bytes, offset));
  }
}

TEST_CASE("a place leads back to its offset") {
  std::string bytes = "\xEF\xBB\xBF# \xC3\xA5\r\n\r\n";
  for (int i = 0; i < 500; ++i)
    bytes += i % 3 == 0 ? "\xE6\x97\xA5" : "x";
  bytes += "\nlast";
  const Places places("a.md", bytes);
  for (uint32_t offset = 3; offset <= bytes.size(); ++offset) {
    if (offset < bytes.size() && (static_cast<unsigned char>(bytes[offset]) & 0xC0U) == 0x80U) continue;
    CAPTURE(offset);
    const Place place = place_of("a.md", bytes, offset);
    CHECK(places.at(offset) == place);
    CHECK(places.offset_of(place.line, place.column) == offset);
  }
  CHECK(places.offset_of(2, 99) == 10);
  CHECK(places.offset_of(4, 99) == bytes.size());
  CHECK_FALSE(places.offset_of(0, 1));
  CHECK_FALSE(places.offset_of(5, 1));
}

// Each look-up counted from the line's begin: this did not end.
TEST_CASE("a million places in one line of megabytes") {
  const std::string bytes(4'000'000, 'x');
  const Places places("a.md", bytes);
  uint32_t wrong = 0;
  for (uint32_t offset = 0; offset < bytes.size(); offset += 4) {
    if (places.at(offset).column != offset + 1 || places.offset_of(1, offset + 1) != offset) ++wrong;
  }
  CHECK(wrong == 0);
}

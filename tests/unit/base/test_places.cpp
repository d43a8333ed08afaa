#include <catch2/catch.hpp>

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

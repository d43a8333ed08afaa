#include <catch2/catch.hpp>
#include <string>

#include "base/source.h"
#include "base/utf8.h"

using namespace docloc;

TEST_CASE("every code point is written as valid UTF-8 and read as itself") {
  for (uint32_t code = 0; code <= 0x110000; code += code < 0x900 ? 1 : 61) {
    std::string text;
    const bool exists = code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
    REQUIRE(append_utf8(text, code) == exists);
    if (!exists) {
      REQUIRE(text.empty());
      continue;
    }
    REQUIRE_FALSE(find_invalid_utf8(text));
    REQUIRE(character_length(text + "x", 0) == text.size());
    REQUIRE(code_point_of(text) == code);
  }
}

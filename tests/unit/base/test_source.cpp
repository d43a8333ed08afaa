#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "base/source.h"

using namespace docloc;

namespace {

void append_utf8(std::string& out, uint32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += {static_cast<char>(0xC0U | (c >> 6U)), static_cast<char>(0x80U | (c & 0x3FU))};
  } else if (c < 0x10000) {
    out += {static_cast<char>(0xE0U | (c >> 12U)), static_cast<char>(0x80U | ((c >> 6U) & 0x3FU)),
            static_cast<char>(0x80U | (c & 0x3FU))};
  } else {
    out += {static_cast<char>(0xF0U | (c >> 18U)), static_cast<char>(0x80U | ((c >> 12U) & 0x3FU)),
            static_cast<char>(0x80U | ((c >> 6U) & 0x3FU)), static_cast<char>(0x80U | (c & 0x3FU))};
  }
}

// "begin-end-next" of each line.
std::string lines(std::string_view bytes, uint32_t from = 0) {
  std::string out;
  for (const Line& line : split_lines(bytes, from)) {
    out += std::to_string(line.begin) + "-" + std::to_string(line.end) + "-" + std::to_string(line.next) + " ";
  }
  return out;
}

}  // namespace

TEST_CASE("every code point but the surrogates is valid UTF-8") {
  std::string all;
  for (uint32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c < 0xD800 || c > 0xDFFF) append_utf8(all, c);
  }
  CHECK_FALSE(find_invalid_utf8(all).has_value());
}

TEST_CASE("of all sequences of up to three bytes exactly the encodings are valid") {
  // 128 of one byte; two bytes: 128^2 and 1,920; three bytes: 128^3, twice 128 * 1,920, and 61,440 without surrogates.
  size_t valid = 0;
  for (unsigned a = 0; a < 256; ++a) {
    const std::string one{static_cast<char>(a)};
    if (!find_invalid_utf8(one)) ++valid;
    CHECK(find_invalid_utf8(one).has_value() == (a >= 0x80));
  }
  CHECK(valid == 128);
  valid = 0;
  size_t valid_three = 0;
  for (unsigned a = 0; a < 256; ++a) {
    for (unsigned b = 0; b < 256; ++b) {
      const std::string two{static_cast<char>(a), static_cast<char>(b)};
      if (!find_invalid_utf8(two)) ++valid;
      for (unsigned c = 0; c < 256; ++c) {
        const char three[] = {two[0], two[1], static_cast<char>(c)};
        if (!find_invalid_utf8({three, 3})) ++valid_three;
      }
    }
  }
  CHECK(valid == 128U * 128U + 1920U);
  CHECK(valid_three == 128U * 128U * 128U + 2U * 128U * 1920U + 61'440U);
}

TEST_CASE("of all sequences of four bytes with a lead byte from F0 exactly the supplementary code points are valid") {
  const std::vector<unsigned> edges = {0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF};
  for (unsigned a = 0xF0; a < 256; ++a) {
    for (unsigned b = 0; b < 256; ++b) {
      for (const unsigned c : edges) {
        for (const unsigned d : edges) {
          const std::string four{static_cast<char>(a), static_cast<char>(b), static_cast<char>(c),
                                 static_cast<char>(d)};
          const uint32_t code = ((a & 7U) << 18U) | ((b & 0x3FU) << 12U);
          const bool tails = (b & 0xC0U) == 0x80U && (c & 0xC0U) == 0x80U && (d & 0xC0U) == 0x80U;
          const bool expected = a < 0xF5 && tails && code >= 0x10000 && code < 0x110000;
          if (find_invalid_utf8(four).has_value() == expected) FAIL(a << " " << b << " " << c << " " << d);
        }
      }
    }
  }
  SUCCEED();
}

TEST_CASE("the offset of the first invalid byte is found") {
  CHECK(*find_invalid_utf8("abc\xFF") == 3);
  CHECK(*find_invalid_utf8("å\xC3") == 2);
  CHECK(*find_invalid_utf8("\xED\xA0\x80") == 0);
  CHECK(*find_invalid_utf8("ab\xF0\x9F\x98") == 2);
  CHECK_FALSE(find_invalid_utf8("").has_value());
}

TEST_CASE("lines end with LF, CR or CR LF") {
  CHECK(lines("") == "");
  CHECK(lines("a") == "0-1-1 ");
  CHECK(lines("a\n") == "0-1-2 ");
  CHECK(lines("a\r\nb\rc\nd") == "0-1-3 3-4-5 5-6-7 7-8-8 ");
  CHECK(lines("\n\r\n\r") == "0-0-1 1-1-3 3-3-4 ");
  CHECK(lines("\n\r") == "0-0-1 1-1-2 ");
  CHECK(lines("ab\ncd", 3) == "3-5-5 ");
  CHECK(lines("ab", 2) == "");
}

TEST_CASE("lines cover the bytes without gap or overlap") {
  const std::string alphabet = "a\r\n";
  for (int n = 0; n < 3 * 3 * 3 * 3 * 3; ++n) {
    std::string bytes;
    for (int k = 0, rest = n; k < 5; ++k, rest /= 3)
      bytes += alphabet[static_cast<size_t>(rest % 3)];
    uint32_t at = 0;
    for (const Line& line : split_lines(bytes)) {
      REQUIRE(line.begin == at);
      REQUIRE(line.content().of(bytes).find_first_of("\r\n") == std::string::npos);
      const std::string end = bytes.substr(line.end, line.next - line.end);
      const bool known = end == "\n" || end == "\r" || end == "\r\n" || (end.empty() && line.next == bytes.size());
      REQUIRE(known);
      at = line.next;
    }
    REQUIRE(at == bytes.size());
  }
}

TEST_CASE("a byte order mark is three bytes at the start") {
  CHECK(bom_size("\xEF\xBB\xBF# A") == 3);
  CHECK(bom_size("# A\xEF\xBB\xBF") == 0);
  CHECK(bom_size("\xEF\xBB") == 0);
}

TEST_CASE("places count lines and code points from one") {
  CHECK(place_of("a.md", "abc", 0) == Place{"a.md", 1, 1});
  CHECK(place_of("a.md", "abc", 2) == Place{"a.md", 1, 3});
  CHECK(place_of("a.md", "åäö", 4) == Place{"a.md", 1, 3});
  CHECK(place_of("a.md", "a\nb\r\nc\rd", 7) == Place{"a.md", 4, 1});
  CHECK(place_of("a.md", "a\r\nb", 2) == Place{"a.md", 1, 3});
  CHECK(place_of("a.md", "\xEF\xBB\xBFx", 3) == Place{"a.md", 1, 1});
  CHECK(place_of("a.md", "ab\n", 99) == Place{"a.md", 2, 1});
}

TEST_CASE("a source must be UTF-8 without NUL") {
  CHECK_FALSE(check_source("a.md", "# Å\n").has_value());
  CHECK_FALSE(check_source("a.md", "").has_value());
  const auto invalid = check_source("a.md", "x\ny\xFF");
  REQUIRE(invalid.has_value());
  CHECK(invalid->rule == "source/invalid-utf8");
  CHECK(invalid->severity == Severity::error);
  CHECK(invalid->source == Place{"a.md", 2, 2});
  CHECK(invalid->message.find("offset 3") != std::string::npos);
  const auto nul = check_source("a.md", std::string_view("ab\0c", 4));
  REQUIRE(nul.has_value());
  CHECK(nul->rule == "source/nul");
  CHECK(nul->source.column == 3);
}

TEST_CASE("a source has a largest size") {
  std::string bytes(kMaxSourceBytes, 'a');
  CHECK_FALSE(check_source("a.md", bytes).has_value());
  bytes += 'a';
  REQUIRE(check_source("a.md", bytes).has_value());
  CHECK(check_source("a.md", bytes)->rule == "source/too-large");
}

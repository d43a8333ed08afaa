#include <catch2/catch.hpp>
#include <string>

#include "links/image_format.h"

using namespace docloc::links;
using namespace std::string_literals;

TEST_CASE("a picture's format is told by its bytes") {
  CHECK(image_format("\x89PNG\r\n\x1A\n...."s) == "png");
  CHECK(image_format("GIF89a...."s) == "gif");
  CHECK(image_format("\xFF\xD8\xFF\xE0...."s) == "jpeg");
  CHECK(image_format("RIFF\x10\0\0\0WEBPVP8 "s) == "webp");
  CHECK(image_format("BM...."s) == "bmp");
  CHECK(image_format("\0\0\0\x1C"
                     "ftypavif...."s) == "avif");
  CHECK(image_format("\0\0\1\0\1\0"s) == "ico");
  CHECK(image_format("\xEF\xBB\xBF<?xml version=\"1.0\"?>\n<!-- drawn --><svg width=\"1\"/>"s) == "svg");
}

TEST_CASE("what is no picture has no format") {
  for (const std::string& bytes : {""s, "PNG"s, "<html><svg/></html>"s, "text <svg/>"s, "RIFF1234WAVE"s, "<"s}) {
    INFO(bytes);
    CHECK(image_format(bytes).empty());
  }
}

TEST_CASE("a name says its format in any case") {
  CHECK(named_format("media/a.PNG") == "png");
  CHECK(named_format("a.jpg") == "jpeg");
  CHECK(named_format("a.JPEG") == "jpeg");
  CHECK(named_format("a.md").empty());
  CHECK(named_format("png").empty());
}

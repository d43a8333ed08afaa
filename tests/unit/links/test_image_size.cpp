// Sizes of pictures, from headers that are written out here byte by byte.
#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

#include "links/image_size.h"

using namespace docloc::links;  // NOLINT

namespace {

std::string be(uint32_t value, int count) {
  std::string bytes;
  for (int i = count - 1; i >= 0; --i)
    bytes += static_cast<char>(value >> (8U * static_cast<unsigned>(i)) & 0xFFU);
  return bytes;
}

std::string le(uint32_t value, int count) {
  const std::string bytes = be(value, count);
  return {bytes.rbegin(), bytes.rend()};
}

std::string png(uint32_t width, uint32_t height) {
  return "\x89PNG\r\n\x1A\n" + be(13, 4) + "IHDR" + be(width, 4) + be(height, 4) + std::string("\x08\x06\0\0\0", 5);
}

std::string gif(uint32_t width, uint32_t height) {
  return "GIF89a" + le(width, 2) + le(height, 2) + std::string(3, '\0');
}

std::string tiff(uint32_t orientation, bool little) {
  const auto number = [&](uint32_t value, int count) { return little ? le(value, count) : be(value, count); };
  return (little ? "II" : "MM") + number(42, 2) + number(8, 4) + number(2, 2)              //
         + number(0x010F, 2) + number(2, 2) + number(4, 4) + "abc" + std::string(1, '\0')  //
         + number(0x0112, 2) + number(3, 2) + number(1, 4) + number(orientation, 2) + number(0, 2) + number(0, 4);
}

std::string segment(uint32_t marker, const std::string& body) {
  return "\xFF" + be(marker, 1) + be(static_cast<uint32_t>(body.size()) + 2, 2) + body;
}

std::string frame(uint32_t marker, uint32_t width, uint32_t height) {
  return segment(marker, "\x08" + be(height, 2) + be(width, 2) + "\x03" + std::string(9, '\x01'));
}

std::string jpeg(const std::string& before, uint32_t marker, uint32_t width, uint32_t height) {
  return "\xFF\xD8" + before + frame(marker, width, height) + "\xFF\xDA";
}

std::string exif(uint32_t orientation, bool little) {
  return segment(0xE1, std::string("Exif\0\0", 6) + tiff(orientation, little));
}

std::string chunk(const std::string& name, const std::string& body) {
  return name + le(static_cast<uint32_t>(body.size()), 4) + body + std::string(body.size() % 2, '\0');
}

std::string webp(const std::string& chunks) {
  return "RIFF" + le(static_cast<uint32_t>(chunks.size()) + 4, 4) + "WEBP" + chunks;
}

std::string webp_extended(uint32_t width, uint32_t height) {
  return chunk("VP8X", std::string("\x08\0\0\0", 4) + le(width - 1, 3) + le(height - 1, 3));
}

std::string bmp(uint32_t width, uint32_t height) {
  return "BM" + std::string(12, '\0') + le(40, 4) + le(width, 4) + le(height, 4);
}

std::string box(const std::string& name, const std::string& body) {
  return be(static_cast<uint32_t>(body.size()) + 8, 4) + name + body;
}

// A picture of two tiles: item 1 is the whole (property 2, and 3 turns it), item 2 a tile (property 1).
std::string avif(uint32_t quarter_turns) {
  const std::string none(4, '\0');
  const std::string properties = box("ispe", none + be(64, 4) + be(48, 4)) +
                                 box("ispe", none + be(128, 4) + be(48, 4)) + box("irot", be(quarter_turns, 1));
  const std::string uses = none + be(2, 4) + be(2, 2) + be(1, 1) + "\x01" + be(1, 2) + be(2, 1) + "\x02\x83";
  return box("ftyp", "mif1" + none + "avif") +
         box("meta", none + box("hdlr", "....") + box("pitm", none + be(1, 2)) +
                         box("iprp", box("ipco", properties) + box("ipma", uses)));
}

std::vector<std::string> samples() {
  return {png(800, 600),
          gif(32, 16),
          bmp(5, 7),
          avif(1),
          jpeg(exif(6, true), 0xC2, 640, 480),
          webp(webp_extended(100, 50) + chunk("VP8 ", std::string(11, 'x')) + chunk("EXIF", tiff(8, false))),
          webp(chunk("VP8L", "\x2F" + le(99 | 49U << 14U, 4))),
          "<?xml version='1.0'?><!DOCTYPE svg [ <!ENTITY a \">\"> ]><svg width=\"3cm\" viewBox='0 0 4 2'/>"};
}

}  // namespace

TEST_CASE("bitmaps say their size in their first bytes") {
  CHECK(pixel_size(png(800, 600)) == PixelSize{800, 600});
  CHECK(pixel_size(gif(32, 16)) == PixelSize{32, 16});
  CHECK(pixel_size(bmp(5, 7)) == PixelSize{5, 7});
  CHECK(pixel_size("BM" + std::string(12, '\0') + le(12, 4) + le(9, 2) + le(3, 2)) == PixelSize{9, 3});
  CHECK(pixel_size(jpeg("", 0xC0, 640, 480)) == PixelSize{640, 480});
}

TEST_CASE("a bitmap whose rows come top first has a height all the same") {
  CHECK(pixel_size(bmp(5, 0U - 7U)) == PixelSize{5, 7});
}

TEST_CASE("the three kinds of WebP each have their size elsewhere") {
  CHECK(pixel_size(webp(webp_extended(100, 50))) == PixelSize{100, 50});
  CHECK(pixel_size(webp(chunk("VP8L", "\x2F" + le(99 | 49U << 14U, 4)))) == PixelSize{100, 50});
  const std::string lossy = std::string(3, '\0') + "\x9D\x01\x2A" + le(100, 2) + le(50 | 1U << 14U, 2);
  CHECK(pixel_size(webp(chunk("VP8 ", lossy))) == PixelSize{100, 50});
}

TEST_CASE("a JPEG is found behind its metadata, whatever kind of frame it has") {
  CHECK(pixel_size(jpeg(segment(0xE0, "JFIF") + "\xFF" + segment(0xDB, std::string(64, '\x10')), 0xC2, 640, 480)) ==
        PixelSize{640, 480});
  CHECK(pixel_size(jpeg(segment(0xC4, std::string(20, '\x01')), 0xC1, 2, 3)) == PixelSize{2, 3});
  CHECK(pixel_size(jpeg(segment(0xE2, std::string(60'000, 'p')), 0xC0, 10, 20).substr(0, kImageHeadBytes)) ==
        PixelSize{10, 20});
}

TEST_CASE("a photograph that lies on its side is as wide as it is shown") {
  for (const bool little : {true, false}) {
    CHECK(pixel_size(jpeg(exif(1, little), 0xC0, 640, 480)) == PixelSize{640, 480});
    CHECK(pixel_size(jpeg(exif(3, little), 0xC0, 640, 480)) == PixelSize{640, 480});
    CHECK(pixel_size(jpeg(exif(6, little), 0xC0, 640, 480)) == PixelSize{480, 640});
    CHECK(pixel_size(webp(webp_extended(100, 50) + chunk("EXIF", tiff(5, little)))) == PixelSize{50, 100});
  }
  CHECK(pixel_size(avif(0)) == PixelSize{128, 48});
  CHECK(pixel_size(avif(1)) == PixelSize{48, 128});
}

TEST_CASE("an SVG has the size that its root element gives") {
  CHECK(pixel_size("<svg width='10' height=\"20\"></svg>") == PixelSize{10, 20});
  CHECK(pixel_size("\xEF\xBB\xBF\n<?xml version=\"1.0\"?>\n<!-- <svg width='1'> -->\n<svg xmlns='x' width = '1in' "
                   "height='72pt'/>") == PixelSize{96, 96});
  CHECK(pixel_size("<!DOCTYPE svg [ <!ENTITY a \">\"> ]><svg:svg viewBox='0 0 24.4,12.6'>") == PixelSize{24, 13});
  CHECK(pixel_size("<svg width='100%' height='auto' viewBox='-5 -5 30 40'>") == PixelSize{30, 40});
  CHECK(pixel_size("<svg width='60px' viewBox='0 0 30 40'>") == PixelSize{60, 80});
  CHECK(pixel_size("<svg height='80' viewBox='0 0 30 40'>") == PixelSize{60, 80});
}

TEST_CASE("what has no size of its own has none") {
  CHECK_FALSE(pixel_size(""));
  CHECK_FALSE(pixel_size("plain text"));
  CHECK_FALSE(pixel_size(png(0, 600)));
  CHECK_FALSE(pixel_size(gif(5, 0)));
  CHECK_FALSE(pixel_size("<svg width='2em' height='3em'>"));
  CHECK_FALSE(pixel_size("<svg width='nan' height='inf'>"));
  CHECK_FALSE(pixel_size("<svg viewBox='0 0 0 5'>"));
  CHECK_FALSE(pixel_size("<svg width='1e300' height='1e300'>"));
  CHECK_FALSE(pixel_size("<html><svg width='1' height='1'></html>"));
  CHECK_FALSE(pixel_size("\xFF\xD8\xFF\xDA" + frame(0xC0, 5, 5)));
  CHECK_FALSE(pixel_size(box("ftyp", "heic") + avif(0).substr(20)));
}

TEST_CASE("a file cut short anywhere has its whole size or none") {
  for (const std::string& whole : samples()) {
    const auto size = pixel_size(whole);
    REQUIRE(size);
    const PixelSize turned{size->height, size->width};
    for (size_t i = 0; i < whole.size(); ++i) {
      // A copy of just these bytes, so that the sanitizers see a step outside.
      const std::vector<char> cut(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(i));
      const auto got = pixel_size({cut.data(), cut.size()});
      INFO(whole.substr(0, 12) << " cut to " << i);
      // A turn that stands behind the size may be cut off.
      CHECK((!got || got == size || got == turned));
    }
  }
}

TEST_CASE("flipped bytes never lead outside the file") {
  std::mt19937 random(7);  // NOLINT(bugprone-random-generator-seed,cert-msc51-cpp): the same bytes every time
  size_t sized = 0;
  for (const std::string& whole : samples()) {
    for (int round = 0; round < 3000; ++round) {
      std::vector<char> bytes(whole.begin(), whole.end());
      for (int flip = 0; flip < 3; ++flip)
        bytes[random() % bytes.size()] = static_cast<char>(random());
      if (const auto size = pixel_size({bytes.data(), bytes.size()})) {
        ++sized;
        CHECK(size->width > 0);
        CHECK(size->height > 0);
      }
    }
  }
  CHECK(sized > 1000);
}

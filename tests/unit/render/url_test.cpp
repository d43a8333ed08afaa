#include "render/url.h"

#include <catch2/catch.hpp>
#include <string>

#include "render/escape.h"

using namespace docloc::render;  // NOLINT

TEST_CASE("ordinary URLs are safe, whatever their scheme") {
  for (const char* url : {"", "a.md", "../a b.md#c", "/a", "//host/a", "https://x", "mailto:a@b", "tel:1", "xref:uid",
                          "ms-settings:windowsupdate", "vscode:extension/x", "#javascript:", "?javascript:",
                          "a/javascript:b", "C:\\data", "data", "javascript", "javascript.md"}) {
    INFO(url);
    CHECK(is_safe_url(url, UrlUse::link));
    CHECK(is_safe_url(url, UrlUse::image));
  }
}

TEST_CASE("a scheme that runs code is recognised through case, white space and control characters") {
  for (const char* url :
       {"javascript:", "JaVaScRiPt:x", "\x01 javascript:x", "java\tscr\nipt\r:x", "javascript :x", "vbscript:x",
        "LiveScript:x", "mocha:x", "data:text/html,x", "DATA:,x", "data:image/svg+xml,x", "data:image/png-not,x"}) {
    INFO(url);
    CHECK_FALSE(is_safe_url(url, UrlUse::link));
    CHECK_FALSE(is_safe_url(url, UrlUse::image));
  }
}

TEST_CASE("a bitmap may stand in an image's URL, and nowhere else") {
  CHECK(is_safe_url("data:image/png;base64,eA==", UrlUse::image));
  CHECK(is_safe_url("Data:Image/WebP,x", UrlUse::image));
  CHECK_FALSE(is_safe_url("data:image/png;base64,eA==", UrlUse::link));
}

TEST_CASE("an attribute is decoded as a browser decodes it where that matters for a scheme") {
  CHECK(decode_attribute("a&amp;b&lt;&quot;&apos;") == "a&b<\"'");
  CHECK(decode_attribute("&#106;&#x6A;&#X6a;&#106&#0000000000106;") == "jjjjj");
  CHECK(decode_attribute("&Tab;&NewLine;&colon;&sol;") == "\t\n:/");
  CHECK(decode_attribute("&#233;&#8364;&#x1F600;") == "é€😀");
  CHECK(decode_attribute("&#0;&#xD800;&#99999999999;") == "\uFFFD\uFFFD\uFFFD");
  CHECK(decode_attribute("&eacute; &unknown; & &# &#x &amp x&") == "&eacute; &unknown; & &# &#x &amp x&");
}

TEST_CASE("an escaped URL keeps the writer's percent signs and encodes what a URL cannot hold") {
  std::string out;
  append_url(out, "a%20b c\"<>é[]&'\\");
  CHECK(out == "a%20b%20c%22%3C%3E%C3%A9%5B%5D&amp;&#x27;%5C");
}

#include <catch2/catch.hpp>
#include <string>

#include "catalog/target_places.h"

using namespace docloc;
using namespace docloc::catalog;

namespace {

std::string catalog_with(const std::string& segments, const std::string& ahead = "") {
  return "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" xmlns:mtc=\"urn:oasis:names:tc:xliff:matches:2.0\" "
         "version=\"2.1\" srcLang=\"en\" trgLang=\"sv\"><file id=\"f1\"><unit id=\"u1\">" +
         ahead + segments + "</unit></file></xliff>";
}

std::string_view spelled(const std::string& bytes, const TargetText& text, std::string_view part) {
  const size_t at = text.text.find(part);
  REQUIRE(at != std::string::npos);
  return text.spelled({static_cast<uint32_t>(at), static_cast<uint32_t>(at + part.size())}).of(bytes);
}

}  // namespace

TEST_CASE("every target of a unit is found by its segment, and those of matches are not") {
  const std::string match =
      "<mtc:matches><mtc:match ref=\"#s1\"><source>a</source><target>gammal</target></mtc:match></mtc:matches>";
  const std::string bytes = catalog_with(
      "<segment id=\"s1\"><source>a</source><target xml:lang=\"a>b\">\u00E5</target></segment>"
      "<ignorable id=\"i1\"><source> </source><target> </target></ignorable>\n"
      "<segment id=\"s2\"><source>b</source></segment>"
      "<segment id=\"s3\"><source>c</source>\n<target>c</target></segment>",
      match);
  const auto places = find_target_places(bytes);
  REQUIRE(places.size() == 2);
  CHECK(places[0].unit == "u1");
  CHECK(places[0].segment == "s1");
  CHECK(bytes.substr(places[0].element, 7) == "<target");
  CHECK(bytes.substr(places[0].content, 11) == "\u00E5</target>");
  CHECK(places[1].segment == "s3");
  CHECK(find_target_places("<xliff").empty());
}

TEST_CASE("a target's text knows what spells each of its bytes") {
  const std::string content =
      "R&amp;D&#x20;&#233;t<cp hex=\"0007\"/><!-- not </target> text --><mrk id=\"m1\" type=\"term\">ord</mrk> "
      "<pc id=\"1\" dataRefStart=\"d>1\">fet</pc><ph id='2'/><sc id=\"3\"/><![CDATA[a<b]]>\r\nslut";
  const std::string bytes =
      catalog_with("<segment id=\"s1\"><source>x</source><target>" + content + "</target></segment>");
  const auto places = find_target_places(bytes);
  REQUIRE(places.size() == 1);
  const auto text = read_target_text(bytes, places[0].content);
  REQUIRE(text);
  CHECK(text->bytes.of(bytes) == content);
  CHECK(text->text ==
        "R&D \u00E9t\x07ord \uFFFC"
        "fet\uFFFC\uFFFC\uFFFC"
        "a<b\nslut");
  REQUIRE(text->at.size() == text->text.size());
  CHECK(spelled(bytes, *text, "&D") == "&amp;D");
  CHECK(spelled(bytes, *text, "\u00E9t") == "&#233;t");
  CHECK(spelled(bytes, *text, "\x07") == "<cp hex=\"0007\"/>");
  CHECK(spelled(bytes, *text, "ord") == "ord");
  CHECK(spelled(bytes, *text,
                "\uFFFC"
                "fet") == "<pc id=\"1\" dataRefStart=\"d>1\">fet");
  CHECK(spelled(bytes, *text, "<b\ns") == "<b]]>\r\ns");
  const uint32_t end = static_cast<uint32_t>(text->text.size());
  CHECK(text->spelled({end, end}) == Span{text->bytes.end, text->bytes.end});
}

TEST_CASE("broken targets give no text, and no end") {
  CHECK_FALSE(read_target_text("abc", 0));
  CHECK_FALSE(read_target_text("a<ph id=\"1", 0));
  CHECK_FALSE(read_target_text("a<!-- ", 0));
  CHECK(read_target_text("&nosuch;&amp</target>", 0));
  CHECK(spell_in_target("a<b & \x07\n") == "a&lt;b &amp; <cp hex=\"0007\"/>&#10;");
}

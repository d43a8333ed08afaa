#include <catch2/catch.hpp>

#include "text/typography.h"

using namespace docloc::text;

TEST_CASE("a locale has the signs of its language, and a region its own where it differs") {
  CHECK(typography_of("sv-SE").quotes.front().open == "”");
  CHECK(typography_of("de-DE").quotes.front().open == "„");
  CHECK(typography_of("de-CH").quotes.front().open == "«");
  CHECK(typography_of("fr-FR").spaced_before == ":;!?");
  CHECK(typography_of("fr-CA").spaced_before == ":");
  CHECK(typography_of("ja-JP").full_width);
  CHECK(typography_of("xx-XX").quotes.empty());
}

TEST_CASE("every language of the table is found by its name") {
  for (const std::string_view language :
       {"ar", "bg", "bn", "cs", "da", "el", "en", "es", "et", "fa", "fi", "fr-CH", "he",
        "hi", "hr", "hu", "it", "km", "ko", "lo", "my", "nb", "nl", "nn", "no",    "pl",
        "pt", "ro", "ru", "sk", "sl", "sr", "ta", "te", "th", "tr", "uk", "ur",    "zh"}) {
    CHECK(typography_of(language).language == language);
  }
}

TEST_CASE("the end of a sentence is the same in every script") {
  CHECK(plain_sign(U'。', "ja-JP") == '.');
  CHECK(plain_sign(U'؟', "ar-SA") == '?');
  CHECK(plain_sign(U';', "el-GR") == '?');
  CHECK(plain_sign(U';', "sv-SE") == ';');
  CHECK(plain_sign(U'x', "sv-SE") == 0);
}

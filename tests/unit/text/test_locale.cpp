#include <catch2/catch.hpp>
#include <string>

#include "text/locale.h"

using namespace docloc::text;

TEST_CASE("locales are brought into canonical case") {
  CHECK(canonical_locale("sv-se") == "sv-SE");
  CHECK(canonical_locale("SV") == "sv");
  CHECK(canonical_locale("zh-hant-tw") == "zh-Hant-TW");
  CHECK(canonical_locale("SR-LATN-rs") == "sr-Latn-RS");
  CHECK(canonical_locale("es-419") == "es-419");
  CHECK(canonical_locale("ca-es-VALENCIA") == "ca-ES-valencia");
  CHECK(canonical_locale("de-DE-u-CO-phonebk") == "de-DE-u-co-phonebk");
  CHECK(canonical_locale("iw-il") == "iw-IL");
  CHECK(canonical_locale("QPS-Ploc") == "qps-ploc");
  CHECK(canonical_locale("qps-PLOCM") == "qps-plocm");
}

TEST_CASE("tags that are not well-formed have no canonical form") {
  for (const std::string tag : {"", "s", "sv_SE", "sv-", "-sv", "sv--SE", "sv-SE-", "svenska språket", "sv SE",
                                "abcdefghi", "sv-SE-SE", "../en", "en-a", "12"}) {
    INFO(tag);
    CHECK(canonical_locale(tag).empty());
  }
  CHECK(canonical_locale(std::string(5000, 'a')).empty());
}

TEST_CASE("the direction of a locale is its script's") {
  for (const std::string rtl : {"ar-SA", "he-IL", "fa", "ur-PK", "qps-plocm", "az-Arab"})
    CHECK(is_right_to_left(rtl));
  for (const std::string ltr : {"en-US", "sv-SE", "ja-JP", "qps-ploc", "az", "", "nonsense!"}) {
    CHECK_FALSE(is_right_to_left(ltr));
  }
}

TEST_CASE("a language is named in itself") {
  CHECK(display_name("sv-SE") == "svenska (Sverige)");
  CHECK(display_name("en-US") == "English (United States)");
  CHECK(display_name("ja") == "日本語");
  CHECK(display_name("qps-ploc") == "Pseudo (accents)");
  CHECK(display_name("qps-plocm") == "Pseudo (right to left)");
  CHECK(display_name("not a tag") == "not a tag");
}

TEST_CASE("words are counted as ICU's rules see them") {
  CHECK(count_words("", "en") == 0);
  CHECK(count_words("One two, three.", "en") == 3);
  CHECK(count_words("PowerShell 7.2 can't fail", "en") == 4);
  CHECK(count_words("\uFFFC and \uFFFC", "en") == 1);
  CHECK(count_words("... - !", "en") == 0);
  CHECK(count_words("日本語の文章です", "ja") > 2);
  CHECK(count_words("แผ่นดินไหว", "th") >= 1);
  CHECK(count_words("two\nlines", "unknown locale") == 2);
}

TEST_CASE("a text has words when it has a letter, or a digit if digits count") {
  CHECK(has_words("a", false));
  CHECK(has_words("--- 字", false));
  CHECK(has_words("ª", false));
  CHECK_FALSE(has_words("", true));
  CHECK_FALSE(has_words("12.5 %", false));
  CHECK(has_words("12.5 %", true));
  CHECK(has_words("٣", true));
  CHECK_FALSE(has_words("\uFFFC … \u0301 ½", true));
}

TEST_CASE("lower case is Unicode's, whatever the process's locale") {
  CHECK(to_lower("ÅÄÖ ABC Ω ΣΑΣ") == "åäö abc ω σας");
  CHECK(to_lower("I") == "i");
  CHECK(to_lower("İ") == "i\u0307");
  CHECK(to_lower("") == "");
}

TEST_CASE("the width of a text is its terminal columns") {
  CHECK(display_width("") == 0);
  CHECK(display_width("abc å") == 5);
  CHECK(display_width("日本") == 4);
  CHECK(display_width("e\u0301") == 1);
  CHECK(display_width("ｱ") == 1);
  CHECK(display_width("Ａ") == 2);
  CHECK(display_width("😀") == 2);
  CHECK(display_width("a\u200Db\u200B") == 2);
  CHECK(display_width("\u1100\u1161\u11A8") == 2);
}

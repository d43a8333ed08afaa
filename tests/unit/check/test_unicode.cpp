#include <catch2/catch.hpp>

#include "found.h"

using namespace docloc;
using namespace docloc::check;

TEST_CASE("what the source has too is no fault of the translation's characters") {
  CHECK(found("unicode/replacement", "See \uFFFD.", "Se \uFFFD.", "sv-SE").empty());
  CHECK(found("unicode/invisible", "Soft\u00ADware", "Soft\u00ADvara", "sv-SE").empty());
  CHECK(found("unicode/mojibake", "It shows Ã¤.", "Det visar Ã¤.", "sv-SE").empty());
}

TEST_CASE("letters that were read in the wrong encoding are named with what they were") {
  const Findings swedish = found("unicode/mojibake", "Open the page.", "Ã–ppna sidan pÃ¥ nytt.", "sv-SE");
  REQUIRE(swedish.size() == 2);
  CHECK(swedish[0].message == "\"Ã¥\" is \"å\", read in the wrong encoding.");
  CHECK(fixed(swedish[0]) == "Ã–ppna sidan på nytt.");
  CHECK(fixed(swedish[1]) == "Öppna sidan pÃ¥ nytt.");
  CHECK_FALSE(swedish[0].fix->safe);
  const Findings quote = found("unicode/mojibake", "It isn't.", "Det Ã¤r â€œsÃ¥â€.", "sv-SE");
  CHECK(quote.size() >= 3);
}

TEST_CASE("capital letters with a circumflex or tilde are no broken encoding") {
  CHECK(found("unicode/mojibake", "Not saved.", "NÃO SALVO", "pt-BR").empty());
  CHECK(found("unicode/mojibake", "The age.", "«L'Âge»", "fr-FR").empty());
  CHECK(found("unicode/mojibake", "Age", "«Â»", "fr-FR").empty());
}

TEST_CASE("embeddings are a warning, but information in languages from right to left") {
  const Findings left = found("unicode/bidi", "Run it.", "Kör \u202Bden\u202C.", "sv-SE");
  REQUIRE(left.size() == 2);
  CHECK(left[0].severity == Severity::warning);
  const Findings right = found("unicode/bidi", "Run it.", "\u202Bהפעל\u202C.", "he-IL");
  REQUIRE(right.size() == 2);
  CHECK(right[0].severity == Severity::info);
  CHECK(found("unicode/bidi", "Run it.", "\u202Eהפעל.", "he-IL").at(0).severity == Severity::warning);
}

TEST_CASE("an isolate must be closed") {
  CHECK(found("unicode/bidi", "Run it.", "\u2067הפעל\u2069.", "he-IL").empty());
  CHECK(found("unicode/bidi", "Run it.", "\u2067הפעל.", "he-IL").size() == 1);
  CHECK(found("unicode/bidi", "Run it.", "הפעל\u2069.", "he-IL").size() == 1);
}

TEST_CASE("a look-alike of another script is found in a word, and a sign of measure is not") {
  const Findings findings = found("unicode/mixed-script", "Open Azure.", "Öppna Аzure.", "sv-SE");
  REQUIRE(findings.size() == 1);
  CHECK(fixed(findings[0]) == "Öppna Azure.");
  CHECK(found("unicode/mixed-script", "It has 5 kohm.", "Den har 5 kΩ.", "sv-SE").empty());
  CHECK(fixed(found("unicode/mixed-script", "Open the page.", "Откройте cтраницу.", "ru-RU").at(0)) ==
        "Откройте страницу.");
  CHECK(found("unicode/mixed-script", "The IDs", "IDы", "ru-RU").empty());
  CHECK(found("unicode/mixed-script", "A SIM card", "SIMка", "ru-RU").empty());
  CHECK(found("unicode/mixed-script", "The API", "API-интерфейс", "ru-RU").empty());
}

TEST_CASE("decomposed letters are composed by a safe fix") {
  const Findings findings = found("unicode/nfc", "Open the page.", "O\u0308ppna sidan.", "sv-SE");
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].fix->safe);
  CHECK(fixed(findings[0]) == "Öppna sidan.");
}

TEST_CASE("joiners and zero-width spaces are right where the language spells with them") {
  CHECK(found("unicode/invisible", "Books", "کتاب\u200Cها", "fa-IR").empty());
  CHECK(found("unicode/invisible", "Save the file", "บันทึก\u200Bไฟล์", "th-TH").empty());
  CHECK(found("unicode/invisible", "Hello \U0001F468", "Hej \U0001F468\u200D\U0001F469", "sv-SE").empty());
  CHECK(found("unicode/invisible", "Save the file", "Spara\u200B filen", "sv-SE").size() == 1);
  CHECK(found("unicode/invisible", "Save the file", "\u200Fשמור", "he-IL").empty());
  CHECK(found("unicode/invisible", "Save the file", "Spara\u200F filen", "sv-SE").size() == 1);
}

TEST_CASE("control characters are taken out by a safe fix") {
  const Findings findings = found("unicode/control", "Save it.", "Spara\u0007 den.", "sv-SE");
  REQUIRE(findings.size() == 1);
  CHECK(fixed(findings[0]) == "Spara den.");
}

TEST_CASE("half-width katakana is widened, wide digits only where the source has them in ASCII") {
  const Findings findings = found("unicode/width", "Save the file.", "ﾌｧｲﾙを保存します。", "ja-JP");
  REQUIRE(findings.size() == 1);
  CHECK(fixed(findings[0]) == "ファイルを保存します。");
  CHECK(found("unicode/width", "Step 2", "手順２", "ja-JP").size() == 1);
  CHECK(found("unicode/width", "Step two", "手順２", "ja-JP").empty());
}

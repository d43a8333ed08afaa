#include <catch2/catch.hpp>

#include "found.h"

using namespace docloc;
using namespace docloc::check;

TEST_CASE("a final full stop that is lost or added is information") {
  CHECK(found("typography/final-punctuation", "Save the file.", "Spara filen", "sv-SE").size() == 1);
  CHECK(found("typography/final-punctuation", "Save the file", "Spara den nya filen nu.", "sv-SE").size() == 1);
  CHECK(found("typography/final-punctuation", "Save the file?", "Spara filen.", "sv-SE").size() == 1);
  CHECK(found("typography/final-punctuation", "Save (now).", "Spara (nu).", "sv-SE").empty());
  CHECK(found("typography/final-punctuation", "See [this](a.md).", "Se [detta](a.md).", "sv-SE").empty());
}

TEST_CASE("the sign of another script is the same sign") {
  CHECK(found("typography/final-punctuation", "What is it?", "ما هذا؟", "ar-SA").empty());
  CHECK(found("typography/final-punctuation", "Do this:", "次のようにします。", "ja-JP").empty());
  CHECK(found("typography/final-punctuation", "What is it?", "Τι είναι;", "el-GR").empty());
}

TEST_CASE("an abbreviation at the end adds no full stop") {
  CHECK(found("typography/final-punctuation", "No", "Nr.", "de-DE").empty());
}

TEST_CASE("doubled signs are found, dots of paths and ranges are not") {
  const Findings findings = found("typography/punctuation", "Save the file.", "Spara filen..", "sv-SE");
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].fix->safe);
  CHECK(fixed(findings[0]) == "Spara filen.");
  CHECK(found("typography/punctuation", "Wait.", "Vänta...", "sv-SE").empty());
  CHECK(found("typography/punctuation", "Go to ../a.", "Gå till ../a.", "sv-SE").empty());
  CHECK(found("typography/punctuation", "From 1 to 9", "Från 1..9 och vidare", "sv-SE").empty());
  CHECK(found("typography/punctuation", "Use A, B.", "Använd A,, B.", "sv-SE").size() == 1);
  CHECK(found("typography/punctuation", "The drive C.", "Enheten C:.", "sv-SE").empty());
}

TEST_CASE("Latin signs behind Arabic and Japanese letters are not theirs") {
  CHECK(fixed(found("typography/punctuation", "What is it?", "ما هذا?", "ar-SA").at(0)) == "ما هذا؟");
  CHECK(fixed(found("typography/punctuation", "Save it.", "保存します.", "ja-JP").at(0)) == "保存します。");
  CHECK(found("typography/punctuation", "Save it.", "הפעל?", "he-IL").empty());
  CHECK(found("typography/punctuation", "Save a.md.", "a.md を保存します。", "ja-JP").empty());
}

TEST_CASE("ellipses follow the source") {
  CHECK(fixed(found("typography/ellipsis", "Save as…", "Spara som...", "sv-SE").at(0)) == "Spara som…");
  CHECK(found("typography/ellipsis", "Save as...", "Spara som...", "sv-SE").empty());
  CHECK(found("typography/ellipsis", "Save as", "Spara som...", "sv-SE").empty());
}

TEST_CASE("brackets need a partner where the source's have one") {
  CHECK(found("typography/brackets", "Save it (now).", "Spara det (nu.", "sv-SE").size() == 1);
  CHECK(found("typography/brackets", "Save it (now).", "保存する（今）。", "ja-JP").empty());
  CHECK(found("typography/brackets", "a) Save it.", "a) Spara det.", "sv-SE").empty());
}

TEST_CASE("quotes need a partner where the source's have one") {
  CHECK(found("typography/unpaired-quote", "Say \"yes\".", "Säg ”ja.", "sv-SE").size() == 1);
  CHECK(found("typography/unpaired-quote", "Say \"yes\".", "Säg ”ja”.", "sv-SE").empty());
  CHECK(found("typography/unpaired-quote", "A screen", "En 15\" skärm", "sv-SE").empty());
}

TEST_CASE("the sign in a Hebrew abbreviation is no quote, the one behind a particle is") {
  CHECK(found("typography/unpaired-quote", "The report", "הדו\"ח", "he-IL").empty());
  CHECK(found("typography/unpaired-quote", "\"View\" and \"Pay\"", "\"תצוגה\" ו\"תשלום\"", "he-IL").empty());
}

TEST_CASE("quotes of other languages are information, with the language's own in the hint") {
  const Findings findings = found("typography/quotes", "Say “yes”.", "Sagen Sie ”ja”.", "de-DE");
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].severity == Severity::info);
  CHECK(findings[0].hint == "Write „...“.");
  CHECK(found("typography/quotes", "Say “yes”.", "Sagen Sie „ja“.", "de-DE").empty());
  CHECK(found("typography/quotes", "Say \"yes\".", "Säg \"ja\".", "sv-SE").empty());
  CHECK(found("typography/quotes", "Say \"yes\" or \"no\".", "Säg \"ja\" eller ”nej”.", "sv-SE").size() == 1);
}

TEST_CASE("French sets no-break spaces before high signs and inside its quotes") {
  const Findings findings = found("typography/no-break-space", "What?", "Quoi ?", "fr-FR");
  REQUIRE(findings.size() == 1);
  CHECK(fixed(findings[0]) == "Quoi\u202F?");
  CHECK(found("typography/no-break-space", "What?", "Quoi\u00A0?", "fr-FR").empty());
  CHECK(found("typography/no-break-space", "Say \"yes\".", "Dites « oui ».", "fr-FR").size() == 2);
  CHECK(found("typography/no-break-space", "At 10:30", "À 10:30", "fr-FR").empty());
  CHECK(found("typography/no-break-space", "What?", "Quoi?", "fr-CA").empty());
  CHECK(found("typography/no-break-space", "What?", "Vad ?", "sv-SE").empty());
}

TEST_CASE("a hyphen between spaces is no dash") {
  CHECK(fixed(found("typography/dash", "Save it — now.", "Spara den - nu.", "sv-SE").at(0)) == "Spara den – nu.");
  CHECK(found("typography/dash", "Save it - now.", "Spara den - nu.", "sv-SE").empty());
  CHECK(found("typography/dash", "Save it—now.", "Guárdelo—ahora.", "es-ES").empty());
}

TEST_CASE("two spaces inside a sentence are one too many") {
  CHECK(fixed(found("typography/double-space", "Save the file.", "Spara  filen.", "sv-SE").at(0)) == "Spara filen.");
  CHECK(found("typography/double-space", "Save  it.", "Spara  den.", "sv-SE").empty());
}

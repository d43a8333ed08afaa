#include <catch2/catch.hpp>

#include "support/checked.h"

using namespace docloc;
using segment::PartKind;
using support::checked;
using support::mended;

TEST_CASE("text left in the source's language is found, names are not") {
  CHECK(checked("mt/untranslated", "The owner can remove every member.\n", "The owner can remove every member.\n")
            .size() == 1);
  CHECK(checked("mt/untranslated", "Azure Active Directory Connect\n", "Azure Active Directory Connect\n").empty());
  CHECK(checked("mt/untranslated", "# Get-Item\n", "# Get-Item\n").empty());
  CHECK(checked("mt/untranslated", "The colour of the house is red.\n", "The colour of the house is red.\n", "en-GB")
            .empty());
  CHECK(checked("mt/untranslated", "Choose this so that every one of the members can read it.\n",
                "Välj detta so that every one of the members kan läsa.\n")
            .size() == 1);
}

TEST_CASE("a long sentence in a third language is found") {
  const std::string source =
      "The administrator of the organization decides who may read the reports and who may change the settings.\n";
  CHECK(checked("mt/language", source,
                "Der Administrator der Organisation entscheidet, wer die Berichte lesen und wer die Einstellungen "
                "verändern darf.\n")
            .size() == 1);
  CHECK(checked("mt/language", source,
                "Organisationens administratör bestämmer vilka som får läsa rapporterna och vilka som får ändra "
                "inställningarna.\n")
            .empty());
}

TEST_CASE("a sentence that is cut off is found without a project to compare it with") {
  const std::string source = "The report shows every change that was made to the group since the last review.\n";
  CHECK(checked("mt/length", source, "Rapporten visar varje\n").size() == 1);
  CHECK(checked("mt/length", source, "Rapporten visar alla ändringar i gruppen sedan den senaste granskningen.\n")
            .empty());
}

TEST_CASE("the project's own translations say what is long") {
  std::string source;
  std::string target;
  const std::string one =
      "Every group has an owner who decides which members may read the reports and which ones may change them.\n\n";
  for (int i = 0; i < 400; ++i) {
    source += one;
    target +=
        "Varje grupp har en ägare som bestämmer vilka medlemmar som får läsa rapporterna och vilka som får ändra "
        "dem.\n\n";
  }
  const std::string twice =
      "Varje grupp har en ägare som bestämmer vilka medlemmar som får läsa rapporterna och vilka som får ändra dem, "
      "och en till som är med i en annan grupp och bestämmer över hur den används av andra än dem som redan är med, "
      "så att ingen annan behövs.\n";
  CHECK(checked("mt/length", one, twice).empty());
  const Findings findings = checked("mt/length", source + one, target + twice);
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].message == "The translation is far longer than its source.");
}

TEST_CASE("doubled words are found, those of the language are not") {
  const Findings found = checked("mt/doubled-word", "Choose a name.\n", "Välj ett ett namn.\n");
  REQUIRE(found.size() == 1);
  CHECK(mended(found[0]) == "Välj ett namn.");
  CHECK(checked("mt/doubled-word", "Those that saw it.\n", "Die, die die Datei sahen.\n", "de-DE").empty());
  CHECK(checked("mt/doubled-word", "It had had one.\n", "Det hade hade en.\n").empty());
  CHECK(checked("mt/doubled-word", "Choose *one* `one`.\n", "Välj *en* `one`.\n").empty());
}

TEST_CASE("sentences and names that stick together are found") {
  const Findings glued = checked("mt/merged-token", "It is done. Then go on.\n", "Det är klart.Gå sedan vidare.\n");
  REQUIRE(glued.size() == 1);
  CHECK(mended(glued[0]) == "Det är klart. Gå sedan vidare.");
  CHECK(checked("mt/merged-token", "See Node.Js in use.\n", "Se Node.Js i bruk.\n").empty());
  CHECK(checked("mt/merged-token", "Sign in to Azure Portal.\n", "Logga in på AzurePortal.\n").size() == 1);
  CHECK(checked("mt/merged-token", "Sign in to Azure now.\n", "Logga in iAzure nu.\n").size() == 1);
  CHECK(checked("mt/merged-token", "Use PowerShell.\n", "Använd PowerShell.\n").empty());
}

// The source has no space behind a wide sign, so its two segments have none between them. The fix used to put one at
// the edge of a segment, mt/edge-space took it out, and so on.
TEST_CASE("a space that is missing between two segments is found, and put into neither") {
  const Findings glued = checked("mt/merged-token", "Look！Now it works.\n", "Titta. Nu fungerar det.\n");
  REQUIRE(glued.size() == 1);
  CHECK_FALSE(glued[0].fix);
  support::Translated pair = support::translated("See *this*！Then go on.\n", "x\n", "sv-SE");
  std::vector<catalog::Segment>& segments = pair.catalog.units.at(0).segments;
  REQUIRE(segments.size() == 2);
  segments[0].target = {
      {PartKind::text, "Se ", 0}, {PartKind::open, "", 1}, {PartKind::text, "detta", 0}, {PartKind::close, "", 1}};
  segments[1].target = {{PartKind::text, "Sedan vidare.", 0}};
  const Findings lost = checked("mt/space-at-code", pair);
  REQUIRE(lost.size() == 1);
  CHECK_FALSE(lost[0].fix);
}

// The edit was of bytes that the segment does not have.
TEST_CASE("a space that is no part of the segment that is marked is not taken out of it") {
  support::Translated pair = support::translated("See *this. Then* go on.\n", "x\n", "sv-SE");
  std::vector<catalog::Segment>& segments = pair.catalog.units.at(0).segments;
  REQUIRE(segments.size() == 3);
  segments[0].target = {{PartKind::text, "Se detta.", 0}, {PartKind::open, "", 1}};
  segments[2].target = {{PartKind::text, "Sedan", 0}, {PartKind::close, "", 1}, {PartKind::text, " vidare.", 0}};
  const Findings gained = checked("mt/space-at-code", pair);
  REQUIRE(gained.size() == 1);
  CHECK_FALSE(gained[0].fix);
}

TEST_CASE("one translation for two sources is found, for two ways to say the same it is not") {
  CHECK(checked("mt/repeated-sentence",
                "The owner can add and remove members.\n\nEvery member gets a message by mail.\n",
                "Ägaren kan lägga till och ta bort medlemmar.\n\nÄgaren kan lägga till och ta bort medlemmar.\n")
            .size() == 1);
  CHECK(checked("mt/repeated-sentence",
                "Click the Save button to keep your changes.\n\nSelect the Save button to keep your changes.\n",
                "Välj knappen Spara för att behålla ändringarna.\n\nVälj knappen Spara för att behålla ändringarna.\n")
            .empty());
}

TEST_CASE("a space lost beside code or a link is found and put back") {
  const Findings lost = checked("mt/space-at-code", "Run `make` in it.\n", "Kör `make`i den.\n");
  REQUIRE(lost.size() == 1);
  CHECK(lost[0].fix->safe);
  CHECK(mended(lost[0]) == "Kör \uFFFC i den.");
  CHECK(checked("mt/space-at-code", "Run `make` now.\n", "Kör`make` nu.\n").size() == 1);
  CHECK(checked("mt/space-at-code", "See [this](setup.md) now.\n", "Se[detta](setup.md) nu.\n").size() == 1);
}

TEST_CASE("endings, prefixes and languages without spaces stand beside code as they do") {
  CHECK(checked("mt/space-at-code", "The window of **Save** is open.\n", "**Spara**s fönster är öppet.\n").empty());
  CHECK(checked("mt/space-at-code", "Choose in `make` now.\n", "בחר ב`make` עכשיו.\n", "he-IL").empty());
  CHECK(checked("mt/space-at-code", "Run `make` now.\n", "今すぐ`make`を実行します。\n", "ja-JP").empty());
  CHECK(checked("mt/space-at-code", "Use the `make` program.\n", "Använd `make`-programmet.\n").empty());
}

TEST_CASE("a space inside of brackets is taken out") {
  const Findings padded = checked("mt/space-at-code", "Read it (the first).\n", "Läs den ( den första ).\n");
  REQUIRE(padded.size() == 2);
  CHECK(checked("mt/space-at-code", "Read it ( the first ).\n", "Läs den ( den första ).\n").empty());
}

TEST_CASE("white space at the edges of a translation is found") {
  const Findings found = checked("mt/leading-space", "Read it.\n", "&#32;Läs den.\n");
  REQUIRE(found.size() == 1);
  CHECK(mended(found[0]) == "Läs den.");
  CHECK(checked("mt/leading-space", "Read it.\n", "Läs den.\n").empty());
}

TEST_CASE("a space before a sign is found, but for French and for names that begin with a full stop") {
  const Findings found = checked("mt/space-before-punctuation", "Save it, then go.\n", "Spara , och gå sedan.\n");
  REQUIRE(found.size() == 1);
  CHECK(mended(found[0]) == "Spara, och gå sedan.");
  CHECK(checked("mt/space-before-punctuation", "Is it so?\n", "Est-ce vrai ?\n", "fr-FR").empty());
  CHECK(checked("mt/space-before-punctuation", "Use .NET now.\n", "Använd .NET nu.\n").empty());
}

TEST_CASE("a label keeps its capital, the first word of a sentence need not") {
  CHECK(checked("mt/ui-capital", "Then choose **Save**.\n", "Välj sedan **spara**.\n").size() == 1);
  CHECK(checked("mt/ui-capital", "Then choose **Save**.\n", "Välj sedan **Spara**.\n").empty());
  CHECK(checked("mt/ui-capital", "**When** it is done, go on.\n", "Fortsätt **när** det är klart.\n").empty());
  CHECK(checked("mt/ui-capital", "Then choose **Save**.\n", "ثم اختر **حفظ**.\n", "ar-SA").empty());
}

TEST_CASE("placeholders and code that stay as they are are no untranslated text") {
  CHECK(checked("mt/untranslated", "\\<transport\\>://\\<server\\>:\\<port\\>/\\<folder of the page\\>\n",
                "\\<transport\\>://\\<server\\>:\\<port\\>/\\<folder of the page\\>\n")
            .empty());
  const std::string code = "store.change({kind:\"old page\"},{set:{owner:first}}, {every: true, more: one})\n";
  CHECK(checked("mt/untranslated", code, code).empty());
  const std::string sentence = "The text {name} stands before {count} in every report that {user} reads.\n";
  CHECK(checked("mt/untranslated", sentence, sentence).size() == 1);
}

// CLD2 takes Swedish compounds that were torn apart, and words that both languages have, for English.
TEST_CASE("a sentence with the locale's own letters or the page's own words is of its language") {
  CHECK(checked("mt/language", "Test the file of the session configuration against a session configuration now.\n",
                "Testa sessionens konfigurations fil för en sessions konfiguration i administrations programmet.\n")
            .empty());
  const std::string source = "You can test a session configuration with the program configuration of the reports.\n";
  const std::string target = "Du kan testa en sessions konfiguration med programmet konfigurations reporter.\n";
  CHECK(checked("mt/language", source + "\n" + source, target + "\n" + target).empty());
  CHECK(checked("mt/language", source + "\nChoose a report.\n",
                "Vous pouvez tester une configuration de session avec le programme qui montre les rapports du jour.\n\n"
                "Välj en rapport.\n")
            .size() == 1);
}

TEST_CASE("one word for one word is neither too short nor too long") {
  CHECK(checked("mt/length", "**Variations:**\n", "**Olika**\n").empty());
  CHECK(checked("mt/length", "# Session configurations\n", "# JEA\n").size() == 1);
}

TEST_CASE("the verbs of two clauses side by side are told as information") {
  const Findings verbs =
      checked("mt/doubled-word", "If the session ends, the jobs end.\n", "Om sessionen avslutas avslutas jobben.\n");
  REQUIRE(verbs.size() == 1);
  CHECK(verbs[0].severity == Severity::info);
  CHECK_FALSE(verbs[0].fix);
  CHECK(checked("mt/doubled-word", "The jobs end.\n", "Jobben avslutas avslutas.\n")[0].severity == Severity::warning);
  CHECK(checked("mt/doubled-word", "and run them\n", "und führen sie sie aus\n", "de-DE")[0].severity ==
        Severity::info);
}

TEST_CASE("a name that lost its capital does not stick together") {
  CHECK(checked("mt/merged-token", "Set IdleTimeout. Timeout is long.\n", "Ange idleTimeout. Timeout är lång.\n")
            .empty());
}

TEST_CASE("a German label that is the verb of its sentence needs no capital") {
  CHECK(checked("mt/ui-capital", "Then **Edit** the page.\n", "Dann **bearbeiten** Sie die Seite.\n", "de-DE").empty());
  CHECK(checked("mt/ui-capital", "Then select **Edit**.\n", "Wählen Sie dann **bearbeiten** aus.\n", "de-DE").size() ==
        1);
}

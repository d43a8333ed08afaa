#include <catch2/catch.hpp>

#include "check/identifiers.h"
#include "check/placeholders.h"
#include "support/checked.h"

using namespace docloc;
using namespace docloc::check;
using support::checked;
using support::mended;

namespace {

std::vector<std::string> identifiers_of(std::string_view text) {
  std::vector<std::string> out;
  for (const Identifier& identifier : identifiers_in(text))
    out.emplace_back(identifier.bytes.of(text));
  return out;
}

std::vector<std::string> placeholders_of(std::string_view text) {
  std::vector<std::string> out;
  for (const Placeholder& placeholder : placeholders_in(text))
    out.emplace_back(placeholder.bytes.of(text));
  return out;
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("identifiers are found between the signs of a sentence") {
  CHECK(identifiers_of("Run Get-ChildItem (or Remove-Item).") == Strings{"Get-ChildItem", "Remove-Item"});
  CHECK(identifiers_of("the -Recurse and --no-cache options") == Strings{"-Recurse", "--no-cache"});
  CHECK(identifiers_of("in C:\\Windows\\System32, or /etc/hosts.") == Strings{"C:\\Windows\\System32", "/etc/hosts"});
  CHECK(identifiers_of("web.config, System.IO.File; MAX_PATH") == Strings{"web.config", "System.IO.File", "MAX_PATH"});
  CHECK(identifiers_of("See https://example.com/a-b?c=1.") == Strings{"https://example.com/a-b?c=1"});
  CHECK(identifiers_of("mail ann@example.com, $PSVersionTable") == Strings{"ann@example.com", "$PSVersionTable"});
  CHECK(identifiers_of("id 2f1b1c5e-0a00-4000-8000-0123456789ab!") == Strings{"2f1b1c5e-0a00-4000-8000-0123456789ab"});
  CHECK(identifiers_of("v2.0 and 5.1.2") == Strings{"v2.0", "5.1.2"});
}

TEST_CASE("words of plain English are no identifiers") {
  CHECK(identifiers_of("and/or, Read-Only, Set-Up, self-service, e.g. this, i.e. that").empty());
  CHECK(identifiers_of("PCs, URLs, the U.S. - it is done.Then more; 1.5, 1.000.000").empty());
}

TEST_CASE("a name that programs know must stand in the translation as it is") {
  const Findings changed = checked("tokens/identifier", "Use Get-Process here.\n", "Använd Hämta-Process här.\n");
  REQUIRE(changed.size() == 1);
  CHECK(changed[0].message == "\"Get-Process\" of the source is not in the translation.");
  const Findings replaced = checked("tokens/identifier", "Use Get-Process here.\n", "Använd Stop-Process här.\n");
  REQUIRE(replaced.size() == 1);
  CHECK(mended(replaced[0]) == "Använd Get-Process här.");
  CHECK_FALSE(replaced[0].fix->safe);
}

TEST_CASE("a name may take an ending, and an address the locale's language") {
  CHECK(checked("tokens/identifier", "The window of PowerShell.\n", "PowerShells fönster.\n").empty());
  CHECK(checked("tokens/identifier", "See https&#58;//a.example/en-us/x.\n", "Se https&#58;//a.example/sv-se/x.\n")
            .empty());
  CHECK(checked("tokens/identifier", "Run Get-Item.\n", "Kör Get-ItemProperty.\n").size() == 1);
}

TEST_CASE("versions keep their full stops") {
  CHECK(checked("tokens/version", "Use 5.1.2 now.\n", "Använd 5,1,2 nu.\n").size() == 1);
  CHECK(checked("tokens/version", "Use 5.1.2 now.\n", "Använd 5.1.3 nu.\n").size() == 1);
  CHECK(checked("tokens/version", "Use v5.1 now.\n", "Använd v5.1 nu.\n").empty());
}

TEST_CASE("placeholders of many kinds are seen, and what looks like them is not") {
  CHECK(placeholders_of("{0} {name} {{x}} ${X} $(y) %s %1$d %(n)s %PATH% <ServerName>") ==
        Strings{"{0}", "{name}", "{{x}}", "${X}", "$(y)", "%s", "%1$d", "%(n)s", "%PATH%", "<ServerName>"});
  CHECK(placeholders_of("50% discount, 5 % sales, %20, a < b > c, {not a name}, $5").empty());
}

TEST_CASE("placeholders must be the same, each as often") {
  CHECK(checked("tokens/placeholder", "{0} of {1}.\n", "{1}: {0}.\n").empty());
  CHECK(checked("tokens/placeholder", "{0} of {1}.\n", "{0} av {0}.\n").size() == 1);
  CHECK(checked("tokens/placeholder", "Hello {name}.\n", "Hej.\n").size() == 1);
  CHECK(checked("tokens/placeholder", "Hello there.\n", "Hej {0}.\n").size() == 1);
  const Findings changed = checked("tokens/placeholder", "Hello {name}.\n", "Hej {namn}.\n");
  REQUIRE(changed.size() == 1);
  CHECK(changed[0].severity == Severity::error);
  CHECK(mended(changed[0]) == "Hej {name}.");
}

TEST_CASE("placeholders without a number keep their order") {
  CHECK(checked("tokens/placeholder", "%s has %d files.\n", "%d filer finns i %s.\n").size() == 1);
  CHECK(checked("tokens/placeholder", "%1$s has %2$d files.\n", "%2$d filer finns i %1$s.\n").empty());
}

TEST_CASE("words between angle brackets may be translated, names of programs not") {
  CHECK(checked("tokens/placeholder", "Type \\<your name> here.\n", "Skriv \\<ditt namn> här.\n").empty());
  CHECK(checked("tokens/placeholder", "Type \\<your name> here.\n", "Skriv ditt namn här.\n").size() == 1);
  CHECK(checked("tokens/placeholder", "Type \\<ServerName> here.\n", "Skriv \\<ServerNamn> här.\n").size() == 1);
}

TEST_CASE("the text of a code span outside of one is a lost code span") {
  CHECK(checked("tokens/code", "Run `make` now.\n", "Kör \\`make nu.\n").size() == 1);
  CHECK(checked("tokens/code", "Run `make` now.\n", "Kör make nu.\n").size() == 1);
  CHECK(checked("tokens/code", "Run `make` now.\n", "Kör `make` nu.\n").empty());
}

TEST_CASE("numbers are the same in any spelling") {
  const auto fine = [](std::string source, std::string target, const std::string& locale) {
    return checked("tokens/number", std::move(source), std::move(target), locale).empty();
  };
  CHECK(fine("It costs 1,250.50 euros.\n", "Es kostet 1.250,50 Euro.\n", "de-DE"));
  CHECK(fine("It costs 1,250.50 euros.\n", "Det kostar 1\u00A0250,50 euro.\n", "sv-SE"));
  CHECK(fine("Wait 15 minutes.\n", "انتظر ١٥ دقيقة.\n", "ar-SA"));
  CHECK(fine("Wait two minutes.\n", "Vänta 2 minuter.\n", "sv-SE"));
  CHECK(fine("Wait 3 minutes.\n", "Warten Sie drei Minuten.\n", "de-DE"));
  CHECK(fine("The 2nd of 3 steps.\n", "Der zweite von drei Schritten.\n", "de-DE"));
  CHECK(fine("It begins at 3:30 PM.\n", "Det börjar kl. 15.30.\n", "sv-SE"));
  CHECK(fine("Support ends on August 6, 2021.\n", "サポートは2021年8月6日に終了します。\n", "ja-JP"));
  CHECK(fine("50% of 5GB\n", "50 % av 5 GB\n", "sv-SE"));
  CHECK(fine("Windows 10 and Win32\n", "Windows 10 och Win32\n", "sv-SE"));
  CHECK(fine("Every 1 day.\n", "Varje dygn.\n", "sv-SE"));
}

TEST_CASE("a number that was changed, lost or added is found") {
  const auto found = [](std::string source, std::string target) {
    return checked("tokens/number", std::move(source), std::move(target)).size();
  };
  CHECK(found("Wait 15 minutes.\n", "Vänta 50 minuter.\n") == 1);
  CHECK(found("Wait 15 minutes.\n", "Vänta några minuter.\n") == 1);
  CHECK(found("Wait some minutes.\n", "Vänta 15 minuter.\n") == 1);
  CHECK(found("It is 1.5 times as much.\n", "Det är 15 gånger så mycket.\n") == 1);
  CHECK(found("Wait two minutes.\n", "Vänta 3 minuter.\n") == 1);
}

TEST_CASE("dates are compared as days") {
  CHECK(checked("tokens/date", "Since August 6, 2021.\n", "Sedan den 6 augusti 2021.\n").empty());
  CHECK(checked("tokens/date", "Since 8/6/2021.\n", "Sedan 2021-08-06.\n").empty());
  CHECK(checked("tokens/date", "Since August 6, 2021.\n", "منذ 6 أغسطس 2021.\n", "ar-SA").empty());
  CHECK(checked("tokens/date", "Since August 6, 2021.\n", "Sedan den 6 juli 2021.\n").size() == 1);
  CHECK(checked("tokens/date", "Since May 2021.\n", "Sedan mars 2021.\n").size() == 1);
  CHECK(checked("tokens/number", "Since August 6, 2021.\n", "Sedan den 6 juli 2021.\n").empty());
}

TEST_CASE("a unit is the same in another language, and another one is found") {
  CHECK(checked("tokens/unit", "It has 5 GB.\n", "Il a 5 Go.\n", "fr-FR").empty());
  CHECK(checked("tokens/unit", "It has 5 MB.\n", "Den har 5 GB.\n").size() == 1);
  CHECK(checked("tokens/unit", "Wait 5 minutes.\n", "Warten Sie 5 Minuten.\n", "de-DE").empty());
  CHECK(checked("tokens/unit", "Wait 5 minutes.\n", "Warten Sie 5 Stunden.\n", "de-DE").size() == 1);
  CHECK(checked("tokens/unit", "Wait 5 minutes.\n", "5分待ちます。\n", "ja-JP").empty());
}

TEST_CASE("a name in bold that was translated is information, one that was misspelt a warning") {
  const std::string kept = "\n\nUse **TotalPrice**, **OrderedOn**.\n";
  const auto of = [&](const std::string& target) {
    return checked("tokens/identifier", "The column **OrderedOn** here." + kept, target + kept, "de-DE");
  };
  const Findings translated = of("Die Spalte **Bestellt am** hier.");
  REQUIRE(translated.size() == 1);
  CHECK(translated[0].severity == Severity::info);
  CHECK(translated[0].message == "\"OrderedOn\" of the source became \"Bestellt am\".");
  CHECK(checked("tokens/identifier", "**OrderedOn:** The day." + kept, "**Bestellt am:** Der Tag." + kept, "de-DE")[0]
            .severity == Severity::info);
  const Findings misspelt = of("Die Spalte **OrderdOn** hier.");
  REQUIRE(misspelt.size() == 1);
  CHECK(misspelt[0].severity == Severity::warning);
  const Findings file = checked("tokens/identifier", "Open **settings.json** now.\n", "Öppna **inställningar** nu.\n");
  REQUIRE(file.size() == 1);
  CHECK(file[0].severity == Severity::warning);
}

TEST_CASE("a number may begin a word, and two may be written apart") {
  CHECK(checked("tokens/number", "A 4-digit year.\n", "Ett fyrsiffrigt år.\n").empty());
  CHECK(checked("tokens/number", "A 3-digit code.\n", "Ein dreistelliger Code.\n", "de-DE").empty());
  CHECK(checked("tokens/number", "A 4-digit year.\n", "Ett tresiffrigt år.\n").size() == 1);
  CHECK(checked("tokens/number", "The value (3,4) counts.\n", "Värdet (3, 4) räknas.\n").empty());
}

TEST_CASE("numbers of a code that became text are none that was added") {
  CHECK(checked("tokens/number", "Pass `{a=1;b=25}` to it.\n", "Skicka {a = 1; b = 25} till den.\n").empty());
  CHECK(checked("tokens/number", "Pass `{a=1;b=25}` to it.\n", "Skicka {a = 1; b = 25} till 26.\n").size() == 1);
}

TEST_CASE("a number that kept the source's separators is another one where a comma begins a fraction") {
  constexpr std::string_view kRule = "tokens/separator";
  const Findings german = checked(kRule, "It has 1,500 rows.", "Es hat 1,500 Zeilen.", "de-DE");
  REQUIRE(german.size() == 1);
  CHECK(german[0].severity == Severity::warning);
  CHECK(mended(german[0]) == "Es hat 1.500 Zeilen.");
  const Findings swedish = checked(kRule, "All 1,500,000 rows.", "Alla 1,500,000 rader.", "sv-SE");
  REQUIRE(swedish.size() == 1);
  CHECK(mended(swedish[0]) == "Alla 1\u00A0500\u00A0000 rader.");
  const Findings decimal = checked(kRule, "It takes 2.5 seconds.", "Det tar 2.5 sekunder.", "sv-SE");
  REQUIRE(decimal.size() == 1);
  CHECK(decimal[0].severity == Severity::info);
  CHECK(mended(decimal[0]) == "Det tar 2,5 sekunder.");
}

TEST_CASE("separators of the language, of versions, lists and names are right") {
  constexpr std::string_view kRule = "tokens/separator";
  CHECK(checked(kRule, "It has 1,500 rows.", "Es hat 1.500 Zeilen.", "de-DE").empty());
  CHECK(checked(kRule, "It has 1,500 rows.", "1,500 行あります。", "ja-JP").empty());
  CHECK(checked(kRule, "It has 1.5 and 1,500 rows.", "Es hat 1,5 und 1.500 Zeilen.", "de-DE").empty());
  CHECK(checked(kRule, "Use version 2.5.", "Använd version 2.5.", "sv-SE").empty());
  CHECK(checked(kRule, "Ports 1,443 and 0,500.", "Portar 1443 och 0,500.", "sv-SE").empty());
  CHECK(checked(kRule, "Send `1,500`.", "Skicka `1,500`.", "sv-SE").empty());
}

// "ndarNamn" was taken for a name, and --fix --unsafe made "{anväuserName}" of it.
TEST_CASE("a word with letters beyond ASCII holds no identifier") {
  CHECK(identifiers_of("Vänta tills {användarNamn} visas i ÅnvändarNamn.").empty());
  CHECK(identifiers_of("Kör $användareEtt och --språkVal").empty());
  CHECK(identifiers_of("äpplen och PowerShell är").size() == 1);
  CHECK(identifiers_of("PowerShellを使用").size() == 1);
}

#include <catch2/catch.hpp>

#include "found.h"

using namespace docloc;
using namespace docloc::check;

namespace {

const Terms kTerms{.terms = {{.source = "subscription", .targets = {"prenumeration", "abonnemang"}},
                             {.source = "subscription plan", .targets = {"betalningsplan"}},
                             {.source = "book", .targets = {"bok"}, .forms = {"böcker"}},
                             {.source = "directory", .targets = {"katalogtjänst"}, .forbidden = {"katalog"}},
                             {.source = "key vault", .targets = {"Key Vault"}, .letter_case = CaseRule::exact},
                             {.source = "Contoso Imagine", .translate = false}}};

size_t count(std::string_view rule, std::string source, std::string target) {
  return found(rule, std::move(source), std::move(target), "sv-SE", &kTerms).size();
}

}  // namespace

TEST_CASE("a term is there in any form of any approved word") {
  CHECK(count("terms/missing", "Cancel the subscription.", "Avsluta prenumerationen.") == 0);
  CHECK(count("terms/missing", "Cancel the subscriptions.", "Avsluta abonnemangen.") == 0);
  CHECK(count("terms/missing", "The Subscription owner", "Prenumerationsägaren") == 0);
  CHECK(count("terms/missing", "Two books", "Två böcker") == 0);
  CHECK(count("terms/missing", "Cancel the subscription.", "Avsluta medlemskapet.") == 1);
  CHECK(count("terms/missing", "Unsubscribe now.", "Sluta nu.") == 0);
}

TEST_CASE("of terms that begin alike the longest is meant") {
  const Findings findings =
      found("terms/missing", "Choose a subscription plan.", "Välj en prenumeration.", "sv-SE", &kTerms);
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].token == "subscription plan");
  CHECK(findings[0].hint == "Use \"betalningsplan\".");
  CHECK(count("terms/missing", "Choose a subscription plan.", "Välj en betalningsplan.") == 0);
}

TEST_CASE("a term that stands in a code is none") {
  CHECK(count("terms/missing", "Run `subscription`.", "Kör `subscription`.") == 0);
}

TEST_CASE("a forbidden word is found in its forms, but not within an approved one") {
  CHECK(count("terms/forbidden", "Open the directory.", "Öppna katalogen.") == 1);
  CHECK(count("terms/forbidden", "Open the directory.", "Öppna katalogtjänsten.") == 0);
  CHECK(count("terms/forbidden", "Open the catalog.", "Öppna katalogen.") == 0);
}

TEST_CASE("an exact case is that of the glossary") {
  const Findings findings = found("terms/case", "Open the key vault.", "Öppna ditt key vault.", "sv-SE", &kTerms);
  REQUIRE(findings.size() == 1);
  CHECK(fixed(findings[0]) == "Öppna ditt Key Vault.");
  CHECK(count("terms/case", "Open the key vault.", "Öppna ditt Key Vault.") == 0);
  CHECK(count("terms/case", "Cancel the subscription.", "Prenumeration avslutas.") == 0);
}

TEST_CASE("a name that is not to be translated stands as in the source") {
  const Findings findings =
      found("terms/do-not-translate", "Use Contoso Imagine.", "Använd Contoso anta.", "sv-SE", &kTerms);
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].severity == Severity::error);
  CHECK(count("terms/do-not-translate", "Use Contoso Imagine.", "Använd Contoso Imagine-kontot.") == 0);
}

TEST_CASE("names of well-known products are looked for without a glossary") {
  const auto lost = [](std::string source, std::string target) {
    return found("terms/do-not-translate", std::move(source), std::move(target), "sv-SE");
  };
  const Findings findings = lost("Use your Microsoft Imagine account.", "Använd ditt anta konto.");
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].severity == Severity::warning);
  CHECK(findings[0].token == "Microsoft Imagine");
  CHECK(lost("Run it on macOS.", "Kör den på MacOS.").at(0).message == "\"MacOS\" is written \"macOS\".");
  CHECK(lost("Use your Azure account.", "Använd ditt Azure-konto.").empty());
  CHECK(lost("Use WindowsApps.", "Använd WindowsApps.").empty());
  CHECK(lost("Open the windows.", "Öppna fönstren.").empty());
}

TEST_CASE("a split compound is found where another text has it whole") {
  const Findings findings = found("terms/compound", "Set the environment variable.\n\nMore variables.",
                                  "Ange miljö variabeln.\n\nFler miljövariabler.", "sv-SE");
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].token == "miljö variabeln");
  CHECK(fixed(findings[0]) == "Ange miljövariabeln.");
  CHECK_FALSE(findings[0].fix->safe);
  CHECK(found("terms/compound", "Set the variable.", "Ange miljö variabeln.", "sv-SE").empty());
}

TEST_CASE("behind some nouns a head can be nothing but theirs") {
  const Findings findings =
      found("terms/compound", "The subscription status", "Avsnittet prenumeration status", "sv-SE");
  REQUIRE(findings.size() == 1);
  CHECK(fixed(findings[0]) == "Avsnittet prenumerationsstatus");
  // "that the model predicts": a definite head belongs to what follows.
  CHECK(found("terms/compound", "The duration it has", "Den varaktighet modellen har", "sv-SE").empty());
}

TEST_CASE("words that the source has side by side, too, are a name") {
  CHECK(found("terms/compound", "Use system modul.\n\nModules", "Använd system modul.\n\nSystemmoduler", "sv-SE")
            .empty());
}

TEST_CASE("German compounds are found by their capital heads") {
  const Findings findings = found("terms/compound", "Open the test environment.\n\nTest environments",
                                  "Öffnen Sie die Test Umgebung.\n\nTestumgebungen", "de-DE");
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].token == "Test Umgebung");
}

TEST_CASE("languages without compounds have none to split") {
  CHECK(found("terms/compound", "The file name", "Le nom fichier nomfichier", "fr-FR").empty());
}

TEST_CASE("a hyphen is missing where other texts have it") {
  const Findings findings = found("terms/hyphen", "Cancel your Azure subscription.\n\nAn Azure subscription",
                                  "Avsluta din Azure prenumeration.\n\nEn Azure-prenumeration", "sv-SE");
  REQUIRE(findings.size() == 1);
  CHECK(fixed(findings[0]) == "Avsluta din Azure-prenumeration.");
}

TEST_CASE("a capitalised head behind a product's name is no name of its own") {
  const Findings findings =
      found("terms/hyphen", "Open the Azure Account Center.", "Öppna Azure Kontocenter.", "sv-SE");
  REQUIRE(findings.size() == 1);
  CHECK(fixed(findings[0]) == "Öppna Azure-kontocenter.");
  CHECK(found("terms/hyphen", "Open the Azure Portal.", "Öppna Azure Portal.", "sv-SE").empty());
}

TEST_CASE("what is a verb or an adjective behind a product's name needs no hyphen") {
  const std::string more = "\n\nPowerShell-användare och PowerShell-utdata";
  CHECK(found("terms/hyphen", "PowerShell uses it.\n\nPowerShell users", "PowerShell använder det." + more, "sv-SE")
            .empty());
  CHECK(found("terms/hyphen", "PowerShell sends output.\n\nPowerShell users",
              "Som standard skickar PowerShell utdata." + more, "sv-SE")
            .empty());
  CHECK(found("terms/hyphen", "Azure role-based access", "Azure rollbaserad åtkomst", "sv-SE").empty());
}

TEST_CASE("the label that most places have in another way is reported, with where") {
  const Findings findings = found("terms/inconsistent", "Go to **Done**.\n\nSelect **Done**.\n\nClose **Done**.",
                                  "Gå till **Klar**.\n\nVälj **Klar**.\n\nStäng **Utfört**.", "sv-SE");
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].severity == Severity::info);
  CHECK(findings[0].message == "\"done\" is \"Utfört\" here and \"Klar\" in 2 of 3 places.");
  CHECK(findings[0].hint == "See a.md:1, and write it in one way.");
  CHECK(findings[0].token == "Utfört");
}

TEST_CASE("inflection and capitals are no inconsistency, a missing hyphen is a warning where usage is clear") {
  const auto translations = [](std::initializer_list<std::string> labels) {
    std::string source;
    std::string target;
    for (const std::string& label : labels) {
      source += "Go to **Azure Portal page**.\n\n";
      target += "Till **" + label + "**.\n\n";
    }
    return found("terms/inconsistent", source, target, "sv-SE");
  };
  CHECK(translations({"Azure-portal", "Azure-Portalen", "azure-portal"}).empty());
  const Findings few = translations({"Azure-portal", "Azure Portal", "Azure-portal"});
  REQUIRE(few.size() == 1);
  CHECK(few[0].severity == Severity::info);
  const Findings many =
      translations({"Azure-portal", "Azure Portal", "Azure-portal", "Azure-portal", "Azure-portalen"});
  REQUIRE(many.size() == 1);
  CHECK(many[0].severity == Severity::warning);
}

TEST_CASE("where no translation prevails nothing is said") {
  CHECK(found("terms/inconsistent", "**Run**\n\n**Run** it\n\nthe **run** there\n\na **run**",
              "**Kör**\n\n**Kör** den\n\nden **omgången** där\n\nen **omgång**", "sv-SE")
            .empty());
}

TEST_CASE("terms of languages without spaces are found inside their text") {
  const Terms terms{.terms = {{.source = "settings", .targets = {"設定"}, .forbidden = {"セッティング"}}}};
  CHECK(found("terms/missing", "Open the settings.", "設定を開きます。", "ja-JP", &terms).empty());
  CHECK(found("terms/missing", "Open the settings.", "構成を開きます。", "ja-JP", &terms).size() == 1);
  CHECK(found("terms/forbidden", "Open the settings.", "セッティングを開きます。", "ja-JP", &terms).size() == 1);
}

TEST_CASE("a product has one name in an article, with or without an article before it") {
  const auto of = [](const std::string& first, const std::string& second) {
    return found("terms/inconsistent", "Open the Azure Account Center.\n\nSign in to the [Azure Account Center](b.md).",
                 first + "\n\n" + second, "sv-SE");
  };
  const Findings article = of("Öppna Azure Kontocenter.", "Logga in på den [Azure Kontocenter](b.md).");
  REQUIRE(article.size() == 1);
  CHECK(article[0].severity == Severity::warning);
  CHECK(article[0].token == "Azure Kontocenter");
  CHECK(article[0].message ==
        "\"Azure Account Center\" is \"den Azure Kontocenter\" here and \"Azure Kontocenter\" on line 1 of the same "
        "article.");
  CHECK(of("Öppna Azure-kontocentret.", "Logga in på [Azure Kontocenter](b.md).").size() == 1);
  CHECK(of("Öppna Azure Account Center.", "Logga in på [Azure Kontocenter](b.md).").size() == 1);
  CHECK(of("Öppna Azure-kontocentret.", "Logga in i [Azure-kontocenter](b.md).").empty());
  CHECK(of("Öppna kontocentret i Azure.", "Logga in på [Azure Kontocenter](b.md).").empty());
}

TEST_CASE("a product's name with a noun behind it, or a part of it, is no other form") {
  CHECK(found("terms/inconsistent", "Open the Azure Account Center.\n\nThe Azure Account Center page opens.",
              "Öppna Azure Kontocenter.\n\nAzure-kontosidan öppnas.", "sv-SE")
            .empty());
  CHECK(found("terms/inconsistent", "Use Azure Blob Storage.\n\nOpen Azure Blob Storage.",
              "Använd Azure Blob Storage.\n\nÖppna lagringen i Azure Blob.", "sv-SE")
            .empty());
}

TEST_CASE("a missing hyphen is shown by one that the article has") {
  const Findings findings = found("terms/hyphen", "Your Azure subscription.\n\nOpen the Azure Account Center.",
                                  "Din Azure-prenumeration.\n\nÖppna Azure Kontocenter.", "sv-SE");
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].hint ==
        "Join the name and the noun behind it with a hyphen, as this article does in \"Azure-prenumeration\".");
}

TEST_CASE("a verb behind a product's name is none of its nouns") {
  CHECK(found("terms/hyphen", "Now PowerShell can use it.\n\nPowerShell use",
              "Nu kan PowerShell använda det.\n\n"
              "PowerShell-använda",
              "sv-SE")
            .empty());
}

TEST_CASE("a name with a no-break space is there, and Windows Explorer has its own names") {
  CHECK(
      found("terms/do-not-translate", "Use Dynamics 365 here.", "Nutzen Sie Dynamics\u00A0365 hier.", "de-DE").empty());
  CHECK(found("terms/do-not-translate", "Open Windows Explorer.", "Öppna Utforskaren.", "sv-SE").empty());
  CHECK(found("terms/do-not-translate", "Open Windows now.", "Öppna det nu.", "sv-SE").size() == 1);
}

TEST_CASE("what a page speaks of all the time may be left out once") {
  std::string source = "PowerShell asks you before it writes to one of the files.";
  std::string target = "Du tillfrågas innan något skrivs till en av filerna.";
  CHECK(found("terms/do-not-translate", source, target, "sv-SE")[0].severity == Severity::warning);
  for (int i = 0; i < 5; ++i) {
    source += "\n\nStart PowerShell " + std::to_string(i) + ".";
    target += "\n\nStarta PowerShell " + std::to_string(i) + ".";
  }
  CHECK(found("terms/do-not-translate", source, target, "sv-SE")[0].severity == Severity::info);
  CHECK(found("terms/do-not-translate", source, "Powershell" + target.substr(2), "sv-SE")[0].severity ==
        Severity::warning);
  CHECK(found("terms/do-not-translate", "# About PowerShell\n\n" + source, "# Om detta\n\n" + target, "sv-SE")[0]
            .severity == Severity::warning);
}

// The fix was "UmgebungsVariablen".
TEST_CASE("the second part of a German compound loses its capital") {
  const Findings findings = found("terms/compound", "Set the environment variables.\n\nMore environment variables.",
                                  "Legen Sie die Umgebungs Variablen fest.\n\nMehr Umgebungsvariablen.", "de-DE");
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].message == "\"Umgebungs Variablen\" is one word, \"Umgebungsvariablen\".");
  CHECK(fixed(findings[0]) == "Legen Sie die Umgebungsvariablen fest.");
}

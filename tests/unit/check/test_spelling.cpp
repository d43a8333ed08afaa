#include <catch2/catch.hpp>

#include "check/check.h"
#include "support/pairs.h"
#include "support/speller.h"

using namespace docloc;
using namespace docloc::check;

namespace {

constexpr std::string_view kSwedish = "välj din prenumeration och spara filen på nytt det här är bra status konto";

// Words that the rules name, one a line, with the finding's message behind where it says more.
std::string named(const Findings& findings, std::string_view rule) {
  std::string out;
  for (const Finding& finding : findings) {
    CHECK(finding.rule == rule);
    out += finding.token + "\n";
  }
  return out;
}

Findings misspelled(std::string source, std::string target, std::string_view known = kSwedish,
                    const std::string& locale = "sv-SE", std::unordered_set<std::string> own = {}) {
  const support::ListSpeller speller(known);
  const Spelling spelling{.speller = &speller, .words = std::move(own)};
  const support::Translated pair = support::translated(std::move(source), std::move(target), locale);
  Options options;
  options.wanted = [](const Rule& rule, std::string_view, std::string_view) { return rule.id == kMisspelled; };
  Subject subject{.article = &pair.article, .locale = locale, .source_locale = "en-US"};
  subject.catalog = &pair.catalog;
  subject.spelling = &spelling;
  subject.options = &options;
  return conclude(check_translation(subject).notes);
}

std::string words(std::string source, std::string target) {
  return named(misspelled(std::move(source), std::move(target)), kMisspelled);
}

}  // namespace

TEST_CASE("words that the dictionary does not know are named where they stand") {
  const Findings found = misspelled("Select your subscription.", "Välj din prenumertion.");
  REQUIRE(found.size() == 1);
  CHECK(found[0].message == "The dictionary does not know \"prenumertion\".");
  CHECK(found[0].target_mark.of(found[0].target_text) == "prenumertion");
  CHECK(words("Select it.", "VÄLJ Välj välj.").empty());
}

TEST_CASE("without a dictionary, and in languages without spaces between words, nothing is looked up") {
  const support::Translated pair = support::translated("Save.", "Xyzzy.", "sv-SE");
  Subject subject{.article = &pair.article, .locale = "sv-SE", .source_locale = "en-US"};
  subject.catalog = &pair.catalog;
  for (const Note& note : check_translation(subject).notes)
    CHECK(note.rule->id != kMisspelled);
  CHECK(misspelled("Save.", "保存します。", "abc", "ja-JP").empty());
}

TEST_CASE("names of programs, code, addresses and words of the source need no dictionary") {
  CHECK(words("Run it in Contoso.", "Spara det här på Contosos konto.").empty());
  CHECK(words("Run `fooo`.", "Välj `fooo`-filen `baar`.").empty());
  CHECK(words("Run.", "Välj Get-Fooo, xyzzy.json, C:\\xyzzy\\bar, $xyzzy, --xyzzy, xy_zzy och XyZzy2.").empty());
  CHECK(words("Run.", "Välj https://xyzzy.example.org/plugh och xyzzy@example.org.").empty());
  CHECK(words("Run.", "Välj <xyzzy>, %xyzzy% och {xyzzy}.").empty());
  CHECK(words("Run.", "Välj t.ex. x86 och 3G.").empty());
}

TEST_CASE("a compound with a hyphen is right when its parts are") {
  CHECK(words("Use Azure.", "Välj Azure-konto och konto-status.").empty());
  CHECK(words("Use Azure.", "Välj Azure-kotno.") == "Azure-kotno\n");
  CHECK(words("Use it.", "Välj käll- och filen-status.").empty());
  CHECK(words("Use `x`.", "Välj `x`:rna och SMS:na.").empty());
}

TEST_CASE("a compound is right when its parts are, in languages that join words") {
  CHECK(words("Save.", "Spara kontostatus och Prenumerationsfilen.").empty());
  CHECK(words("Save.", "Spara kotnostatus.") == "kotnostatus\n");
  constexpr std::string_view kGerman = "primär schlüssel wert die vorlage datei";
  CHECK(misspelled("Save.", "Die Primärschlüsselwert, die Vorlagendatei.", kGerman, "de-DE").empty());
  CHECK(misspelled("Save.", "Die Primärschlüsselwrt.", kGerman, "de-DE").size() == 1);
  CHECK(misspelled("Save.", "Primärschlüssel", kGerman, "fr-FR").size() == 1);
}

TEST_CASE("words of the project need no dictionary, with a short ending either") {
  CHECK(misspelled("Save.", "Spara tenanten, Tenant.", kSwedish, "sv-SE", {"tenant"}).empty());
  CHECK(misspelled("Save.", "Spara tenanterna.", kSwedish, "sv-SE", {"tenant"}).size() == 1);
}

TEST_CASE("foreign letters are no words of the language") {
  CHECK(misspelled("Save in Contoso.", "حفظ في Xyzzy", "حفظ في", "ar-SA").empty());
  CHECK(misspelled("Save.", "حفض", "حفظ في", "ar-SA").size() == 1);
  CHECK(words("Save.", "Spara 日本 och Привет.").empty());
}

TEST_CASE("a word that stands in many places is named once") {
  std::string source;
  std::string target;
  for (int i = 0; i < 6; ++i) {
    source += "Number " + std::to_string(i) + ".\n\n";
    target += "Xyzzy " + std::to_string(i) + ".\n\n";
  }
  const Findings found = misspelled(source, target);
  REQUIRE(found.size() == 1);
  CHECK(found[0].message == "The dictionary does not know \"Xyzzy\". It stands in 6 places.");
}

TEST_CASE("articles are looked up in the dictionary of their own language") {
  const support::ListSpeller speller("select your subscription the");
  const Spelling spelling{.speller = &speller, .words = {}};
  const segment::Article article = segment::read_article(
      "a.md", "---\ntitle: Select\nms.author: xyzzy\n---\n\nSelect *your* subscripton in `xyzzy`.\n");
  const Subject subject{.article = &article, .locale = "en-US", .source_locale = "en-US", .spelling = &spelling};
  const Findings found = conclude(check_article(subject).notes);
  REQUIRE(found.size() == 1);
  CHECK(found[0].rule == kMisspelledInSource);
  CHECK(found[0].token == "subscripton");
  CHECK(found[0].source.line == 6);
}

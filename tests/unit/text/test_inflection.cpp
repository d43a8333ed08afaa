#include <catch2/catch.hpp>

#include "text/inflection.h"

using namespace docloc::text;

namespace {

bool is_form(std::string_view locale, std::string_view word, std::string_view base) {
  return is_form_of(word, base, inflection_of(locale));
}
bool may(std::string_view locale, std::string_view word, std::string_view base) {
  return may_hold(word, base, inflection_of(locale));
}

}  // namespace

TEST_CASE("Swedish and German nouns are known with their endings") {
  CHECK(is_form("sv-SE", "prenumeration", "prenumeration"));
  CHECK(is_form("sv-SE", "prenumerationens", "prenumeration"));
  CHECK(is_form("sv-SE", "prenumerationerna", "prenumeration"));
  CHECK(is_form("sv-SE", "nycklarna", "nyckel"));
  CHECK(is_form("sv-SE", "mallarna", "mall"));
  CHECK(is_form("sv-SE", "sidor", "sida"));
  CHECK_FALSE(is_form("sv-SE", "prenumerera", "prenumeration"));
  CHECK_FALSE(is_form("sv-SE", "kontot", "kontor"));
  CHECK(is_form("de-DE", "abonnements", "abonnement"));
  CHECK(is_form("de-DE", "dienste", "dienst"));
  CHECK_FALSE(is_form("de-DE", "dienstprinzipal", "dienst"));
}

TEST_CASE("Hebrew and Arabic nouns are known behind what is written with them") {
  CHECK(is_form("he-IL", "והמנוי", "מנוי"));
  CHECK(is_form("he-IL", "מנוי", "מנוי"));
  CHECK(is_form("ar-SA", "الاشتراك", "اشتراك"));
  CHECK(is_form("ar-SA", "بالاشتراك", "اشتراك"));
  CHECK_FALSE(is_form("ar-SA", "المشترك", "اشتراك"));
}

TEST_CASE("of languages without a table only the word itself is a form of it") {
  CHECK(is_form("cs-CZ", "soubor", "soubor"));
  CHECK_FALSE(is_form("cs-CZ", "souboru", "soubor"));
  CHECK(may("cs-CZ", "souboru", "soubor"));
  CHECK_FALSE(may("cs-CZ", "souhrn", "soubor"));
}

TEST_CASE("a term may stand in a compound") {
  CHECK(may("sv-SE", "molntjänsterna", "tjänst"));
  CHECK(may("de-DE", "diensteinstellungen", "dienst"));
  CHECK_FALSE(may("sv-SE", "abonnemanget", "prenumeration"));
  CHECK(may("ja-JP", "設定を確認します", "設定"));
  CHECK_FALSE(may("ja-JP", "構成を確認します", "設定"));
}

TEST_CASE("stems are what a word is without an ending of its language") {
  std::vector<std::string> stems;
  any_stem("filernas", inflection_of("sv"), [&](std::string_view stem) {
    stems.emplace_back(stem);
    return false;
  });
  CHECK(stems.front() == "filernas");
  CHECK(std::ranges::count(stems, "fil") == 1);
}

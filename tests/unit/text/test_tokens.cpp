#include <catch2/catch.hpp>
#include <string>

#include "text/characters.h"
#include "text/dates.h"
#include "text/language_guess.h"
#include "text/numbers.h"
#include "text/units.h"

using namespace docloc::text;

namespace {

using Strings = std::vector<std::string>;
using Values = std::vector<uint32_t>;

Strings values_of(std::string_view text) {
  Strings out;
  for (const Number& number : numbers_in(text))
    out.push_back(number.other.empty() ? number.value : number.value + "|" + number.other);
  return out;
}

}  // namespace

TEST_CASE("characters are read in both directions, and an end is none") {
  const std::string_view text = "aé日";
  CHECK(character_at(text, 1).value == U'é');
  CHECK(character_before(text, 6).value == U'日');
  CHECK(character_before(text, 6).begin == 3);
  CHECK(character_at(text, 6).value == 0);
  CHECK(character_before(text, 0).value == 0);
  CHECK_FALSE(is_letter(0xFFFC));
  CHECK(is_unspaced(U'日'));
  CHECK_FALSE(is_unspaced(U'é'));
  CHECK(digit_value(U'٣') == 3);
  CHECK_FALSE(has_case(U'ش'));
}

TEST_CASE("numbers are read with the separators of any language") {
  CHECK(values_of("1,250.50 and 1.250,50 and 1 250,50") == Strings{"1250.5", "1250.5", "1250.5"});
  CHECK(values_of("1.500") == Strings{"1500|1.5"});
  CHECK(values_of("1,000,000 or 1.000.000") == Strings{"1000000", "1000000"});
  CHECK(values_of("٣٫٥") == Strings{"3.5"});
  CHECK(values_of("13:30, 1.2.3, 007") == Strings{"13", "30", "1", "2", "3", "7"});
  CHECK(values_of("5GB, 3rd, 64-bit, 3つ") == Strings{"5", "3", "64", "3"});
  CHECK(values_of("Win32 x86 2FA h264").empty());
}

TEST_CASE("numbers are read as words of many languages, inflected too") {
  CHECK(spelled_numbers_in("two of them", "en-US") == Values{2});
  CHECK(spelled_numbers_in("die zweiten fünf", "de-DE") == Values{2, 5});
  CHECK(spelled_numbers_in("tre hundraprocentiga", "sv-SE") == Values{3, 100});
  CHECK(spelled_numbers_in("deux heures", "fr-FR") == Values{2});
  CHECK(spelled_numbers_in("nothing here", "en-US").empty());
}

TEST_CASE("dates are read as a language writes them") {
  const auto first = [](std::string_view text, std::string_view locale) {
    const std::vector<Date> dates = dates_in(text, locale);
    REQUIRE(dates.size() == 1);
    return Values{dates[0].year, dates[0].month, dates[0].day};
  };
  const Values day{2021, 8, 6};
  CHECK(first("on August 6, 2021.", "en-US") == day);
  CHECK(first("den 6 augusti 2021", "sv-SE") == day);
  CHECK(first("am 6. August 2021", "de-DE") == day);
  CHECK(first("el 6 de agosto de 2021", "es-ES") == day);
  CHECK(first("2021年8月6日", "ja-JP") == day);
  CHECK(first("6 أغسطس 2021", "ar-SA") == day);
  CHECK(first("ב-6 באוגוסט 2021", "he-IL") == day);
  CHECK(first("2021-08-06", "sv-SE") == day);
  CHECK(dates_in("You may go. 1.2.3 and 192.168.0.1", "en-US").empty());
}

TEST_CASE("units are known by their names and by their short forms") {
  CHECK(unit_behind("5 GB", 1, "sv-SE") == "gigabyte");
  CHECK(unit_behind("5 Go", 1, "fr-FR") == "gigabyte");
  CHECK(unit_behind("5 minuter", 1, "sv-SE") == "minute");
  CHECK(unit_behind("5 Monaten", 1, "de-DE") == "month");
  CHECK(unit_behind("5 filer", 1, "sv-SE").empty());
}

TEST_CASE("a language is guessed from a few sentences") {
  const std::string_view german =
      "Der Administrator der Organisation entscheidet, wer die Berichte lesen und wer die Einstellungen verändern "
      "darf.";
  const LanguageGuess guess = guess_language(german, "sv-SE");
  CHECK(guess.language == "de");
  CHECK(guess.reliable);
  CHECK(may_be_language("no", "nb-NO"));
  CHECK(may_be_language("iw", "he-IL"));
  CHECK_FALSE(may_be_language("de", "sv-SE"));
}

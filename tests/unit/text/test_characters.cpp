#include <catch2/catch.hpp>

#include "text/characters.h"
#include "text/locale.h"

using namespace docloc;
using namespace docloc::text;

namespace {

std::vector<std::string> words(std::string_view text) {
  std::vector<std::string> out;
  for (const Span run : word_runs(text))
    out.emplace_back(run.of(text));
  return out;
}

std::string composed(std::string text) {
  const std::vector<Edit> edits = nfc_edits(text);
  for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit)
    text.replace(edit->bytes.begin, edit->bytes.size(), edit->text);
  return text;
}

}  // namespace

TEST_CASE("words are runs of letters, marks, digits and underscores") {
  CHECK(words("Kör Get-Item_2, \uFFFCfilen\uFFFC!") == std::vector<std::string>{"Kör", "Get", "Item_2", "filen"});
  CHECK(words("").empty());
  CHECK(words("... – ?").empty());
}

TEST_CASE("scripts tell letters apart that look the same") {
  CHECK(script_of('A') == Script::latin);
  CHECK(script_of(0x0410) == Script::cyrillic);
  CHECK(script_of(0x0391) == Script::greek);
  CHECK(script_of(0x30A2) == Script::kana);
  CHECK(script_of(0x00B5) == Script::common);
  CHECK(script_of('1') == Script::common);
}

TEST_CASE("a letter and its mark are composed, and nothing else is changed") {
  CHECK(composed("O\u0308ppna filen") == "Öppna filen");
  CHECK(composed("Öppna a\u030Ar") == "Öppna år");
  CHECK(nfc_edits("Öppna").empty());
  CHECK(nfc_edits("plain").empty());
}

TEST_CASE("marks that stay apart keep the order that they were typed in") {
  CHECK(nfc_edits("حدِّد").empty());
}

TEST_CASE("half-width katakana and wide letters have a usual form") {
  CHECK(to_nfkc("ﾌｧｲﾙ") == "ファイル");
  CHECK(to_nfkc("Ａｚ") == "Az");
}

TEST_CASE("upper case knows more than ASCII") {
  CHECK(to_upper("ö") == "Ö");
  CHECK(to_upper("key") == "KEY");
}

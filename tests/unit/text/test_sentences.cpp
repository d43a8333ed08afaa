#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "text/locale.h"

using namespace docloc::text;

namespace {

constexpr std::string_view kCode = "\uFFFC";

std::string with_codes(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '@') {
      out += kCode;
    } else {
      out.push_back(c);
    }
  }
  return out;
}

// The sentences of `text`, each in brackets. "@" stands for an inline code.
std::string split(const std::string& readable, const std::string& locale = "en-US") {
  const std::string text = with_codes(readable);
  const std::vector<uint32_t> breaks = sentence_breaks(text, locale);
  std::string out(1, '[');
  for (uint32_t i = 0; i < text.size(); ++i) {
    if (std::ranges::find(breaks, i) != breaks.end()) out += "][";
    if (std::string_view(text).substr(i).starts_with(kCode)) {
      out.push_back('@');
      i += 2;
    } else {
      out.push_back(text[i]);
    }
  }
  out.push_back(']');
  return out;
}

// Checks that `text` is one sentence.
void whole(const std::string& text, const std::string& locale) {
  INFO(locale);
  CHECK(split(text, locale) == "[" + text + "]");
}

}  // namespace

TEST_CASE("sentences end at periods, question and exclamation marks, with the white space after them") {
  CHECK(split("One. Two! Three? Four") == "[One. ][Two! ][Three? ][Four]");
  CHECK(split("One.  Two.") == "[One.  ][Two.]");
  CHECK(split("He said \"Stop.\" Then he left.") == "[He said \"Stop.\" ][Then he left.]");
  CHECK(split("(One.) Two.") == "[(One.) ][Two.]");
  CHECK(split("") == "[]");
  CHECK(split("No end") == "[No end]");
  CHECK(split("Trailing space. ") == "[Trailing space. ]");
}

TEST_CASE("a soft line break is a space, not a sentence end") {
  CHECK(split("One\ntwo. Three\nfour.\nFive") == "[One\ntwo. ][Three\nfour.\n][Five]");
  CHECK(split("No period\nNext line") == "[No period\nNext line]");
  CHECK(split("One\u2028two\u0085three\r\nfour") == "[One\u2028two\u0085three\r\nfour]");
}

TEST_CASE("versions, file names and namespaces are not split") {
  CHECK(split("PowerShell 7.2. Next") == "[PowerShell 7.2. ][Next]");
  CHECK(split("Use PowerShell 7.2.1 on Windows 8.1. Then go.") == "[Use PowerShell 7.2.1 on Windows 8.1. ][Then go.]");
  CHECK(split("Open Setup.Exe and System.Management.Automation. Done.") ==
        "[Open Setup.Exe and System.Management.Automation. ][Done.]");
  CHECK(split("Use .NET with Node.js. ASP.NET works.") == "[Use .NET with Node.js. ][ASP.NET works.]");
  CHECK(split("It is loaded. .NET Core starts.") == "[It is loaded. ][.NET Core starts.]");
  CHECK(split("See www.Example.Com/A.B?C=D!E for more.") == "[See www.Example.Com/A.B?C=D!E for more.]");
  CHECK(split("Wait... what? Yes.") == "[Wait... what? ][Yes.]");
  CHECK(split("Type !(1 -eq 2) now.") == "[Type !(1 -eq 2) now.]");
}

TEST_CASE("a lower-case word after a period goes on with the sentence") {
  CHECK(split("The file. is here. And there.") == "[The file. is here. ][And there.]");
  CHECK(split("Use Yahoo! mail. Then stop.") == "[Use Yahoo! mail. ][Then stop.]");
}

TEST_CASE("inline codes stand in and between sentences") {
  CHECK(split("See @foo@. Next") == "[See @foo@. ][Next]");
  CHECK(split("See @foo.@ Next") == "[See @foo.@ ][Next]");
  CHECK(split("One. @Two@ three.") == "[One. ][@Two@ three.]");
  CHECK(split("Run it. @ returns a list. @ does not.") == "[Run it. ][@ returns a list. ][@ does not.]");
  CHECK(split("Run it. @@@ returns a list.") == "[Run it. ][@@@ returns a list.]");
  CHECK(split("Select @. The dialog opens.") == "[Select @. ][The dialog opens.]");
  CHECK(split("First.@Second.") == "[First.@][Second.]");
  CHECK(split("The @.@ operator and x.@y@ stay.") == "[The @.@ operator and x.@y@ stay.]");
  CHECK(split("Use e.g. @ for this.") == "[Use e.g. @ for this.]");
  CHECK(split("Look at this. @") == "[Look at this. @]");
  CHECK(split("@") == "[@]");
}

TEST_CASE("English abbreviations do not end sentences") {
  for (const std::string text :
       {"Ask Mr. Smith or Dr. Jones.", "Use a tool, e.g. Git.", "The root, i.e. C, is shown.", "Windows vs. Linux.",
        "It takes approx. Five minutes.", "See No. 5 and fig. 3 on p. 7.", "J. R. Smith wrote it.", "Use cf. Git.",
        "It runs at 5 a.m. every day.", "Files, folders, etc. are kept.", "Use e. g. Git."}) {
    whole(text, "en-US");
  }
}

TEST_CASE("words that are only sometimes abbreviations end sentences before a capital") {
  CHECK(split("Files, folders, etc. Then stop.") == "[Files, folders, etc. ][Then stop.]");
  CHECK(split("It waits 500 ms. Then it stops.") == "[It waits 500 ms. ][Then it stops.]");
  CHECK(split("The answer is no. Then stop.") == "[The answer is no. ][Then stop.]");
}

TEST_CASE("words of the interface end sentences although CLDR lists them") {
  for (const std::string word :
       {"OK", "PC", "SQL", "API", "Azure AD", "On", "Sign In", "drive C", "Option A", "Log In To"}) {
    INFO(word);
    CHECK(split("Select " + word + ". Then go on.") == "[Select " + word + ". ][Then go on.]");
  }
}

TEST_CASE("abbreviations of other languages do not end sentences") {
  whole("Använd t.ex. Azure, bl.a. Kubernetes, d.v.s. Allt.", "sv-SE");
  whole("Använd t. ex. Azure.", "sv-SE");
  whole("Se nr. 5 och kap. 3.", "sv");
  whole("Verwenden Sie z. B. Azure, d. h. Dienste, bzw. Server.", "de-DE");
  whole("Verwenden Sie z.B. Azure oder z.\u00A0B. Git.", "de-DE");
  whole("Am 3. Oktober in der 2. Spalte.", "de-AT");
  whole("Voir p. ex. Azure, cf. Git, M. Dupont.", "fr-FR");
  whole("Use p. ej. Azure, Sr. Pérez, núm. 5.", "es-ES");
  whole("Usare ad es. Azure, p. es. Git.", "it-IT");
  whole("Utilize p. ex. Azure, Sr. Silva.", "pt-BR");
  whole("Gebruik bijv. Azure, d.w.z. Git.", "nl-NL");
  whole("Użyj np. Azure, m.in. Git.", "pl-PL");
  whole("Použijte např. Azure, tj. Git.", "cs-CZ");
  whole("Используйте напр. Azure, т. е. Git.", "ru-RU");
  whole("Brug f.eks. Azure, bl.a. Git.", "da-DK");
  whole("Bruk f.eks. Azure, bl.a. Git.", "nn-NO");
}

TEST_CASE("abbreviations that close a list end the sentence before a capital") {
  CHECK(split("Filer, mappar m.m. Sedan slutar det.", "sv-SE") == "[Filer, mappar m.m. ][Sedan slutar det.]");
  CHECK(split("Dateien usw. Dann ist Schluss.", "de-DE") == "[Dateien usw. ][Dann ist Schluss.]");
  CHECK(split("In Schritt 3. Dann weiter.", "de-DE") == "[In Schritt 3. ][Dann weiter.]");
}

TEST_CASE("scripts without spaces or capitals are split at their own marks") {
  CHECK(split("これは文です。次の文です！本当？はい。", "ja-JP") == "[これは文です。][次の文です！][本当？][はい。]");
  CHECK(split("第一句。第二句。", "zh-CN") == "[第一句。][第二句。]");
  CHECK(split("@を実行します。@を選択します。", "ja-JP") == "[@を実行します。][@を選択します。]");
  CHECK(split("첫 문장입니다. 둘째 문장입니다.", "ko-KR") == "[첫 문장입니다. ][둘째 문장입니다.]");
  CHECK(split("جملة أولى. جملة ثانية؟ نعم.", "ar-SA") == "[جملة أولى. ][جملة ثانية؟ ][نعم.]");
  CHECK(split("משפט ראשון. משפט שני.", "he-IL") == "[משפט ראשון. ][משפט שני.]");
}

TEST_CASE("pseudo-locales segment as English, unknown locales as root") {
  whole("Use e.g. Git.", "qps-ploc");
  whole("Use e.g. Git.", "qps-plocm");
  for (const std::string locale : {"xx-XX", "not a locale", "", "en_US!", "zzz"}) {
    CHECK(split("One. Two.", locale) == "[One. ][Two.]");
  }
}

TEST_CASE("a number at the start is a list marker") {
  CHECK(split("1. First step. Second.") == "[1. First step. ][Second.]");
  CHECK(split("A. First option. Second.") == "[A. First option. ][Second.]");
}

TEST_CASE("random text is split at increasing character boundaries, equally on every thread") {
  const std::vector<std::string> pieces = {"A",  "b",    ".",     " ", "\n", "!", "?", "\uFFFC", "å",    "。",
                                           "字", "e.g.", "z. B.", "1", "\"", ")", "(", "\u00A0", "\xFF", "\xE3\x80"};
  std::mt19937 random(7);
  std::vector<std::string> texts;
  for (int i = 0; i < 5'000; ++i) {
    std::string text;
    for (size_t k = random() % 30; k > 0; --k)
      text += pieces[random() % pieces.size()];
    texts.push_back(text);
  }
  const std::vector<std::string> locales = {"en-US", "de-DE", "ja-JP", "sv-SE", "ru-RU"};
  auto split_all = [&] {
    std::vector<std::vector<uint32_t>> breaks;
    for (size_t i = 0; i < texts.size(); ++i)
      breaks.push_back(sentence_breaks(texts[i], locales[i % locales.size()]));
    return breaks;
  };
  std::vector<std::vector<std::vector<uint32_t>>> results(4);
  {
    std::vector<std::jthread> threads;
    for (auto& result : results)
      threads.emplace_back([&result, &split_all] { result = split_all(); });
  }
  for (size_t i = 0; i < texts.size(); ++i) {
    uint32_t before = 0;
    for (const uint32_t at : results[0][i]) {
      REQUIRE(at > before);
      REQUIRE(at < texts[i].size());
      before = at;
    }
  }
  for (const auto& result : results)
    CHECK((result == results[0]));
}

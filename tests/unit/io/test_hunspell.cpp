// Dictionaries that the tests write: of Hunspell's own format, with an ending, compounds and an old encoding.
#include <algorithm>
#include <catch2/catch.hpp>
#include <thread>

#include "io/hunspell_dictionaries.h"
#include "unit/site/scratch_folder.h"

using namespace docloc;
using namespace docloc::io;

namespace {

std::unique_ptr<Speller> open(const site::ScratchFolder& folder, const std::vector<std::string>& folders,
                              std::string_view name) {
  Result<std::unique_ptr<Speller>> speller = HunspellDictionaries(folder.path()).open(folders, name);
  REQUIRE(speller);
  return std::move(*speller);
}

}  // namespace

TEST_CASE("a dictionary knows its words, their endings and compounds") {
  site::ScratchFolder folder;
  folder.write("words/sv_SE.aff", "SET UTF-8\nTRY aeiou\nSFX A Y 1\nSFX A 0 en .\nCOMPOUNDFLAG C\nCOMPOUNDMIN 3\n");
  folder.write("words/sv_SE.dic", "3\nnyckel/A\nkonto/C\nsida/C\n");
  const std::unique_ptr<Speller> speller = open(folder, {"nowhere", "words"}, "sv_SE");
  REQUIRE(speller != nullptr);
  CHECK(speller->knows("nyckel"));
  CHECK(speller->knows("Nyckelen"));
  CHECK(speller->knows("kontosida"));
  CHECK_FALSE(speller->knows("nykkel"));
  CHECK_FALSE(speller->knows("nykkel"));
  const std::vector<std::string> meant = speller->suggestions("nykel");
  CHECK(std::ranges::find(meant, "nyckel") != meant.end());
}

TEST_CASE("dictionaries in old encodings take and give UTF-8") {
  site::ScratchFolder folder;
  folder.write("de_DE.aff", "SET ISO8859-1\nTRY \xE4\xF6\xFC\n");
  folder.write("de_DE.dic",
               "2\nSchl\xFCssel\nGr\xF6\xDF"
               "e\n");
  const std::unique_ptr<Speller> speller = open(folder, {"."}, "de_DE");
  REQUIRE(speller != nullptr);
  CHECK(speller->knows("Schlüssel"));
  CHECK(speller->knows("Größe"));
  CHECK_FALSE(speller->knows("Schlussel"));
  CHECK_FALSE(speller->knows("Привет"));  // it has no such letters
  const std::vector<std::string> meant = speller->suggestions("Schlössel");
  CHECK(std::ranges::find(meant, "Schlüssel") != meant.end());
}

TEST_CASE("a dictionary needs both of its files, and an encoding that is known") {
  site::ScratchFolder folder;
  folder.write("half.aff", "SET UTF-8\n");
  folder.write("empty.aff", "SET UTF-8\n");
  folder.write("empty.dic", "");
  folder.write("odd.aff", "SET KLINGON-1\n");
  folder.write("odd.dic", "1\nword\n");
  CHECK(open(folder, {"."}, "half") == nullptr);
  CHECK(open(folder, {"."}, "empty") == nullptr);
  CHECK(open(folder, {"."}, "none") == nullptr);
  const Result<std::unique_ptr<Speller>> odd =
      HunspellDictionaries(folder.path()).open(std::vector<std::string>{"."}, "odd");
  REQUIRE_FALSE(odd);
  CHECK(odd.error().what.find("KLINGON-1") != std::string::npos);
}

TEST_CASE("hostile words and files do not crash a dictionary") {
  site::ScratchFolder folder;
  folder.write("a.aff", "SET UTF-8\nSFX A Y 99999999\nSFX A 0\nCOMPOUNDRULE 3\nREP 5\nMAP -1\n\xFF\xFE\nAF 2\n");
  folder.write("a.dic", "99999999999\n/A\n" + std::string(20'000, 'x') + "/ABCDEF\n\xFF\n");
  const std::unique_ptr<Speller> speller = open(folder, {"."}, "a");
  if (speller == nullptr) return;
  for (const std::string& word :
       {std::string(), std::string(10'000, 'x'), std::string("\xFF\xFE"), std::string("a\0b", 3)}) {
    (void)speller->knows(word);
    (void)speller->suggestions(word);
  }
  CHECK_FALSE(speller->knows("zebra"));
}

TEST_CASE("threads may ask one dictionary at once") {
  site::ScratchFolder folder;
  folder.write("a.aff", "SET UTF-8\n");
  folder.write("a.dic", "1\nword\n");
  const std::unique_ptr<Speller> speller = open(folder, {"."}, "a");
  REQUIRE(speller != nullptr);
  std::vector<int> right(4, 0);
  std::vector<std::thread> threads;
  for (int& count : right)
    threads.emplace_back([&] {
      for (int i = 0; i < 500; ++i)
        count += speller->knows("word") && !speller->knows("word" + std::to_string(i)) ? 1 : 0;
    });
  for (std::thread& thread : threads)
    thread.join();
  CHECK(right == std::vector<int>(4, 500));
}

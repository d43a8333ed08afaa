#include <catch2/catch.hpp>
#include <random>

#include "text/words.h"

using namespace docloc::text;

namespace {

std::string joined(const std::vector<DiffRun>& runs, DiffRun::Kind left_out) {
  std::string text;
  for (const DiffRun& run : runs) {
    if (run.kind != left_out) text += run.text;
  }
  return text;
}

std::string diff(std::string_view before, std::string_view after) {
  return to_string(word_diff(before, after, "en-US"));
}

uint32_t alike(std::string_view a, std::string_view b) {
  return similarity(word_hashes(a, "en-US"), word_hashes(b, "en-US"));
}

}  // namespace

TEST_CASE("tokens joined are the text, in scripts with and without spaces") {
  for (const std::string text : {"Run Get-Item  now.", "サブスクリプションを選択します。",
                                 "a\xEF\xBF\xBC"
                                 "b",
                                 ""}) {
    std::string all;
    for (const std::string_view token : word_tokens(text, "en-US"))
      all += token;
    CHECK(all == text);
  }
  CHECK(word_tokens("two  words", "en-US") == std::vector<std::string_view>{"two", "  ", "words"});
}

TEST_CASE("a diff names the words that changed and no more") {
  CHECK(diff("Select the subscription.", "Select your subscription.") == "Select [-the-]{+your+} subscription.");
  CHECK(diff("Select it.", "Select it now.") == "Select it{+ now+}.");
  CHECK(diff("same", "same") == "same");
  CHECK(diff("", "new") == "{+new+}");
}

TEST_CASE("changed neighbours are one change, the blank between them included") {
  CHECK(diff("Open the old portal here.", "Open a new portal here.") == "Open [-the old-]{+a new+} portal here.");
}

TEST_CASE("a diff holds both texts, whatever they are") {
  std::mt19937 random(7);
  const char* const words[] = {"a", "b", "c", " ", "  ", ".", "å", "語", "\n"};
  for (int round = 0; round < 3000; ++round) {
    std::string before;
    std::string after;
    for (std::string* text : {&before, &after}) {
      for (auto n = random() % 12; n > 0; --n)
        *text += words[random() % std::size(words)];
    }
    const std::vector<DiffRun> runs = word_diff(before, after, "en-US");
    INFO(before << " | " << after << " | " << to_string(runs));
    CHECK(joined(runs, DiffRun::Kind::added) == before);
    CHECK(joined(runs, DiffRun::Kind::removed) == after);
    for (size_t i = 1; i < runs.size(); ++i)
      CHECK(runs[i - 1].kind != runs[i].kind);
  }
}

TEST_CASE("similarity counts words, not letters, case or signs") {
  CHECK(alike("Select the subscription.", "select the subscription") == 100);
  CHECK(alike("one two three four", "one two three five") == 75);
  CHECK(alike("one two three", "one two three four") == 75);
  CHECK(alike("one two", "three four") == 0);
  CHECK(alike("", "") == 100);
  CHECK(similarity(word_hashes("one two three four", "en-US"), word_hashes("one x y z", "en-US"), 50) == 0);
}

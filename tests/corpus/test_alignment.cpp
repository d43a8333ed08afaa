// Real translations, damaged: what is imported is right, what is not imported is reported.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <iostream>

#include "corpus/alignment_score.h"

using namespace docloc;
using namespace docloc::corpus;

namespace {

struct Corpus {
  const char* source;
  const char* target;
  const char* locale;
};

constexpr Corpus kCorpora[] = {
    {"ATADocs/en-US", "ATADocs/sv-SE", "sv-SE"},
    {"PowerShell-Docs/en-US", "PowerShell-Docs/sv-SE", "sv-SE"},
    {"customer-insights/en-US", "customer-insights/sv-SE", "sv-SE"},
    {"customer-insights/en-US", "customer-insights/ar-SA", "ar-SA"},
    {"customer-insights/en-US", "customer-insights/he-IL", "he-IL"},
    {"customer-insights/en-US", "customer-insights/ja-JP", "ja-JP"},
    {"customer-insights/en-US", "customer-insights/de-DE", "de-DE"},
};

constexpr Damage kDamages[] = {Damage::remove, Damage::swap, Damage::merge, Damage::split, Damage::duplicate};

// All of it: DOCLOC_PAIRS=2000 test_corpus "[alignment-bench]".
size_t pairs_wanted(size_t otherwise) {
  const char* wanted = std::getenv("DOCLOC_PAIRS");
  return wanted == nullptr ? otherwise : std::strtoul(wanted, nullptr, 10);
}

}  // namespace

TEST_CASE("Of damaged translations nearly all is found, nearly nothing is wrong, and what is not found is reported") {
  constexpr size_t kSample = 12;
  const std::vector<Pair> pairs = read_pairs("customer-insights/en-US", "customer-insights/de-DE", kSample);
  if (pairs.empty()) {
    WARN("skipped: the shared articles are not there");
    return;
  }
  Score all;
  for (const Grain grain : {Grain::block, Grain::sentence}) {
    for (const Damage damage : kDamages)
      all.add(score_damage(pairs, "de-DE", damage, grain, 7));
  }
  CAPTURE(all.damages, all.expected, all.right, all.wrong, all.unreported);
  CHECK(all.damages > 100);
  CHECK(all.precision() >= 99);
  CHECK(all.recall() >= 96);
  CHECK(all.unreported == 0);
}

TEST_CASE("Sentence pairs are those of the translators' own tool, nearly all") {
  const std::vector<Pair> insights = read_pairs("customer-insights/en-US", "customer-insights/sv-SE", 100000);
  if (insights.empty()) {
    WARN("skipped: the shared articles are not there");
    return;
  }
  const GoldScore score = score_gold(insights, "customer-insights/sxs-segments.tsv", "sv-SE");
  CAPTURE(score.rows, score.comparable, score.found, score.right);
  CHECK(score.comparable >= 1900);
  CHECK(score.precision() >= 99);
  CHECK(score.recall() >= 99);
}

TEST_CASE("sentence pairs against the translators' tool, in figures", "[.][alignment-bench][gold]") {
  for (const char* corpus : {"PowerShell-Docs", "customer-insights"}) {
    const std::string name = corpus;
    const std::vector<Pair> pairs = read_pairs(name + "/en-US", name + "/sv-SE", 100000);
    const GoldScore score = score_gold(pairs, name + "/sxs-segments.tsv", "sv-SE");
    std::printf("%s: %u rows, %u comparable, %u refused, %u found, %u right: precision %.2f%%, recall %.2f%%\n", corpus,
                score.rows, score.comparable, score.refused, score.found, score.right, score.precision(),
                score.recall());
    const char* examples = std::getenv("DOCLOC_EXAMPLES");
    const size_t most = examples == nullptr ? 0 : std::strtoul(examples, nullptr, 10);
    for (size_t i = 0; i < std::min(most, score.wrong.size()); ++i)
      std::printf("  wrong %s\n", score.wrong[i].c_str());
    for (size_t i = 0; i < std::min(most, score.missed.size()); ++i)
      std::printf("  missed %s\n", score.missed[i].c_str());
    for (size_t i = 0; i < std::min(most, score.strange.size()); ++i)
      std::printf("  not comparable %s\n", score.strange[i].c_str());
  }
}

TEST_CASE("damaged translations, in figures", "[.][alignment-bench][damage]") {
  const char* examples = std::getenv("DOCLOC_EXAMPLES");
  const char* only = std::getenv("DOCLOC_ONLY");
  const char* threshold = std::getenv("DOCLOC_CONFIDENCE");
  const float confidence = threshold == nullptr ? align::kDefaultConfidence : std::strtof(threshold, nullptr);
  for (const Corpus& corpus : kCorpora) {
    if (only != nullptr && std::string(corpus.target).find(only) == std::string::npos) continue;
    const std::vector<Pair> pairs = read_pairs(corpus.source, corpus.target, pairs_wanted(100000));
    std::printf("%s: %zu pairs\n", corpus.target, pairs.size());
    for (const Grain grain : {Grain::block, Grain::sentence}) {
      for (const Damage damage : kDamages) {
        const Score score = score_damage(pairs, corpus.locale, damage, grain, 7, confidence);
        std::printf("  %-20s %6u damages %7u sentences  precision %6.2f%%  recall %6.2f%%  unreported %u\n",
                    to_string(damage, grain).c_str(), score.damages, score.expected, score.precision(), score.recall(),
                    score.unreported);
        if (examples == nullptr) continue;
        const size_t most = std::strtoul(examples, nullptr, 10);
        for (size_t i = 0; i < std::min(most, score.examples.size()); ++i)
          std::printf("    %s\n", score.examples[i].c_str());
        for (size_t i = 0; i < score.lost.size(); i += 1 + score.lost.size() / most)
          std::printf("    lost %s\n", score.lost[i].c_str());
      }
    }
    std::fflush(stdout);
  }
}

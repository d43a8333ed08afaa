#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "catalog/alignment.h"

namespace docloc::catalog {
namespace {

std::vector<Entry> entries(const std::string& letters) {
  std::vector<Entry> found;
  for (const char c : letters) {
    const auto key = static_cast<uint64_t>(c);
    found.push_back({.keys = {key, key, key}, .kind = static_cast<uint8_t>(c >= 'a' ? 1 : 0)});
  }
  return found;
}

// A letter and its neighbours in the alphabet are alike.
Alignment align_letters(const std::string& before, const std::string& after) {
  const Likeness likeness = [&](uint32_t b, uint32_t a, uint32_t) {
    return static_cast<uint32_t>(std::max(0, 100 - 10 * std::abs(before[b] - after[a])));
  };
  return align(entries(before), entries(after), likeness);
}

Alignment align_unlike(const std::string& before, const std::string& after) {
  return align(entries(before), entries(after), [](uint32_t, uint32_t, uint32_t) { return 0U; });
}

std::vector<uint32_t> before_of(const std::string& before, const std::string& after) {
  return align_unlike(before, after).before;
}

// The textbook's quadratic one.
size_t longest_common(const std::vector<uint64_t>& a, const std::vector<uint64_t>& b) {
  std::vector<std::vector<size_t>> table(a.size() + 1, std::vector<size_t>(b.size() + 1, 0));
  for (size_t i = 1; i <= a.size(); ++i) {
    for (size_t j = 1; j <= b.size(); ++j) {
      table[i][j] = a[i - 1] == b[j - 1] ? table[i - 1][j - 1] + 1 : std::max(table[i - 1][j], table[i][j - 1]);
    }
  }
  return table[a.size()][b.size()];
}

constexpr uint32_t kNo = kUnmatched;

}  // namespace

TEST_CASE("Insertions and deletions leave the neighbours matched") {
  CHECK(before_of("abc", "xabc") == std::vector<uint32_t>{kNo, 0, 1, 2});
  CHECK(before_of("abc", "ac") == std::vector<uint32_t>{0, 2});
  CHECK(before_of("", "ab") == std::vector<uint32_t>{kNo, kNo});
  CHECK(before_of("ab", "").empty());
}

TEST_CASE("Repeated strings are matched by their order between what surrounds them") {
  CHECK(before_of("aaa", "aa") == std::vector<uint32_t>{0, 1});
  CHECK(before_of("xaya", "xbaya") == std::vector<uint32_t>{0, kNo, 1, 2, 3});
}

TEST_CASE("A moved string is found where it went") {
  CHECK(before_of("abcd", "dabc") == std::vector<uint32_t>{3, 0, 1, 2});
}

TEST_CASE("As many of a kind on both sides between two neighbours are versions of each other") {
  const Alignment edited = align_unlike("abc", "axc");
  CHECK(edited.before == std::vector<uint32_t>{0, 1, 2});
  CHECK(edited.changed == std::vector<bool>{false, true, false});
  CHECK(before_of("abc", "axyc") == std::vector<uint32_t>{0, kNo, kNo, 2});
  // 'B' and 'X' are of one kind, 'b', 'y' and 'z' of another.
  CHECK(before_of("aBbc", "aXyzc") == std::vector<uint32_t>{0, 1, kNo, kNo, 3});
}

TEST_CASE("What is alike is a version of the other, whatever was inserted or deleted around it") {
  // 'n' is alike to 'm', the capitals are not.
  CHECK(align_letters("ambA", "aXnb").before == std::vector<uint32_t>{0, kNo, 1, 2});
  CHECK(align_letters("amz", "anz").changed == std::vector<bool>{false, true, false});
  CHECK(align_letters("aGmb", "anb").before == std::vector<uint32_t>{0, 2, 3});
  // In order before all; then wherever it went.
  CHECK(align_letters("agpb", "aqhb").before == std::vector<uint32_t>{0, 2, 1, 3});
}

TEST_CASE("Repeated strings that moved go with their neighbours") {
  // The section "MrNrr" moves behind "abcd...": the r's of both places stay with theirs.
  CHECK(before_of("MrNrrabcdefgr", "abcdefgrMrNrr") == std::vector<uint32_t>{5, 6, 7, 8, 9, 10, 11, 12, 0, 1, 2, 3, 4});
}

TEST_CASE("Matches in order are increasing, equal, and in a small sequence as many as can be") {
  std::mt19937 random(5);
  for (int round = 0; round < 600; ++round) {
    std::vector<uint64_t> before;
    std::vector<uint64_t> after;
    const auto alphabet = 2 + random() % 12;
    for (auto n = random() % 40; n > 0; --n)
      before.push_back(random() % alphabet);
    for (auto n = random() % 40; n > 0; --n)
      after.push_back(random() % alphabet);
    const auto pairs = match_in_order(before, after);
    for (size_t i = 0; i < pairs.size(); ++i) {
      REQUIRE(before[pairs[i].first] == after[pairs[i].second]);
      if (i == 0) continue;
      REQUIRE(pairs[i - 1].first < pairs[i].first);
      REQUIRE(pairs[i - 1].second < pairs[i].second);
    }
    REQUIRE(pairs.size() == longest_common(before, after));
  }
}

TEST_CASE("Sequences without one unique string are matched in about linear time") {
  std::mt19937 random(6);
  auto seconds = [&](size_t size) {
    std::vector<uint64_t> before(size);
    std::vector<uint64_t> after(size);
    for (uint64_t& key : before)
      key = random() % 50;
    for (uint64_t& key : after)
      key = random() % 50;
    const auto begin = std::chrono::steady_clock::now();
    CHECK(match_in_order(before, after).size() > 0);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  };
  (void)seconds(20'000);
  const double small = seconds(50'000);
  const double large = seconds(400'000);
  // Quadratic would be 64 times as long.
  CHECK(large < 24 * small + 0.05);
}

}  // namespace docloc::catalog

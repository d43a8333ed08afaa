#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <random>
#include <string>
#include <vector>

#include "catalog/sequence.h"

namespace docloc::catalog {
namespace {

std::vector<Item> items(const std::string& letters) {
  std::vector<Item> found;
  for (const char c : letters)
    found.push_back({.key = static_cast<uint64_t>(c), .kind = static_cast<uint8_t>(c >= 'a' ? 1 : 0)});
  return found;
}

std::vector<uint32_t> before_of(const std::string& before, const std::string& after) {
  return align(items(before), items(after)).before;
}

// The textbook's quadratic one.
size_t longest_common(const std::vector<Item>& a, const std::vector<Item>& b) {
  std::vector<std::vector<size_t>> table(a.size() + 1, std::vector<size_t>(b.size() + 1, 0));
  for (size_t i = 1; i <= a.size(); ++i) {
    for (size_t j = 1; j <= b.size(); ++j) {
      table[i][j] = a[i - 1].key == b[j - 1].key ? table[i - 1][j - 1] + 1 : std::max(table[i - 1][j], table[i][j - 1]);
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
  const Alignment edited = align(items("abc"), items("axc"));
  CHECK(edited.before == std::vector<uint32_t>{0, 1, 2});
  CHECK(edited.changed == std::vector<bool>{false, true, false});
  CHECK(before_of("abc", "axyc") == std::vector<uint32_t>{0, kNo, kNo, 2});
  // 'B' and 'X' are of one kind, 'b', 'y' and 'z' of another.
  CHECK(before_of("aBbc", "aXyzc") == std::vector<uint32_t>{0, 1, kNo, kNo, 3});
}

TEST_CASE("Matches in order are increasing, equal, and in a small sequence as many as can be") {
  std::mt19937 random(5);
  for (int round = 0; round < 600; ++round) {
    std::vector<Item> before;
    std::vector<Item> after;
    const auto alphabet = 2 + random() % 12;
    for (auto n = random() % 40; n > 0; --n)
      before.push_back({.key = random() % alphabet, .kind = 0});
    for (auto n = random() % 40; n > 0; --n)
      after.push_back({.key = random() % alphabet, .kind = 0});
    const auto pairs = match_in_order(before, after);
    for (size_t i = 0; i < pairs.size(); ++i) {
      REQUIRE(before[pairs[i].first].key == after[pairs[i].second].key);
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
    std::vector<Item> before(size);
    std::vector<Item> after(size);
    for (Item& item : before)
      item.key = random() % 50;
    for (Item& item : after)
      item.key = random() % 50;
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

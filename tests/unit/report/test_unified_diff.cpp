#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "base/hash.h"
#include "report/unified_diff.h"

namespace docloc::report {

namespace fs = std::filesystem;

TEST_CASE("a unified diff shows a changed line between three lines of context") {
  CHECK(unified_diff("a.md", "1\n2\n3\n4\nold\n6\n7\n8\n9\n", "1\n2\n3\n4\nnew\n6\n7\n8\n9\n") ==
        "--- a/a.md\n+++ b/a.md\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-old\n+new\n 6\n 7\n 8\n");
}

TEST_CASE("equal texts have no diff") {
  CHECK(unified_diff("a.md", "", "").empty());
  CHECK(unified_diff("a.md", "x\ny", "x\ny").empty());
}

TEST_CASE("a line end that is missing at the end of a file is said") {
  CHECK(unified_diff("a.md", "x", "x\n") ==
        "--- a/a.md\n+++ b/a.md\n@@ -1,1 +1,1 @@\n-x\n\\ No newline at end of file\n+x\n");
}

TEST_CASE("changes far from each other stand in hunks of their own, near ones in one") {
  const auto hunks = [](const std::string& after) {
    const std::string diff = unified_diff("a", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", after);
    size_t count = 0;
    for (size_t at = 0; (at = diff.find("\n@@", at)) != std::string::npos; ++at)
      ++count;
    return count;
  };
  CHECK(hunks("x\n2\n3\n4\n5\n6\n7\n8\ny\n") == 2);
  CHECK(hunks("x\n2\n3\n4\n5\n6\n7\ny\n9\n") == 1);
}

TEST_CASE("a path cannot break the diff's lines") {
  CHECK(unified_diff("a\n\"b.md", "1\n", "2\n").starts_with("--- \"a/a\\012\\042b.md\"\n+++ \"b/a\\012\\042b.md\"\n"));
}

TEST_CASE("patch makes of the old text what the diff was made of") {
  if (std::system("patch --version >/dev/null 2>&1") != 0 && std::system("git --version >/dev/null 2>&1") != 0) {
    WARN("skipped: needs patch or git");
    return;
  }
  const bool git = std::system("patch --version >/dev/null 2>&1") != 0;
  const fs::path folder = fs::temp_directory_path() / ("docloc-test-diff-" + hex16(std::random_device{}()));
  fs::create_directories(folder);
  const auto write = [&](const char* name, const std::string& bytes) {
    std::ofstream(folder / name, std::ios::binary) << bytes;
  };
  for (uint32_t seed = 1; seed <= 120; ++seed) {
    std::mt19937 random(seed);
    std::vector<std::string> lines(random() % 40);
    for (std::string& line : lines)
      line = std::string(1, static_cast<char>('a' + random() % 5)) + (random() % 9 == 0 ? "\r\n" : "\n");
    const auto joined = [&] {
      std::string text;
      for (const std::string& line : lines)
        text += line;
      if (random() % 3 == 0 && !text.empty()) text.pop_back();
      return text;
    };
    const std::string before = joined();
    for (size_t n = random() % 6; n > 0; --n) {
      const auto at = static_cast<std::ptrdiff_t>(random() % (lines.size() + 1));
      if (random() % 2 == 0) {
        lines.insert(lines.begin() + at, "new\n");
      } else if (at < std::ssize(lines)) {
        lines.erase(lines.begin() + at);
      }
    }
    const std::string after = joined();
    if (before.empty() || after.empty() || before == after) continue;
    write("t", before);
    write("d", unified_diff("t", before, after));
    const std::string command = git ? "git apply --unidiff-zero d" : "patch -s --binary -p1 <d";
    INFO("seed " << seed);
    REQUIRE(std::system(("cd '" + folder.string() + "' && " + command).c_str()) == 0);
    std::ifstream in(folder / "t", std::ios::binary);
    REQUIRE(std::string(std::istreambuf_iterator<char>(in), {}) == after);
  }
  fs::remove_all(folder);
}

TEST_CASE("a text that became another one altogether is one change, found in time") {
  std::string before;
  std::string after;
  for (int i = 0; i < 20'000; ++i) {
    before += "a" + std::to_string(i) + "\n";
    after += "b" + std::to_string(i) + "\n";
  }
  CHECK(unified_diff("a", before, after).find("\n@@ -1,20000 +1,20000 @@\n") != std::string::npos);
}

}  // namespace docloc::report

// Several processes at one index: a build beside a serve, two CI jobs in one folder.
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <functional>

#include "build.h"

using namespace docloc;
using namespace docloc::memory;
using namespace docloc::memory::test;

namespace {

constexpr int kRounds = 15;
constexpr int kProcesses = 4;
constexpr int kCatalogs = 6;

// What a process of a round came to.
enum Outcome : int { indexed_nothing, indexed_all, indexed_some, wrong_answer, gave_notice, no_memory };

std::vector<catalog::Catalog> catalogs_with(const std::string& verb) {
  std::vector<catalog::Catalog> catalogs;
  for (int c = 0; c < kCatalogs; ++c) {
    std::vector<Pair> pairs;
    for (int i = 0; i < 10; ++i) {
      const int number = c * 10 + i;
      pairs.push_back({fmt::format("Select item number {} in the list of servers.", number),
                       fmt::format("{} objekt {} i listan.", verb, number)});
    }
    catalogs.push_back(paragraphs(fmt::format("c{}.md", c), pairs));
  }
  return catalogs;
}

// As callers do: refresh, look, look again when the index was not the one that was asked for.
std::string ask(Memory& memory, const std::vector<catalog::Catalog>& catalogs, size_t* changed = nullptr) {
  for (int attempt = 0; attempt < 3; ++attempt) {
    const size_t now = refresh(memory, catalogs);
    if (changed != nullptr) *changed = now;
    std::string answer;
    for (const int i : {5, 17, 59}) {
      const std::string text = fmt::format("Select item number {} in the list of servers.", i);
      answer += to_text(memory.exact(Question(text).query())) + "; ";
      answer += to_text(memory.similar(Question(text + " Now").query(), 85, 1)) + "\n";
    }
    if (!memory.is_damaged()) return answer;
    memory.remake();
  }
  return "never right";
}

std::string answer_of(const std::vector<catalog::Catalog>& catalogs) {
  Memory memory = memory_of({});
  return ask(memory, catalogs);
}

Outcome use_index(const std::string& path, const std::vector<catalog::Catalog>& catalogs, const std::string& expected) {
  Result<Memory> memory = Memory::open(path, "en-US", "sv-SE");
  if (!memory) return no_memory;
  size_t changed = 0;
  if (ask(*memory, catalogs, &changed) != expected) return wrong_answer;
  if (!memory->notice().empty()) return gave_notice;
  if (changed == 0) return indexed_nothing;
  return changed == catalogs.size() ? indexed_all : indexed_some;
}

// `work` in kProcesses processes, each given its number, which begin at one moment; what it gave in each.
std::vector<int> at_once(const std::function<Outcome(int)>& work) {
  int gate[2];
  REQUIRE(pipe(gate) == 0);
  std::vector<pid_t> children;
  for (int n = 0; n < kProcesses; ++n) {
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      close(gate[1]);
      char byte = 0;
      // Ends when the parent has closed the other end.
      const bool is_open = read(gate[0], &byte, 1) == 0;
      _exit(is_open ? work(n) : no_memory);
    }
    children.push_back(child);
  }
  close(gate[0]);
  close(gate[1]);
  std::vector<int> outcomes;
  for (const pid_t child : children) {
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    REQUIRE(WIFEXITED(status));
    outcomes.push_back(WEXITSTATUS(status));
  }
  return outcomes;
}

}  // namespace

TEST_CASE("of processes that index a memory for the first time at once, one does, and all find the same") {
  const std::vector<catalog::Catalog> catalogs = catalogs_with("Välj");
  const std::string expected = answer_of(catalogs);
  CHECK(expected.starts_with("100 Välj objekt 5 i listan.; 90 Välj objekt 5 i listan.\n"));
  for (int round = 0; round < kRounds; ++round) {
    INFO(round);
    const std::string path = scratch_file("at-once.sqlite");
    std::vector<int> outcomes = at_once([&](int) { return use_index(path, catalogs, expected); });
    std::ranges::sort(outcomes);
    CHECK(outcomes == std::vector<int>{indexed_nothing, indexed_nothing, indexed_nothing, indexed_all});
  }
}

TEST_CASE("processes with other catalogs share a file, and each finds its own") {
  const std::vector<catalog::Catalog> some[] = {catalogs_with("Välj"), catalogs_with("Markera")};
  const std::string expected[] = {answer_of(some[0]), answer_of(some[1])};
  CHECK(expected[0] != expected[1]);
  for (int round = 0; round < kRounds; ++round) {
    INFO(round);
    const std::string path = scratch_file("shared.sqlite");
    for (const int outcome : at_once([&](int n) { return use_index(path, some[n % 2], expected[n % 2]); }))
      CHECK(outcome < wrong_answer);
  }
}

TEST_CASE("an index that another process changed is left to it") {
  const std::vector<catalog::Catalog> mine = catalogs_with("Välj");
  const std::vector<catalog::Catalog> others = catalogs_with("Markera");
  const std::string path = scratch_file("overtaken.sqlite");
  Memory memory = memory_of(mine, path);
  Memory other = memory_of(others, path);
  const Question question("Select item number 5 in the list of servers.");
  CHECK(to_text(other.exact(question.query())) == "100 Markera objekt 5 i listan.");
  const std::vector<Found> overtaken = memory.exact(question.query());
  CHECK(memory.is_damaged());
  memory.remake();
  refresh(memory, mine);
  CHECK(to_text(memory.exact(question.query())) == "100 Välj objekt 5 i listan.");
  CHECK_FALSE(memory.is_damaged());
  CHECK(memory.notice().empty());
  // The other one noticed nothing.
  CHECK(to_text(other.exact(question.query())) == "100 Markera objekt 5 i listan.");
  CHECK_FALSE(other.is_damaged());
}

TEST_CASE("an index that somebody deleted meanwhile is not missed") {
  const std::vector<catalog::Catalog> catalogs = catalogs_with("Välj");
  const std::string path = scratch_file("deleted.sqlite");
  Memory memory = memory_of(catalogs, path);
  std::filesystem::remove(path);
  CHECK(ask(memory, catalogs) == answer_of(catalogs));
  CHECK(memory.notice().empty());
}

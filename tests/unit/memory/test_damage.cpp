// The index is disposable: whatever is in its file, memory works, and says nothing unless it cannot write.
#include <fmt/format.h>
#include <sqlite3.h>
#include <sys/resource.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <filesystem>
#include <random>

#include "build.h"

using namespace docloc;
using namespace docloc::memory;
using namespace docloc::memory::test;

namespace {

std::vector<catalog::Catalog> many_catalogs() {
  std::vector<catalog::Catalog> catalogs;
  for (int c = 0; c < 40; ++c) {
    std::vector<Pair> pairs;
    for (int i = 0; i < 12; ++i) {
      const std::string number = std::to_string(c * 100 + i);
      pairs.push_back(
          {"Select item number " + number + " in the list of servers.", "Välj objekt " + number + " i listan."});
    }
    catalogs.push_back(paragraphs(fmt::format("c{}", c) + ".md", pairs));
  }
  return catalogs;
}

// What a caller does: refresh, look, and look again in a new file when the old one was damaged.
std::string ask(Memory& memory, const std::vector<catalog::Catalog>& catalogs) {
  for (int attempt = 0; attempt < 3; ++attempt) {
    refresh(memory, catalogs);
    std::string answer;
    for (const int i : {5, 1107, 3911}) {
      const std::string text = fmt::format("Select item number {}", i) + " in the list of servers.";
      answer += to_text(memory.exact(Question(text).query())) + "; ";
      answer += to_text(memory.similar(Question(text + " Now").query(), 70, 1)) + "\n";
    }
    if (!memory.is_damaged()) return answer;
    memory.remake();
  }
  return "damaged for good";
}

const std::string& right_answer() {
  static const std::string answer = [] {
    Memory memory = memory_of({});
    return ask(memory, many_catalogs());
  }();
  return answer;
}

void check_recovery(const std::string& path) {
  Result<Memory> memory = Memory::open(path, "en-US", "sv-SE");
  REQUIRE(memory);
  CHECK(ask(*memory, many_catalogs()) == right_answer());
  CHECK(memory->notice().empty());
}

void run_sql(const std::string& path, const char* sql) {
  sqlite3* database = nullptr;
  REQUIRE(sqlite3_open(path.c_str(), &database) == SQLITE_OK);
  CHECK(sqlite3_exec(database, sql, nullptr, nullptr, nullptr) == SQLITE_OK);
  sqlite3_close(database);
}

}  // namespace

TEST_CASE("the answers that damage must not change are real ones") {
  CHECK(right_answer().find("100 Välj objekt 1107 i listan.; 90 Välj objekt 1107 i listan.\n") != std::string::npos);
}

TEST_CASE("an index that was cut off is made anew") {
  const std::string path = scratch_file("cut.sqlite");
  {
    const Memory memory = memory_of(many_catalogs(), path);
  }
  const std::string whole = read_file(path);
  REQUIRE(whole.size() > 100000);
  for (const size_t size : {size_t{0}, size_t{1}, size_t{99}, size_t{4096}, size_t{20000}, whole.size() / 2,
                            whole.size() - 4096, whole.size() - 1}) {
    INFO(size);
    write_file(path, whole.substr(0, size));
    check_recovery(path);
  }
}

TEST_CASE("a file that is no index is made anew") {
  const std::string path = scratch_file("foreign.sqlite");
  write_file(path, "This is a text that somebody put here.\n");
  check_recovery(path);
  std::string garbage(200000, '\0');
  std::mt19937 random(5);
  for (char& c : garbage)
    c = static_cast<char>(random());
  write_file(path, garbage);
  check_recovery(path);
  write_file(path, "SQLite format 3" + std::string(1, '\0') + garbage);
  check_recovery(path);
}

TEST_CASE("another program's database and another version are made anew") {
  const std::string path = scratch_file("version.sqlite");
  run_sql(path, "CREATE TABLE entries(x); INSERT INTO entries VALUES(1)");
  check_recovery(path);
  run_sql(path, "PRAGMA user_version = 999");
  check_recovery(path);
  run_sql(path, "PRAGMA user_version = 0");
  check_recovery(path);
  run_sql(path, "PRAGMA application_id = 12");
  check_recovery(path);
  run_sql(path, "UPDATE identity SET name = 'en-US sv-SE of other words'");
  check_recovery(path);
  run_sql(path, "DROP TABLE trigrams");
  check_recovery(path);
  run_sql(path, "DROP TABLE texts");
  check_recovery(path);
}

TEST_CASE("bytes that changed on disk never give a wrong translation") {
  const std::string path = scratch_file("flipped.sqlite");
  {
    const Memory memory = memory_of(many_catalogs(), path);
  }
  const std::string whole = read_file(path);
  std::mt19937 random(11);
  for (int round = 0; round < 60; ++round) {
    std::string damaged = whole;
    const size_t page = random() % (whole.size() / 4096) * 4096;
    for (int n = 0; n < 40; ++n)
      damaged[page + random() % 4096] = static_cast<char>(random());
    write_file(path, damaged);
    Result<Memory> memory = Memory::open(path, "en-US", "sv-SE");
    REQUIRE(memory);
    refresh(*memory, many_catalogs());
    for (const int i : {5, 1107, 3911}) {
      const std::string number = std::to_string(i);
      const Question question("Select item number " + number + " in the list of servers.");
      for (const Found& found : memory->exact(question.query()))
        CHECK(to_text(found.entry.target) == "Välj objekt " + number + " i listan.");
    }
  }
}

TEST_CASE("an entry that was tampered with is noticed") {
  const std::string path = scratch_file("tampered.sqlite");
  {
    const Memory memory = memory_of(many_catalogs(), path);
  }
  run_sql(path, "UPDATE entries SET data = replace(CAST(data AS BLOB), CAST('lj' AS BLOB), CAST('LJ' AS BLOB))");
  Result<Memory> memory = Memory::open(path, "en-US", "sv-SE");
  CHECK(memory->exact(Question("Select item number 5 in the list of servers.").query()).size() <= 1);
  CHECK(memory->is_damaged());
  memory->remake();
  CHECK_FALSE(memory->is_damaged());
  CHECK(ask(*memory, many_catalogs()) == right_answer());
}

TEST_CASE("where no file can be, memory works without, and says so") {
  for (const std::string& path :
       {scratch_file("no-such-folder") + "/memory.sqlite", std::string("/dev/null/memory.sqlite")}) {
    Result<Memory> memory = Memory::open(path, "en-US", "sv-SE");
    REQUIRE(memory);
    CHECK(ask(*memory, many_catalogs()) == right_answer());
    CHECK(memory->notice().find("The memory index " + path + " cannot be written") == 0);
  }
  const std::string folder = scratch_file("a-folder.sqlite");
  std::filesystem::create_directories(folder + "/sub");
  Result<Memory> memory = Memory::open(folder, "en-US", "sv-SE");
  REQUIRE(memory);
  CHECK(ask(*memory, many_catalogs()) == right_answer());
  CHECK_FALSE(memory->notice().empty());
}

TEST_CASE("an index that may only be read is used, and changed in memory alone") {
  std::vector<catalog::Catalog> catalogs = many_catalogs();
  const std::string path = scratch_file("read-only.sqlite");
  {
    const Memory memory = memory_of(catalogs, path);
  }
  // Not by permissions, which do not hold for root: another connection keeps the write lock.
  sqlite3* other = nullptr;
  REQUIRE(sqlite3_open(path.c_str(), &other) == SQLITE_OK);
  REQUIRE(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr) == SQLITE_OK);
  {
    Result<Memory> memory = Memory::open(path, "en-US", "sv-SE");
    CHECK(refresh(*memory, catalogs) == 0);
    CHECK(memory->notice().empty());
    catalogs[0] = paragraphs("c0.md", {{"A new sentence.", "En ny mening."}});
    // What did not change came along: one catalog is read again, not forty.
    CHECK(refresh(*memory, catalogs) == 1);
    CHECK(memory->notice().find("database is locked") != std::string::npos);
    CHECK(to_text(memory->exact(Question("A new sentence.").query())) == "100 En ny mening.");
    CHECK(memory->size().feeds == catalogs.size());
  }
  sqlite3_exec(other, "ROLLBACK", nullptr, nullptr, nullptr);
  sqlite3_close(other);
}

TEST_CASE("a disk that is full is no end of work") {
  const std::string path = scratch_file("full.sqlite");
  struct rlimit before{};
  getrlimit(RLIMIT_FSIZE, &before);
  const auto old_handler = std::signal(SIGXFSZ, SIG_IGN);
  struct rlimit small = before;
  small.rlim_cur = 60000;
  setrlimit(RLIMIT_FSIZE, &small);
  Result<Memory> memory = Memory::open(path, "en-US", "sv-SE");
  const std::string answer = ask(*memory, many_catalogs());
  setrlimit(RLIMIT_FSIZE, &before);
  std::signal(SIGXFSZ, old_handler);
  CHECK(answer == right_answer());
  CHECK_FALSE(memory->notice().empty());
  // The file is the old one, whole.
  check_recovery(path);
}

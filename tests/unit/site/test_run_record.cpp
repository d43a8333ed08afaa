#include <catch2/catch.hpp>

#include "memory_store.h"
#include "site/run_record.h"

using namespace docloc;
using namespace docloc::site;

TEST_CASE("a record gives back what was put under the same stamp, whatever bytes it holds") {
  MemoryStore store;
  const std::string odd("a\n3:b:\0\xff", 9);
  RunRecord first(store, "test", "settings");
  first.put(odd, "1", odd);
  first.put("key", "1", "");
  REQUIRE(first.save(store, true));
  const RunRecord second(store, "test", "settings");
  CHECK(second.find(odd, "1") == odd);
  CHECK(second.find("key", "1") == "");
  CHECK_FALSE(second.find("key", "2"));
  CHECK_FALSE(second.find("key", ""));
  CHECK_FALSE(RunRecord(store, "test", "other settings").find("key", "1"));
  CHECK_FALSE(RunRecord(store, "other", "settings").find("key", "1"));
}

TEST_CASE("a complete run forgets files that nobody asked for, another one keeps them") {
  MemoryStore store;
  RunRecord record(store, "test", "");
  record.put("gone", "1", "x");
  record.put("there", "1", "y");
  REQUIRE(record.save(store, true));
  RunRecord part(store, "test", "");
  REQUIRE(part.save(store, false));
  CHECK(RunRecord(store, "test", "").find("gone", "1"));
  RunRecord whole(store, "test", "");
  CHECK(whole.find("there", "1"));
  REQUIRE(whole.save(store, true));
  CHECK_FALSE(RunRecord(store, "test", "").find("gone", "1"));
  CHECK(RunRecord(store, "test", "").find("there", "1"));
}

TEST_CASE("damage of any byte makes an empty record") {
  MemoryStore store;
  RunRecord record(store, "test", "f");
  record.put("a", "1", "x");
  record.put("b", "22", "yy");
  REQUIRE(record.save(store, true));
  const std::string good = *store.read(".docloc/test.record");
  for (size_t i = 0; i < good.size(); ++i) {
    std::string bad = good;
    bad[i] = static_cast<char>(bad[i] ^ 1);
    REQUIRE(store.write(".docloc/test.record", bad));
    CHECK_FALSE(RunRecord(store, "test", "f").find("a", "1"));
    REQUIRE(store.write(".docloc/test.record", good.substr(0, i)));
    CHECK_FALSE(RunRecord(store, "test", "f").find("a", "1"));
  }
}

// "docloc status" in a new project wrote a record and no .gitignore, so that the folder was committed.
TEST_CASE("the first file of .docloc keeps the folder out of Git") {
  MemoryStore store;
  RunRecord record(store, "status", "1");
  record.put("a", "stamp", "value");
  REQUIRE(record.save(store, true));
  CHECK(store.files.at(".docloc/.gitignore") == "*\n");
  store.files[".docloc/.gitignore"] = "*\n!kept\n";
  record.put("a", "stamp", "other");
  REQUIRE(record.save(store, true));
  CHECK(store.files.at(".docloc/.gitignore") == "*\n!kept\n");
}

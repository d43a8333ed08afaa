#include "memory/index_schema.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/hash.h"

namespace docloc::memory {
namespace {

constexpr int64_t kApplicationId = 0x646F636C;  // "docl"

constexpr const char* kCountTables = "SELECT count(*) FROM sqlite_schema";
constexpr const char* kTables = R"sql(
CREATE TABLE identity(name TEXT NOT NULL);
CREATE TABLE content(hash INTEGER NOT NULL);
CREATE TABLE feeds(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, stamp TEXT NOT NULL);
CREATE TABLE sources(id INTEGER PRIMARY KEY, key INTEGER NOT NULL UNIQUE, words BLOB NOT NULL,
                     text TEXT NOT NULL);
CREATE TABLE entries(id INTEGER PRIMARY KEY, feed INTEGER NOT NULL, source INTEGER NOT NULL, role TEXT NOT NULL,
                     before INTEGER, after INTEGER, hash INTEGER NOT NULL, data BLOB NOT NULL);
CREATE INDEX entries_by_source ON entries(source, role);
CREATE INDEX entries_by_feed ON entries(feed);
CREATE TABLE trigrams(text TEXT PRIMARY KEY, sources INTEGER NOT NULL) WITHOUT ROWID;
CREATE VIRTUAL TABLE texts USING fts5(text, content='', tokenize='trigram', detail=none, columnsize=0);
)sql";

int64_t first_number(Database& database, const char* sql) {
  Statement statement(database, sql);
  int64_t number = -1;
  while (statement.next())
    number = statement.integer(0);
  return number;
}

}  // namespace

IndexKind kind_of_index(Database& database, const std::string& identity) {
  // Another docloc may be creating it right now.
  const Transaction transaction(database, Transaction::Kind::read);
  const int64_t application = first_number(database, "PRAGMA application_id");
  const int64_t version = first_number(database, "PRAGMA user_version");
  const int64_t tables = first_number(database, kCountTables);
  if (database.fault() == Fault::none && application == 0 && version == 0 && tables == 0) return IndexKind::empty;
  if (application != kApplicationId || version != kIndexVersion) return IndexKind::foreign;
  Statement statement(database, "SELECT name FROM identity");
  bool same = false;
  while (statement.next())
    same = statement.bytes(0) == identity;
  return same && database.fault() == Fault::none ? IndexKind::ours : IndexKind::foreign;
}

void create_index(Database& database, const std::string& identity) {
  // Of a disposable file a crash may leave anything that the next run finds out.
  database.run("PRAGMA journal_mode = DELETE; PRAGMA synchronous = NORMAL");
  Transaction transaction(database, Transaction::Kind::write);
  // Another docloc was faster.
  if (first_number(database, kCountTables) > 0) return;
  database.run(
      fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}", kApplicationId, kIndexVersion).c_str());
  database.run(kTables);
  {
    Statement insert(database, "INSERT INTO identity(name) VALUES(?)");
    insert.begin().bind_text(identity).finish();
    Statement content(database, "INSERT INTO content(hash) VALUES(?)");
    content.begin().bind_key(content_of({})).finish();
  }
  transaction.commit();
}

uint64_t content_of(std::span<const Feed> feeds) {
  std::vector<std::string_view> sorted;
  std::unordered_map<std::string_view, std::string_view> stamps;
  for (const Feed& feed : feeds)
    stamps.emplace(sorted.emplace_back(feed.name), feed.stamp);
  std::ranges::sort(sorted);
  std::string text;
  for (const std::string_view name : sorted)
    text += fmt::format("{} {} {} {}\n", name.size(), name, stamps[name].size(), stamps[name]);
  return hash64(text);
}

uint64_t content_of_index(Database& database) {
  Statement statement(database, "SELECT hash FROM content");
  uint64_t hash = 0;
  while (statement.next())
    hash = statement.key(0);
  return hash;
}

}  // namespace docloc::memory

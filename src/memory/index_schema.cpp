#include "memory/index_schema.h"

#include <fmt/format.h>

namespace docloc::memory {
namespace {

constexpr int64_t kApplicationId = 0x646F636C;  // "docl"

constexpr const char* kTables = R"sql(
CREATE TABLE identity(name TEXT NOT NULL);
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
  const int64_t application = first_number(database, "PRAGMA application_id");
  const int64_t version = first_number(database, "PRAGMA user_version");
  const int64_t tables = first_number(database, "SELECT count(*) FROM sqlite_schema");
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
  Transaction transaction(database);
  database.run(
      fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}", kApplicationId, kIndexVersion).c_str());
  database.run(kTables);
  {
    Statement insert(database, "INSERT INTO identity(name) VALUES(?)");
    insert.begin().bind_text(identity).finish();
  }
  transaction.commit();
}

}  // namespace docloc::memory

#include "memory/sqlite.h"

#include <sqlite3.h>

#include <cerrno>
#include <cstdio>

namespace docloc::memory {
namespace {

// Another docloc that updates the index is waited for.
constexpr int kPatienceMilliseconds = 5000;

Fault fault_of(int code) {
  switch (code & 0xFF) {
    case SQLITE_OK:
    case SQLITE_ROW:
    case SQLITE_DONE:
      return Fault::none;
    case SQLITE_READONLY:
    case SQLITE_FULL:
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR:
    case SQLITE_PERM:
    case SQLITE_AUTH:
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
    case SQLITE_NOLFS:
    case SQLITE_NOMEM:
      return Fault::unwritable;
    default:
      return Fault::damaged;
  }
}

}  // namespace

Database::Database(const std::string& path) {
  const int code = sqlite3_open_v2(path.empty() ? ":memory:" : path.c_str(), &handle_,
                                   SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
  note(code);
  if (handle_ == nullptr) return;
  sqlite3_busy_timeout(handle_, kPatienceMilliseconds);
  // Of the pages that searches come back to; the default of 2 MB reads them again and again.
  sqlite3_exec(handle_, "PRAGMA cache_size = -24000", nullptr, nullptr, nullptr);
  // A schema that somebody else wrote must not run code or reach other files.
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
}

Database::~Database() {
  sqlite3_close_v2(handle_);
}

void Database::note(int code) {
  const Fault fault = fault_of(code);
  if (fault == Fault::none || fault_ != Fault::none) return;
  fault_ = fault;
  message_ = handle_ != nullptr ? sqlite3_errmsg(handle_) : sqlite3_errstr(code);
}

void Database::blame(Fault fault, std::string_view message) {
  if (fault_ != Fault::none) return;
  fault_ = fault;
  message_ = message;
}

void Database::forget_fault() {
  fault_ = Fault::none;
  message_.clear();
}

void Database::run(const char* sql) {
  if (fault_ == Fault::none) note(sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr));
}

void Database::roll_back() {
  // Whatever the fault was; without an open transaction there is nothing to do.
  if (handle_ != nullptr && sqlite3_get_autocommit(handle_) == 0) {
    sqlite3_exec(handle_, "ROLLBACK", nullptr, nullptr, nullptr);
  }
}

void Database::copy_from(Database& other) {
  if (fault_ != Fault::none) return;
  sqlite3_backup* backup = sqlite3_backup_init(handle_, "main", other.handle_, "main");
  if (backup == nullptr) return note(sqlite3_errcode(handle_));
  sqlite3_backup_step(backup, -1);
  note(sqlite3_backup_finish(backup));
}

Statement::Statement(Database& database, std::string_view sql) : database_(database) {
  if (database.fault() != Fault::none) return;
  database.note(sqlite3_prepare_v3(database.handle_, sql.data(), static_cast<int>(sql.size()),
                                   SQLITE_PREPARE_PERSISTENT, &handle_, nullptr));
}

Statement::~Statement() {
  sqlite3_finalize(handle_);
}

Statement& Statement::begin() {
  if (handle_ != nullptr) {
    sqlite3_reset(handle_);
    sqlite3_clear_bindings(handle_);
  }
  parameter_ = 0;
  return *this;
}

Statement& Statement::bind(int64_t value) {
  if (handle_ != nullptr) database_.note(sqlite3_bind_int64(handle_, ++parameter_, value));
  return *this;
}

Statement& Statement::bind_text(std::string_view value) {
  // SQLite takes a null pointer for NULL.
  const char* data = value.empty() ? "" : value.data();
  if (handle_ != nullptr) {
    database_.note(sqlite3_bind_text64(handle_, ++parameter_, data, value.size(), SQLITE_STATIC, SQLITE_UTF8));
  }
  return *this;
}

Statement& Statement::bind_blob(std::string_view value) {
  const char* data = value.empty() ? "" : value.data();
  if (handle_ != nullptr) {
    database_.note(sqlite3_bind_blob64(handle_, ++parameter_, data, value.size(), SQLITE_STATIC));
  }
  return *this;
}

Statement& Statement::bind_null() {
  if (handle_ != nullptr) database_.note(sqlite3_bind_null(handle_, ++parameter_));
  return *this;
}

bool Statement::next() {
  if (handle_ == nullptr || database_.fault() != Fault::none) return false;
  const int code = sqlite3_step(handle_);
  database_.note(code);
  if (code != SQLITE_ROW) sqlite3_reset(handle_);
  return code == SQLITE_ROW;
}

void Statement::finish() {
  while (next()) {
  }
}

int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(handle_, column);
}

std::string_view Statement::bytes(int column) const {
  const void* data = sqlite3_column_blob(handle_, column);
  const int size = sqlite3_column_bytes(handle_, column);
  return data == nullptr ? std::string_view()
                         : std::string_view(static_cast<const char*>(data), static_cast<size_t>(size));
}

Transaction::Transaction(Database& database, Kind kind) : database_(database) {
  database.run(kind == Kind::read ? "BEGIN" : "BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
  if (open_) database_.roll_back();
}

void Transaction::commit() {
  database_.run("COMMIT");
  open_ = database_.fault() != Fault::none;
}

bool remove_database(const std::string& path) {
  for (const char* suffix : {"-journal", "-wal", "-shm", ""}) {
    if (std::remove((path + suffix).c_str()) != 0 && errno != ENOENT) return false;
  }
  return true;
}

}  // namespace docloc::memory

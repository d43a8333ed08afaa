// SQLite as far as memory needs it: the one place that includes its header. Internal to room memory.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace docloc::memory {

enum class Fault : uint8_t {
  none,
  damaged,     // what the file holds is not what docloc wrote
  unwritable,  // read-only, no space, no such folder, in use by another program
};

// A connection. After the first fault every statement does nothing, until the fault is forgotten. One thread at a time.
class Database {
 public:
  // `path` empty: in memory. A file that is not there is made.
  explicit Database(const std::string& path);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  // SQL without parameters, one statement or several.
  void run(const char* sql);
  // Makes this database a copy of `other`.
  void copy_from(Database& other);

  [[nodiscard]] Fault fault() const { return fault_; }
  [[nodiscard]] const std::string& message() const { return message_; }  // SQLite's, of the fault
  void blame(Fault fault, std::string_view message);
  void forget_fault();

 private:
  friend class Statement;
  friend class Transaction;
  void note(int code);
  void roll_back();

  sqlite3* handle_ = nullptr;
  Fault fault_ = Fault::none;
  std::string message_;
};

// A prepared statement: bind from the first parameter on, step through the rows, then reset (begin() does) and use it
// again. Views of columns live until the next step.
class Statement {
 public:
  Statement(Database& database, std::string_view sql);
  ~Statement();
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  Statement& begin();
  Statement& bind(int64_t value);
  Statement& bind_key(uint64_t value) { return bind(static_cast<int64_t>(value)); }
  // Texts and blobs must live until the last step.
  Statement& bind_text(std::string_view value);
  Statement& bind_blob(std::string_view value);
  Statement& bind_null();

  // True: there is a row. False: no more, or a fault.
  bool next();
  void finish();  // for statements without rows

  [[nodiscard]] int64_t integer(int column) const;
  [[nodiscard]] uint64_t key(int column) const { return static_cast<uint64_t>(integer(column)); }
  [[nodiscard]] std::string_view bytes(int column) const;

 private:
  Database& database_;
  sqlite3_stmt* handle_ = nullptr;
  int parameter_ = 0;
};

// Everything between begin and commit, or nothing: rolled back when it goes out of scope before commit(). `read`: one
// state of the database is seen, whatever others write meanwhile; needs no commit().
class Transaction {
 public:
  enum class Kind : uint8_t { read, write };
  Transaction(Database& database, Kind kind);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit();

 private:
  Database& database_;
  bool open_ = true;
};

// Removes the file and what SQLite keeps beside it. False: it is still there.
bool remove_database(const std::string& path);

}  // namespace docloc::memory

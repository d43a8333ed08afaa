// Finding entries in the index. Internal to room memory.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "memory/measure.h"
#include "memory/memory.h"
#include "memory/sqlite.h"

namespace docloc::memory {

// A source text like the query.
struct Candidate {
  uint32_t similarity = 0;
  uint64_t key = 0;
  int64_t source = 0;
};

// One thread at a time.
class IndexReader {
 public:
  // `own`: a connection for this reader alone. Without: `database`, which outlives it.
  IndexReader(std::unique_ptr<Database> own, Database& database);

  // Of the index as it is now (index_schema.h).
  [[nodiscard]] uint64_t content();
  // See memory.h; not yet sorted.
  [[nodiscard]] std::vector<Found> exact(const Query& query, std::string_view except);
  // The sources that are the most like `measured` from `least` percent on: by similarity, then key.
  [[nodiscard]] std::vector<Candidate> candidates(const Measure& measured, uint32_t least, size_t most);
  // The distinct entries of a source.
  [[nodiscard]] std::vector<Entry> entries_of(int64_t source);

  [[nodiscard]] Database& database() { return database_; }

 private:
  // The search for every source that may have `needed` words in common with `measured`; empty: none can.
  [[nodiscard]] std::string search_text(const Measure& measured, size_t needed);
  // In how many sources it stands.
  [[nodiscard]] int64_t sources_with(std::string_view trigram);
  [[nodiscard]] Entry checked_entry(std::string_view data, uint64_t hash);

  std::unique_ptr<Database> own_;
  Database& database_;
  Statement content_;
  Statement exact_;
  Statement feed_;
  Statement trigram_;
  Statement search_;
  Statement entries_;
  std::unordered_map<std::string, int64_t> counts_;  // of trigrams asked for before
};

}  // namespace docloc::memory

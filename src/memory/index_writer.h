// Putting entries into the index. Internal to room memory.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "memory/measure.h"
#include "memory/memory.h"
#include "memory/sqlite.h"

namespace docloc::memory {

// Within one transaction of `database`: any number of removals and additions, then finish().
class IndexWriter {
 public:
  // `locale`: the source's.
  IndexWriter(Database& database, std::string locale);

  void remove(int64_t feed);
  // An feed that is not there.
  void add(const Feed& feed, const std::vector<Entry>& entries);
  // Drops what no entry uses any more, counts trigrams, and puts `content` (index_schema.h) on record.
  void finish(uint64_t content);

 private:
  int64_t source_of(const Entry& entry);
  void drop_unused(int64_t source);
  void count(std::string_view text, int64_t by);
  void write_counts();

  Database& database_;
  std::string locale_;
  std::set<int64_t> freed_;                           // sources that lost an entry
  std::unordered_map<std::string, int64_t> counted_;  // trigram -> in how many more sources it stands than before
  size_t added_sources_ = 0;

  Statement sources_of_feed_;
  Statement delete_entries_;
  Statement delete_feed_;
  Statement insert_feed_;
  Statement feed_id_;
  Statement find_source_;
  Statement last_source_;
  Statement insert_source_;
  Statement insert_text_;
  Statement insert_entry_;
};

// Words as the blob of sources.words, and back. False: no such blob.
[[nodiscard]] std::string words_to_bytes(const std::vector<uint64_t>& words);
[[nodiscard]] bool words_from_bytes(std::string_view bytes, std::vector<uint64_t>& words);

}  // namespace docloc::memory

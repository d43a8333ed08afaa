#include "memory/index_writer.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "base/hash.h"
#include "catalog/unit_keys.h"
#include "memory/entry_bytes.h"
#include "memory/index_schema.h"

namespace docloc::memory {
namespace {

// A first build leaves many small trees of trigrams, which every search would have to look through.
constexpr size_t kManySources = 5000;

}  // namespace

std::string words_to_bytes(const std::vector<uint64_t>& words) {
  std::string bytes(words.size() * sizeof(uint64_t), '\0');
  if (!words.empty()) std::memcpy(bytes.data(), words.data(), bytes.size());
  return bytes;
}

bool words_from_bytes(std::string_view bytes, std::vector<uint64_t>& words) {
  if (bytes.size() % sizeof(uint64_t) != 0) return false;
  words.resize(bytes.size() / sizeof(uint64_t));
  if (!words.empty()) std::memcpy(words.data(), bytes.data(), bytes.size());
  return true;
}

IndexWriter::IndexWriter(Database& database, std::string locale)
    : database_(database),
      locale_(std::move(locale)),
      sources_of_feed_(database, "SELECT DISTINCT source FROM entries WHERE feed = ?"),
      delete_entries_(database, "DELETE FROM entries WHERE feed = ?"),
      delete_feed_(database, "DELETE FROM feeds WHERE id = ?"),
      insert_feed_(database, "INSERT INTO feeds(name, stamp) VALUES(?, ?)"),
      feed_id_(database, "SELECT id FROM feeds WHERE name = ?"),
      find_source_(database, "SELECT id FROM sources WHERE key = ?"),
      last_source_(database, "SELECT max(id) FROM sources WHERE id BETWEEN ? AND ?"),
      insert_source_(database, "INSERT INTO sources(id, key, words, text) VALUES(?, ?, ?, ?)"),
      insert_text_(database, "INSERT INTO texts(rowid, text) VALUES(?, ?)"),
      insert_entry_(database,
                    "INSERT INTO entries(feed, source, role, before, after, hash, data) VALUES(?, ?, ?, ?, ?, ?, ?)") {}

void IndexWriter::remove(int64_t feed) {
  sources_of_feed_.begin().bind(feed);
  while (sources_of_feed_.next())
    freed_.insert(sources_of_feed_.integer(0));
  delete_entries_.begin().bind(feed).finish();
  delete_feed_.begin().bind(feed).finish();
}

void IndexWriter::add(const Feed& feed, const std::vector<Entry>& entries) {
  insert_feed_.begin().bind_text(feed.name).bind_text(feed.stamp).finish();
  int64_t id = 0;
  feed_id_.begin().bind_text(feed.name);
  while (feed_id_.next())
    id = feed_id_.integer(0);
  for (const Entry& entry : entries) {
    const int64_t source = source_of(entry);
    const std::string data = to_bytes(entry);
    insert_entry_.begin().bind(id).bind(source).bind_text(entry.role);
    if (entry.context) {
      insert_entry_.bind_key(entry.context->before).bind_key(entry.context->after);
    } else {
      insert_entry_.bind_null().bind_null();
    }
    insert_entry_.bind_key(hash64(data)).bind_blob(data).finish();
  }
}

int64_t IndexWriter::source_of(const Entry& entry) {
  const uint64_t key = catalog::key_of(entry.source, entry.codes);
  const auto find = [&] {
    int64_t id = 0;
    find_source_.begin().bind_key(key);
    while (find_source_.next())
      id = find_source_.integer(0);
    return id;
  };
  if (const int64_t id = find(); id != 0) return id;
  const Measure measured = measure(entry.source, entry.codes, locale_);
  const std::string words = words_to_bytes(measured.words);
  const auto lowest = static_cast<int64_t>(measured.words.size() << kLengthShift);
  int64_t id = lowest + 1;
  last_source_.begin().bind(lowest).bind(lowest + (int64_t{1} << kLengthShift) - 1);
  while (last_source_.next())
    id = std::max(id, last_source_.integer(0) + 1);
  insert_source_.begin().bind(id).bind_key(key).bind_blob(words).bind_text(measured.text).finish();
  insert_text_.begin().bind(id).bind_text(measured.text).finish();
  count(measured.text, 1);
  ++added_sources_;
  return id;
}

void IndexWriter::count(std::string_view text, int64_t by) {
  for (const std::string_view trigram : trigrams_of(text))
    counted_[std::string(trigram)] += by;
}

void IndexWriter::write_counts() {
  Statement change(database_,
                   "INSERT INTO trigrams(text, sources) VALUES(?, ?) "
                   "ON CONFLICT(text) DO UPDATE SET sources = sources + excluded.sources");
  for (const auto& [trigram, by] : counted_) {
    if (by != 0) change.begin().bind_text(trigram).bind(by).finish();
  }
  if (!freed_.empty()) database_.run("DELETE FROM trigrams WHERE sources <= 0");
}

void IndexWriter::drop_unused(int64_t source) {
  Statement used(database_, "SELECT 1 FROM entries WHERE source = ? LIMIT 1");
  bool is_used = false;
  used.begin().bind(source);
  while (used.next())
    is_used = true;
  if (is_used) return;
  Statement find(database_, "SELECT text FROM sources WHERE id = ?");
  std::string text;
  find.begin().bind(source);
  while (find.next())
    text = find.bytes(0);
  count(text, -1);
  // FTS5 without content must be told what it indexed.
  Statement forget(database_, "INSERT INTO texts(texts, rowid, text) VALUES('delete', ?, ?)");
  forget.begin().bind(source).bind_text(text).finish();
  Statement erase(database_, "DELETE FROM sources WHERE id = ?");
  erase.begin().bind(source).finish();
}

void IndexWriter::finish(uint64_t content) {
  for (const int64_t source : freed_)
    drop_unused(source);
  write_counts();
  Statement record(database_, "UPDATE content SET hash = ?");
  record.begin().bind_key(content).finish();
  if (added_sources_ >= kManySources) database_.run("INSERT INTO texts(texts) VALUES('optimize')");
}

}  // namespace docloc::memory

// The memory of a locale: every translation of its catalogs, and of files that were imported, to be found by source.
//
// Kept in one SQLite file, which is an index and nothing else: it can be deleted at any time, and is made anew without
// a word when it is damaged, of another version, for other languages, or no index at all. Where it cannot be written
// (read-only, no space, locked by another program for long) everything works in memory, and notice() says so. Any
// number of processes may use one file at once: who comes second finds done what the first did, and a lookup sees what
// its own process refreshed, or is_damaged() says so.
//
// It holds what the feeds of the last refresh() hold; results depend on that alone, not on the order in which
// things were added.
//
// Threads: exact() and similar() may be called from many threads at once, each call has a connection of its own;
// refresh() and remake() by one thread while no other call runs.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "memory/entry.h"

namespace docloc::memory {

// Where entries come from: a catalog (its article's path), or another file. `stamp` changes when the file does; any
// text, a hash of its bytes, or its size and time.
struct Feed {
  std::string name;
  std::string stamp;
};

// What is looked for. Views and references live as long as the call.
struct Query {
  std::string_view role;
  Context context;
  uint64_t key = 0;  // catalog/unit_keys.h
  const segment::Content& source;
  const std::vector<segment::Code>& codes;
};

struct Found {
  Entry entry;
  bool in_context = false;  // exact() only: an occurrence stands where the query does
  uint32_t similarity = 0;  // percent; 100: the same key
};

class Memory {
 public:
  // Locales are BCP 47. `path`: of the file system, its folder must be there; empty: in memory. Error: SQLite here has
  // no FTS5, or there is no memory left.
  [[nodiscard]] static Result<Memory> open(std::string path, std::string source_locale,
                                           const std::string& target_locale);
  Memory(Memory&& other) noexcept;
  Memory& operator=(Memory&& other) noexcept;
  ~Memory();

  // Gives the entries of some of the feeds, by their indices in the list, each list in its index's place. Never asked
  // twice for one within a pass; a pass is begun anew when the file turns out to be damaged or full.
  using Provide = std::function<std::vector<std::vector<Entry>>(std::span<const size_t> indices)>;

  // Afterwards the memory holds `feeds` and nothing else: those that are new or have another stamp are provided,
  // those that are not listed are gone. Names are unique. Gives how many changed.
  size_t refresh(std::span<const Feed> feeds, const Provide& provide);

  // Entries with the query's key and role, or without a role, each distinct one once, best first: in context, human
  // before machine, current before older, final before reviewed before translated, then by their texts. `except`: a
  // feed that is passed over.
  [[nodiscard]] std::vector<Found> exact(const Query& query, std::string_view except = {}) const;

  // The `most` entries of other keys that are the most like the query, from `least` percent (1 to 99) on: by
  // similarity, then of the query's role, human before machine, current before replaced, by state, then by their texts.
  // Two that say the same count once.
  // Similarity is by words (text/words.h) and placeholders, at most 99.
  [[nodiscard]] std::vector<Found> similar(const Query& query, uint32_t least, size_t most) const;

  // During a lookup the file turned out to be damaged, or changed by another docloc, which may have other catalogs:
  // results since the last refresh() may be wrong. Call remake(), refresh(), and look again.
  [[nodiscard]] bool is_damaged() const;
  // What cannot be trusted is gone: a damaged file for a new one; one that another docloc works in is left to it, and
  // this memory needs no file from here on. At most two are needed until lookups are right.
  void remake();

  // One sentence when its file could not be written; else empty.
  [[nodiscard]] const std::string& notice() const;

  struct Size {
    size_t feeds = 0;
    size_t entries = 0;
    size_t sources = 0;  // distinct
  };
  [[nodiscard]] Size size() const;

 private:
  class Index;
  explicit Memory(std::unique_ptr<Index> index);
  std::unique_ptr<Index> index_;
};

}  // namespace docloc::memory

// The tables of the index. Internal to room memory.
//
//   feeds  a catalog or other file, and its stamp
//   entries  a translation at a place: which feed and source it is of, its unit's kind, the keys of its neighbours
//            (NULL: no context), `data` (entry_bytes.h) and the hash of that
//   sources  each distinct source text once: its key, its words for comparing, and its text. The number of its words is
//            the upper half of its id, so that a search passes over texts that are too long or too short
//   texts    trigrams of the sources' texts (FTS5, without positions and without the texts)
//   trigrams in how many sources a trigram stands: the rare ones are searched for
//   content  one row: content_of() what was fed last
//
// Rejected: one row a distinct pair with a list of its places (saves a fifth of the file, costs a count of references
// on each update); phrases of trigrams, that is positions (five times the time, for the same result after comparing);
// words in place of trigrams (FTS5's own tokenizers know no Thai or CJK words, and their word ends are not ICU's).
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "memory/memory.h"
#include "memory/sqlite.h"

namespace docloc::memory {

// Goes up with every change to the tables, to entry_bytes.h or to measure.h.
inline constexpr int kIndexVersion = 2;

inline constexpr int kLengthShift = 32;

enum class IndexKind : uint8_t { ours, empty, foreign };

// Whose file this is. `identity` names the languages and the rules for words; another one makes the file foreign.
[[nodiscard]] IndexKind kind_of_index(Database& database, const std::string& identity);

// In an empty database; does nothing in one that got tables meanwhile.
void create_index(Database& database, const std::string& identity);

// A hash of the names and stamps, in whatever order: what an index holds depends on them alone.
[[nodiscard]] uint64_t content_of(std::span<const Feed> feeds);
// The one on record; 0: none.
[[nodiscard]] uint64_t content_of_index(Database& database);

}  // namespace docloc::memory

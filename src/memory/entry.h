// What memory remembers: a source text and its translation.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.h"
#include "segment/content.h"

namespace docloc::memory {

// Origin of the matches that leverage makes. It alone makes and removes them.
inline constexpr std::string_view kMemory = "docloc:memory";

// Where a segment stands: the keys (catalog/unit_keys.h) of the segments before and after it in its article, across
// units. 0: it is the first, or the last.
struct Context {
  uint64_t before = 0;
  uint64_t after = 0;
  friend bool operator==(const Context&, const Context&) = default;
};

// Codes are the entry's own, numbered by where they first stand in source and then target: what catalog::Match holds.
struct Entry {
  std::string role;  // the kind of its unit ("heading"); empty: not known, as in a TMX file, good for every role
  std::optional<Context> context;  // none: not known, or no longer true
  catalog::State state = catalog::State::translated;
  catalog::Origin origin = catalog::Origin::human;  // never fuzzy; a machine's text that was reviewed is a human's
  bool older = false;  // of a text that its article no longer has: an obsolete unit, a docloc:previous match
  segment::Content source;
  segment::Content target;
  std::vector<segment::Code> codes;
  // The white space after the target, where the translation has its own ("" in Japanese).
  std::optional<std::string> gap;

  friend bool operator==(const Entry&, const Entry&) = default;
};

// An entry of `source` and `target`, whose codes `codes` numbers in whatever way. White space is folded, formatting
// that only the target has is spelled as usual: where lines broke, and whether '*' or '_' was written, is not
// remembered. Both contents must mention codes within `codes` only.
[[nodiscard]] Entry make_entry(const segment::Content& source, const segment::Content& target,
                               const std::vector<segment::Code>& codes);

// Its target is a translation that somebody vouches for: no guess, and not initial.
[[nodiscard]] bool is_remembered(const catalog::Segment& segment);

// `match` says where the target of `segment` came from: leverage put it in, and nobody changed it.
[[nodiscard]] bool is_record_of(const catalog::Match& match, const catalog::Unit& unit,
                                const catalog::Segment& segment);

// Every translation that `catalog` (a locale's) vouches for, in its order: targets that are translated or better, those
// of obsolete units, and matches of origin docloc:previous. No guesses: nothing of origin fuzzy, no other matches.
// A target that leverage put in has the codes of where it came from, so that its entry repeats that one's.
[[nodiscard]] std::vector<Entry> entries_of(const catalog::Catalog& catalog);

// A segment that is not ignorable, of a unit that is not obsolete.
struct Position {
  uint32_t unit = 0;     // index into Catalog::units
  uint32_t segment = 0;  // index into Unit::segments
  uint64_t key = 0;
  Context context;
};

// All of them, in order.
[[nodiscard]] std::vector<Position> positions_of(const catalog::Catalog& catalog);

// The source of `entry` in the form that keys are made of (segment::key_text).
[[nodiscard]] std::string source_form(const Entry& entry);

// Equal for two entries of one source key exactly when their targets say the same: codes by their place in the source,
// added ones by kind.
[[nodiscard]] std::string target_form(const Entry& entry);

}  // namespace docloc::memory

// Catalogs follow the source: ids and segmentation are minted once, translations stay with their text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "catalog/catalog.h"
#include "segment/article.h"

namespace docloc::catalog {

// The source catalog of `article`: its unit i is the article's unit i, and there is no other.
// Ids: minted from the unit's key and an ordinal ("u" and base 32; "-2" for a repetition), kept from `previous` for
// units of the same text, and for edited ones by place and likeness (catalog/alignment.h). Stored segmentation wins for
// units of the same text; sentences keep their ids through the edits of others. The bytes and meanings of codes, the
// author's notes and critical marks follow the source. `previous`: an older source catalog of this file; nullptr: there
// is none.
[[nodiscard]] Catalog make_source_catalog(const segment::Article& article, std::string_view source_locale,
                                          const Catalog* previous);

// Origins of the matches that sync makes of a translation whose source changed.
inline constexpr std::string_view kPrevious = "docloc:previous";                 // a human's
inline constexpr std::string_view kPreviousMachine = "docloc:previous-machine";  // nobody reviewed it
inline constexpr std::string_view kPreviousFuzzy = "docloc:previous-fuzzy";      // it was a guess already

// The same of a sentence that is gone from its unit: beside the sentence that stands in its place, whose own older
// translation it is not.
inline constexpr std::string_view kDeleted = "docloc:deleted";
inline constexpr std::string_view kDeletedMachine = "docloc:deleted-machine";

// The catalog of `locale`, brought up to `source`. A segment whose source says the same keeps target, state, origin and
// decision: whatever became of white space, emphasis, anchors and the bytes of codes (catalog/formatting.h), and
// wherever in the file it went. One that changed has its old translation as a match, and gets it back, with the state
// that it had, when its old source returns; an older one goes once a human translated the segment anew. Units that are
// gone, and hold a translation, become obsolete where they stood, and live again when their text returns. A unit whose
// segments the locale joined into one stays so while its source is unchanged. Translators' notes are kept, authors'
// follow the source, and so do code data; a replaced link stays replaced as long as its code is there.
[[nodiscard]] Catalog sync_locale(const Catalog& source, const Catalog* previous_locale, std::string_view locale);

// Drops the obsolete units and the translations of deleted sentences. Gives their number.
size_t prune(Catalog& locale);

// How far a segment or unit is, worst first. A unit is as far as the worst of its segments.
enum class Standing : uint8_t {
  missing,  // no target, or one that says itself it is initial
  stale,    // no target, but a translation of an older source
  fuzzy,    // a guess
  machine,  // made by a machine, reviewed by nobody
  translated,
  reviewed,
  final_,
  excluded,  // not to be translated
};
[[nodiscard]] const char* to_string(Standing standing);  // "missing", ..., "final", "excluded"

[[nodiscard]] Standing standing_of(const Unit& unit, const Segment& segment);
[[nodiscard]] Standing standing_of(const Unit& unit);

struct PublishOptions {
  bool machine = false;  // machine-made text that nobody reviewed
};

struct Targets {
  // Per unit of the article: the targets of its segments, joined. None: the source is shown; `standings` says why.
  std::vector<std::optional<segment::Target>> targets;
  std::vector<Standing> standings;
};

// `source` was made of `article`, and `locale` synced with it.
[[nodiscard]] Targets targets_for(const segment::Article& article, const Catalog& source, const Catalog& locale,
                                  const PublishOptions& options = {});

struct Count {
  uint32_t segments = 0;
  uint32_t words = 0;  // of the source
  friend bool operator==(const Count&, const Count&) = default;
};

// Segments and words by standing; obsolete units are not counted.
struct Counts {
  Count by_standing[8];
  [[nodiscard]] const Count& of(Standing standing) const { return by_standing[static_cast<size_t>(standing)]; }
  [[nodiscard]] Count total() const;  // without `excluded`
};
[[nodiscard]] Counts count(const Catalog& locale);

}  // namespace docloc::catalog

// What travels: strings of articles on their way to a translator and back.
//
// A Job is made of catalogs by a selection (select), written in a format (formats.h), read again when it comes back,
// and taken into the catalogs as they are by then (take_back.h). The source that comes back is only compared, never
// taken.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "catalog/catalog.h"
#include "catalog/sync.h"
#include "segment/content.h"

namespace docloc::exchange {

// The white space between two segments, where the translation has its own.
struct Gap {
  std::string id;  // of the ignorable
  std::string text;
  friend bool operator==(const Gap&, const Gap&) = default;
};

// One segment.
struct Item {
  std::string segment;  // id
  segment::Content source;
  std::optional<segment::Content> target;
  catalog::State state = catalog::State::initial;
  catalog::Origin origin = catalog::Origin::human;
  // fingerprint() of the target that left; kNothingLeft: none did; empty: the file does not say.
  std::string left;
  std::vector<Gap> gaps;
  std::vector<catalog::Match> matches;  // for the translator; they do not come back
  bool context = false;                 // there to be read, not to be translated
  Place place;                          // where it stands in the file that was read
};

inline constexpr std::string_view kNothingLeft = "none";

struct Unit {
  std::string id;
  std::string kind;  // catalog::Unit::kind
  std::string name;
  bool obsolete = false;                  // its text is gone from the source; along for the translator's memory
  std::vector<std::string> author_notes;  // they do not come back
  std::vector<std::string> notes;         // of translators and reviewers
  // By number. Of a file that was read: as far as the format says what a code is (its bytes are for the eye).
  std::map<uint32_t, segment::Code> codes;
  std::vector<Item> items;
};

struct File {
  std::string path;  // of the article, relative to the source's content folder
  std::vector<Unit> units;
};

struct Job {
  std::string source_locale;
  std::string target_locale;
  std::vector<File> files;
};

struct Selection {
  std::vector<catalog::Standing> standings;  // segments that leave; empty: all but excluded ones
  bool context = false;                      // the unit's other segments go along, to be read
  bool obsolete = false;                     // obsolete units with a translation go along, last
};

// Names of Selection::standings as the command line has them: those of catalog::to_string, and "untranslated" for
// missing. nullopt: none of these.
[[nodiscard]] std::optional<catalog::Standing> standing_named(std::string_view name);

// Units without a segment that leaves are left out, and so are those that are not to be translated.
[[nodiscard]] File select(const catalog::Catalog& locale, const Selection& selection);

// 16 hexadecimal digits that change with a target's text, its codes and its state; how the unit's codes are numbered
// does not matter.
[[nodiscard]] std::string fingerprint(const segment::Content& source, const segment::Content& target,
                                      catalog::State state);
// Of an item as it leaves.
[[nodiscard]] std::string fingerprint_of(const catalog::Segment& segment);

// A catalog's segment in a file of several articles: "docs/a.md#u1/s1". In one of a single article: "u1/s1".
[[nodiscard]] std::string long_name(std::string_view path, std::string_view unit, std::string_view segment);
[[nodiscard]] std::string short_name(std::string_view unit, std::string_view segment);

struct Name {
  std::string path;  // empty: the name has none
  std::string unit;
  std::string segment;
};
// Neither path nor ids hold '#' or '/' where it would be mistaken: ids are NMTOKENs. nullopt: no such name.
[[nodiscard]] std::optional<Name> parse_name(std::string_view name);

}  // namespace docloc::exchange

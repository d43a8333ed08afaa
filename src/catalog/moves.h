// Which units went from one file to another: sections that moved, articles that were renamed or split. Content decides;
// no version control is asked.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "segment/article.h"

namespace docloc::catalog {

struct UnitName {
  std::string path;  // of the article
  std::string id;    // of the unit in that file's catalogs
  friend auto operator<=>(const UnitName&, const UnitName&) = default;
};

// A unit as far as moves are concerned.
struct MovingUnit {
  std::string id;       // of its catalog; empty: of an article that has not been synced
  uint64_t key = 0;     // segment/article.h, key_of
  uint32_t weight = 0;  // bytes of text: what it counts when two files are compared
};

// A file before and after an edit. One that was not there has no units.
struct FileUnits {
  std::string path;
  bool was_there = false;
  bool is_there = false;
  std::vector<MovingUnit> before;  // of the source catalog, without obsolete ones
  std::vector<MovingUnit> after;   // of the article
};

[[nodiscard]] std::vector<MovingUnit> moving_units(const Catalog& source_catalog);
[[nodiscard]] std::vector<MovingUnit> moving_units(const segment::Article& article);

struct Moves {
  std::map<std::string, std::string> renamed;               // new path -> old one, which is gone
  std::map<std::string, std::vector<UnitName>> arrivals;    // path -> the units that came to it, in its order
  std::map<std::string, std::vector<UnitName>> departures;  // path -> units that left it (its own), by id
  [[nodiscard]] bool empty() const { return renamed.empty() && arrivals.empty(); }
};

// A file that is gone and a new one are the same, renamed, when units of one key make up at least this share of the
// longer one's text.
inline constexpr double kRenamed = 0.5;

// 1. Files that are gone and new ones are paired by the share of their text that is equal, best first.
// 2. Units that left a file (a renamed one counts as the same file) and units that came to another are paired by key,
//    preferring the file and place next to which the unit before came from. Each unit goes to one place.
// Files that did not change need not be there. The order of `files` does not matter.
[[nodiscard]] Moves find_moves(std::vector<FileUnits> files);

// Units of `from` put at the end of `to`, a catalog of the same locale, with their ids; one whose id is in `taken` is
// put under "id-2", "id-3", ... All ids used are added to `taken`: begun with those of the source catalog, it makes a
// source catalog and its locales' agree. Units that `from` does not have are passed over.
void add_units(Catalog& to, const Catalog& from, const std::vector<std::string>& ids, std::set<std::string>& taken);

}  // namespace docloc::catalog

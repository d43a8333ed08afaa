// One unit of a locale's catalog, brought up to its source.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/alignment.h"
#include "catalog/catalog.h"
#include "catalog/formatting.h"

namespace docloc::catalog {

// Procedure: made of the source catalog's unit and the locale's of whatever older source; sentences that the unit lacks
// may be adopted from other units, and its own that it has no place for given to others; finish() puts the rest where
// somebody may want it. Everything of the old unit is kept: targets whose segment says the same, matches for the
// others, notes, extensions, replacements whose code is still there, suppressions of the same source.
class UnitMerge {
 public:
  // `old` may be null: nothing to keep. Both must outlive the merge. `source_locale` is BCP 47.
  UnitMerge(const Unit& source, const Unit* old, std::string_view source_locale);

  // Segments that want a target, as indices into unit().segments.
  [[nodiscard]] std::vector<uint32_t> open() const;
  // Segments of the old unit whose target has no place, as indices into its segments.
  [[nodiscard]] const std::vector<uint32_t>& homeless() const { return homeless_; }
  [[nodiscard]] const Unit& unit() const { return unit_; }
  [[nodiscard]] const Unit* old() const { return old_; }

  // The target of `from`, a segment of another unit with `codes`, if it fits the segment `index` as it is.
  bool adopt(uint32_t index, const Segment& from, const std::vector<segment::Code>& codes);
  // The old segment `index` found a place elsewhere.
  void give_away(uint32_t index);

  [[nodiscard]] Unit finish();

 private:
  [[nodiscard]] bool is_unchanged() const;
  void take_over();
  void add_notes();
  void keep_joined();
  void collect();
  void align_segments();
  void map_codes();
  void carry_targets();
  void carry_ignorables();
  void carry_matches();
  void carry_replacements();
  void restore_targets();
  [[nodiscard]] uint32_t like_code(const segment::Code& old) const;
  [[nodiscard]] uint32_t place_for(uint32_t before) const;
  [[nodiscard]] bool lives_on(uint32_t before) const;
  [[nodiscard]] bool restore(const Match& match, Segment& segment);
  void keep_homeless();
  void demote_faulty();
  void drop_unused_codes();
  bool place_code(segment::Part& part, const std::vector<segment::Code>& codes, std::vector<uint32_t>& added);
  void add_match(Match match);

  const Unit& source_;
  const Unit* old_;
  std::string source_locale_;
  Unit unit_;
  bool unchanged_ = false;
  std::vector<uint32_t> old_solid_;  // indices of segments that are not ignorable
  std::vector<uint32_t> new_solid_;
  Alignment alignment_;                       // of old_solid_ and new_solid_
  std::vector<std::optional<CodeMap>> maps_;  // per new_solid_: from the old segment that says the same
  std::vector<uint32_t> number_;              // by old code number, of all maps; 0: none
  std::vector<bool> in_old_source_;           // by old code number
  std::vector<uint32_t> added_;               // by old code number: a translator's own code in unit_.codes
  std::vector<uint32_t> homeless_;
};

}  // namespace docloc::catalog

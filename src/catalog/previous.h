// Translations of older sources: the matches that sync makes, and what it takes back from them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.h"

namespace docloc::catalog {

// Whose a target is: a text that somebody reviewed is a human's, whoever drafted it.
[[nodiscard]] Origin responsible(const Segment& segment);

// Gives the codes of `content` numbers of their own, those of `own`, to which new ones are added without their subflows
// (units of today, not of the content's time). `numbers` has a number for each of `codes` and one before: 0, none yet.
void number_anew(segment::Content& content, const std::vector<segment::Code>& codes, std::vector<uint32_t>& numbers,
                 std::vector<segment::Code>& own);

// The target of `from`, which has one, as a match for the segment `segment`: kPrevious or one of its like, with the
// state and decision that it had. `codes` are those of the unit of `from`.
[[nodiscard]] Match previous_match(const Segment& from, const std::vector<segment::Code>& codes, std::string segment);
// The same under another origin.
[[nodiscard]] Match match_of(const Segment& from, const std::vector<segment::Code>& codes, std::string segment,
                             std::string_view origin);

// The same of a sentence that is gone, for the segment that stands in its place: kDeleted or one of its like.
[[nodiscard]] Match deleted_match(const Segment& from, const std::vector<segment::Code>& codes, std::string segment);

// Of a previous translation: its segment is gone now.
void set_deleted(Match& match);

// An older translation of its very segment, that was shown to readers: a human's, or a machine's.
[[nodiscard]] bool was_current(const Match& match);
// One that comes back when its source does: was_current, or of a deleted sentence.
[[nodiscard]] bool can_return(const Match& match);
[[nodiscard]] Origin origin_of(const Match& match);

// How alike the matches of previous translations are to their segments, by words.
void set_similarity(Unit& unit, std::string_view source_locale);

}  // namespace docloc::catalog

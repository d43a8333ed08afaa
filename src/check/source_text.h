// Rules of source/ that read an article's text and blocks. Internal to room check.
#pragma once

#include <string_view>

#include "check/reporter.h"
#include "segment/article.h"

namespace docloc::check {

// Where a piece of a unit's text stands in the file: where the unit begins if it is written in another way there.
[[nodiscard]] Span place_in(const segment::Article& article, const segment::Unit& unit, std::string_view text);
// Not a keyword of the front matter.
[[nodiscard]] bool is_title_or_text(const segment::Unit& unit);

void find_doubled_words_of_source(const Subject& subject, Reporter& report);
void find_broken_markup(const Subject& subject, Reporter& report);
void find_missing_alt(const Subject& subject, Reporter& report);
void find_heading_jumps(const Subject& subject, Reporter& report);
void find_leading_spaces(const Subject& subject, Reporter& report);
void find_empty_links(const Subject& subject, Reporter& report);
void find_no_title(const Subject& subject, Reporter& report);
void note_title(const Subject& subject, Reporter& report);
void conclude_titles(std::span<const Note> notes, Findings& out);

}  // namespace docloc::check

// Rules of source/ that read an article's text and blocks. Internal to room check.
#pragma once

#include "check/reporter.h"

namespace docloc::check {

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

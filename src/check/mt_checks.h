// The functions of the family mt/, by what they look at. Internal to it.
#pragma once

#include <span>

#include "check/check.h"

namespace docloc::check {

void find_source_language(const Subject& subject, Reporter& report);
void find_other_languages(const Subject& subject, Reporter& report);
void note_lengths(const Subject& subject, Reporter& report);
void conclude_lengths(std::span<const Note> notes, Findings& out);
void find_doubled_words(const Subject& subject, Reporter& report);
void find_merged_tokens(const Subject& subject, Reporter& report);
void find_repeated_sentences(const Subject& subject, Reporter& report);
void find_spaces_at_codes(const Subject& subject, Reporter& report);
void find_edge_spaces(const Subject& subject, Reporter& report);
void find_spaces_before_punctuation(const Subject& subject, Reporter& report);
void find_small_labels(const Subject& subject, Reporter& report);
void conclude_labels(std::span<const Note> notes, Findings& out);

}  // namespace docloc::check

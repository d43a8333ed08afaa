// What a locale's translators do everywhere is their way of writing, whatever a rule thinks of it: it is told as
// information. What they do now and then is a slip.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "check/check.h"
#include "check/reporter.h"

namespace docloc::check {

// For the notes of a rule that concludes with conclude_habit: how many places of this subject could have had the fault.
void note_chances(Reporter& report, size_t count);

// Of notes with one key: those that have a finding, as warnings where they are few for all chances (Rule::conclude).
void conclude_habit(std::span<const Note> notes, Findings& out);

// Whether `faults` of `chances` are a habit: more than ten, and more than one of a hundred.
[[nodiscard]] bool is_habit(size_t faults, size_t chances);

// The number that note_chances gave; nullopt-like -1: the note is of a finding.
[[nodiscard]] long chances_of(const Note& note);

}  // namespace docloc::check

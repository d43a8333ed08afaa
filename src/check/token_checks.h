// The functions of the family tokens/, by what they look at. Internal to it.
#pragma once

#include <span>

#include "check/check.h"

namespace docloc::check {

void find_changed_identifiers(const Subject& subject, Reporter& report);
void conclude_names(std::span<const Note> notes, Findings& out);
void find_changed_versions(const Subject& subject, Reporter& report);
void find_changed_placeholders(const Subject& subject, Reporter& report);
void find_plain_codes(const Subject& subject, Reporter& report);

void find_changed_numbers(const Subject& subject, Reporter& report);
void find_foreign_separators(const Subject& subject, Reporter& report);
void find_changed_dates(const Subject& subject, Reporter& report);
void find_changed_units(const Subject& subject, Reporter& report);

// "PowerShell 7.2" that became "7,2": a version is no decimal number.
void find_decimal_versions(const Subject& subject, Reporter& report);

// Where in the target something is missing that the source has at `source`: the end of the segment's target.
[[nodiscard]] Span missing_at(const UnitPair& pair, Span source);

}  // namespace docloc::check

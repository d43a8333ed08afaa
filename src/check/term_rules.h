// What the rules about terms share, and those that look at all articles of a locale before they say anything. Internal
// to room check.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "check/reporter.h"

namespace docloc::check {

// Names of products that no language translates, the longer before those that begin them.
[[nodiscard]] std::span<const std::string_view> well_known_names();

// Those, names that are common words in texts of other fields, and those that the subject's glossary does not
// translate.
[[nodiscard]] std::vector<std::string_view> product_names(const Subject& subject);

// terms/compound: "prenumeration status" where other texts have "prenumerationsstatus".
void find_split_compounds(const Subject& subject, Reporter& report);
void conclude_split_compounds(std::span<const Note> notes, Findings& out);

// terms/hyphen: "Azure prenumeration" where other texts have "Azure-prenumeration".
void find_missing_hyphens(const Subject& subject, Reporter& report);
void conclude_missing_hyphens(std::span<const Note> notes, Findings& out);

// terms/inconsistent: what headings, cells, labels and link texts of the same source are translated as.
void note_translations(const Subject& subject, Reporter& report);
void conclude_translations(std::span<const Note> notes, Findings& out);

}  // namespace docloc::check

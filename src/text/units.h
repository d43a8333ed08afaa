// Units of measurement behind numbers.
#pragma once

#include <cstdint>
#include <string_view>

namespace docloc::text {

// CLDR's name ("megabyte", "minute") of the unit that a number ending at byte `at` of `text` has behind it, in full or
// short, as the locale's language or English writes it, with or without a space or hyphen between; empty: none that
// is known.
[[nodiscard]] std::string_view unit_behind(std::string_view text, uint32_t at, std::string_view locale);

// Whether the letters behind both numbers are the same but for case: "1 Gb" and "1 GB" are seldom meant to differ.
[[nodiscard]] bool same_letters_behind(std::string_view a, uint32_t at, std::string_view b, uint32_t other);

}  // namespace docloc::text

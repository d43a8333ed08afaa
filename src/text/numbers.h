// Numbers in a text: with the separators of any language, in digits of any script, and spelled out.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace docloc::text {

struct Number {
  Span bytes;
  // In ASCII digits, without leading zeros and grouping, with '.' as the decimal separator and no zeros at its end:
  // "1,500.50" is 1500.5.
  std::string value;
  std::string other;  // the second way to read it ("1.500": 1.5 and 1500); empty: there is only one
};

// In order. A number begins at a word and may have a short ending ("5GB", "3rd"); digits inside of names ("Win32") are
// none. The parts of dates, times and versions ("13:30", "1.2.3") are numbers of their own.
[[nodiscard]] std::vector<Number> numbers_in(std::string_view text);

// Whether a way to read `a` is one to read `b`.
[[nodiscard]] bool same_number(const Number& a, const Number& b);

// How a language writes numbers in ASCII digits, by CLDR: "," and U+00A0 for Swedish.
struct NumberSigns {
  std::string decimal;
  std::string group;
};
[[nodiscard]] NumberSigns number_signs(std::string_view locale);

// The whole numbers (0 to 20, tens, 100, 1000) that stand in `text` as words of the locale's language, cardinal or
// ordinal, inflected or not ("zweiten": 2). Sorted; CLDR's rules of spelling.
[[nodiscard]] std::vector<uint32_t> spelled_numbers_in(std::string_view text, std::string_view locale);

}  // namespace docloc::text

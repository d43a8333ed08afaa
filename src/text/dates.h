// Calendar dates in a text, as a language writes them.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace docloc::text {

struct Date {
  Span bytes;
  uint32_t year = 0;       // 0: not given
  uint32_t month = 0;      // from 1
  uint32_t day = 0;        // from 1; 0: not given
  bool swappable = false;  // "8/6/2021": which is the month cannot be seen
};

// In order: "August 6, 2021", "den 6 augusti 2021", "2021-08-06", "6.8.2021", "2021年8月6日"; a month's name with a
// day or a year beside it.
[[nodiscard]] std::vector<Date> dates_in(std::string_view text, std::string_view locale);

// Whether they can be the same day: what both give is the same.
[[nodiscard]] bool same_date(const Date& a, const Date& b);

// The months whose names stand in `text`, in full or short; sorted.
[[nodiscard]] std::vector<uint32_t> months_in(std::string_view text, std::string_view locale);

}  // namespace docloc::text

#include "links/retry_after.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <string>

namespace docloc::links {
namespace {

std::optional<uint64_t> number(const std::string& digits) {
  uint64_t value = 0;
  const char* end = digits.data() + digits.size();
  const auto read = std::from_chars(digits.data(), end, value);
  return !digits.empty() && read.ec == std::errc() && read.ptr == end ? std::optional(value) : std::nullopt;
}

// Seconds since 1970.
std::optional<int64_t> date(std::string_view text) {
  static constexpr auto kMonths = std::to_array<std::string_view>(
      {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"});
  constexpr std::string_view kForm = "Sun, 06 Nov 1994 08:49:37 GMT";
  if (text.size() != kForm.size() || !text.ends_with(" GMT")) return std::nullopt;
  const auto month = std::ranges::find(kMonths, text.substr(8, 3));
  const auto part = [&](size_t at, size_t size) { return number(std::string(text.substr(at, size))); };
  const auto day = part(5, 2);
  const auto year = part(12, 4);
  const auto hours = part(17, 2);
  const auto minutes = part(20, 2);
  const auto seconds = part(23, 2);
  if (month == kMonths.end() || !day || !year || !hours || !minutes || !seconds) return std::nullopt;
  const std::chrono::year_month_day when(std::chrono::year(static_cast<int>(*year)),
                                         std::chrono::month(static_cast<unsigned>(month - kMonths.begin()) + 1),
                                         std::chrono::day(static_cast<unsigned>(*day)));
  if (!when.ok()) return std::nullopt;
  const auto days = std::chrono::sys_days(when).time_since_epoch();
  return std::chrono::seconds(days).count() + static_cast<int64_t>((*hours * 60 + *minutes) * 60 + *seconds);
}

}  // namespace

std::optional<uint64_t> retry_after(std::string_view value, uint32_t now) {
  if (const std::optional<uint64_t> seconds = number(std::string(value))) return seconds;
  const std::optional<int64_t> when = date(value);
  if (!when) return std::nullopt;
  return static_cast<uint64_t>(std::max<int64_t>(*when - int64_t{now}, 0));
}

}  // namespace docloc::links

// When a server that has too much to do wants to be asked again.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace docloc::links {

// Seconds from `now` (seconds since 1970, UTC) that a Retry-After asks to wait: RFC 9110, 10.2.3, a number or a date in
// its one preferred form ("Sun, 06 Nov 1994 08:49:37 GMT"). A date that has passed is 0. nullopt: it says nothing that
// can be read.
[[nodiscard]] std::optional<uint64_t> retry_after(std::string_view value, uint32_t now);

}  // namespace docloc::links

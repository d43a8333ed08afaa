// How XLIFF 1.2 calls docloc's kinds of codes. Internal to room exchange.
#pragma once

#include <optional>
#include <string_view>

#include "segment/content.h"

namespace docloc::exchange {

inline constexpr std::string_view kXliff12Space = "urn:oasis:names:tc:xliff:document:1.2";
inline constexpr std::string_view kCharacterType = "x-docloc-character";

// The value of ctype. `delimiter`: on <g>, <bx>, <it>, which take other values than <x> does.
[[nodiscard]] std::string_view ctype_of(segment::CodeKind kind, bool delimiter);
[[nodiscard]] std::optional<segment::CodeKind> kind_of_ctype(std::string_view ctype);

}  // namespace docloc::exchange

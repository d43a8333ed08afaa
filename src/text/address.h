// Addresses that links lead to, compared across languages.
#pragma once

#include <string>
#include <string_view>

namespace docloc::text {

// "https://Learn.Example.com/sv-SE/a?x#y" -> "https://learn.example.com/a?x#y": scheme and host in lower case, names of
// the path that are locales left out. Paths that do not start at a site's root are left as they are.
[[nodiscard]] std::string without_locale(std::string_view destination);

// The first name of an absolute address's path, or of one from the root of its host, that is a language and a region,
// as it is written: "en-us" of "https://example.org/en-us/azure/". Into `address`; empty: there is none.
[[nodiscard]] std::string_view locale_segment(std::string_view address);

}  // namespace docloc::text

// Where links lead, compared across languages. Internal to room align.
#pragma once

#include <string>
#include <string_view>

namespace docloc::align {

// "https://Learn.Example.com/sv-SE/a?x#y" -> "https://learn.example.com/a?x#y": scheme and host in lower case, names of
// the path that are locales left out. Paths that do not start at a site's root are left as they are.
[[nodiscard]] std::string without_locale(std::string_view destination);

}  // namespace docloc::align

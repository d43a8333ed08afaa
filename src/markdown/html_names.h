// The names of HTML's elements.
#pragma once

#include <string_view>

namespace docloc::markdown {

// True: an element of the HTML standard, current or obsolete, or svg or math. `name` is lower case.
[[nodiscard]] bool is_html_element(std::string_view name);

}  // namespace docloc::markdown

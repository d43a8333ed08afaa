// The frame and the colours that every HTML report shares. Internal to room report.
#pragma once

#include <string>
#include <string_view>

namespace docloc::report {

// A whole document. `title` is plain text; `style` is added to the shared stylesheet; `body` is HTML. The page forbids
// itself scripts and everything from other hosts.
[[nodiscard]] std::string html_page(std::string_view title, std::string_view style, std::string_view body);

// ` lang="sv-SE" dir="ltr"`: for text in that language.
[[nodiscard]] std::string language_attributes(std::string_view locale);

}  // namespace docloc::report

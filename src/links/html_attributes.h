// Attributes of raw HTML tags, with their places. Internal to room links.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace docloc::links {

struct HtmlAttribute {
  std::string tag;    // lower case
  std::string name;   // lower case
  std::string value;  // character references resolved
  Span bytes;         // of the value without quotes, into `html`
};

// The attributes that have a value, of every start tag in `html`; the contents of script and style are passed over.
[[nodiscard]] std::vector<HtmlAttribute> html_attributes(std::string_view html);

}  // namespace docloc::links

// Attributes of raw HTML tags, with their places. Internal to room links.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace docloc::links {

struct HtmlAttribute {
  std::string tag;    // lower case
  std::string name;   // lower case
  std::string value;  // character references resolved: numeric ones, and those of & < > " '
  Span bytes;         // of the value without quotes, into `html`
};

// The attributes of every start tag in `html`; comments, declarations and the contents of script and style are passed
// over (HTML standard, 13.2.5, as far as links need it).
[[nodiscard]] std::vector<HtmlAttribute> html_attributes(std::string_view html);

// The attributes that begin at `pos` ("a=b c='d'"), up to '>' or the end; `pos` is moved there.
[[nodiscard]] std::vector<HtmlAttribute> read_attributes(std::string_view html, size_t& pos, std::string_view tag);

}  // namespace docloc::links

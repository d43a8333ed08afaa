// The elements of HTML, as the filter for raw HTML sees them.
#pragma once

#include <cstdint>
#include <string_view>

namespace docloc::render {

enum class HtmlPolicy : uint8_t {
  allow,
  discard,      // with its content
  unsupported,  // real HTML that has no place in an article
};

struct HtmlElement {
  std::string_view name;
  HtmlPolicy policy{};
  bool is_void = false;   // has no end tag
  bool is_block = false;  // closes an open <p>
  bool is_raw = false;    // its content is no markup
};

// Null: no element of HTML. `name` is lower case.
[[nodiscard]] const HtmlElement* find_element(std::string_view name);

// True: an end tag of `open` may be left out before a start tag of `next` (HTML standard, 13.1.2.4); also where `next`
// may not stand inside `open` at all (links in links).
[[nodiscard]] bool ends_before(const HtmlElement& open, const HtmlElement& next);

// Attributes that are as harmless on one element as on another. URLs are not among them.
[[nodiscard]] bool is_plain_attribute(std::string_view name);

}  // namespace docloc::render

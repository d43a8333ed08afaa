// Escaping for HTML text, attribute values and URLs, as cmark-gfm's renderer spells them.
#pragma once

#include <string>
#include <string_view>

namespace docloc::render {

// Appends `text` with & < > " written as entities: right for text and for values between double quotes.
void append_escaped(std::string& out, std::string_view text);
[[nodiscard]] std::string escape(std::string_view text);

// Appends a URL for a quoted attribute: bytes that a URL cannot hold become %XX, a '%' of the writer stays, & and '
// become entities.
void append_url(std::string& out, std::string_view url);

// Appends ` name="value"`, escaped.
void append_attribute(std::string& out, std::string_view name, std::string_view value);

}  // namespace docloc::render

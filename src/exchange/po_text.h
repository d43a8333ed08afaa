// A content as one line of PO text, and back. Internal to room exchange.
//
// A code's ends are tags: "<1>", "</1>", "<2/>". Text that would read as one is written "&lt;1>", and "&lt;", "&amp;"
// and "&#" themselves as "&amp;lt;" and so on. Control characters (not "\n" and "\t") and line ends at the edges, which
// gettext takes amiss, are "&#13;". Every other text is as it is.
#pragma once

#include <string>
#include <string_view>

#include "segment/content.h"

namespace docloc::exchange {

[[nodiscard]] std::string to_po_text(const segment::Content& content);
// Never fails: what is no tag and no reference is text. Normal form.
[[nodiscard]] segment::Content from_po_text(std::string_view text);

// The same for text without codes on one line of a comment: line ends and spaces at the edges become references.
[[nodiscard]] std::string to_po_comment(std::string_view text);
[[nodiscard]] std::string from_po_comment(std::string_view text);

}  // namespace docloc::exchange

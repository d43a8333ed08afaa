// Finds where every inline of a leaf block stands in the block's bytes.
#pragma once

#include <cstdint>
#include <string_view>

#include "markdown/block_content.h"
#include "markdown/document.h"

namespace docloc::markdown {

// Walks the library's inline tree below `block` along `content`: every byte of the content must be explained by the
// tree (text by its characters, escapes and character references; markup by its delimiters), and then each node's spans
// are set. The tree says what is markup, so no rule of precedence is decided here a second time. False: a byte is not
// explained; the spans are not set.
[[nodiscard]] bool find_inline_spans(Document& document, uint32_t block, const BlockContent& content);

}  // namespace docloc::markdown

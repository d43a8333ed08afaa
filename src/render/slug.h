// Ids of headings, from their text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "markdown/document.h"

namespace docloc::render {

// The id GitHub gives a heading of this text (decoded, no markup): Unicode lower case; letters, marks, numbers, '_' and
// '-' kept; each white space character a '-'; everything else dropped. May be empty.
[[nodiscard]] std::string slug(std::string_view text);

// The same as other generators make it. hugo (goldmark's, of `text` as it is written): letters, digits, '_' and '-'
// kept. vitepress (mdit-vue's): signs and white space joined to one '-', accents gone, '_' before a digit in front.
// mkdocs (Python-Markdown's): ASCII words, white space joined to one '-', accents gone.
[[nodiscard]] std::string slug(std::string_view text, markdown::HeadingIds style);

// Ids for the headings of `document`, which was parsed from `bytes`, by their order, unique among themselves, as
// Dialects::heading_ids has them. A repetition gets -1, -2, ... (mkdocs: _1, _2, ...). A heading whose slug is empty is
// a "section" (hugo: "heading"; mkdocs: "_1"); one that ends in "{#id}" has that id, whatever other headings say. Made
// from the source document, they are the ids in all locales.
[[nodiscard]] std::vector<std::string> heading_ids(const markdown::Document& document, std::string_view bytes);

// The headings of `document` by their order, as plain text for contents and titles: without attributes ("{#id}") and
// without the marks around names ("[!UICONTROL Save]" is "Save"). Images have no part in it.
[[nodiscard]] std::vector<std::string> heading_texts(const markdown::Document& document);

}  // namespace docloc::render

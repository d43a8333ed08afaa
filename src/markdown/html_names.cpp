#include "markdown/html_names.h"

#include <algorithm>
#include <array>

namespace docloc::markdown {

bool is_html_element(std::string_view name) {
  static constexpr auto kNames = std::to_array<std::string_view>(
      {"a",         "abbr",     "acronym",  "address",  "applet",   "area",       "article", "aside",      "audio",
       "b",         "base",     "basefont", "bdi",      "bdo",      "bgsound",    "big",     "blockquote", "body",
       "br",        "button",   "canvas",   "caption",  "center",   "cite",       "code",    "col",        "colgroup",
       "data",      "datalist", "dd",       "del",      "details",  "dfn",        "dialog",  "dir",        "div",
       "dl",        "dt",       "em",       "embed",    "fieldset", "figcaption", "figure",  "font",       "footer",
       "form",      "frame",    "frameset", "h1",       "h2",       "h3",         "h4",      "h5",         "h6",
       "head",      "header",   "hgroup",   "hr",       "html",     "i",          "iframe",  "img",        "input",
       "ins",       "kbd",      "keygen",   "label",    "legend",   "li",         "link",    "main",       "map",
       "mark",      "marquee",  "math",     "menu",     "meta",     "meter",      "nav",     "noembed",    "noframes",
       "noscript",  "object",   "ol",       "optgroup", "option",   "output",     "p",       "param",      "picture",
       "plaintext", "pre",      "progress", "q",        "rp",       "rt",         "ruby",    "s",          "samp",
       "script",    "search",   "section",  "select",   "slot",     "small",      "source",  "span",       "strike",
       "strong",    "style",    "sub",      "summary",  "sup",      "svg",        "table",   "tbody",      "td",
       "template",  "textarea", "tfoot",    "th",       "thead",    "time",       "title",   "tr",         "track",
       "tt",        "u",        "ul",       "var",      "video",    "wbr",        "xmp"});
  static_assert(std::ranges::is_sorted(kNames));
  return std::ranges::binary_search(kNames, name);
}

}  // namespace docloc::markdown

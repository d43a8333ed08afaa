// Document -> the HTML of a page's body.
//
// With exact_options() the result equals, byte for byte, what cmark-gfm 0.29.0.gfm.6 renders (CMARK_OPT_UNSAFE,
// CMARK_OPT_FOOTNOTES; table, strikethrough, autolink, tasklist). There is no intended difference.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "markdown/document.h"
#include "render/url.h"

namespace docloc::render {

// The page's own words, in the page's language. Plain text.
struct BodyLabels {
  std::string note = "Note";
  std::string tip = "Tip";
  std::string important = "Important";
  std::string warning = "Warning";
  std::string caution = "Caution";
  std::string back_to_content = "Back to content";  // a footnote's link back
};

struct BodyOptions {
  // True: raw HTML and every URL as written. False: raw HTML passes the allowlist of html_filter.h, and unsafe URLs
  // (url.h) are left out of Markdown's links and images too.
  bool trusted = false;
  // Alerts, [!INCLUDE], [!div], [!VIDEO], [!code] and the ":::" lines of the OPS dialect are rendered as what they
  // mean. What another room must resolve (includes, code from files) becomes a link to it.
  bool dialect = true;
  // The id of the n-th heading node; empty or missing: none. From the source document (slug.h).
  std::vector<std::string> heading_ids;
  // Nodes whose text is in another language than the page: BCP 47 tags. Any block, link or image; on an html_block the
  // tag goes to its outermost elements. Of an alert mark the blocks inside: its label is in the page's language.
  std::map<uint32_t, std::string> languages;
  // Links and images, raw HTML's too. Fragments ("#x") are passed as well.
  UrlRewrite link_url;
  UrlRewrite image_url;
  BodyLabels labels;
};

// Everything off: cmark-gfm's rendering.
[[nodiscard]] inline BodyOptions exact_options() {
  BodyOptions options;
  options.trusted = true;
  options.dialect = false;
  return options;
}

// Linear in the document. Without `trusted` every tag is closed, whatever the article holds: the body can stand inside
// any element of a page. Any thread.
[[nodiscard]] std::string render_body(const markdown::Document& document, const BodyOptions& options);

}  // namespace docloc::render

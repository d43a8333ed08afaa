// Document -> the HTML of a page's body.
//
// With exact_options() the result equals, byte for byte, what cmark-gfm 0.29.0.gfm.6 renders (CMARK_OPT_UNSAFE,
// CMARK_OPT_FOOTNOTES; table, strikethrough, autolink, tasklist). There is no intended difference.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
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
  std::string table = "Table";                      // names a table's box that can be scrolled
  std::string video = "Video";
  std::string done = "Done";  // of boxes in task lists
  std::string not_done = "Not done";
  // Of dialects.
  std::string more_like_this = "More like this";              // an Adobe alert
  std::string long_description = "Long description";          // opens an image's
  std::string code_missing = "The code could not be found:";  // the file's path follows
  std::string only_for = "Only for:";                         // a zone's pivot or target, a moniker's range follows
};

// What is known of a translated sentence.
enum class TextState : uint8_t { translated, reviewed, machine, stale };

// One sentence of a block, beside its source.
struct SourceSentence {
  std::string source;  // HTML: phrasing content without links and ids, or escaped text
  std::string target;  // plain text, as it stands in the block; finds the sentence again, is not written. May be empty
  TextState state = TextState::translated;
};

// Pixels.
struct ImageSize {
  uint32_t width = 0;
  uint32_t height = 0;
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
  // What other files hold; none: a reference to it becomes a link. Called in document order; must not throw.
  // The HTML of the article that [!INCLUDE] names (decoded, as written). Inline: phrasing content, the one paragraph
  // without its tags. None: not found, or not fit: the link stays.
  std::function<std::optional<std::string>(std::string_view path, bool is_inline)> include_html;
  // The bytes of a code file ([!code-lang[title](path#L5-L9)], :::code source="path":::), by its path alone. None: it
  // is missing, and the page says so.
  std::function<std::optional<std::string>(std::string_view path)> code_text;
  // What is wrong with the article's directives: dialect/missing-code, dialect/unpaired.
  std::function<void(std::string_view rule, std::string_view message)> complain;

  // What the theme's stylesheet and script build on: tables in a box that scrolls, code blocks with the name of their
  // language, images after the first loaded late, tabs ("# [Title](#tab/id)") as panels.
  bool themed = false;
  bool highlight = false;  // code blocks whose language highlight.h knows get spans
  // Of an image as the article names it (decoded, before image_url), for width and height. Must not throw.
  std::function<std::optional<ImageSize>(std::string_view url)> image_size;
  // Videos ([!VIDEO]) of these hosts ("https://www.example.org") are shown in frames; others are links.
  std::vector<std::string> frame_sources;
  // Translated blocks with their source, sentence by sentence: paragraphs, headings, table cells. After the body comes
  // a <template> that holds the source texts (nothing of it is shown, searched or read out, and it may stand where a
  // block beside a cell or a heading may not); the blocks name their places in it by data-source, and the script brings
  // both together when the reader asks for it. Machine-made and stale blocks have a data-state too. Of a paragraph that
  // directives may divide, the inline that a text begins with stands for the piece that it is in.
  std::map<uint32_t, std::vector<SourceSentence>> sources;
  std::string source_locale;  // of their texts
  // A body that stands inside another one: the name of its <template> on the page (data-body); its blocks name their
  // places as "NAME:place". Empty: the page's own.
  std::string source_body;
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

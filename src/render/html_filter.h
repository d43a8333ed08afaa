// Raw HTML that writers put into Markdown -> HTML that may stand in a page.
//
// Nothing is passed through: the input is tokenized, and what is on the allowlist is written anew. So whatever the
// input, the output holds only known elements and attributes, quoted, and every tag is closed in its own scope.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "markdown/html_token.h"
#include "render/url.h"

namespace docloc::render {

struct HtmlElement;

// Attributes for an <img> whose tag does not have them: gets the address as the writer gave it (decoded) and whether
// the tag says a size and when to load. Appends to `out`.
using ImageHints = std::function<void(std::string& out, std::string_view url, bool has_size, bool has_loading)>;

// What is written for what:
// - allowed elements: the tag with its allowed attributes; event handlers, style and unsafe URLs are left out
// - script, style, iframe, svg and their like: nothing, their content neither
// - forms, objects, document tags: nothing when they have attributes (their content stays); without any they are
//   placeholders of the writer, as in "net use <label>", and become text
// - unknown tags, as in "<version number>": text
// - an id (or the name of an <a>) that the page has already: without it; an <a> that was nothing else: nothing
// - comments, declarations, processing instructions: nothing
class HtmlFilter {
 public:
  // Writes to the end of `out`. References must outlive the filter.
  HtmlFilter(std::string& out, const UrlRewrite& link_url, const UrlRewrite& image_url, ImageHints image_hints = {})
      : out_(out), link_url_(link_url), image_url_(image_url), image_hints_(std::move(image_hints)) {}

  // These are ids of the page: no tag gets one of them. May be empty.
  void take_ids(const std::vector<std::string>& ids) { ids_.insert(ids.begin(), ids.end()); }

  // A Markdown element begins (before or after its start tag was written) and ends (before its end tag). An end tag of
  // raw HTML closes nothing outside the innermost scope; what is open in a scope is closed with it.
  void enter_scope() { open_.push_back({}); }
  void leave_scope();
  // A Markdown block is about to begin: a raw <p> cannot hold it.
  void begin_block();

  // One html_block or html_inline. `mark`: attributes (" lang=...") for the outermost start tags; may be empty.
  void append(std::string_view html, std::string_view mark);

  // True: `html` holds placeholders such as <guid> and no block element, so that it is a paragraph to a reader.
  [[nodiscard]] static bool is_prose(std::string_view html);

 private:
  struct Open {
    const HtmlElement* element = nullptr;  // null: a scope
    size_t from = 0;                       // where it began in the output
    bool written = true;                   // its start tag was
  };

  void start_tag(const markdown::HtmlToken& token, markdown::HtmlTokenizer& rest, std::string_view mark);
  void start_allowed(const HtmlElement& element, const markdown::HtmlToken& token, std::string_view mark);
  void end_tag(const markdown::HtmlToken& token);
  void append_text(std::string_view text);
  // Ids among the attributes, decoded, that nothing has yet. From now on they are taken.
  [[nodiscard]] std::vector<std::string> free_ids(const HtmlElement& element, const markdown::HtmlToken& token);
  void append_attributes(const HtmlElement& element, const markdown::HtmlToken& token, std::string_view mark);
  void append_url_attribute(const markdown::HtmlAttribute& attribute, UrlUse use);
  void push(const HtmlElement& element);
  void pop();
  [[nodiscard]] const HtmlElement* top() const { return open_.empty() ? nullptr : open_.back().element; }

  std::string& out_;
  const UrlRewrite& link_url_;
  const UrlRewrite& image_url_;
  ImageHints image_hints_;
  std::unordered_set<std::string> ids_;  // that are taken
  std::vector<Open> open_;
  size_t raw_open_ = 0;    // entries of open_ that are no scope
  size_t mark_depth_ = 0;  // raw_open_ when append began
};

}  // namespace docloc::render

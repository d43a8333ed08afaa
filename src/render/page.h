// The HTML5 page around a body.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace docloc::render {

// The same article in another language. Plain text and URLs, not escaped.
struct PageLanguage {
  std::string locale;  // BCP 47
  std::string name;    // in itself: "svenska (Sverige)"
  std::string url;     // relative to the page
  bool current = false;
};

// <link rel="alternate" hreflang>. Search engines want absolute URLs.
struct PageAlternate {
  std::string locale;  // BCP 47, or "x-default"
  std::string url;
};

enum class NoticeKind : uint8_t { info, warning };

struct PageNotice {
  NoticeKind kind = NoticeKind::info;
  std::string text;  // plain text, in the page's language
};

// The page's own words, in its language.
struct PageLabels {
  std::string skip_to_content = "Skip to content";
  std::string languages = "Languages";
};

// Plain text and URLs, nothing escaped, but for `body`.
struct PageInputs {
  std::string locale;       // BCP 47
  std::string body_locale;  // language of title and body when it is another one (a page that fell back); or empty
  std::string title;
  std::string site_title;     // empty: none
  std::string home_url;       // the site title's link; empty: none
  std::string description;    // empty: none
  std::string canonical_url;  // absolute; empty: none
  std::vector<PageAlternate> alternates;
  std::vector<PageLanguage> languages;  // of the switcher, in its order; below two there is no switcher
  std::string stylesheet_url;           // relative to the page
  std::vector<PageNotice> notices;
  std::string body;     // HTML, from render_body
  std::string footer;   // plain text; empty: no footer
  bool indexed = true;  // false: search engines are asked to leave the page out
  PageLabels labels;
};

// A whole document, ending in a line end. No scripts, nothing from other hosts. Same inputs, same bytes. Any thread.
[[nodiscard]] std::string render_page(const PageInputs& page);

// The one stylesheet of all pages. Static storage.
[[nodiscard]] std::string_view stylesheet();

}  // namespace docloc::render

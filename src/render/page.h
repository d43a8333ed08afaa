// The HTML5 page around a body: everything that the theme shows, as plain values.
//
// The site fills PageInputs, template.h turns it into bytes. Strings are plain text and URLs, nothing escaped; the few
// that are HTML say so. URLs are relative to the page unless they are called absolute. An empty string or list leaves
// its part of the page out.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace docloc::render {

// The same article in another language.
struct PageLanguage {
  std::string locale;  // BCP 47
  std::string name;    // in itself: "svenska (Sverige)"
  std::string url;
  bool current = false;
};

// <link rel="alternate" hreflang>. Search engines want absolute URLs.
struct PageAlternate {
  std::string locale;  // BCP 47, or "x-default"
  std::string url;
};

// What a notice is about: its class in the page, its icon and its colour.
enum class NoticeKind : uint8_t {
  info,
  warning,
  machine,   // translated by a machine, unreviewed
  partial,   // part of the page is in another language
  stale,     // the source has changed since
  fallback,  // the whole page is in another language
  preview,   // the locale is not published yet
};

struct PageNotice {
  NoticeKind kind = NoticeKind::info;
  std::string text;       // whole sentences, shares and dates filled in
  std::string url;        // a link behind the text (the page in the source's language, how to help)
  std::string link_text;  // shown where url is
};

struct PageLink {
  std::string title;
  std::string url;  // empty: a name without a page (a folder among breadcrumbs)
};

// A part of the navigation. The page's HTML holds its ancestors, siblings and children only (whole trees in every page
// are quadratic); the script completes it from `navigation_script_url`.
struct NavigationItem {
  std::string title;
  std::string url;       // empty: a folder without a page
  bool current = false;  // this page
  bool open = false;     // its items are shown: an ancestor, or the current page
  bool more = false;     // has items that are not in this page; without the script only its own page leads to them
  std::vector<NavigationItem> items;
};

// A heading of the page, in its order.
struct ContentsEntry {
  uint32_t level = 2;  // 2 or 3
  std::string id;
  std::string html;  // phrasing content without links: text, <code>, <em>
};

struct PageDate {
  std::string iso;   // 2026-03-09, for machines
  std::string text;  // as the page's language writes it
};

// Hosts beside the site's own, for the Content-Security-Policy: sources as in "https://img.example.org". One with a
// space, ';', ',' or quotation marks is left out. 'wasm-unsafe-eval' among script_sources is for search engines in
// WebAssembly.
struct PageSecurity {
  std::vector<std::string> image_sources;   // images, video and audio files
  std::vector<std::string> frame_sources;   // videos in frames
  std::vector<std::string> script_sources;  // scripts of overridden templates
  std::vector<std::string> connect_sources;
};

// The theme's words, in the page's language.
struct PageLabels {
  std::string skip_to_content = "Skip to content";
  std::string languages = "Languages";
  std::string navigation = "Documentation";  // names the tree on the left, for those who do not see it
  std::string menu = "Menu";                 // the button that opens it on a small screen
  std::string expand = "Show the pages below";
  std::string close = "Close";
  std::string breadcrumbs = "Where you are";
  std::string on_this_page = "On this page";
  std::string search = "Search";
  std::string search_no_results = "Nothing was found.";
  std::string search_failed = "The search could not be loaded.";
  std::string theme = "Colours";
  std::string theme_auto = "Auto";
  std::string theme_light = "Light";
  std::string theme_dark = "Dark";
  std::string previous = "Previous";
  std::string next = "Next";
  std::string edit_page = "Edit this page";
  std::string improve_translation = "Improve this translation";
  std::string view_markdown = "View as Markdown";
  std::string last_updated = "Last updated:";
  std::string translated = "Translated:";
  std::string translators = "Translated by:";
  std::string show_source = "Show the original";  // a button that is pressed or not
  std::string machine_text = "Machine translation";
  std::string stale_text = "The original has changed";
  std::string reviewed_text = "Reviewed translation";
  std::string copy = "Copy";
  std::string copied = "Copied";
};

struct PageInputs {
  std::string locale;       // BCP 47
  std::string body_locale;  // language of the body when it is another one (a page that fell back); or empty
  std::string title;
  std::string title_locale;  // its language when it is another one; or empty
  std::string site_title;
  std::string home_url;  // the site title's link
  std::string description;
  std::string canonical_url;  // absolute
  std::vector<PageAlternate> alternates;
  std::vector<PageLanguage> languages;  // that have this page, in the switcher's order; below two: no switcher
  bool indexed = true;                  // false: search engines are asked to leave the page out

  std::string root = "./";  // from the page to the site's folder, with its '/': "../../"
  std::string icon_url;     // the site's icon; empty: there is none, and browsers do not ask the host for one
  std::string stylesheet_url;
  std::string script_url;
  // A classic script (so that it works from file://), loaded when a reader opens a closed part of the navigation. It
  // sets
  //   window.docloc.nav = [["Title", "en-US/a.html", [items below]], ...]
  // with URLs from the site's folder (as in an href: encoded), "" for a folder without a page; the third may be
  // missing. window.docloc is there already.
  std::string navigation_script_url;
  std::vector<NavigationItem> navigation;
  std::vector<PageLink> breadcrumbs;  // without the page itself
  std::vector<ContentsEntry> contents;
  PageLink previous;
  PageLink next;

  // A classic script, loaded when a reader first goes to the search box. It sets window.docloc.search, a function of
  // the query and of the most results wanted, to an array, or a promise of one, of {title, url, excerpt}: url from the
  // site's folder or absolute, excerpt plain text (may be missing), best first. Empty: no search box.
  std::string search_url;

  std::vector<PageNotice> notices;
  std::string edit_url;     // of the source article
  std::string improve_url;  // where a reader can better this page's translation
  std::string markdown_url;
  PageDate updated;     // the source article
  PageDate translated;  // this page's translation
  std::vector<PageLink> translators;

  bool open_graph = false;   // og: and twitter: properties from title, description, canonical URL and locales
  std::string social_image;  // absolute
  PageSecurity security;
  bool source_shown =
      false;  // the body carries its source sentence by sentence (BodyOptions::sources): a button shows it

  std::string body;    // HTML, from render_body
  std::string footer;  // of the whole site
  PageLabels labels;
};

// A whole document with the default theme, ending in a line end. Nothing from other hosts, no inline script or style.
// Same inputs, same bytes. Any thread.
[[nodiscard]] std::string render_page(const PageInputs& page);

// The default theme's one stylesheet and one script. Static storage.
[[nodiscard]] std::string_view stylesheet();
[[nodiscard]] std::string_view script();

}  // namespace docloc::render

// The theme: templates, a stylesheet and a script, the default ones or a project's own.
//
// A project overrides file by file. The names, and what each one is:
//   page.mustache              the whole document; the others are its parts
//   head.mustache              inside <head>
//   extra-head.mustache        empty by default: for what a project adds to <head>
//   open-graph.mustache        og: properties, from head.mustache
//   header.mustache            title, search, languages, colours
//   navigation.mustache        the tree of pages; navigation-items.mustache: one level of it
//   breadcrumbs.mustache, notices.mustache, contents.mustache, page-footer.mustache, footer.mustache
//   docloc.css                 the stylesheet; extra.css: put behind it
//   pagefind.js                what the script loads when a reader searches; sets window.docloc.search
//   docloc.js, search.js       the script's two parts; extra.js: put behind them. window.docloc has for it: root (the
//                              site's folder as a URL), ready(function), load(url of a classic script), and what
//                              search.js uses
// Other names that end in .mustache are partials of the project's own.
//
// What a template can ask for (mustache.h says how). Texts are escaped by {{name}}; "list" has elements with the names
// in brackets, "flag" is there or not; everything may be missing.
//   locale dir                 language of the page (BCP 47), ltr or rtl
//   body_locale body_dir       of the text, when that is another language
//   title title_locale         the second when the title is in another language
//   site_title head_title description canonical_url home_url root icon_url stylesheet_url script_url
//   security_policy
//   indexed                    flag: search engines may take the page in
//   alternates                 list [locale url]
//   has_languages language_name languages         list [locale dir name url current]
//   has_navigation navigation_script_url items    list [title url current open more has_items items]
//   has_breadcrumbs breadcrumbs                   list [title url]
//   has_contents contents                         list [id html is_sub]; {{{html}}} is HTML
//   notices                    list [kind text url link_text]; kind: info, warning, machine, partial, stale, fallback,
//                              preview
//   search_url source_shown
//   {{{body}}}                 HTML
//   has_neighbours previous_url previous_title next_url next_title
//   has_page_footer            flag: one of the following is there
//   has_page_links             flag: one of edit_url improve_url markdown_url
//   updated updated_iso translated translated_iso
//   has_translators translators                   list [title url comma]
//   open_graph og_locale og_alternates social_image   og_alternates: list [og_locale]
//   footer
//   label.NAME                 the theme's words: the members of PageLabels (page.h)
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "render/mustache.h"
#include "render/page.h"

namespace docloc::render {

struct TemplateFile {
  std::string path;  // for findings
  std::string bytes;
};

// A project's own files of the theme, by their names as above.
using TemplateFiles = std::map<std::string, TemplateFile, std::less<>>;

// Made once for a build; used by any number of threads.
class TemplateSet {
 public:
  // The default theme with `own` files in the place of its own. Faults (rules render/template and render/template-name)
  // are findings, and what has one is left out, so that there is always a page.
  TemplateSet(const TemplateFiles& own, Findings& findings);

  // A whole document, ending in a line end.
  [[nodiscard]] std::string page(const PageInputs& page) const;
  [[nodiscard]] std::string_view stylesheet() const { return stylesheet_; }
  [[nodiscard]] std::string_view script() const { return script_; }
  // What the script loads when a reader searches (PageInputs::search_url).
  [[nodiscard]] std::string_view search_script() const { return search_script_; }

 private:
  Templates templates_;
  std::string stylesheet_;
  std::string script_;
  std::string search_script_;
};

// Without files of a project's own. Static storage.
[[nodiscard]] const TemplateSet& default_theme();

}  // namespace docloc::render

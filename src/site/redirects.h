// Pages that are gone and what took their place.
//
// Two sources: the setting `redirects`, and the file of redirections that Microsoft's OPS keeps beside the articles. A
// redirect that leads to another one leads where that one leads.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "site/sources.h"

namespace docloc::site {

inline constexpr std::string_view kOpsRedirectsPath = ".openpublishing.redirection.json";

struct Redirect {
  std::string from;      // path of the article that is gone: "old/guide.md"
  std::string article;   // path of the source article that took its place; empty: it is `url`
  std::string bookmark;  // in `article`, without '#'; may be empty
  std::string url;       // elsewhere: absolute, or from the root of the host ("/azure/storage/"), as written
  Place place;           // where it is written
};

struct Redirects {
  std::vector<Redirect> redirects;  // sorted by from, each once
  Findings findings;                // site/redirect, and those of a file that cannot be read
};

// Paths of the setting, before and after, count from the root of the articles and may name the page (".html") or have
// no extension; those of the OPS file count from the project, and its addresses from the root of the host: which part
// of them leads to these articles is what makes most of them lead to one. Findings: a page that is there still, two
// redirects of one page, a ring of redirects, a target that is not there.
[[nodiscard]] Redirects read_redirects(const Job& job, const Sources& sources);

struct RedirectPage {
  std::string_view locale;        // BCP 47: whose page it is
  std::string_view title;         // of what it leads to: the text of the link; not empty
  std::string_view title_locale;  // of the title; empty: `locale`
  std::string_view url;           // relative or absolute
  std::string_view canonical;     // absolute; empty: `url`
};

// A whole document, ending in a line end, that leads on without a script. Search engines are asked to leave it out.
[[nodiscard]] std::string render_redirect_page(const RedirectPage& page);

}  // namespace docloc::site

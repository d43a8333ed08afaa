// One article as a page of the site: its document rendered, its links turned to pages, the frame around it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "links/link_index.h"
#include "markdown/document.h"
#include "segment/article.h"
#include "site/localize.h"
#include "site/settings.h"
#include "site/ui_strings.h"
#include "yaml/front_matter.h"

namespace docloc::site {

inline constexpr std::string_view kStylesheetPath = "docloc.css";  // below the site's folder

// What all pages of a build share. Outlives them.
struct Site {
  const Settings& settings;
  const links::LinkIndex& links;
  const std::map<std::string, UiStrings, std::less<>>& ui;  // by locale; English where there is none
  std::string front_page;                                   // below a locale's folder; empty: there is none
};

// One page's own. Outlives the call.
struct PageParts {
  std::string_view path;                      // of the article
  std::string_view locale;                    // whose readers it is for
  std::vector<std::string> locales;           // that have a page of this path, in the switcher's order
  const segment::Article* article = nullptr;  // the source's, or the locale's own
  const Edition* edition = nullptr;           // of `article` in `locale`; null: the locale's own article, as it is
};

// The whole HTML file. Pure: any thread.
[[nodiscard]] std::string render_article_page(const Site& site, const PageParts& parts);

// What a page of the article is called: its title field, else its first heading, else its file's name.
[[nodiscard]] std::string title_of(const segment::Article& article);

// The page at the root of the site: leads to `url`, relative. Title and locale are those of the page there.
[[nodiscard]] std::string render_redirect(std::string_view locale, std::string_view title, std::string_view url);

}  // namespace docloc::site

// One article as a page of the site.
//
// 1. page_frame() gathers everything around the text: titles, navigation, languages, notices. It needs no document.
// 2. page_body() renders the document. What it wants to know of the rest of the site it asks, and its questions are
//    written down (page_trace.h).
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "links/link_index.h"
#include "render/template.h"
#include "segment/article.h"
#include "site/localize.h"
#include "site/navigation.h"
#include "site/page_table.h"
#include "site/page_trace.h"
#include "site/settings.h"
#include "site/ui_strings.h"

namespace docloc::site {

// What all pages of a build share. Outlives them.
struct Site {
  const Settings& settings;
  const links::LinkIndex& links;
  const std::map<std::string, UiStrings, std::less<>>& ui;  // by locale; English where there is none
  const PageTable& pages;
  const std::map<std::string, std::shared_ptr<const Navigation>, std::less<>>& navigation;  // by locale
  const render::TemplateSet& theme;
  std::vector<std::string> locales;  // in the switcher's order
  // Files below the site's folder; empty: there is none.
  std::string front_article;
  std::string stylesheet;
  std::string script;
  std::map<std::string, std::string, std::less<>> navigation_scripts;  // by locale
  std::string search;
};

// One page's own. Outlives the call.
struct PageParts {
  std::string_view path;                      // of the article
  std::string_view locale;                    // whose readers it is for
  std::string file;                           // below the site's folder
  std::string source_file;                    // the article in the project
  std::string catalog_file;                   // the page's strings in the project; empty: it has none
  std::string_view updated;                   // ArticleFacet::updated
  const segment::Article* article = nullptr;  // the source's, or the locale's own; page_frame() needs none
  const Strings* strings = nullptr;           // null: the article stands as it is
  const Edition* edition = nullptr;           // of `article` in `locale`; null: the article stands as it is
};

// Without body, contents and what else needs the document.
// The notice of Settings::mark_source_images.
[[nodiscard]] render::PageNotice source_images_notice(const Site& site, std::string_view locale);

[[nodiscard]] render::PageInputs page_frame(const Site& site, const PageParts& parts);

struct PageBody {
  std::string html;
  std::vector<render::ContentsEntry> contents;
  bool has_sources = false;
  std::string language;  // of all of it, when that is not the page's; or empty
};

// An article inside another one's page.
struct Included {
  std::shared_ptr<const segment::Article> article;
  std::shared_ptr<const Edition> edition;  // null: it stands as it is
  std::shared_ptr<const Strings> strings;  // that the edition was made of; null: as above
};

// What a body may ask for. Each call is a question of the trace.
struct PageSurroundings {
  AnswerQuestion ask;
  // The article that `path` names in the article `from`; its `article` is null where there is none that may stand
  // there.
  std::function<Included(std::string_view from, std::string_view path)> include;
  // The article is done with.
  std::function<void()> end_include;
  std::function<std::optional<std::string>(std::string_view from, std::string_view path)> code;
  std::function<void(std::string_view from, std::string_view rule, std::string_view message)> complain;
};
[[nodiscard]] PageBody page_body(const Site& site, const PageParts& parts, const PageSurroundings& around);

// Questions about links and images; those about files are the build's.
[[nodiscard]] std::string link_answer(const Site& site, const PageParts& parts, std::string_view url);

// The page's Markdown beside it: "a/b.html" gives "a/b.md".
[[nodiscard]] std::string markdown_twin(std::string_view file);

}  // namespace docloc::site

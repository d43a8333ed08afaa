// The site's navigation in one locale: what toc.yml and TOC.md say, or the folders.
//
// 1. A "toc.yml" or "TOC.md" at the root gives the tree. Entries that name another one ("docs/toc.yml", "docs/") have
//    its items below them.
// 2. Without one at the root, folders are parts of the tree, named after their index articles; a folder with a "toc" of
//    its own has that one's items, every other one its articles, sorted by title as the language sorts.
// The files are read as the locale has them, so that the labels are translations wherever there are some.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "render/page.h"

namespace docloc::site {

[[nodiscard]] bool is_navigation_path(std::string_view path);  // toc.yml, TOC.md and their like, in any case

// Articles that other articles include ("includes/x.md") or that only give the navigation: not pages of their own.
[[nodiscard]] bool is_page_article(std::string_view path);

// What a navigation is made from; all outlives the call.
struct NavigationSource {
  std::string_view locale;
  // The locale's bytes of each file that is_navigation_path(), by path.
  const std::map<std::string, std::string, std::less<>>& files;
  // Title of every page that the locale has, by article path.
  const std::map<std::string, std::string, std::less<>>& titles;
};

class Navigation {
 public:
  struct Node {
    std::string title;
    std::string article;  // path of the page's article; empty: none
    std::string url;      // elsewhere: as written
    std::vector<Node> items;
    uint64_t hash = 0;  // of what a list that it stands in shows of it
  };

  // Findings: rule site/navigation, an entry that leads to no page.
  Navigation(const NavigationSource& source, Findings& findings);

  [[nodiscard]] const std::vector<Node>& nodes() const { return nodes_; }

  // Addresses of pages by article, from the page that asks or from the site's folder.
  using PageUrl = std::function<std::string(std::string_view article)>;

  // What stands around `article` (render::NavigationItem says which part), its ancestors, and the pages before and
  // after it.
  [[nodiscard]] std::vector<render::NavigationItem> around(std::string_view article, const PageUrl& url) const;
  [[nodiscard]] std::vector<render::PageLink> breadcrumbs(std::string_view article, const PageUrl& url) const;
  [[nodiscard]] render::PageLink previous(std::string_view article, const PageUrl& url) const;
  [[nodiscard]] render::PageLink next(std::string_view article, const PageUrl& url) const;

  // A hash of everything that around(), breadcrumbs(), previous() and next() say of `article`, but for how addresses
  // are spelled.
  [[nodiscard]] uint64_t hash_around(std::string_view article) const;

  // The script with the whole tree (render::PageInputs::navigation_script_url); "" for entries without a page.
  [[nodiscard]] std::string script(const PageUrl& url) const;

 private:
  using Trail = std::vector<size_t>;  // the index on each level

  // Of the nodes beside it that pages show: the first, and the one behind the last.
  struct Window {
    size_t first = 0;
    size_t last = 0;
  };
  [[nodiscard]] static Window window_of(const std::vector<Node>& nodes, size_t here);

  void index();
  [[nodiscard]] const Trail* find(std::string_view article) const;
  [[nodiscard]] render::PageLink neighbour(std::string_view article, int step, const PageUrl& url) const;

  std::vector<Node> nodes_;
  std::map<std::string, Trail, std::less<>> trails_;   // by article: where it stands first
  std::vector<std::string> order_;                     // articles, as readers page through them
  std::map<std::string, size_t, std::less<>> places_;  // in order_
  std::map<std::string, std::string, std::less<>> titles_;
};

}  // namespace docloc::site

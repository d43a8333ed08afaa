// Pages of a build, made where they must be. Internal to the build.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "site/outputs.h"
#include "site/page.h"
#include "site/pinned.h"
#include "site/run_record.h"
#include "site/sources.h"

namespace docloc::site {

// One page: what makes it, and where it goes.
struct PagePlan {
  std::string locale;
  std::string file;                           // below the site's folder
  const segment::Article* article = nullptr;  // the source's, the locale's override, or its own
  bool is_translation = false;                // of the source's article, by its strings
  bool has_twin = false;                      // its Markdown is put beside it
};

// The pages of one article: its strings are read once for all of them, and only if one of them must be made.
struct PagesOfArticle {
  const segment::Article* source = nullptr;  // null: a locale's own article
  std::vector<PagePlan> pages;
};

class PageMaker {
 public:
  // All outlive this. `tool`: BuildOptions::tool.
  PageMaker(const Job& job, const Sources& sources, const Site& site, const Outputs& outputs,
            const PinnedVersions& pinned, std::string tool, RunRecord& record);

  // Any thread.
  void make(const PagesOfArticle& plan, Outcome& outcome);

 private:
  struct Work;  // one page's
  class Asker;  // answers a page's questions and writes them down

  // What the page is made from, by name; the names are for people.
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> inputs_of(const Work& work) const;
  [[nodiscard]] std::string answer(const Work& work, Question question, std::string_view from, std::string_view about);
  [[nodiscard]] std::string image_size(const PageParts& parts, std::string_view url);
  [[nodiscard]] const segment::Article* find_included(const PageParts& parts, std::string_view path) const;
  [[nodiscard]] std::string resource_file(const PageParts& parts, std::string_view url) const;
  [[nodiscard]] std::shared_ptr<const Edition> edition_of(const segment::Article& article, std::string_view locale,
                                                          Outcome& outcome) const;
  [[nodiscard]] std::optional<std::string> read_code(const PageParts& parts, std::string_view path) const;
  // Why it must be made; empty: it is as it was, and `outcome` has its findings.
  [[nodiscard]] std::string reason_to_make(const Work& work, Outcome& outcome);
  // Reads what the page is made from, then renders it.
  void read_and_render(const PagesOfArticle& plan, Work& work, std::optional<Strings>& strings, std::string reason,
                       Outcome& outcome);
  void render(const Work& work, std::string reason, Outcome& outcome);
  [[nodiscard]] Work begin_work(const PagesOfArticle& plan, const PagePlan& page) const;
  // The page's edition, of strings that are read once for all pages of the article; its findings go to `outcome`.
  [[nodiscard]] std::optional<Edition> localized(const PagesOfArticle& plan, const PagePlan& page,
                                                 std::optional<Strings>& strings, Outcome& outcome) const;

  const Job& job_;
  const Sources& sources_;
  const Site& site_;
  const Outputs& outputs_;
  const PinnedVersions& pinned_;
  std::string tool_;
  RunRecord& record_;
  std::mutex mutex_;
  std::map<std::string, std::string, std::less<>> sizes_;  // of images, by file
};

// Catalogs that an article's text in `locale` comes from, with their stamps; empty: none of them can be told apart from
// its last form.
[[nodiscard]] std::string strings_stamp(const Job& job, const segment::Article& article, std::string_view locale);

// The target locales whose strings the pages in `locales` need.
[[nodiscard]] std::vector<std::string> string_locales(const Settings& settings,
                                                      const std::vector<std::string>& locales);

}  // namespace docloc::site

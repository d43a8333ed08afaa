// Which pages the site has, what is known of each, and where it lies.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "site/facts.h"
#include "site/settings.h"
#include "site/sources.h"

namespace docloc::site {

// Does `locale` have a page of `article`? Not where publish.leave_out has its path, or its front matter says
// "docloc: only LOCALES" without it, or "docloc: not LOCALES" with it (tags with commas between them).
[[nodiscard]] bool has_page(const Settings& settings, const SourceArticle& article, std::string_view locale);

class PageTable {
 public:
  using Facts = std::map<std::string, PageFacts, std::less<>>;  // by locale

  explicit PageTable(const Settings& settings) : settings_(settings) {}

  void add(std::string_view article, Facts facts) { facts_.insert_or_assign(std::string(article), std::move(facts)); }

  // nullptr: `locale` has no such page.
  [[nodiscard]] const PageFacts* find(std::string_view article, std::string_view locale) const;
  // Of all locales; nullptr: it is no page in any.
  [[nodiscard]] const Facts* find(std::string_view article) const;
  [[nodiscard]] const std::map<std::string, Facts, std::less<>>& all() const { return facts_; }

  // Whose page of `article` readers of `locale` are led to: their own, one of those that their locale falls back to,
  // the source's. Empty: none of them has one.
  [[nodiscard]] std::string locale_for(std::string_view article, std::string_view locale) const;

  // Titles of the pages of `locale`, by article.
  [[nodiscard]] std::map<std::string, std::string, std::less<>> titles(std::string_view locale) const;

  // The file below the site's folder: "sv-SE/a/b.html"; "a/b.html" of the source locale at the root.
  [[nodiscard]] std::string file(std::string_view locale, std::string_view article) const;
  // The folder of a locale below the site's, with its '/'; empty: the site's own.
  [[nodiscard]] std::string folder(std::string_view locale) const;
  // Readers of other locales are led to `locale`: it is no pseudo-locale and no preview.
  [[nodiscard]] bool is_public(std::string_view locale) const;

 private:
  const Settings& settings_;
  std::map<std::string, Facts, std::less<>> facts_;
};

}  // namespace docloc::site

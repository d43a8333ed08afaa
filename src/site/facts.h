// What the rest of the site may know of an article's page in one locale.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "site/choice.h"
#include "site/sources.h"
#include "site/strings.h"

namespace docloc::site {

struct PageFacts {
  std::string title;
  std::string title_locale;  // its language, when that is not the page's; or empty
  std::string description;
  bool is_source_page = false;  // too little is translated: all of it is the source's
  uint32_t words = 0;
  uint32_t words_of[5] = {};             // by TextKind
  std::vector<std::string> translators;  // who decided, as the catalog names them without their addresses; sorted
  std::string translated_on;             // the newest decision, "2026-11-23"; empty: none has a date
  std::string pinned_commit;             // the page, and all of the above, is of this revision; empty: of today
  std::string pinned_on;                 // that revision's date

  [[nodiscard]] uint32_t of(TextKind kind) const { return words_of[static_cast<size_t>(kind)]; }
  // Other locales' readers and search engines are led here.
  [[nodiscard]] bool is_translated() const { return !is_source_page; }
  friend bool operator==(const PageFacts&, const PageFacts&) = default;
};

// Of the page as readers get it. Words are counted without spelling it, so that a target that would break the page
// still counts; it gives the page no title, though.
[[nodiscard]] PageFacts facts_of(const Settings& settings, const segment::Article& article, const Strings& strings,
                                 std::string_view locale);
// Of a locale's own article, or its override of the source's.
[[nodiscard]] PageFacts facts_of(const ArticleFacet& facet);

// For records of runs.
[[nodiscard]] std::string write_facts(const std::map<std::string, PageFacts, std::less<>>& facts);
[[nodiscard]] std::map<std::string, PageFacts, std::less<>> read_facts(std::string_view bytes);

// What a content reads as: its text, and that of its code spans.
[[nodiscard]] std::string reading(const segment::Content& content, const std::vector<segment::Code>& codes);

// The text below a node: that of code spans too, breaks as spaces.
[[nodiscard]] std::string text_below(const markdown::Document& document, uint32_t node);

// The front matter's title, the first heading, or the file's name.
[[nodiscard]] std::string title_of(const yaml::FrontMatter& front_matter, const markdown::Document& document,
                                   std::string_view path);

}  // namespace docloc::site

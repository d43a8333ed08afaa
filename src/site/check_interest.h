// Which work of a check can come to a finding that is reported, where only what changed since a revision counts.
// Leaving the rest out gives the findings of the whole check; their fingerprints count equal findings in files that are
// left out, so whoever needs those checks everything. Internal to room site.
//
// - What a rule says of an article or a translation is reported where its own files changed.
// - What a rule of the family "links" says is reported of every file, if it names one that changed.
// - A rule that concludes over all articles sees all of a locale in which anything changed.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "check/check.h"
#include "site/check_policy.h"
#include "site/sources.h"

namespace docloc::site {

class CheckInterest {
 public:
  // `changed` null: everything is of interest. `locales`: those that are checked. `changed` outlives it.
  CheckInterest(const Settings& settings, const Sources& sources, const std::vector<std::string>& locales,
                const ChangedFiles* changed);

  // Rule `rule` over the article in `file` (project-relative; the source's, or one that a locale has of its own), or
  // over its translation to `locale`.
  [[nodiscard]] bool has(const check::Rule& rule, std::string_view file, std::string_view locale) const;
  // Anything of the article in `file`; of its translation to `locale`; what apply refuses of that.
  [[nodiscard]] bool has_article(std::string_view file) const;
  [[nodiscard]] bool has_translation(std::string_view file, std::string_view locale) const;
  [[nodiscard]] bool is_changed(std::string_view file, std::string_view locale) const;

 private:
  using Text = std::pair<std::string, std::string>;  // an article's file; a locale, or "": the article itself

  bool everything_ = false;
  bool links_ = false;                          // a link may name what changed
  std::set<Text> texts_;                        // those whose files changed
  std::set<std::string, std::less<>> locales_;  // of texts_
};

}  // namespace docloc::site

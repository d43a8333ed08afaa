// One article then and now, compared. Internal to room site: diff.h.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "report/diff.h"
#include "segment/article.h"
#include "site/settings.h"
#include "site/strings.h"

namespace docloc::site {

// An article with its strings: the source catalog was made of it, the locales' are synced with that.
struct ArticleState {
  const segment::Article& article;
  const Strings& strings;
};

struct ArticleDiffOptions {
  std::vector<std::string> locales;
  bool blocks = false;
};

// What changed between them; of an article that was not there, or is not, one without units. The result has no kind, no
// paths and no impact yet. Pure: any thread.
[[nodiscard]] report::ArticleChange compare_articles(const Settings& settings, const ArticleState& before,
                                                     const ArticleState& after, const ArticleDiffOptions& options);

}  // namespace docloc::site

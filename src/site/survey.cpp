#include "site/survey.h"

#include <algorithm>
#include <utility>

#include "check/check.h"
#include "site/layout.h"
#include "site/localize.h"
#include "site/paths.h"
#include "site/strings.h"
#include "site/unused_images.h"

namespace docloc::site {
std::vector<const segment::Article*> select_articles(const Sources& sources, const std::vector<std::string>& paths) {
  std::vector<const segment::Article*> articles;
  for (const segment::Article& article : sources.articles) {
    if (is_selected(paths, article.path)) articles.push_back(&article);
  }
  return articles;
}

bool is_selected(const std::vector<std::string>& paths, std::string_view path) {
  if (paths.empty()) return true;
  return std::any_of(paths.begin(), paths.end(), [&](const std::string& wanted) {
    return wanted.empty() || path == wanted || (path.starts_with(wanted) && path[wanted.size()] == '/');
  });
}

}  // namespace docloc::site

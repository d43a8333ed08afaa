// Sections that moved between articles, and articles that were renamed, since the catalogs were written.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "catalog/moves.h"
#include "segment/article.h"
#include "site/sources.h"

namespace docloc::site {

// The article paths of a locale's catalog files, sorted.
[[nodiscard]] Result<std::vector<std::string>> list_catalogs(const Job& job, std::string_view locale);

// `articles` are those that may have changed since their catalogs were written; `is_there` says whether an article of a
// path exists, read or not. Compares with the stored source catalogs, and with those whose article is gone.
[[nodiscard]] Result<catalog::Moves> find_project_moves(const Job& job,
                                                        const std::vector<const segment::Article*>& articles,
                                                        const std::function<bool(std::string_view)>& is_there);

// The same for all of `sources`, less what the last sync left as it is.
[[nodiscard]] Result<catalog::Moves> find_project_moves(const Job& job, const Sources& sources);

}  // namespace docloc::site

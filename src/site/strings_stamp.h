// From which catalogs an article's text comes, and in which form they are. Internal to the build.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "site/sources.h"

namespace docloc::site {

// Job::cache's stamp of a file, or the store's, where there is no cache. BuildCache::kGone: it is not there.
[[nodiscard]] std::string stamp_of_file(const Job& job, std::string_view file);

// The catalogs that the text of the article `path` in `locale` comes from, those included that its units moved away
// from, with their stamps. Empty: one of them is being written, so what is made from it now may not be remembered.
[[nodiscard]] std::string strings_stamp(const Job& job, std::string_view path, std::string_view locale);

// The target locales whose strings the pages in `locales` need.
[[nodiscard]] std::vector<std::string> string_locales(const Settings& settings,
                                                      const std::vector<std::string>& locales);

}  // namespace docloc::site

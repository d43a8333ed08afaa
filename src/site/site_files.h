// Files of the site beside its pages: the way in, pages for addresses that are gone, the maps for machines. Internal to
// the build.
#pragma once

#include <string>
#include <vector>

#include "site/page.h"
#include "site/redirects.h"

namespace docloc::site {

struct SiteFile {
  std::string path;  // below the site's folder
  std::string bytes;
};

[[nodiscard]] std::vector<SiteFile> site_files(const Site& site, const std::vector<Redirect>& redirects);

}  // namespace docloc::site

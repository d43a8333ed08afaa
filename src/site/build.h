// `docloc build`: the site, a folder for each locale.
//
// 1. Every article is localized for every locale and rendered to <locale>/<path>.html.
// 2. Every resource is copied to <locale>/<path>: the locale's own, else the source's.
// 3. The stylesheet, and a page at the root that leads to the source locale's front page.
// 4. What the last build wrote and this one has not is removed.
// A file that has its bytes already is not written.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/finding.h"
#include "base/result.h"
#include "site/sources.h"

namespace docloc::site {

struct BuildOptions {
  std::string out;                   // the site's folder
  std::vector<std::string> locales;  // source, targets or pseudo-locales, in the switcher's order
  bool complete = true;              // false: other locales' pages of earlier builds stay
};

enum class Change : uint8_t { added, changed, removed };

struct FileChange {
  std::string path;  // below the site's folder
  Change change{};
};

struct BuildReport {
  size_t pages = 0;
  size_t files = 0;                 // pages, resources and the rest
  std::vector<FileChange> changes;  // sorted by path
  Findings findings;
};

[[nodiscard]] Result<BuildReport> build_site(const Job& job, const Sources& sources, const BuildOptions& options);

}  // namespace docloc::site

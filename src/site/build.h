// `docloc build`: the site, a folder for each locale.
//
// 1. What each article's page is called in each locale, and how much of it is translated (facts.h); from records where
//    neither the article nor its strings changed.
// 2. The navigation of each locale.
// 3. Every page: <locale>/<path>.html, and its Markdown beside it. A page whose inputs and answers (page_trace.h) are
//    those of the last build is left as it is.
// 4. Every resource, copied to <locale>/<path>: the locale's own, else the source's. Stylesheet, scripts, redirects,
//    404 pages, sitemap, and a page at the root that leads to the source locale's front page.
// 5. What the last build wrote and this one has not is removed.
// A file that has its bytes already is not written. Records lie in .docloc/ and are disposable; between the builds of
// one process Job::cache keeps them, and what else is the same from one to the next (build_cache.h).
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
  bool search = true;                // false: no search is made, whatever the settings say: a preview is quicker so
  // True: the navigation's script has one name for ever, and another title leaves the pages that load it as they are.
  // For a preview, whose browser asks for every file anew.
  bool steady_names = false;
  std::string tool;  // changes whenever the program does: pages of another one are made anew
};

enum class Change : uint8_t { added, changed, removed };

struct FileChange {
  std::string path;  // below the site's folder
  Change change{};
};

// A page that was rendered.
struct MadePage {
  std::string path;    // below the site's folder
  std::string reason;  // "the article changed", as half a sentence
};

struct BuildReport {
  size_t pages = 0;
  size_t files = 0;                 // pages, resources and the rest
  std::vector<FileChange> changes;  // sorted by path
  std::vector<MadePage> made;       // sorted by path
  Findings findings;
};

[[nodiscard]] Result<BuildReport> build_site(const Job& job, const Sources& sources, const BuildOptions& options);

}  // namespace docloc::site

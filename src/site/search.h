// Pagefind (https://pagefind.app), where it is installed: a search over the built site, in the reader's browser.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "base/result.h"
#include "site/sources.h"

namespace docloc::site {

// Where the script is that the search box loads (render::TemplateSet::search_script): window.docloc.search, over
// Pagefind's own files, which it expects in a folder "pagefind" beside itself. Needs 'wasm-unsafe-eval' among the
// policy's script sources. Browsers load no modules from file://: the box says so there.
inline constexpr std::string_view kSearchScriptPath = "docloc-search.js";  // below the site's folder

// A file of the search and where it lies until it is copied to the site's folder.
struct SearchFile {
  std::string path;         // below the site's folder: "pagefind/pagefind.js"
  std::string copied_from;  // below the project
};

struct SearchRun {
  std::vector<SearchFile> files;  // sorted by path; empty: there is no search
  Findings findings;              // site/search: not installed (info), or it failed (warning)
};

// Pagefind is there.
[[nodiscard]] bool has_search(const Job& job);

// Indexes every page of the built site in `folder` (project-relative or absolute) that has a "data-pagefind-body", each
// language on its own. The program is node_modules/.bin/pagefind of the project, else "pagefind" in PATH; its output
// goes to .docloc/search, emptied first, so that the site's folder gets nothing but what is copied. Same pages, same
// bytes. Error: files of the last run could not be removed, or this one's not listed.
[[nodiscard]] Result<SearchRun> run_search(const Job& job, std::string_view folder);

}  // namespace docloc::site

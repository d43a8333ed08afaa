// The pages that the bench damages: tests/bench/clean.tsv.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "bench/faults/fault.h"
#include "check/check.h"
#include "links/link_index.h"

namespace docloc::bench {

struct Corpus {
  std::string name;
  links::LinkIndex links;
};

struct Pages {
  std::vector<Page> pages;                     // in the order of the list
  std::vector<const links::LinkIndex*> links;  // links[i] is for pages[i]
  std::map<std::string, Corpus> corpora;
  std::map<std::string, check::Terms> terms;  // by locale
  std::vector<std::string> absent;            // folders that the list names and that are not there
};

// `list`: rows of corpus, locale, path and the reason why the page is held to be clean, with tabs between them;
// "fixtures" lie in `fixtures`, other corpora in `shared`, each with a folder a locale.
[[nodiscard]] Pages read_pages(const std::string& list, const std::string& fixtures, const std::string& shared);

}  // namespace docloc::bench

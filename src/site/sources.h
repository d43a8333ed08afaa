// What the layout's folders hold: the source articles, read and taken apart, and what each locale has of its own.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "base/ports.h"
#include "base/result.h"
#include "catalog/moves.h"
#include "links/link_index.h"
#include "segment/article.h"
#include "site/layout.h"
#include "site/parallel.h"
#include "site/settings.h"
#include "site/source_article.h"

namespace docloc::site {

class BuildCache;

// What every piece of work is given. Outlives it.
struct Job {
  Store& store;
  const Settings& settings;
  unsigned threads = 0;                   // 0: as many as the machine has
  Progress progress;                      // may be empty
  const Spawn* spawn = nullptr;           // null: no other program may be run
  std::string folder;                     // the project's, absolute; empty: it lies on no disk
  const catalog::Moves* moves = nullptr;  // what moved since the catalogs were written; null: nothing
  BuildCache* cache = nullptr;            // of builds; null: every file is read
};

// A locale's own files, other than the source's; sorted by path.
struct LocaleFiles {
  std::vector<SourceArticle> articles;   // exist in this locale alone
  std::vector<SourceArticle> overrides;  // stand in place of the source's ("docloc: override")
  std::vector<std::string> resources;

  // The override of the article at `path`; nullptr: there is none.
  [[nodiscard]] const SourceArticle* find_override(std::string_view path) const;
};

struct Sources {
  std::vector<SourceArticle> articles;                  // the usable ones, sorted by path
  std::vector<std::string> resources;                   // every other file, sorted
  std::map<std::string, LocaleFiles, std::less<>> own;  // by target locale
  Findings findings;                                    // places are project-relative

  // The article at `path`, parsed; nullptr: there is none.
  [[nodiscard]] const segment::Article* find(std::string_view path) const;
  // The same without its parse.
  [[nodiscard]] const SourceArticle* find_article(std::string_view path) const;
  [[nodiscard]] bool has(std::string_view path) const { return find_article(path) != nullptr; }
  [[nodiscard]] const LocaleFiles& files_of(std::string_view locale) const;  // empty for a locale that has none
};

// The source's files, none of them read.
struct SourceList {
  std::vector<LayoutFile> articles;    // sorted by path
  std::vector<std::string> resources;  // paths, sorted
  Findings findings;
};
[[nodiscard]] Result<SourceList> list_sources(const Job& job);

// The articles in `files`, in that order, unusable ones included. Error: a file could not be read.
[[nodiscard]] Result<std::vector<segment::Article>> read_articles(const Job& job, const std::vector<LayoutFile>& files);

// Reads the source's articles and the own files of `locales` (others than target locales have none). A file that is no
// article has a finding and is left out; so has an article of a locale with a source's path that is no override (rule
// site/article-in-locale). Same result for any number of threads. Error: a file or folder could not be read.
// With a cache, articles that it knows are not read before somebody asks for their text.
[[nodiscard]] Result<Sources> read_sources(const Job& job, const std::vector<std::string>& locales);

// What links may lead to, in every locale.
[[nodiscard]] links::LinkIndex index_links(const Sources& sources, const Settings& settings);
// Without what bookmarks may name: to it every bookmark is missing. Needs no article parsed.
[[nodiscard]] links::LinkIndex index_paths(const Sources& sources, const Settings& settings);
// Two sources whose index_paths() answers alike have the same.
[[nodiscard]] uint64_t hash_of_paths(const Sources& sources);

// Puts `file` into the places of `findings` that name `path`: rooms below know an article by its own path alone.
void rebase_findings(Findings& findings, std::string_view path, std::string_view file);

}  // namespace docloc::site

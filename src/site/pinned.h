// The last version of an article that a locale had translated completely, found in Git's history (publish.stale: pin).
// Internal to the build.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "segment/article.h"
#include "site/history.h"
#include "site/sources.h"
#include "site/strings.h"

namespace docloc::site {

// An article and one locale's strings as they were in a revision.
struct PinnedVersion {
  History::Commit commit;  // without a path
  segment::Article article;
  Strings strings;
};

class PinnedVersions {
 public:
  // `job` outlives this. Asks Git for nothing where no locale is published so.
  explicit PinnedVersions(const Job& job);

  // The revision that is searched from, by its full name; "none": there is no history. Empty: `locale` is not published
  // so.
  [[nodiscard]] std::string_view head(std::string_view locale) const;

  // Has `locale` a text of its own for every unit of `article`? Then its page is today's.
  [[nodiscard]] bool is_complete(const segment::Article& article, const Strings& strings,
                                 std::string_view locale) const;

  // The newest version below head() that was complete, when `article` with its `strings` is not. None also where the
  // author marked what is not translated critical: nobody may read what it said before. The last 200 commits of the
  // article's file and catalogs are looked at, under their names of today. Any thread.
  [[nodiscard]] std::optional<PinnedVersion> find(const segment::Article& article, const Strings& strings,
                                                  std::string_view locale) const;

  // What find() gave, from the name of its commit.
  [[nodiscard]] Result<PinnedVersion> read(const std::string& article, std::string_view locale,
                                           const History::Commit& commit) const;

 private:
  const Job& job_;
  std::optional<History> history_;
  std::string head_;
};

}  // namespace docloc::site

// What people let stand, over all catalogs of a project: marks the findings it covers, and knows what covers nothing.
// Internal to room site.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "catalog/catalog.h"
#include "segment/article.h"

namespace docloc::site {

class Suppressions {
 public:
  // Those of an article's units in its source catalog, whose unit i is the article's, and in a locale's. `file` and
  // `catalog_file`: the paths by which findings name the article and the catalog.
  void add_source(const segment::Article& article, std::string_view file, const catalog::Catalog& source,
                  std::string_view catalog_file);
  void add_locale(const segment::Article& article, std::string_view file, const catalog::Catalog& source,
                  const catalog::Catalog& locale, std::string_view catalog_file);
  void add(Suppressions other);

  // Gives Finding::suppressed to what they cover: findings of a translation by locale and unit; of an article, those
  // that stand in the unit. Only what check::is_suppressible() names can be let stand.
  void apply(Findings& findings);

  // check/unused-suppression for each that covered nothing in all calls of apply(). `was_looked_for`: whether any rule
  // of that name ran over everything that it needs.
  [[nodiscard]] Findings unused(const std::function<bool(std::string_view rule, std::string_view file,
                                                         std::string_view locale)>& was_looked_for) const;

 private:
  struct Placed {
    std::string file;
    std::string catalog_file;
    std::string locale;  // empty: the source's
    std::string unit;
    Place begin;  // of the unit in the article
    Place last;   // its last byte
    catalog::Suppression what;
    bool used = false;
  };
  static bool is_in(const Finding& finding, const Placed& placed);

  std::vector<Placed> all_;
};

}  // namespace docloc::site

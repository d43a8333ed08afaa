// What findings know of catalogs, put in after the rules have run: units, places in the files, edits as places.
// Internal to check_project.
#pragma once

#include <span>
#include <string_view>

#include "base/finding.h"
#include "base/result.h"
#include "catalog/catalog.h"
#include "segment/article.h"
#include "site/sources.h"

namespace docloc::site {

// `findings` are those of one article, which they name as `file`. Those about the article's own text get the unit that
// holds them, with the id it has in the source catalog, so that they are known again when it moves; fixes of the
// article get their places.
void set_units(std::span<Finding> findings, const segment::Article& article, std::string_view file,
               const catalog::Catalog& source);

// Findings with a unit get the place of the target in its catalog: their segment's, else the unit's first; of the
// marked part where the catalog on disk says what they say. Fixes of targets get theirs. Reads each such catalog once.
// Error: one could not be read.
[[nodiscard]] Result<void> set_target_places(const Job& job, Findings& findings);

}  // namespace docloc::site

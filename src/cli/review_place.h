// What accept and review have in common on the command line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.h"
#include "cli/program.h"
#include "site/review.h"

namespace docloc::cli {

// PATH[:LINE][#UNIT] of each argument, PATH being an article or a folder; a line or a unit needs an article.
[[nodiscard]] std::vector<site::ReviewPlace> review_places(Project& project, const std::vector<std::string>& arguments);

// Who decides, and when: `by`, else the user that Git knows; `date` ("2026-11-23"), else today (UTC).
[[nodiscard]] catalog::Decision decision_of(const site::Job& job, const std::string& by, const std::string& date);

}  // namespace docloc::cli

// What accept and review have in common on the command line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.h"
#include "cli/program.h"
#include "site/review.h"

namespace docloc::cli {

// Whose judgement it is, and of what: --by, --date, PATH...
struct Judgement {
  std::vector<std::string> places;
  std::string by;
  std::string date;
};
void add_judgement(CLI::App& command, Judgement& judgement);

// PATH[:LINE][#UNIT] of each place, PATH being an article or a folder; a line or a unit needs an article.
[[nodiscard]] std::vector<site::ReviewPlace> review_places(Project& project, const Judgement& judgement);

// Who decides, and when: `by`, else the user that Git knows; `date` ("2026-11-23"), else today (UTC).
[[nodiscard]] catalog::Decision decision_of(const site::Job& job, const Judgement& judgement);

}  // namespace docloc::cli

#include "cli/review_place.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <charconv>
#include <ctime>

#include "segment/article.h"
#include "site/history.h"
#include "site/paths.h"

namespace docloc::cli {
namespace {

// "a.md:12#u3" without what stands behind the path. A file may be called so as a whole.
site::ReviewPlace split_place(std::string argument, const Store& store) {
  site::ReviewPlace place;
  if (store.exists(argument)) {
    place.path = std::move(argument);
    return place;
  }
  if (const size_t hash = argument.rfind('#'); hash != argument.npos) {
    place.unit = argument.substr(hash + 1);
    argument.erase(hash);
  }
  if (const size_t colon = argument.rfind(':'); colon != argument.npos) {
    const char* end = argument.data() + argument.size();
    const auto read = std::from_chars(argument.data() + colon + 1, end, place.line);
    if (read.ec == std::errc() && read.ptr == end && place.line > 0) {
      argument.erase(colon);
    } else {
      place.line = 0;
    }
  }
  place.path = std::move(argument);
  return place;
}

bool is_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  for (size_t i = 0; i < text.size(); ++i) {
    if (i != 4 && i != 7 && (text[i] < '0' || text[i] > '9')) return false;
  }
  return true;
}

}  // namespace

void add_judgement(CLI::App& command, Judgement& judgement) {
  command.add_option("--by", judgement.by, "Who decides (default: the name that Git knows)")->type_name("NAME");
  command.add_option("--date", judgement.date, "When (default: today, UTC)")->type_name("DATE");
  command
      .add_option("PATH", judgement.places,
                  "Articles or folders; PATH:LINE, what stands on that line of the article; PATH#UNIT, one unit")
      ->required();
}

std::vector<site::ReviewPlace> review_places(Project& project, const Judgement& judgement) {
  std::vector<site::ReviewPlace> places;
  for (const std::string& argument : judgement.places) {
    const site::ReviewPlace place = split_place(argument, project.store());
    for (std::string& path : project.article_paths({place.path})) {
      const bool is_file = site::is_article_path(path) || segment::format_of(path) != segment::Format::markdown;
      if (place.is_exact() && !is_file) {
        throw Stop{Exit::usage, fmt::format("{}: a line or a unit needs an article, not a folder.", argument)};
      }
      places.push_back({.path = std::move(path), .line = place.line, .unit = place.unit});
    }
  }
  return places;
}

catalog::Decision decision_of(const site::Job& job, const Judgement& judgement) {
  catalog::Decision decision{.by = judgement.by, .date = judgement.date};
  if (decision.by.empty()) {
    if (const std::optional<site::History> history = site::History::open(job)) decision.by = history->user();
  }
  if (decision.by.empty()) {
    throw Stop{Exit::usage, "Git knows no name here; say who decides with --by, or set user.name and user.email."};
  }
  if (decision.by.find_first_of("\n\r\t") != std::string::npos) {
    throw Stop{Exit::usage, "--by: a name stands on one line."};
  }
  if (decision.date.empty()) decision.date = fmt::format("{:%F}", fmt::gmtime(std::time(nullptr)));
  if (!is_date(decision.date))
    throw Stop{Exit::usage, fmt::format("--date {}: write it as 2026-11-23.", decision.date)};
  return decision;
}

}  // namespace docloc::cli

// docloc accept
#include <fmt/format.h>

#include "cli/program.h"
#include "cli/review_place.h"
#include "site/review.h"

namespace docloc::cli {
namespace {

struct Options {
  Judgement judgement;
  std::vector<std::string> locales;
  bool all_locales = false;
};

std::vector<std::string> chosen_locales(Project& project, const Options& options) {
  std::vector<std::string> locales = project.target_locales(options.locales, false, false);
  if (options.locales.empty() && !options.all_locales && locales.size() > 1) {
    throw Stop{Exit::usage, "Say in which locale the translation stays right with --locale, or --all-locales."};
  }
  return locales;
}

Exit run(const Global& global, const Options& options) {
  Project project(global, {});
  const std::vector<std::string> locales = chosen_locales(project, options);
  const std::vector<site::ReviewPlace> places = review_places(project, options.judgement);
  const catalog::Decision decision = decision_of(project.job(""), options.judgement);
  const site::Sources sources = project.read_sources({});
  const site::ReviewReport report = require(site::accept_translations(
      project.job("accepting"), sources, {.places = places, .locales = locales, .decision = decision}));
  project.show(report.findings);
  say(report.segments == 0 ? std::string("nothing was stale there")
                           : fmt::format("{} {} accepted, {} catalogs written", report.segments,
                                         report.segments == 1 ? "segment" : "segments", report.written));
  return project.verdict(report.findings);
}

}  // namespace

void add_accept(CLI::App& app, Global& global) {
  CLI::App& command =
      add_command(app, "accept", "Let older translations stay current: the source's edit changed no meaning",
                  "docloc accept content/en-US/start.md:12 --all-locales");
  auto options = std::make_shared<Options>();
  auto* locales = command.add_option("--locale", options->locales, "In this locale; may be repeated")
                      ->type_name("L")
                      ->allow_extra_args(false);
  command.add_flag("--all-locales", options->all_locales, "In every locale")->excludes(locales);
  add_judgement(command, options->judgement);
  command.callback([&global, options] { global.exit = run(global, *options); });
}

}  // namespace docloc::cli

// docloc review
#include <fmt/format.h>

#include "catalog/metadata.h"
#include "cli/program.h"
#include "cli/review_place.h"
#include "site/review.h"

namespace docloc::cli {
namespace {

struct Options {
  Judgement judgement;
  std::string locale;
  std::string state;
  std::string query;
  bool machine = false;
};

Exit run(const Global& global, const Options& options) {
  Project project(global, {});
  site::ReviewOptions wanted{.places = review_places(project, options.judgement),
                             .locale = project.target_locales({options.locale}, false, false).front(),
                             .state = *catalog::state_of(options.state),
                             .query = options.query,
                             .machine_only = options.machine};
  wanted.decision = decision_of(project.job(""), options.judgement);
  const site::Sources sources = project.read_sources({});
  const site::ReviewReport report = require(site::review_translations(project.job("reviewing"), sources, wanted));
  project.show(report.findings);
  say(fmt::format("{}: {} {} in {} {}, {} catalogs written", wanted.locale, report.segments,
                  report.segments == 1 ? "segment" : "segments", report.articles,
                  report.articles == 1 ? "article" : "articles", report.written));
  return project.verdict(report.findings);
}

}  // namespace

void add_review(CLI::App& app, Global& global) {
  CLI::App& command = add_command(app, "review", "Record a person's decision: what state translations have",
                                  "docloc review --locale sv-SE --state reviewed --machine content/en-US/guide");
  auto options = std::make_shared<Options>();
  command.add_option("--locale", options->locale, "The language of the translation")->type_name("L")->required();
  command.add_option("--state", options->state, "translated, reviewed, final, or initial: to be done again")
      ->check(CLI::IsMember({"initial", "translated", "reviewed", "final"}))
      ->type_name("S")
      ->required();
  command.add_option("--query", options->query, "Only segments with this text in source or translation, in any case")
      ->type_name("TEXT");
  command.add_flag("--machine", options->machine, "Only what a machine made and nobody reviewed");
  add_judgement(command, options->judgement);
  command.callback([&global, options] { global.exit = run(global, *options); });
}

}  // namespace docloc::cli

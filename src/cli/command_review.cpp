// docloc review
#include <fmt/format.h>

#include <algorithm>

#include "catalog/metadata.h"
#include "check/finding_ids.h"
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
  std::string suppress;
  std::string unsuppress;
  std::string reason;
};

// Exactly one thing is decided, with what belongs to it.
void check_options(const Options& options) {
  const auto given = {!options.state.empty(), !options.suppress.empty(), !options.unsuppress.empty()};
  if (std::ranges::count(given, true) != 1) {
    throw Stop{Exit::usage, "Say what is decided with one of --state, --suppress and --unsuppress."};
  }
  if (options.state.empty() && (options.machine || !options.query.empty())) {
    throw Stop{Exit::usage, "--query and --machine choose segments for --state."};
  }
  if (options.suppress.empty() != options.reason.empty()) {
    throw Stop{Exit::usage, options.reason.empty() ? "Say with --reason why the finding may stand."
                                                   : "--reason belongs to --suppress."};
  }
}

// A rule that is gone can still be taken back.
void check_rule(const std::string& rule) {
  if (check::is_suppressible_pattern(rule)) return;
  if (check::is_finding_id(rule) || check::is_family_pattern(rule)) {
    throw Stop{Exit::usage,
               fmt::format("{} says what is wrong with a file, not with a unit: it cannot be suppressed.", rule)};
  }
  throw Stop{
      Exit::usage,
      fmt::format("There is no rule {}; write it as a report has it, or a family of rules as in 'links/*'.", rule)};
}

Exit suppress(Project& project, const Options& options) {
  if (!options.suppress.empty()) check_rule(options.suppress);
  const bool adds = !options.suppress.empty();
  site::SuppressOptions wanted{.places = review_places(project, options.judgement),
                               .locale = project.target_locales({options.locale}, true, false).front(),
                               .rule = adds ? options.suppress : options.unsuppress,
                               .reason = options.reason};
  if (!std::ranges::all_of(wanted.places, &site::ReviewPlace::is_exact)) {
    throw Stop{Exit::usage, "Name the unit, or its line: PATH#UNIT or PATH:LINE."};
  }
  if (adds) wanted.decision = decision_of(project.job(""), options.judgement);
  const site::Sources sources = project.read_sources({});
  const site::ReviewReport report = require(site::suppress_findings(project.job("reviewing"), sources, wanted));
  project.show(report.findings);
  say(fmt::format("{}: {} {} in {} {}", wanted.locale, wanted.rule, adds ? "suppressed" : "no longer suppressed",
                  report.segments, report.segments == 1 ? "unit" : "units"));
  return project.verdict(report.findings);
}

Exit review(Project& project, const Options& options) {
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

Exit run(const Global& global, const Options& options) {
  check_options(options);
  Project project(global, {});
  return options.state.empty() ? suppress(project, options) : review(project, options);
}

}  // namespace

void add_review(CLI::App& app, Global& global) {
  CLI::App& command =
      add_command(app, "review", "Record a person's decision: what state translations have, what findings may stand",
                  "docloc review --locale sv-SE --state reviewed --machine content/en-US/guide");
  auto options = std::make_shared<Options>();
  command.add_option("--locale", options->locale, "The language of the translation")->type_name("L")->required();
  command.add_option("--state", options->state, "translated, reviewed, final, or initial: to be done again")
      ->check(CLI::IsMember({"initial", "translated", "reviewed", "final"}))
      ->type_name("S");
  command.add_option("--query", options->query, "Only segments with this text in source or translation, in any case")
      ->type_name("TEXT");
  command.add_flag("--machine", options->machine, "Only what a machine made and nobody reviewed");
  command
      .add_option("--suppress", options->suppress,
                  "Let stand what this rule ('links/*': this family) finds in a unit, until its source changes")
      ->type_name("RULE");
  command.add_option("--reason", options->reason, "Why it may stand")->type_name("TEXT");
  command.add_option("--unsuppress", options->unsuppress, "Take a suppression of this rule back")->type_name("RULE");
  add_judgement(command, options->judgement);
  command.callback([&global, options] { global.exit = run(global, *options); });
}

}  // namespace docloc::cli

// docloc status
#include <fmt/format.h>
#include <unistd.h>

#include "cli/program.h"
#include "report/report.h"
#include "site/survey.h"

namespace docloc::cli {
namespace {

struct Options {
  std::vector<std::string> locales;
  std::vector<std::string> paths;
  bool json = false;
  bool articles = false;
};

Exit run(const Global& global, const Options& options) {
  Project project(global, {});
  const site::Sources sources = project.read_sources({});
  const site::SurveyOptions survey{.locales = project.target_locales(options.locales, false, false),
                                   .paths = project.article_paths(options.paths)};
  const site::StatusReport status = require(site::survey_status(project.job("counting"), sources, survey));
  Findings findings = sources.findings;
  findings.insert(findings.end(), status.findings.begin(), status.findings.end());
  project.show(findings);
  if (options.json) {
    fmt::print("{}", report::status_json(status.locales));
  } else {
    const bool color = global.color == "always" || (global.color == "auto" && ::isatty(STDOUT_FILENO) != 0);
    fmt::print("{}", report::status_text(status.locales, {.color = color, .articles = options.articles}));
  }
  return project.verdict(findings);
}

}  // namespace

void add_status(CLI::App& app, Global& global) {
  CLI::App& command = add_command(app, "status", "Count units, segments and words by state, per locale and article",
                                  "docloc status --locale sv-SE --json");
  auto options = std::make_shared<Options>();
  command.add_option("--locale", options->locales, "Only this locale; may be repeated")
      ->type_name("L")
      ->allow_extra_args(false);
  command.add_flag("--json", options->json, "As JSON, always with every article");
  command.add_flag("--articles", options->articles, "A line for every article");
  command.add_option("PATH", options->paths, "Only these articles or folders");
  command.callback([&global, options] { global.exit = run(global, *options); });
}

}  // namespace docloc::cli

// docloc status
#include <fmt/format.h>
#include <unistd.h>

#include "cli/program.h"
#include "cli/report_file.h"
#include "report/consistency.h"
#include "report/status.h"
#include "site/memory.h"
#include "site/survey.h"

namespace docloc::cli {
namespace {

struct Options {
  std::vector<std::string> locales;
  std::vector<std::string> paths;
  std::string since;
  std::string html;
  bool json = false;
  bool articles = false;
  bool quote = false;
  bool stale = false;
  bool consistency = false;
};

// Texts that are translated in several ways, in place of the counts.
Exit show_consistency(Project& project, const Options& options) {
  std::vector<report::LocaleConsistency> locales;
  const std::vector<std::string> paths = project.article_paths(options.paths);
  for (const std::string& locale : project.target_locales(options.locales, false, false)) {
    locales.push_back({locale, require(site::survey_consistency(project.job("comparing"), locale, paths))});
  }
  fmt::print("{}", options.json ? report::consistency_json(locales) : report::consistency_text(locales));
  return Exit::clean;
}

site::StatusReport survey_in_depth(Project& project, const site::StatusOptions& wanted) {
  const site::Sources sources = project.read_sources({});
  site::StatusReport report = require(site::survey_status(project.job("counting"), sources, wanted));
  report.findings.insert(report.findings.end(), sources.findings.begin(), sources.findings.end());
  return report;
}

Exit run(const Global& global, const Options& options) {
  const HtmlFile html(options.html);
  Project project(global, html.folders());
  if (options.consistency) return show_consistency(project, options);
  const site::StatusOptions wanted{.survey = {.locales = project.target_locales(options.locales, false, false),
                                              .paths = project.article_paths(options.paths)},
                                   .stale = options.stale,
                                   .quote = options.quote,
                                   .trend = html.wanted(),
                                   .since = options.since};
  const bool in_depth = options.stale || options.quote || !options.since.empty();
  const site::StatusReport report =
      in_depth ? survey_in_depth(project, wanted) : require(site::survey_counts(project.job("counting"), wanted));
  project.show(report.findings);
  if (options.json) {
    fmt::print("{}", report::status_json(report.status));
  } else if (!html.wanted()) {
    const report::StatusOptions form{.color = colors_stdout(global),
                                     .bars = ::isatty(STDOUT_FILENO) != 0 || global.color == "always",
                                     .articles = options.articles};
    fmt::print("{}", report::status_text(report.status, form));
  }
  if (html.wanted()) html.write(project.store(), report::status_html(report.status, project.settings().site_title));
  return project.verdict(report.findings);
}

}  // namespace

void add_status(CLI::App& app, Global& global) {
  CLI::App& command = add_command(app, "status", "Count segments and words by state, per locale and article",
                                  "docloc status --locale sv-SE --since v1.2 --quote");
  auto options = std::make_shared<Options>();
  command.add_option("--locale", options->locales, "Only this locale; may be repeated")
      ->type_name("L")
      ->allow_extra_args(false);
  command.add_flag("--articles", options->articles, "A line for every article, and whether its hand-back is current");
  command.add_flag("--stale", options->stale, "List the stale segments with what changed in their source, by words");
  command.add_option("--since", options->since, "Count the words that are new since this Git revision")
      ->type_name("REV");
  command.add_flag("--quote", options->quote, "Words to do by match band, weighted (setting quote.weights)");
  CLI::Option* const consistency = command.add_flag(
      "--consistency", options->consistency, "List the texts that are translated in several ways, and where, instead");
  command.add_flag("--json", options->json, "As JSON, always with every article");
  command.add_option("--html", options->html, "Write a dashboard: a page without scripts")
      ->type_name("FILE")
      ->excludes(consistency);
  command.add_option("PATH", options->paths, "Only these articles or folders");
  command.callback([&global, options] { global.exit = run(global, *options); });
}

}  // namespace docloc::cli

// docloc diff
#include <fmt/format.h>

#include "cli/program.h"
#include "cli/report_file.h"
#include "report/diff.h"
#include "site/diff.h"
#include "site/history.h"
#include "site/layout.h"

namespace docloc::cli {
namespace {

struct Options {
  std::vector<std::string> arguments;  // [REV] [PATH]...
  std::vector<std::string> locales;
  std::string format = "text";
  std::string html;
};

// The first argument is a revision, unless none has that name: as in "docloc diff a.md".
void split_arguments(const Options& options, Project& project, const site::History& history,
                     site::DiffOptions& wanted) {
  std::vector<std::string> paths = options.arguments;
  if (!paths.empty()) {
    const std::string& first = paths.front();
    if (history.resolve(first)) {
      wanted.revision = first;
      paths.erase(paths.begin());
    } else if (!project.store().exists(first) &&
               !project.store().exists(site::source_file(project.settings(), first))) {
      throw Stop{Exit::usage, fmt::format("'{}' is neither a Git revision nor an article or folder here.", first)};
    }
  }
  wanted.paths = project.article_paths(paths);
}

Exit run(const Global& global, const Options& options) {
  const HtmlFile html(options.html);
  Project project(global, html.folders());
  const site::Job job = project.job("comparing");
  const std::optional<site::History> history = site::History::open(job);
  if (!history) throw Stop{Exit::environment, "There is no Git history here to compare with."};
  site::DiffOptions wanted{.locales = project.target_locales(options.locales, false, false), .blocks = html.wanted()};
  split_arguments(options, project, *history, wanted);
  const site::Sources sources = project.read_sources({});
  const site::DiffReport report = require(site::diff_since(job, sources, *history, wanted));
  Findings findings = sources.findings;
  findings.insert(findings.end(), report.findings.begin(), report.findings.end());
  project.show(findings);
  if (options.format == "json") {
    fmt::print("{}", report::diff_json(report.diff));
  } else if (options.format == "markdown") {
    fmt::print("{}", report::diff_markdown(report.diff));
  } else {
    fmt::print("{}", report::diff_text(report.diff, colors_stdout(global)));
  }
  if (html.wanted()) html.write(project.store(), report::diff_html(report.diff, project.settings().site_title));
  return project.verdict(findings);
}

}  // namespace

void add_diff(CLI::App& app, Global& global) {
  CLI::App& command =
      add_command(app, "diff", "Show what an edit or a delivery changed since a Git revision, and what it costs",
                  "docloc diff main --locale sv-SE --format markdown");
  auto options = std::make_shared<Options>();
  command.add_option("--locale", options->locales, "Only this locale; may be repeated")
      ->type_name("L")
      ->allow_extra_args(false);
  command
      .add_option("--format", options->format,
                  "text, json, or markdown (for a comment on a pull request; at most 60,000 bytes)")
      ->check(CLI::IsMember({"text", "json", "markdown"}))
      ->capture_default_str();
  command.add_option("--html", options->html, "Write a page with the rendered blocks side by side")->type_name("FILE");
  command.add_option("REV_PATH", options->arguments,
                     "The Git revision to compare the files with (default: HEAD), then articles or folders");
  command.callback([&global, options] { global.exit = run(global, *options); });
}

}  // namespace docloc::cli

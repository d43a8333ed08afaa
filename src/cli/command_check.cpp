// docloc check
#include <fmt/format.h>

#include <utility>

#include "cli/check_fix.h"
#include "cli/program.h"
#include "report/report.h"
#include "site/check_project.h"

namespace docloc::cli {
namespace {

struct Options {
  std::vector<std::string> locales;
  std::vector<std::string> paths;
  std::string format = "text";
  FixFlags fix;
};

// What somebody let stand is neither shown nor counted.
void show(Project& project, Findings findings, const Options& options) {
  std::erase_if(findings, [](const Finding& finding) { return finding.suppressed.has_value(); });
  if (options.fix.diff) {
    // Their places are those of files that are not written.
    const std::string summary = report::findings_summary(findings);
    if (!summary.empty()) say(summary + " would remain");
  } else if (options.format == "json") {
    fmt::print("{}", report::findings_json(findings));
  } else {
    project.show(std::move(findings), true);
  }
}

Exit run(const Global& global, const Options& options) {
  if (options.format != "text" && options.format != "json") {
    throw Stop{Exit::usage,
               fmt::format("--format {} is not available in this version; there are text and json.", options.format)};
  }
  check_fix_flags(options.fix, options.format);
  Project project(global, {});
  std::vector<std::string> locales = project.target_locales(options.locales, true, false);
  // The source is always checked: naming it alone leaves the translations out.
  std::erase(locales, project.settings().source_locale);
  const site::Sources sources = project.read_sources(locales);
  const site::CheckRequest request{.locales = std::move(locales), .paths = project.article_paths(options.paths)};
  const site::FindFaults find_faults = [&](const site::Job& job, const site::Sources& read) -> Result<Findings> {
    Result<site::CheckReport> report = site::check_project(job, read, request);
    if (!report) return fail(std::move(report.error().what));
    return std::move(report->findings);
  };
  const Findings findings = options.fix.any() ? fix_findings(project, request.locales, find_faults, options.fix)
                                              : require(find_faults(project.job("checking"), sources));
  show(project, findings, options);
  return project.verdict(findings);
}

}  // namespace

void add_check(CLI::App& app, Global& global) {
  CLI::App& command = add_command(app, "check", "Report faults in translations, links and pictures, with their places",
                                  "docloc check --locale sv-SE --format json content/en-US/index.md");
  auto options = std::make_shared<Options>();
  command.add_option("--locale", options->locales, "Only this locale (and the source); may be repeated")
      ->type_name("L")
      ->allow_extra_args(false);
  command.add_option("--format", options->format, "Format of the report (text, json)")
      ->type_name("F")
      ->capture_default_str();
  add_fix_flags(command, options->fix);
  command.add_option("PATH", options->paths, "Only these articles or folders");
  command.callback([&global, options] { global.exit = run(global, *options); });
}

}  // namespace docloc::cli

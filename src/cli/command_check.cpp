// docloc check
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "cli/program.h"
#include "report/report.h"
#include "report/unified_diff.h"
#include "site/check_project.h"
#include "site/fix_project.h"

namespace docloc::cli {
namespace {

struct Options {
  std::vector<std::string> locales;
  std::vector<std::string> paths;
  std::string format = "text";
  bool fix = false;
  bool unsafe = false;
  bool diff = false;
};

std::string counted(size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

void say_what_was_fixed(const site::FixReport& report, const Options& options) {
  say(fmt::format("{} {} in {}", counted(report.fixed, "finding"), options.diff ? "would be fixed" : "fixed",
                  counted(report.files.size(), "file")));
  if (report.unsafe > 0 && !options.unsafe) {
    say(fmt::format("{} more can be fixed with --unsafe: look at what becomes of the meaning",
                    counted(report.unsafe, "finding")));
  }
}

// What remains after the fixes.
Findings fix(Project& project, const site::CheckRequest& request, const Options& options) {
  const site::FindFaults find_faults = [&](const site::Job& job, const site::Sources& sources) -> Result<Findings> {
    Result<site::CheckReport> report = site::check_project(job, sources, request);
    if (!report) return fail(std::move(report.error().what));
    return std::move(report->findings);
  };
  site::FixReport report =
      require(site::fix_project(project.job("checking"), find_faults,
                                {.locales = request.locales, .unsafe = options.unsafe, .write = !options.diff}));
  if (options.diff) {
    for (const site::FixedFile& file : report.files)
      fmt::print("{}", report::unified_diff(file.path, file.before, file.after));
  }
  say_what_was_fixed(report, options);
  return std::move(report.findings);
}

// What somebody let stand is neither shown nor counted.
void show(Project& project, Findings findings, const Options& options) {
  std::erase_if(findings, [](const Finding& finding) { return finding.suppressed.has_value(); });
  if (options.diff) {
    // Their places are those of files that are not written.
    const std::string summary = report::findings_summary(findings);
    if (!summary.empty()) say(summary + " would remain");
  } else if (options.format == "json") {
    fmt::print("{}", report::findings_json(findings));
  } else {
    project.show(std::move(findings), true);
  }
}

void check_options(const Options& options) {
  if (options.format != "text" && options.format != "json") {
    throw Stop{Exit::usage,
               fmt::format("--format {} is not available in this version; there are text and json.", options.format)};
  }
  if (options.unsafe && !options.fix && !options.diff) {
    throw Stop{Exit::usage, "--unsafe says which fixes are made: write it with --fix or --diff."};
  }
  if (options.diff && options.format != "text") {
    throw Stop{Exit::usage, fmt::format("--diff prints a diff and no {} report; choose one.", options.format)};
  }
}

Exit run(const Global& global, const Options& options) {
  check_options(options);
  Project project(global, {});
  std::vector<std::string> locales = project.target_locales(options.locales, true, false);
  // The source is always checked: naming it alone leaves the translations out.
  std::erase(locales, project.settings().source_locale);
  const site::CheckRequest request{.locales = locales, .paths = project.article_paths(options.paths)};
  const site::Sources sources = project.read_sources(locales);
  const Findings findings = options.fix || options.diff
                                ? fix(project, request, options)
                                : require(site::check_project(project.job("checking"), sources, request)).findings;
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
  command.add_flag("--fix", options->fix, "Mend what can be mended without a change of meaning, and report the rest");
  command.add_flag("--unsafe", options->unsafe, "With --fix or --diff: also fixes that may change a meaning");
  command.add_flag("--diff", options->diff, "Print what --fix would change, and write nothing");
  command.add_option("PATH", options->paths, "Only these articles or folders");
  command.callback([&global, options] { global.exit = run(global, *options); });
}

}  // namespace docloc::cli

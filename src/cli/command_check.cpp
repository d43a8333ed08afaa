// docloc check
#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <optional>

#include "check/finding_ids.h"
#include "cli/check_fix.h"
#include "cli/output_file.h"
#include "cli/program.h"
#include "io/fetch.h"
#include "io/hunspell_dictionaries.h"
#include "report/ci_formats.h"
#include "report/report.h"
#include "report/timing.h"
#include "site/check_baseline.h"
#include "site/check_project.h"
#include "site/history.h"
#include "site/nearest_name.h"
#include "site/paths.h"

namespace docloc::cli {
namespace {

struct Options {
  std::vector<std::string> locales;
  std::vector<std::string> paths;
  std::string format = "text";
  std::string output;
  std::string since;
  std::string baseline;
  std::string explain;
  bool update_baseline = false;
  bool strict = false;
  bool timing = false;
  bool external = false;
  FixFlags fix;

  [[nodiscard]] bool looks_at_all() const { return locales.empty() && paths.empty() && since.empty(); }
};

io::FetchLimits fetch_limits(const site::ExternalSettings& settings) {
  return {.concurrency = settings.concurrency,
          .per_host = settings.per_host,
          .timeout = std::chrono::seconds(settings.timeout),
          .allow_private = settings.allow_private,
          .user_agent = "docloc/" DOCLOC_VERSION " (link checker)"};
}

uint32_t seconds_since_1970() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return static_cast<uint32_t>(std::chrono::duration_cast<std::chrono::seconds>(now).count());
}

std::string_view scope_text(check::Scope scope) {
  switch (scope) {
    case check::Scope::article:
      return "against the article";
    case check::Scope::translation:
      return "against the translation";
    case check::Scope::counterpart:
      return "against the locale's own form of the article";
  }
  return "";
}

// What a person who meets a rule in a report wants to know.
Exit explain(const std::string& name, const std::string& manual_url) {
  if (!check::is_finding_id(name)) {
    std::vector<std::string_view> names(check::other_finding_ids().begin(), check::other_finding_ids().end());
    for (const check::Rule& rule : check::rules())
      names.push_back(rule.id);
    const std::string_view nearest = site::nearest_name(name, names);
    throw Stop{Exit::usage, nearest.empty() ? fmt::format("There is no rule '{}'.", name)
                                            : fmt::format("There is no rule '{}'; did you mean '{}'?", name, nearest)};
  }
  if (const check::Rule* rule = check::find_rule(name); rule != nullptr) {
    fmt::print("{}: {}\n", name, rule->about);
    fmt::print("Severity: {}, {}.\n", to_string(rule->severity), scope_text(rule->scope));
    if (rule->fixes != check::Fixes::none) {
      fmt::print("Its findings can be mended {}.\n", rule->fixes == check::Fixes::safe ? "safely" : "on request");
    }
  } else {
    fmt::print("{}: found while files are read and translations applied; see the page \"Rules\" of the manual.\n",
               name);
  }
  std::string page = manual_url;
  if (const size_t at = page.find("{rule}"); at != std::string::npos) {
    fmt::print("Page: {}\n", page.replace(at, std::string_view("{rule}").size(), name));
  }
  fmt::print("To change how bad it is, write into docloc.yaml:\n  check:\n    rules: {{{}: warning}}", name);
  fmt::print("  # or off, info, error\n");
  return Exit::clean;
}

// Stops the command where options contradict each other, before any work is done.
void check_options(const Options& options) {
  check_fix_flags(options.fix, options.format);
  if (options.update_baseline && options.fix.any()) {
    throw Stop{Exit::usage, "--update-baseline writes what is found as it is: mend it first, then update."};
  }
  if (options.update_baseline && !options.looks_at_all()) {
    throw Stop{Exit::usage, "--update-baseline needs a look at everything: leave --locale, --since and paths out."};
  }
}

site::ChangedFiles changed_files(Project& project, const std::string& revision) {
  Result<site::ChangedFiles> changed = site::find_changed_files(project.job("comparing"), revision);
  if (!changed) throw Stop{Exit::usage, fmt::format("--since {}: {}", revision, changed.error().what)};
  return std::move(*changed);
}

// Without a file of its own the baseline is the settings'; none: its path is empty.
site::BaselineRequest baseline_of(Project& project, const Options& options) {
  site::BaselineRequest request{
      .path = options.baseline.empty() ? project.settings().check.baseline : site::normal_path(options.baseline),
      .looked_at_all = options.looks_at_all(),
      .update = options.update_baseline};
  if (request.path.empty() && request.update) {
    throw Stop{Exit::usage, "--update-baseline: name the file with --baseline, or by the setting check.baseline."};
  }
  if (!request.path.empty() && !request.update && !project.store().exists(request.path)) {
    throw Stop{Exit::usage, fmt::format("There is no baseline {}; --update-baseline makes it.", request.path)};
  }
  return request;
}

void say_of_baseline(const site::BaselineRequest& request, const site::BaselineOutcome& outcome) {
  if (!request.update) return;
  say(fmt::format("{} {}: {} findings, {} taken out", request.path, outcome.created ? "written" : "updated",
                  outcome.held, outcome.removed));
}

bool shows_fingerprints(std::string_view format) {
  return format == "json" || format == "sarif" || format == "gitlab";
}

Findings find(Project& project, const Options& options, site::CheckTiming* timing) {
  std::vector<std::string> locales = project.target_locales(options.locales, true, false);
  // The source is always checked: naming it alone leaves the translations out.
  std::erase(locales, project.settings().source_locale);
  site::CheckRequest request{.paths = project.article_paths(options.paths), .strict = options.strict, .timing = timing};
  if (!options.since.empty()) request.changed = changed_files(project, options.since);
  const auto begin = std::chrono::steady_clock::now();
  const site::Sources sources = project.read_sources(locales);
  if (timing != nullptr) {
    const std::chrono::nanoseconds spent = std::chrono::steady_clock::now() - begin;
    timing->reading = static_cast<uint64_t>(spent.count());
  }
  request.locales = std::move(locales);
  const site::BaselineRequest baseline = baseline_of(project, options);
  const io::HunspellDictionaries dictionaries(absolute_path("."));
  request.dictionaries = &dictionaries;
  request.fingerprints = !baseline.path.empty() || shows_fingerprints(options.format);
  std::optional<io::CurlFetch> fetch;
  if (options.external) {
    fetch.emplace(fetch_limits(project.settings().external));
    request.external = &*fetch;
    request.now = seconds_since_1970();
  }
  const site::FindFaults find_faults = [&](const site::Job& job, const site::Sources& read) -> Result<Findings> {
    Result<site::CheckReport> report = site::check_project(job, read, request);
    if (!report) return fail(std::move(report.error().what));
    if (!baseline.path.empty()) {
      const auto outcome = site::apply_baseline(job, baseline, report->findings);
      if (!outcome) return fail(outcome.error().what);
      say_of_baseline(baseline, *outcome);
    }
    return std::move(report->findings);
  };
  return options.fix.any() ? fix_findings(project, request.locales, find_faults, options.fix)
                           : require(find_faults(project.job("checking"), sources));
}

std::string text_report(Project& project, const Findings& findings, bool to_file) {
  std::string text = project.text_of(findings, STDOUT_FILENO, to_file);
  const std::string table = report::findings_by_rule(findings);
  if (!table.empty()) text += "\n" + table;
  return text;
}

std::string formatted(Project& project, const Options& options, const Findings& findings) {
  if (options.format == "json") return report::findings_json(findings);
  const std::optional<site::History> history = site::History::open(project.job("comparing"));
  const report::CiOptions ci{.prefix = history ? history->prefix() : "",
                             .version = DOCLOC_VERSION,
                             .rule_url = project.settings().check.manual_url};
  if (options.format == "sarif") return report::findings_sarif(findings, ci);
  if (options.format == "gitlab") return report::findings_gitlab(findings, ci);
  if (options.format == "junit") return report::findings_junit(findings, ci);
  return report::findings_github(findings, ci);
}

Exit run(const Global& global, const Options& options) {
  check_options(options);
  const OutputFile output(options.output);
  Project project(global, output.folders());
  if (!options.explain.empty()) return explain(options.explain, project.settings().check.manual_url);
  site::CheckTiming timing;
  const Findings findings = find(project, options, options.timing ? &timing : nullptr);
  if (options.fix.diff) {
    // Their places are those of files that are not written.
    if (const std::string summary = report::findings_summary(findings); !summary.empty())
      say(summary + " would remain");
    return project.verdict(findings, project.settings().check.max_warnings);
  }
  if (options.format == "text") {
    output.write(project, text_report(project, findings, output.wanted()));
  } else {
    output.write(project, formatted(project, options, findings));
  }
  if (options.format == "github") append_to_file_of("GITHUB_STEP_SUMMARY", report::github_summary(findings));
  const std::string summary = report::findings_summary(findings);
  if (!summary.empty()) say(summary);
  if (options.timing) fmt::print(stderr, "{}", report::timing_text(site::rows_of(timing)));
  return project.verdict(findings, project.settings().check.max_warnings);
}

}  // namespace

void add_check(CLI::App& app, Global& global) {
  CLI::App& command = add_command(app, "check", "Report faults in translations, links and pictures, with their places",
                                  "docloc check --locale sv-SE --format json content/en-US/index.md");
  auto options = std::make_shared<Options>();
  command.add_option("--locale", options->locales, "Only this locale (and the source); may be repeated")
      ->type_name("L")
      ->allow_extra_args(false);
  command.add_option("--format", options->format, "Format of the report")
      ->check(CLI::IsMember({"text", "json", "sarif", "github", "gitlab", "junit"}))
      ->capture_default_str();
  command.add_option("--output", options->output, "Write the report to this file")->type_name("FILE");
  command.add_option("--since", options->since, "Only what is wrong in files that changed since a revision of Git")
      ->type_name("REV");
  command.add_flag("--strict", options->strict, "Missing and stale translations are warnings");
  command.add_option("--baseline", options->baseline, "Leave out what this file holds")->type_name("FILE");
  command.add_flag("--update-baseline", options->update_baseline,
                   "Make the baseline; or take out of it what is found no more");
  command.add_option("--explain", options->explain, "Say what a rule is about, and check nothing")->type_name("RULE");
  command.add_flag("--timing", options->timing, "Say where the time went, by rule");
  command.add_flag("--external", options->external, "Ask the addresses of other sites too");
  add_fix_flags(command, options->fix);
  command.add_option("PATH", options->paths, "Only these articles or folders");
  command.callback([&global, options] { global.exit = run(global, *options); });
}

}  // namespace docloc::cli

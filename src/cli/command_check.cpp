// docloc check
#include <fmt/format.h>

#include <chrono>

#include "cli/program.h"
#include "io/fetch.h"
#include "report/report.h"
#include "site/check_project.h"

namespace docloc::cli {
namespace {

struct Options {
  std::vector<std::string> locales;
  std::vector<std::string> paths;
  std::string format = "text";
  bool external = false;
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

Exit run(const Global& global, const Options& options) {
  if (options.format != "text" && options.format != "json") {
    throw Stop{Exit::usage,
               fmt::format("--format {} is not available in this version; there are text and json.", options.format)};
  }
  Project project(global, {});
  std::vector<std::string> locales = project.target_locales(options.locales, true, false);
  // The source is always checked: naming it alone leaves the translations out.
  std::erase(locales, project.settings().source_locale);
  const site::Sources sources = project.read_sources(locales);
  site::CheckRequest request{.locales = std::move(locales), .paths = project.article_paths(options.paths)};
  io::CurlFetch fetch(fetch_limits(project.settings().external));
  if (options.external) {
    request.external = &fetch;
    request.now = seconds_since_1970();
  }
  const Findings findings = require(site::check_project(project.job("checking"), sources, request)).findings;
  if (options.format == "json") {
    fmt::print("{}", report::findings_json(findings));
  } else {
    project.show(findings, true);
  }
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
  command.add_flag("--external", options->external, "Ask the addresses of other sites too");
  command.add_option("PATH", options->paths, "Only these articles or folders");
  command.callback([&global, options] { global.exit = run(global, *options); });
}

}  // namespace docloc::cli

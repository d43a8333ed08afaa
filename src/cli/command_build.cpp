// docloc build
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "cli/program.h"
#include "cli/tool_version.h"
#include "report/report.h"
#include "site/build.h"
#include "site/build_cache.h"

namespace docloc::cli {
namespace {

struct Options {
  std::vector<std::string> locales;
  std::string out;
  bool explain = false;
};

Exit run(const Global& global, const Options& options) {
  // The settings say where, unless the command line does; the store must reach it in either case.
  std::vector<std::string> outside;
  if (!options.out.empty()) outside.push_back(absolute_path(options.out));
  if (outside.empty()) {
    const Project settings_only(global, {});
    outside.push_back(absolute_path(settings_only.settings().out));
  }
  Project project(global, outside);
  site::BuildOptions build{.out = project.output_folder(outside.front()),
                           .complete = options.locales.empty(),
                           .tool = std::string(kToolVersion)};
  build.locales = project.target_locales(options.locales, true, true);
  if (build.complete) build.locales.insert(build.locales.begin(), project.settings().source_locale);
  site::BuildCache cache(build.tool);
  const site::Sources sources = project.read_sources(build.locales, &cache);
  const site::BuildReport report = require(site::build_site(project.job("building"), sources, build));
  Findings findings = sources.findings;
  findings.insert(findings.end(), report.findings.begin(), report.findings.end());
  project.show(findings);
  if (options.explain) {
    for (const site::MadePage& page : report.made)
      fmt::print("{}: made, {}\n", report::visible(page.path), report::visible(page.reason));
    for (const site::FileChange& change : report.changes) {
      constexpr std::array<std::string_view, 3> kSays{"written, it was not there", "written, its bytes changed",
                                                      "removed, nothing makes it any more"};
      fmt::print("{}: {}\n", report::visible(change.path), kSays[static_cast<size_t>(change.change)]);
    }
  }
  const auto removed = std::count_if(report.changes.begin(), report.changes.end(),
                                     [](const site::FileChange& c) { return c.change == site::Change::removed; });
  say(fmt::format("{} pages ({} made), {} files in {}: {} written, {} removed", report.pages, report.made.size(),
                  report.files, build.out, report.changes.size() - static_cast<size_t>(removed), removed));
  return project.verdict(findings);
}

}  // namespace

void add_build(CLI::App& app, Global& global) {
  CLI::App& command = add_command(app, "build", "Render the site, a folder for each locale",
                                  "docloc build --locale en-US --locale sv-SE --out public");
  auto options = std::make_shared<Options>();
  command
      .add_option("--locale", options->locales,
                  "Only this locale, which may be a pseudo-locale (qps-ploc, qps-plocm); may be repeated")
      ->type_name("L")
      ->allow_extra_args(false);
  command.add_option("--out", options->out, "The site's folder (default: the setting 'out')")->type_name("DIR");
  command.add_flag("--explain", options->explain, "Print every page made and every file written or removed, and why");
  command.callback([&global, options] { global.exit = run(global, *options); });
}

}  // namespace docloc::cli

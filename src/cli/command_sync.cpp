// docloc sync
#include <fmt/format.h>

#include "cli/program.h"
#include "site/store_catalogs.h"

namespace docloc::cli {
namespace {

struct Options {
  std::vector<std::string> locales;
  std::vector<std::string> paths;
};

Exit run(const Global& global, const Options& options) {
  Project project(global, {});
  const site::Sources sources = project.read_sources({});
  std::vector<std::string> locales = project.target_locales(options.locales, true, false);
  std::erase(locales, project.settings().source_locale);  // whose catalogs are written in any case
  const site::SyncOptions sync{.locales = std::move(locales), .paths = project.article_paths(options.paths)};
  const site::SyncReport report = require(site::sync_catalogs(project.job("syncing"), sources, sync));
  Findings findings = sources.findings;
  findings.insert(findings.end(), report.findings.begin(), report.findings.end());
  project.show(findings);
  say(fmt::format("{} articles, {} catalogs, {} written", sources.articles.size(), report.catalogs, report.written));
  return project.verdict(findings);
}

}  // namespace

void add_sync(CLI::App& app, Global& global) {
  CLI::App& command = add_command(app, "sync", "Bring the catalogs up to the source articles",
                                  "docloc sync --locale sv-SE content/en-US/articles");
  auto options = std::make_shared<Options>();
  command.add_option("--locale", options->locales, "Only this locale's catalogs (and the source's); may be repeated")
      ->type_name("L")
      ->allow_extra_args(false);
  command.add_option("PATH", options->paths, "Only these articles or folders");
  command.callback([&global, options] { global.exit = run(global, *options); });
}

}  // namespace docloc::cli

// docloc sync
#include <fmt/format.h>

#include "cli/program.h"
#include "site/store_catalogs.h"

namespace docloc::cli {
namespace {

struct Options {
  std::vector<std::string> locales;
  std::vector<std::string> paths;
  bool prune = false;
};

Exit run(const Global& global, const Options& options) {
  Project project(global, {});
  std::vector<std::string> locales = project.target_locales(options.locales, true, false);
  std::erase(locales, project.settings().source_locale);  // whose catalogs are written in any case
  const site::SyncOptions sync{
      .locales = std::move(locales), .paths = project.article_paths(options.paths), .prune = options.prune};
  const site::SyncReport report = require(site::sync_catalogs(project.job("syncing"), sync));
  project.show(report.findings);
  std::string summary = fmt::format("{} articles, {} unchanged, {} catalogs, {} written", report.articles,
                                    report.unchanged, report.catalogs, report.written);
  if (report.moved != 0) summary += fmt::format(", {} units moved", report.moved);
  const memory::Account& leverage = report.leverage;
  const uint32_t filled = leverage.in_context.segments + leverage.exact.segments;
  if (filled != 0) summary += fmt::format(", {} segments from memory", filled);
  if (options.prune) summary += fmt::format(", {} obsolete units and catalogs dropped", report.pruned);
  say(summary);
  return project.verdict(report.findings);
}

}  // namespace

void add_sync(CLI::App& app, Global& global) {
  CLI::App& command = add_command(app, "sync", "Bring the catalogs up to the source articles",
                                  "docloc sync --locale sv-SE content/en-US/articles");
  auto options = std::make_shared<Options>();
  command.add_option("--locale", options->locales, "Only this locale's catalogs (and the source's); may be repeated")
      ->type_name("L")
      ->allow_extra_args(false);
  command.add_flag("--prune", options->prune, "Drop obsolete units, and catalogs whose article is gone");
  command.add_option("PATH", options->paths, "Only these articles or folders");
  command.callback([&global, options] { global.exit = run(global, *options); });
}

}  // namespace docloc::cli

// docloc export
#include <fmt/format.h>

#include "cli/program.h"
#include "site/export.h"

namespace docloc::cli {
namespace {

struct Options {
  std::string locale;
  std::string format = "md";
  std::string out;
  bool ops = false;
  bool force = false;
};

Exit run(const Global& global, const Options& options) {
  if (options.format != "md") {
    throw Stop{Exit::usage, fmt::format("--format {} is not available in this version; there is md.", options.format)};
  }
  // Without a folder the files go where the layout has them.
  const std::string out = options.out.empty() ? "" : absolute_path(options.out);
  Project project(global, out.empty() ? std::vector<std::string>() : std::vector{out});
  const std::string locale = project.one_locale(options.locale, true);
  if (out.empty() && !site::has_export_places(project.settings(), locale)) {
    throw Stop{Exit::usage, fmt::format("The layout has no place for exports of {}; name a folder with --out, or set "
                                        "layout's 'to' in {}.",
                                        locale, site::kSettingsPath)};
  }
  const std::string checked_out = out.empty() ? "" : project.output_folder(out);
  const site::Sources sources = project.read_sources({locale});
  const site::ExportReport report = require(site::export_markdown(project.job("exporting"), sources,
                                                                  {.locale = locale,
                                                                   .out = checked_out,
                                                                   .ops = options.ops || project.settings().ops,
                                                                   .force = options.force}));
  Findings findings = sources.findings;
  findings.insert(findings.end(), report.findings.begin(), report.findings.end());
  project.show(findings);
  say(fmt::format("{}: {} files, {} written, {} removed", locale, report.files, report.written, report.removed));
  return project.verdict(findings);
}

}  // namespace

void add_export(CLI::App& app, Global& global) {
  CLI::App& command = add_command(app, "export", "Give translations out: localized Markdown",
                                  "docloc export --locale sv-SE --out translated/");
  auto options = std::make_shared<Options>();
  command
      .add_option("--locale", options->locale,
                  "The language: the source's, a translation's, or a pseudo-locale (qps-ploc, qps-plocm)")
      ->type_name("L")
      ->required();
  command.add_option("--format", options->format, "Format of the files (md)")->type_name("F")->capture_default_str();
  command
      .add_option("--out", options->out, "Folder for the files, under their source paths (default: the layout's places)")
      ->type_name("DIR");
  command.add_flag("--force", options->force, "Without --out: also write over files that somebody else made or changed");
  command.add_flag("--ops", options->ops, "Heading anchors and ms.* fields as Microsoft's OPS writes them");
  command.callback([&global, options] { global.exit = run(global, *options); });
}

}  // namespace docloc::cli

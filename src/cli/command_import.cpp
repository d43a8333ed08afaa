// docloc import
#include <fmt/format.h>

#include <filesystem>

#include "cli/program.h"
#include "site/import_markdown.h"

namespace docloc::cli {
namespace {

struct Options {
  std::string locale;
  std::string format = "md";
  std::vector<std::string> paths;
  bool any_revision = false;
};

// The folders that the store must reach to read `paths`: they may lie anywhere.
std::vector<std::string> folders_of(const std::vector<std::string>& paths) {
  std::vector<std::string> folders;
  for (const std::string& path : paths) {
    std::error_code error;
    const bool is_folder = std::filesystem::is_directory(path, error);
    if (!is_folder && !std::filesystem::exists(path, error)) {
      throw Stop{Exit::usage, fmt::format("{} is not there.", path)};
    }
    folders.push_back(is_folder ? path : path.substr(0, std::max<size_t>(1, path.rfind('/'))));
  }
  return folders;
}

Exit run(const Global& global, const Options& options) {
  if (options.format != "md") {
    throw Stop{Exit::usage, fmt::format("--format {} is not available in this version; there is md.", options.format)};
  }
  std::vector<std::string> paths;
  for (const std::string& path : options.paths)
    paths.push_back(absolute_path(path));
  Project project(global, folders_of(paths));
  const std::string locale = project.one_locale(options.locale, false);
  const site::Sources sources = project.read_sources({});
  const site::ImportPlan plan = require(site::plan_import(project.job("listing"), sources, paths));
  const site::ImportSummary summary =
      require(site::import_markdown_files(project.job("importing"), sources, plan, locale, options.any_revision));
  project.show(summary.findings);
  say(fmt::format("{}: {} pages imported, {} left out, {} units translated, {} catalogs written", locale, summary.pages,
                  summary.left_out, summary.units, summary.written));
  return project.verdict(summary.findings);
}

}  // namespace

void add_import(CLI::App& app, Global& global) {
  CLI::App& command = add_command(app, "import", "Take translations in: Markdown with the source's structure",
                                  "docloc import --locale sv-SE old-translation/");
  auto options = std::make_shared<Options>();
  command.add_option("--locale", options->locale, "The language of the translation")->type_name("L")->required();
  command.add_option("--format", options->format, "Format of the files (md)")->type_name("F")->capture_default_str();
  command.add_flag("--any-revision", options->any_revision,
                   "Also pages whose ms.openlocfilehash names another revision of the source");
  command.add_option("PATH", options->paths, "Files, or folders laid out as the source's content folder")->required();
  command.callback([&global, options] { global.exit = run(global, *options); });
}

}  // namespace docloc::cli

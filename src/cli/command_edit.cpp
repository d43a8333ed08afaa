// docloc edit
#include <fmt/format.h>

#include <cstdlib>
#include <sstream>

#include "cli/program.h"
#include "io/process.h"
#include "site/edit_markdown.h"

namespace docloc::cli {
namespace {

struct Options {
  std::string locale;
  std::string path;
};

// $VISUAL, $EDITOR, else vi; each may have arguments of its own ("code --wait"). Never through a shell.
std::vector<std::string> editor_command() {
  std::vector<std::string> command;
  for (const char* name : {"VISUAL", "EDITOR"}) {
    const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): nothing else runs yet
    if (value == nullptr) continue;
    std::istringstream words(value);
    for (std::string word; words >> word;)
      command.push_back(word);
    if (!command.empty()) return command;
  }
  return {"vi"};
}

std::string one_article(Project& project, const std::string& argument) {
  std::vector<std::string> paths = project.article_paths({argument});
  return paths.front();
}

Exit run(const Global& global, const Options& options) {
  Project project(global, {});
  const std::string locale = project.one_locale(options.locale, false);
  const std::string article = one_article(project, options.path);
  const site::Sources sources = project.read_sources({locale});
  if (sources.find(article) == nullptr) throw Stop{Exit::usage, fmt::format("{} is no article.", options.path)};
  const site::Job job = project.job("editing");
  const site::EditFile file = require(site::begin_edit(job, sources, article, locale));
  if (file.continued) say(fmt::format("{} was left by an earlier edit; going on with it.", file.path));
  std::vector<std::string> command = editor_command();
  command.push_back(absolute_path(file.path));
  const int status = require(io::PosixSpawn().run_interactive(command, absolute_path(".")));
  if (status != 0) {
    throw Stop{Exit::environment, fmt::format("{} ended with status {}; nothing was imported, the text is in {}.",
                                              command.front(), status, file.path)};
  }
  const site::EditReport report = require(site::finish_edit(job, sources, article, locale, file));
  project.show(report.summary.findings);
  if (!report.changed) {
    say("Nothing was changed.");
  } else {
    say(fmt::format("{}: {} units of {} changed", locale, report.summary.units, article));
  }
  if (report.kept) say(fmt::format("Not everything could be taken; your text is in {}.", file.path));
  return project.verdict(report.summary.findings);
}

}  // namespace

void add_edit(CLI::App& app, Global& global) {
  CLI::App& command = add_command(app, "edit", "Edit the localized Markdown of an article and import what changed",
                                  "EDITOR=nano docloc edit --locale sv-SE guide/start.md");
  auto options = std::make_shared<Options>();
  command.add_option("--locale", options->locale, "The language to edit")->type_name("L")->required();
  command.add_option("PATH", options->path, "The article")->required();
  command.callback([&global, options] { global.exit = run(global, *options); });
}

}  // namespace docloc::cli

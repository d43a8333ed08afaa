// docloc: the command line. One file a command; exit status 0 clean, 1 findings, 2 usage or settings, 3 environment.
#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <filesystem>
#include <utility>

#include "cli/program.h"

namespace {

namespace cli = docloc::cli;
namespace site = docloc::site;
using cli::Exit;

constexpr const char* kFooter =
    "Example:\n"
    "  docloc init --locale sv-SE && docloc sync && docloc build\n\n"
    "Results go to standard output, messages to standard error. Exit status: 0 clean; 1 an error was found, or more\n"
    "warnings than --max-warnings; 2 usage or settings; 3 environment. 'docloc COMMAND --help' shows a command's "
    "options.";

std::string settings_help() {
  std::string text = "Settings (docloc.yaml, or --set):\n";
  for (const site::SettingInfo& info : site::setting_table()) {
    text += fmt::format("  {:<24} {} Takes {}; default: {}.\n", info.name, info.about, info.takes, info.standard);
  }
  return text;
}

void add_global_options(CLI::App& app, cli::Global& global) {
  app.add_option("-C", global.folder, "Work as if started in this folder")->type_name("DIR");
  app.add_option("-j", global.threads, "Threads to use (default: one a processor)")->type_name("N");
  app.add_option("--color", global.color, "Color the messages")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->capture_default_str();
  app.add_option("--set", global.set, "Set a setting for this run; may be repeated")
      ->type_name("NAME=VALUE")
      ->allow_extra_args(false);
  app.add_option("--max-warnings", global.max_warnings, "End with status 1 when there are more warnings")
      ->type_name("N");
  app.set_version_flag("--version", "docloc " DOCLOC_VERSION);
}

void add_commands(CLI::App& app, cli::Global& global) {
  cli::add_init(app, global);
  cli::add_sync(app, global);
  cli::add_import(app, global);
  cli::add_export(app, global);
  cli::add_status(app, global);
  cli::add_diff(app, global);
  cli::add_accept(app, global);
  cli::add_review(app, global);
  cli::add_edit(app, global);
  cli::add_audit(app, global);
  cli::add_check(app, global);
  cli::add_build(app, global);
  cli::add_serve(app, global);
  cli::add_merge_driver(app, global);
  app.require_subcommand(1);
  app.footer(settings_help() + "\n" + kFooter);
}

// Help and version are what was asked for; anything else is a mistake in the command line.
Exit report_parse(const CLI::App& app, const CLI::ParseError& error) {
  if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) {
    app.exit(error);
    return Exit::clean;
  }
  cli::say(error.what());
  fmt::print(stderr, "'docloc --help' lists commands and options.\n");
  return Exit::usage;
}

Exit run(int argc, char** argv) {
  cli::Global global;
  CLI::App app("docloc keeps a Markdown documentation set in many languages.", "docloc");
  add_global_options(app, global);
  // Commands run after everything was parsed; each is a callback that sets global.exit.
  app.parse_complete_callback([&] {
    if (global.folder.empty()) return;
    std::error_code error;
    std::filesystem::current_path(global.folder, error);
    if (error)
      throw cli::Stop{Exit::environment, fmt::format("Cannot work in {}: {}.", global.folder, error.message())};
  });
  add_commands(app, global);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return report_parse(app, error);
  } catch (const cli::Stop& stop) {
    if (!stop.message.empty()) cli::say(stop.message);
    return stop.exit;
  }
  return global.exit;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    const Exit exit = run(argc, argv);
    // A full disk or a closed pipe shows when the last bytes leave.
    if (std::fflush(stdout) != 0) return static_cast<int>(Exit::environment);
    return static_cast<int>(exit);
  } catch (const std::exception& error) {
    std::fputs("docloc: ", stderr);
    std::fputs(error.what(), stderr);
    std::fputs("\n", stderr);
    return static_cast<int>(Exit::environment);
  }
}

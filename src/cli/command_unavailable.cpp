// Commands of the contract that this version does not have: named, so that a script learns what is missing.
#include <fmt/format.h>

#include "cli/program.h"

namespace docloc::cli {

void add_unavailable(CLI::App& app) {
  for (const char* name : {"serve"}) {
    CLI::App& command = *app.add_subcommand(name);
    command.group("");  // not in --help
    command.allow_extras();
    command.set_help_flag();
    command.callback([name] { throw Stop{Exit::usage, fmt::format("'{}' is not available in this version.", name)}; });
  }
}

}  // namespace docloc::cli

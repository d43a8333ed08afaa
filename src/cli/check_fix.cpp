#include "cli/check_fix.h"

#include <fmt/format.h>

#include <utility>

#include "report/unified_diff.h"

namespace docloc::cli {
namespace {

std::string counted(size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

}  // namespace

void add_fix_flags(CLI::App& command, FixFlags& flags) {
  command.add_flag("--fix", flags.fix, "Mend what can be mended without a change of meaning, and report the rest");
  command.add_flag("--unsafe", flags.unsafe, "With --fix or --diff: also fixes that may change a meaning");
  command.add_flag("--diff", flags.diff, "Print what --fix would change, and write nothing");
}

void check_fix_flags(const FixFlags& flags, std::string_view format) {
  if (flags.unsafe && !flags.any()) {
    throw Stop{Exit::usage, "--unsafe says which fixes are made: write it with --fix or --diff.", {}};
  }
  if (flags.diff && format != "text") {
    throw Stop{Exit::usage, fmt::format("--diff prints a patch and no {} report; choose one.", format), {}};
  }
}

Findings fix_findings(Project& project, const std::vector<std::string>& locales, const site::FindFaults& find_faults,
                      const FixFlags& flags) {
  site::FixReport report = require(site::fix_project(
      project.job("checking"), find_faults, {.locales = locales, .unsafe = flags.unsafe, .write = !flags.diff}));
  if (flags.diff) {
    for (const site::FixedFile& file : report.files)
      fmt::print("{}", report::unified_diff(file.path, file.before, file.after));
  }
  say(fmt::format("{} {} in {}", counted(report.fixed, "finding"), flags.diff ? "would be fixed" : "fixed",
                  counted(report.files.size(), "file")));
  if (report.unsafe > 0 && !flags.unsafe) {
    say(fmt::format("{} more can be fixed with --unsafe: look at what becomes of the meaning",
                    counted(report.unsafe, "finding")));
  }
  return std::move(report.findings);
}

}  // namespace docloc::cli

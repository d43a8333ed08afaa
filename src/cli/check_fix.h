// docloc check --fix: its options, and what it says on the command line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/program.h"
#include "site/fix_project.h"

namespace docloc::cli {

struct FixFlags {
  bool fix = false;
  bool unsafe = false;
  bool diff = false;  // fixes are shown, not made
  [[nodiscard]] bool any() const { return fix || diff; }
};
void add_fix_flags(CLI::App& command, FixFlags& flags);

// Flags that do not go together, or not with a report of this format, end the command.
void check_fix_flags(const FixFlags& flags, std::string_view format);

// Makes the fixes of what `find_faults` finds, or prints them as a patch; says on stderr how many. Gives what remains.
[[nodiscard]] Findings fix_findings(Project& project, const std::vector<std::string>& locales,
                                    const site::FindFaults& find_faults, const FixFlags& flags);

}  // namespace docloc::cli

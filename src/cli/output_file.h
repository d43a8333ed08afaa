// A report that --output names a file for, in place of standard output.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/program.h"

namespace docloc::cli {

class OutputFile {
 public:
  // `argument` as on the command line; empty: standard output. A name that articles, catalogs or the settings could
  // have ends the command, so that none is written over by a slip.
  explicit OutputFile(std::string_view argument);
  [[nodiscard]] bool wanted() const { return !path_.empty(); }
  // What the Project must be given beside its own folder.
  [[nodiscard]] std::vector<std::string> folders() const;
  // To the file, or to standard output. A file that could not be written ends the command with status 3.
  void write(Project& project, std::string_view bytes) const;

 private:
  std::string path_;  // absolute
};

// Adds `text` to the file that an environment variable names, as the runners of workflows ask for. Nothing where the
// variable is not set.
void append_to_file_of(const char* variable, std::string_view text);

}  // namespace docloc::cli

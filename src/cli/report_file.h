// Reports that commands write into a file of the user's choice.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/program.h"

namespace docloc::cli {

// A page that --html names. Only names that end in .html are taken, so that no article or catalog is written over by a
// slip.
class HtmlFile {
 public:
  // `argument` as on the command line; empty: none is wanted.
  explicit HtmlFile(std::string_view argument);
  [[nodiscard]] bool wanted() const { return !path_.empty(); }
  // What the Project must be given beside its own folder.
  [[nodiscard]] std::vector<std::string> folders() const;
  // Writes the page and says so.
  void write(Store& store, std::string_view bytes) const;

 private:
  std::string path_;  // absolute
};

// Standard output is a terminal that takes colors, or --color says so.
[[nodiscard]] bool colors_stdout(const Global& global);

}  // namespace docloc::cli

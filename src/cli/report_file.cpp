#include "cli/report_file.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>

namespace docloc::cli {

HtmlFile::HtmlFile(std::string_view argument) {
  if (argument.empty()) return;
  if (!argument.ends_with(".html") && !argument.ends_with(".htm")) {
    throw Stop{Exit::usage, fmt::format("--html {}: name a file that ends in .html.", argument)};
  }
  path_ = absolute_path(argument);
}

std::vector<std::string> HtmlFile::folders() const {
  if (path_.empty()) return {};
  const size_t slash = path_.rfind('/');
  return {slash == 0 ? "/" : path_.substr(0, slash)};
}

void HtmlFile::write(Store& store, std::string_view bytes) const {
  const bool written = require(store.write(path_, bytes));
  say(fmt::format("{} {}", path_, written ? "written" : "is up to date"));
}

bool colors_stdout(const Global& global) {
  if (global.color != "auto") return global.color == "always";
  return ::isatty(STDOUT_FILENO) != 0 && std::getenv("NO_COLOR") == nullptr;
}

}  // namespace docloc::cli

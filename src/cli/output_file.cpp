#include "cli/output_file.h"

#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <cstdlib>

namespace docloc::cli {

OutputFile::OutputFile(std::string_view argument) {
  if (argument.empty()) return;
  constexpr std::array<std::string_view, 6> kKept = {".md", ".mdx", ".xlf", ".yaml", ".yml", ".html"};
  for (const std::string_view end : kKept) {
    if (argument.ends_with(end)) {
      throw Stop{Exit::usage, fmt::format("--output {}: a report is none of {}.", argument, fmt::join(kKept, ", "))};
    }
  }
  path_ = absolute_path(argument);
}

std::vector<std::string> OutputFile::folders() const {
  if (path_.empty()) return {};
  const size_t slash = path_.rfind('/');
  return {slash == 0 ? "/" : path_.substr(0, slash)};
}

void OutputFile::write(Project& project, std::string_view bytes) const {
  if (path_.empty()) {
    fmt::print("{}", bytes);
    return;
  }
  const bool written = require(project.store().write(path_, bytes));
  say(fmt::format("{} {}", path_, written ? "written" : "is up to date"));
}

void append_to_file_of(const char* variable, std::string_view text) {
  const char* path = std::getenv(variable);
  if (path == nullptr || *path == '\0') return;
  std::FILE* file = std::fopen(path, "ab");
  const bool written = file != nullptr && std::fwrite(text.data(), 1, text.size(), file) == text.size();
  const bool closed = file != nullptr && std::fclose(file) == 0;
  if (!written || !closed) throw Stop{Exit::environment, fmt::format("{} cannot be written.", path)};
}

}  // namespace docloc::cli

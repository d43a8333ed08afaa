// The default theme's files, compiled into the program by cmake/embed.cmake.
#pragma once

#include <span>
#include <string_view>

namespace docloc::render {

struct ThemeFile {
  std::string_view name;  // "page.mustache"
  std::string_view bytes;
};

// Sorted by name. Static storage.
[[nodiscard]] std::span<const ThemeFile> theme_files();

}  // namespace docloc::render

// Templates of file paths: "docs/{dir}/{name}.sv.{ext}". Internal to the layout.
//
// {path} stands for the path below a root, {dir} for its folder (which may be empty), {name} and {ext} for the file's
// name before and after the last '.'. A template has {path}, or the other three.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace docloc::site {

// `path` filled into `path_template`. What is empty leaves no trace: "a/{dir}/{name}.{ext}" of "LICENSE" gives
// "a/LICENSE".
[[nodiscard]] std::string fill_path(std::string_view path_template, std::string_view path);

// The path for which fill_path() gives `file`. nullopt: there is none.
[[nodiscard]] std::optional<std::string> match_path(std::string_view path_template, std::string_view file);

// The folder that every file of the template lies in: "docs/{dir}/{name}.{ext}" gives "docs". "": the project itself.
[[nodiscard]] std::string literal_folder(std::string_view path_template);

}  // namespace docloc::site

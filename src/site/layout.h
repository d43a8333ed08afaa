// Where files lie: of an article path, of a file, of a locale. Everything that has to do with the setting `layout`
// ('content' is one row of it).
//
// The path of an article or resource is its name everywhere else (catalogs, links, pages): the row's `under` and the
// path below the row's root. A path belongs to the first row that takes it; a file that another row's file of the same
// path stands before is passed over, so a path always names one file.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "base/ports.h"
#include "base/result.h"
#include "site/settings.h"

namespace docloc::site {

// What a locale is called in the layout's files and folders: its entry in locale_codes, else its tag.
[[nodiscard]] std::string code_of(const Settings& settings, std::string_view locale);

// `layout_template` with the locale's code in place of "{locale}" and its language subtag in place of "{lang}".
[[nodiscard]] std::string expand_layout(const Settings& settings, std::string_view layout_template,
                                        std::string_view locale);

// The source file of an article or resource, whether it is there or not; also that of a folder of them.
[[nodiscard]] std::string source_file(const Settings& settings, std::string_view path);

// Where a locale other than the source's has its file of that path: its own, or the one that export writes. nullopt:
// the layout has no place for it, or the row is not for this locale.
[[nodiscard]] std::optional<std::string> locale_file(const Settings& settings, std::string_view path,
                                                     std::string_view locale);

// The row is translated to `locale`.
[[nodiscard]] bool is_row_for(const LayoutRow& row, std::string_view locale);

// The articles of this path are translated to `locale`, or written in it.
[[nodiscard]] bool is_for_locale(const Settings& settings, std::string_view path, std::string_view locale);

// `path` has a place that docloc export writes to by itself.
[[nodiscard]] bool is_exported(const Settings& settings, std::string_view path, std::string_view locale);

// Both paths lie in one row, so they stay as far apart wherever its files go.
[[nodiscard]] bool is_same_row(const Settings& settings, std::string_view path, std::string_view other);

// Export puts copies of the resources beside the articles of this path.
[[nodiscard]] bool copies_resources(const Settings& settings, std::string_view path);

// The path whose locale_file() is `file`.
[[nodiscard]] std::optional<std::string> path_in_locale(const Settings& settings, std::string_view file,
                                                        std::string_view locale);

// The paths of what a source file, a folder of them, or a folder around them holds: each is a path or the folder that
// paths begin with; "" stands for all. Empty: `file` has nothing to do with the sources.
[[nodiscard]] std::vector<std::string> paths_below(const Settings& settings, std::string_view file);

// The folders of the source's files. "": the project itself.
[[nodiscard]] std::vector<std::string> source_folders(const Settings& settings);

// The absolute folders outside the project that hold the layout's files.
[[nodiscard]] std::vector<std::string> outside_folders(const Settings& settings);

struct LayoutFile {
  std::string path;
  std::string file;          // as the store knows it
  bool is_source = false;    // the row translates it, if docloc knows its format; else it is a resource
  bool is_exported = false;  // its row's place for the locale is written by export
};

struct LayoutFiles {
  std::vector<LayoutFile> files;  // sorted by path, each path once
  Findings findings;              // site/same-path
};

// The source's files. Those of other locales that lie among them are left out, and so are excluded ones.
[[nodiscard]] Result<LayoutFiles> list_source_files(const Store& store, const Settings& settings);

// What lies at a locale's places, exports included.
[[nodiscard]] Result<LayoutFiles> list_locale_files(const Store& store, const Settings& settings,
                                                    std::string_view locale);

// The target locales: those of the settings, else those that have folders.
[[nodiscard]] Result<std::vector<std::string>> find_locales(const Store& store, const Settings& settings);

}  // namespace docloc::site

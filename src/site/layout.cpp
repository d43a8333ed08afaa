#include "site/layout.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "site/localize.h"
#include "site/path_template.h"
#include "site/paths.h"
#include "text/locale.h"

namespace docloc::site {
namespace {

// Folders that no layout means when it takes in the whole project.
constexpr std::string_view kPackages = "node_modules";

std::string root_of(const Settings& settings, const LayoutRow& row) {
  return expand_layout(settings, row.root, settings.source_locale);
}

bool names_locale(std::string_view path_template) {
  return path_template.find("{locale}") != path_template.npos || path_template.find("{lang}") != path_template.npos;
}

bool matches(const Settings& settings, const std::vector<std::string>& globs, std::string_view path) {
  return std::any_of(globs.begin(), globs.end(), [&](const std::string& glob) {
    return matches_glob(names_locale(glob) ? expand_layout(settings, glob, settings.source_locale) : glob, path);
  });
}

// What stands before a glob's first wildcard, up to its last '/'.
std::string folder_of_glob(const Settings& settings, const std::string& glob) {
  const std::string named = names_locale(glob) ? expand_layout(settings, glob, settings.source_locale) : glob;
  const std::string literal = named.substr(0, named.find_first_of("*?"));
  return literal.substr(0, literal.rfind('/') + 1);
}

// `path` is below the row's root. A data file is a source where articles of the row could lie.
bool is_source_name(const Settings& settings, const LayoutRow& row, std::string_view path) {
  if (matches(settings, row.sources, path)) return true;
  if (segment::format_of(path) == segment::Format::markdown || !matches_any(settings.data_files, path)) return false;
  return std::any_of(row.sources.begin(), row.sources.end(),
                     [&](const std::string& glob) { return path.starts_with(folder_of_glob(settings, glob)); });
}

// `path` is below the row's root. Articles are what the row translates; everything else below the root may be a
// resource, but Markdown that no glob names is left alone.
bool takes(const Settings& settings, const LayoutRow& row, std::string_view path) {
  if (matches(settings, row.exclude, path)) return false;
  return is_source_name(settings, row, path) || (!is_article_path(path) && matches(settings, row.resources, path));
}

// What follows `folder` and its '/'; `folder` "" is around everything.
std::optional<std::string_view> below(std::string_view path, std::string_view folder) {
  if (folder.empty()) return path;
  if (!is_within(path, folder)) return std::nullopt;
  path.remove_prefix(folder.size());
  if (path.starts_with('/')) path.remove_prefix(1);
  return path;
}

struct Owner {
  const LayoutRow* row = nullptr;
  std::string_view path;  // below the row's root
};

// The first row that takes the path; of one that none takes (a folder, a file that is gone), the first it could be in.
Owner owner_of(const Settings& settings, std::string_view path) {
  Owner possible;
  for (const LayoutRow& row : settings.layout) {
    const std::optional<std::string_view> inner = below(path, row.under);
    if (!inner) continue;
    if (takes(settings, row, *inner)) return {&row, *inner};
    if (possible.row == nullptr) possible = {&row, *inner};
  }
  return possible;
}

// Where sources are named "a.en.md", "a" is the name that other languages use too.
bool marks_sources(const LayoutRow& row) {
  return std::any_of(row.sources.begin(), row.sources.end(),
                     [](const std::string& glob) { return names_locale(glob); });
}

std::string place_of(const Settings& settings, const LayoutRow& row, std::string_view path, std::string_view locale) {
  std::string named(path);
  if (marks_sources(row)) {
    const std::string mark = "." + code_of(settings, settings.source_locale) + ".";
    const size_t at = named.rfind(mark);
    if (at != named.npos && named.find_first_of("/.", at + mark.size()) == named.npos) named.erase(at, mark.size() - 1);
  }
  return fill_path(expand_layout(settings, row.to, locale), named);
}

std::optional<std::string> path_in_row(const Settings& settings, const LayoutRow& row, std::string_view file,
                                       std::string_view locale) {
  if (row.to.empty() || !is_row_for(row, locale)) return std::nullopt;
  std::optional<std::string> path = match_path(expand_layout(settings, row.to, locale), file);
  if (!path) return std::nullopt;
  if (marks_sources(row) && !matches(settings, row.sources, *path)) {
    const size_t dot = std::min(path->rfind('.'), path->size());
    std::string marked = *path;
    marked.insert(dot, "." + code_of(settings, settings.source_locale));
    if (matches(settings, row.sources, marked)) path = std::move(marked);
  }
  std::string full = join(row.under, *path);
  return owner_of(settings, full).row == &row ? std::optional(std::move(full)) : std::nullopt;
}

// Names in `folder` that stand for languages. A tag counts when its language is known by name: "media" is none.
Result<void> add_locales(const Store& store, const Settings& settings, const std::string& folder,
                         std::set<std::string>& found) {
  const Result<std::vector<std::string>> files = store.list(folder.empty() ? "." : folder);
  if (!files) return fail(files.error().what);
  for (const std::string& path : *files) {
    const std::string name = path.substr(0, path.find('/'));
    if (name.size() == path.size() || found.contains(name)) continue;
    const auto code = std::find_if(settings.locale_codes.begin(), settings.locale_codes.end(),
                                   [&](const auto& entry) { return entry.second == name; });
    if (code != settings.locale_codes.end()) {
      found.insert(code->first);
    } else if (text::canonical_locale(name) == name && text::display_name(name) != name) {
      found.insert(name);
    }
  }
  return {};
}

// Folders that hold docloc's own files, or other programs': nobody's sources.
bool is_set_apart(const Settings& settings, std::string_view file) {
  return is_within(file, settings.out) || is_within(file, folder_of_locales(settings.catalogs)) ||
         is_within(file, kPackages) || file == kSettingsPath;
}

// Where files of other languages lie: most files are told apart by the folder alone.
struct LocalePlace {
  const LayoutRow* row = nullptr;
  std::string locale;
  std::string folder;  // with its '/'; empty: the project itself
};

std::vector<LocalePlace> locale_places(const Settings& settings, const std::vector<std::string>& locales) {
  std::vector<LocalePlace> places;
  for (const LayoutRow& row : settings.layout) {
    for (const std::string& locale : locales) {
      if (row.to.empty() || !is_row_for(row, locale)) continue;
      places.push_back({&row, locale, join(literal_folder(expand_layout(settings, row.to, locale)), "")});
    }
  }
  return places;
}

bool is_in_any_locale(const Settings& settings, const std::vector<LocalePlace>& places, std::string_view file) {
  return std::any_of(places.begin(), places.end(), [&](const LocalePlace& place) {
    return file.starts_with(place.folder) && path_in_row(settings, *place.row, file, place.locale);
  });
}

Finding same_path(const std::string& file, const std::string& path) {
  return {.rule = "site/same-path",
          .severity = Severity::warning,
          .source = {.path = file},
          .message =
              fmt::format("A row of the layout before this file's has the files named {}, so it was left out.", path),
          .hint = "Give the row of this file another 'under'."};
}

void sort_files(LayoutFiles& listed) {
  std::sort(listed.files.begin(), listed.files.end(), [](const LayoutFile& a, const LayoutFile& b) {
    return std::tie(a.path, a.file) < std::tie(b.path, b.file);
  });
  const auto last = std::unique(listed.files.begin(), listed.files.end(),
                                [](const LayoutFile& a, const LayoutFile& b) { return a.path == b.path; });
  listed.files.erase(last, listed.files.end());
}

}  // namespace

bool is_row_for(const LayoutRow& row, std::string_view locale) {
  return row.locales.empty() || is_pseudo_locale(locale) ||
         std::find(row.locales.begin(), row.locales.end(), locale) != row.locales.end();
}

std::string code_of(const Settings& settings, std::string_view locale) {
  const auto found = settings.locale_codes.find(locale);
  return found == settings.locale_codes.end() ? std::string(locale) : found->second;
}

std::string expand_layout(const Settings& settings, std::string_view layout_template, std::string_view locale) {
  std::string path(layout_template);
  const std::string code = code_of(settings, locale);
  const std::string_view language = locale.substr(0, locale.find('-'));
  for (const auto& [variable, value] :
       {std::pair<std::string_view, std::string_view>{"{locale}", code}, {"{lang}", language}}) {
    for (size_t at = path.find(variable); at != path.npos; at = path.find(variable, at + value.size()))
      path.replace(at, variable.size(), value);
  }
  return path;
}

std::string source_file(const Settings& settings, std::string_view path) {
  const Owner owner = owner_of(settings, path);
  if (owner.row == nullptr) return std::string(path);
  const std::string root = root_of(settings, *owner.row);
  return owner.path.empty() ? root : join(root, owner.path);
}

std::optional<std::string> locale_file(const Settings& settings, std::string_view path, std::string_view locale) {
  const Owner owner = owner_of(settings, path);
  if (owner.row == nullptr || owner.row->to.empty() || !is_row_for(*owner.row, locale)) return std::nullopt;
  return place_of(settings, *owner.row, owner.path, locale);
}

bool is_for_locale(const Settings& settings, std::string_view path, std::string_view locale) {
  const bool for_all = std::all_of(settings.layout.begin(), settings.layout.end(),
                                   [](const LayoutRow& row) { return row.locales.empty(); });
  if (for_all || locale == settings.source_locale) return true;
  const Owner owner = owner_of(settings, path);
  return owner.row == nullptr || is_row_for(*owner.row, locale);
}

bool is_exported(const Settings& settings, std::string_view path, std::string_view locale) {
  const Owner owner = owner_of(settings, path);
  return owner.row != nullptr && owner.row->exports && is_row_for(*owner.row, locale);
}

bool is_same_row(const Settings& settings, std::string_view path, std::string_view other) {
  return owner_of(settings, path).row == owner_of(settings, other).row;
}

bool copies_resources(const Settings& settings, std::string_view path) {
  const Owner owner = owner_of(settings, path);
  return owner.row != nullptr && owner.row->copy_resources;
}

std::optional<std::string> path_in_locale(const Settings& settings, std::string_view file, std::string_view locale) {
  for (const LayoutRow& row : settings.layout) {
    if (std::optional<std::string> path = path_in_row(settings, row, file, locale)) return path;
  }
  return std::nullopt;
}

std::vector<std::string> paths_below(const Settings& settings, std::string_view file) {
  std::vector<std::string> paths;
  const auto add = [&](std::string path) {
    if (std::find(paths.begin(), paths.end(), path) == paths.end()) paths.push_back(std::move(path));
  };
  for (const LayoutRow& row : settings.layout) {
    const std::string root = root_of(settings, row);
    if (const std::optional<std::string_view> inner = below(file, root)) {
      add(inner->empty() ? row.under : join(row.under, *inner));
    } else if (below(root, file)) {
      add(row.under);
    }
  }
  return paths;
}

std::vector<std::string> source_folders(const Settings& settings) {
  std::vector<std::string> folders;
  for (const LayoutRow& row : settings.layout) {
    std::string root = root_of(settings, row);
    if (std::find(folders.begin(), folders.end(), root) == folders.end()) folders.push_back(std::move(root));
  }
  return folders;
}

std::vector<std::string> outside_folders(const Settings& settings) {
  std::vector<std::string> folders;
  for (const LayoutRow& row : settings.layout) {
    // A root with a locale in it is opened above that, where the other languages are.
    for (std::string folder : {literal_folder(join(row.root, "{path}")), literal_folder(row.to)}) {
      if (folder.starts_with('/')) folders.push_back(std::move(folder));
    }
  }
  return folders;
}

Result<LayoutFiles> list_source_files(const Store& store, const Settings& settings) {
  Result<std::vector<std::string>> locales = find_locales(store, settings);
  if (!locales) return fail(locales.error().what);
  locales->insert(locales->end(), {"qps-ploc", "qps-plocm"});
  const std::vector<LocalePlace> places = locale_places(settings, *locales);
  LayoutFiles listed;
  for (const LayoutRow& row : settings.layout) {
    const std::string root = root_of(settings, row);
    const Result<std::vector<std::string>> names = store.list(root.empty() ? "." : root);
    if (!names) return fail(names.error().what);
    for (const std::string& name : *names) {
      std::string file = join(root, name);
      std::string path = join(row.under, name);
      if (!takes(settings, row, name) || matches_any(settings.exclude, path)) continue;
      if (root.empty() && is_set_apart(settings, file)) continue;
      if (is_in_any_locale(settings, places, file)) continue;
      const bool is_source = is_source_name(settings, row, name);
      if (owner_of(settings, path).row == &row) {
        listed.files.push_back({std::move(path), std::move(file), is_source});
      } else if (is_source && source_file(settings, path) != file) {
        listed.findings.push_back(same_path(file, path));
      }
    }
  }
  sort_files(listed);
  return listed;
}

Result<LayoutFiles> list_locale_files(const Store& store, const Settings& settings, std::string_view locale) {
  LayoutFiles listed;
  std::set<std::string> seen;
  for (const LayoutRow& row : settings.layout) {
    if (row.to.empty() || !is_row_for(row, locale)) continue;
    const std::string folder = literal_folder(expand_layout(settings, row.to, locale));
    if (!seen.insert(folder).second) continue;
    const Result<std::vector<std::string>> names = store.list(folder.empty() ? "." : folder);
    if (!names) return fail(names.error().what);
    for (const std::string& name : *names) {
      std::string file = join(folder, name);
      if (folder.empty() && is_set_apart(settings, file)) continue;
      std::optional<std::string> path = path_in_locale(settings, file, locale);
      if (!path || matches_any(settings.exclude, *path)) continue;
      const LayoutRow& owner = *owner_of(settings, *path).row;
      const std::string_view inner = *below(*path, owner.under);
      if (takes(settings, owner, inner)) {
        listed.files.push_back(
            {std::move(*path), std::move(file), is_source_name(settings, owner, inner), owner.exports});
      }
    }
  }
  sort_files(listed);
  return listed;
}

Result<std::vector<std::string>> find_locales(const Store& store, const Settings& settings) {
  if (!settings.locales.empty()) return settings.locales;
  std::set<std::string> found;
  std::set<std::string> folders = {folder_of_locales(settings.catalogs)};
  for (const LayoutRow& row : settings.layout) {
    for (const std::string_view path_template : {std::string_view(row.root), std::string_view(row.to)}) {
      const size_t at = path_template.find("{locale}");
      const bool whole_name = at != path_template.npos && (at == 0 || path_template[at - 1] == '/') &&
                              path_template.substr(at + 8, 1).find_first_not_of('/') == path_template.npos;
      if (whole_name) folders.insert(folder_of_locales(path_template));
    }
  }
  for (const std::string& folder : folders) {
    if (const Result<void> added = add_locales(store, settings, folder, found); !added) return fail(added.error().what);
  }
  found.erase(settings.source_locale);
  return std::vector<std::string>(found.begin(), found.end());
}

}  // namespace docloc::site

#include "site/read_layout.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "site/layout.h"
#include "site/nearest_name.h"
#include "site/paths.h"

namespace docloc::site {
namespace {

using yaml::Tree;

constexpr std::array<std::string_view, 8> kKeys = {"sources", "resources", "exclude",       "under",
                                                   "to",      "locales",   "copy_resources"};

Complaint read_globs(const Tree& value, std::vector<std::string>& out) {
  if (value.kind == Tree::Kind::scalar) {
    out = {value.scalar};
  } else if (Complaint complaint = read_list(value, out); !complaint.empty()) {
    return complaint;
  }
  for (std::string& glob : out) {
    if (Complaint complaint = check_folder(glob); !complaint.empty()) return complaint;
    while (glob.starts_with("./"))
      glob.erase(0, 2);
  }
  return {};
}

// The folder before a glob's first wildcard; of a path without any, its folder.
std::string_view folder_of_glob(std::string_view glob) {
  const std::string_view literal = glob.substr(0, glob.find_first_of("*?"));
  const size_t slash = literal.rfind('/');
  return slash == literal.npos ? std::string_view() : literal.substr(0, slash);
}

// Globs of the settings count from the project, those of a row from its root. One that begins with "**" holds anywhere
// below the root.
Complaint make_relative(std::vector<std::string>& globs, const std::string& root, std::string_view key) {
  for (std::string& glob : globs) {
    if (root.empty() || glob.starts_with("**")) continue;
    if (!is_within(glob, root)) return fmt::format("has in {} '{}', which is not below {}", key, glob, root);
    glob.erase(0, std::min(root.size() + 1, glob.size()));
  }
  return {};
}

Complaint check_variables(std::string_view path_template, bool of_path) {
  for (size_t open = path_template.find('{'); open != path_template.npos; open = path_template.find('{', open + 1)) {
    const std::string_view variable = path_template.substr(open, path_template.find('}', open) - open + 1);
    const bool of_locale = variable == "{locale}" || variable == "{lang}";
    const bool known =
        of_locale || variable == "{path}" || variable == "{dir}" || variable == "{name}" || variable == "{ext}";
    if (!known || (!of_path && !of_locale)) return fmt::format("has '{}', which is no variable there", variable);
  }
  return {};
}

bool names_locale(std::string_view path_template) {
  return path_template.find("{locale}") != path_template.npos || path_template.find("{lang}") != path_template.npos;
}

// Only `to` may lead out of the project: another locale's files may well lie in a repository beside this one.
Complaint read_place(std::string to, LayoutRow& row) {
  std::string_view inner = to;
  while (inner.starts_with("../"))
    inner.remove_prefix(3);
  if (const Complaint complaint = check_folder(inner); !complaint.empty()) return "has a 'to' that " + complaint;
  if (Complaint complaint = check_variables(to, true); !complaint.empty()) return complaint;
  while (to.starts_with("./"))
    to.erase(0, 2);
  const auto has = [&](std::string_view variable) { return to.find(variable) != to.npos; };
  if (!has("{path}") && !has("{dir}") && !has("{name}") && !has("{ext}")) to = join(to, "{path}");
  if (!has("{path}") && (!has("{dir}/") || !has("{name}") || !has("{ext}"))) {
    return fmt::format("has 'to: {}', which needs {{path}}, or all of {{dir}}/, {{name}} and {{ext}}", to);
  }
  if (!names_locale(to)) return fmt::format("has 'to: {}', which needs {{locale}} or {{lang}}", to);
  row.to = std::move(to);
  return {};
}

Complaint read_members(const Tree& mapping, LayoutRow& row, std::string& to, std::optional<std::string>& under) {
  for (const auto& [key, value] : mapping.members) {
    Complaint complaint;
    if (key == "sources") {
      complaint = read_globs(value, row.sources);
    } else if (key == "resources") {
      complaint = read_globs(value, row.resources);
    } else if (key == "exclude") {
      complaint = read_globs(value, row.exclude);
    } else if (key == "locales") {
      complaint = read_locales(value, row.locales);
    } else if (key == "copy_resources") {
      complaint = read_flag(value, row.copy_resources);
    } else if (key == "under") {
      complaint = read_text(value, under.emplace());
    } else if (key == "to") {
      complaint = read_text(value, to);
    } else {
      const std::string_view nearest = nearest_name(key, kKeys);
      return fmt::format("has a row with '{}', which is none of {}{}", key, fmt::join(kKeys, ", "),
                         nearest.empty() ? "" : fmt::format("; did you mean '{}'?", nearest));
    }
    if (!complaint.empty()) return fmt::format("has in '{}' something that {}", key, complaint);
  }
  return {};
}

// What the articles of a root are known by when the row doesn't say: the root's names that are the same in every
// language.
std::string standard_under(std::string_view root) {
  if (root.starts_with('/')) return {};
  std::string under;
  for (size_t begin = 0; begin < root.size();) {
    const size_t end = std::min(root.find('/', begin), root.size());
    const std::string_view name = root.substr(begin, end - begin);
    if (!names_locale(name)) under = join(under, name);
    begin = end + 1;
  }
  return under;
}

Complaint read_row(const Tree& value, LayoutRow& row) {
  if (value.kind != Tree::Kind::mapping) return "must be a list of rows, each with 'sources' and 'to'";
  std::string to;
  std::optional<std::string> under;
  if (Complaint complaint = read_members(value, row, to, under); !complaint.empty()) return complaint;
  if (row.sources.empty() && row.resources.empty()) return "has a row with neither 'sources' nor 'resources'";
  row.root = root_of_globs(row.sources.empty() ? row.resources : row.sources);
  if (Complaint complaint = check_variables(row.root, false); !complaint.empty()) return complaint;
  for (auto [globs, key] :
       {std::pair{&row.sources, "sources"}, {&row.resources, "resources"}, {&row.exclude, "exclude"}}) {
    if (Complaint complaint = make_relative(*globs, row.root, key); !complaint.empty()) return complaint;
  }
  if (row.resources.empty()) row.resources = {"**"};
  row.under = under.value_or(standard_under(row.root));
  while (row.under.ends_with('/'))
    row.under.pop_back();
  if (!row.under.empty() && (row.under.starts_with('/') || !check_folder(row.under).empty())) {
    return fmt::format("has 'under: {}', which is no relative folder", row.under);
  }
  if (to.empty()) {
    // A locale's own files lie in its folder as the source's do; export leaves that folder alone.
    if (names_locale(row.root)) row.to = join(row.root, "{path}");
    return {};
  }
  row.exports = true;
  return read_place(std::move(to), row);
}

}  // namespace

Complaint read_layout(const Tree& value, std::vector<LayoutRow>& out) {
  if (value.kind == Tree::Kind::null) return {};
  if (value.kind != Tree::Kind::sequence || value.items.empty()) return "must be a list of rows";
  std::vector<LayoutRow> rows(value.items.size());
  for (size_t i = 0; i < rows.size(); ++i) {
    if (Complaint complaint = read_row(value.items[i], rows[i]); !complaint.empty()) return complaint;
  }
  out = std::move(rows);
  return {};
}

std::string root_of_globs(const std::vector<std::string>& globs) {
  std::string common(folder_of_glob(globs.front()));
  for (const std::string& glob : globs) {
    while (!common.empty() && !is_within(folder_of_glob(glob), common))
      common.erase(common.rfind('/') == common.npos ? 0 : common.rfind('/'));
  }
  return common;
}

LayoutRow content_row(std::string_view folder) {
  return {.root = std::string(folder), .sources = {"**"}, .resources = {"**"}, .to = join(folder, "{path}")};
}

Complaint check_places(const Settings& settings) {
  for (const LayoutRow& row : settings.layout) {
    std::map<std::string, std::string> taken;
    if (row.to.empty()) continue;
    for (const std::string& locale : row.locales.empty() ? settings.locales : row.locales) {
      const auto [other, is_new] = taken.emplace(expand_layout(settings, row.to, locale), locale);
      if (is_new) continue;
      return fmt::format("has '{}', which is the same for {} and {}; give one of them a name in 'locale_codes'", row.to,
                         other->second, locale);
    }
  }
  return {};
}

}  // namespace docloc::site

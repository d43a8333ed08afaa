#include "site/settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "segment/article.h"
#include "site/nearest_name.h"
#include "text/locale.h"
#include "yaml/settings_tree.h"

namespace docloc::site {
namespace {

using yaml::Tree;

// What a row's function is told when the value is not what it takes; empty: it was taken.
using Complaint = std::string;

struct Row {
  SettingInfo info;
  Complaint (*assign)(Settings& settings, const Tree& value);
};

Complaint read_text(const Tree& value, std::string& out) {
  if (value.kind == Tree::Kind::null) return {};
  if (value.kind != Tree::Kind::scalar) return "must be one text";
  out = value.scalar;
  return {};
}

Complaint read_list(const Tree& value, std::vector<std::string>& out) {
  if (value.kind == Tree::Kind::null) return {};
  if (value.kind != Tree::Kind::sequence) return "must be a list";
  out.clear();
  for (const Tree& item : value.items) {
    if (item.kind != Tree::Kind::scalar) return "must be a list of texts";
    out.push_back(item.scalar);
  }
  return {};
}

Complaint canonicalize(std::string& locale) {
  std::string canonical = text::canonical_locale(locale);
  if (canonical.empty()) return fmt::format("has '{}', which is not a language tag such as en-US", locale);
  locale = std::move(canonical);
  return {};
}

Complaint read_locales(const Tree& value, std::vector<std::string>& out) {
  std::vector<std::string> locales;
  if (Complaint complaint = read_list(value, locales); !complaint.empty()) return complaint;
  for (std::string& locale : locales) {
    if (Complaint complaint = canonicalize(locale); !complaint.empty()) return complaint;
  }
  std::vector<std::string> unique;
  for (const std::string& locale : locales) {
    if (std::find(unique.begin(), unique.end(), locale) == unique.end()) unique.push_back(locale);
  }
  out = std::move(unique);
  return {};
}

Complaint check_folder(std::string_view path) {
  if (path.empty()) return "must not be empty";
  if (path == ".." || path.starts_with("../") || path.ends_with("/..") || path.find("/../") != path.npos) {
    return "must not leave the project by '..'; write an absolute path";
  }
  return {};
}

Complaint read_folder(const Tree& value, std::string& out) {
  std::string folder = out;
  if (Complaint complaint = read_text(value, folder); !complaint.empty()) return complaint;
  if (Complaint complaint = check_folder(folder); !complaint.empty()) return complaint;
  while (folder.size() > 1 && folder.ends_with('/'))
    folder.pop_back();
  while (folder.starts_with("./"))
    folder.erase(0, 2);
  out = std::move(folder);
  return {};
}

Complaint read_template(const Tree& value, std::string& out) {
  std::string path = out;
  if (Complaint complaint = read_folder(value, path); !complaint.empty()) return complaint;
  constexpr std::string_view kMark = "{locale}";
  const size_t at = path.find(kMark);
  const bool whole_name = at != path.npos && (at == 0 || path[at - 1] == '/') &&
                          (at + kMark.size() == path.size() || path[at + kMark.size()] == '/');
  if (!whole_name || path.find(kMark, at + 1) != path.npos) {
    return "must have {locale} once, as a whole name of the path";
  }
  out = std::move(path);
  return {};
}

Complaint read_flag(const Tree& value, bool& out) {
  if (value.kind == Tree::Kind::null) return {};
  const std::string word = value.kind == Tree::Kind::scalar ? value.scalar : "";
  if (word != "true" && word != "false") return "must be true or false";
  out = word == "true";
  return {};
}

Complaint read_source_locale(Settings& settings, const Tree& value) {
  std::string locale = settings.source_locale;
  if (Complaint complaint = read_text(value, locale); !complaint.empty()) return complaint;
  if (Complaint complaint = canonicalize(locale); !complaint.empty()) return complaint;
  settings.source_locale = std::move(locale);
  return {};
}

Complaint read_fallback(Settings& settings, const Tree& value) {
  if (value.kind == Tree::Kind::null) return {};
  if (value.kind != Tree::Kind::mapping) return "must give each locale its list, as in 'de-AT: [de]'";
  for (const auto& [name, list] : value.members) {
    std::string locale = name;
    if (Complaint complaint = canonicalize(locale); !complaint.empty()) return complaint;
    std::vector<std::string> chain;
    if (Complaint complaint = read_locales(list, chain); !complaint.empty()) return complaint;
    settings.fallback[locale] = std::move(chain);
  }
  return {};
}

Complaint read_base_url(Settings& settings, const Tree& value) {
  std::string url;
  if (Complaint complaint = read_text(value, url); !complaint.empty()) return complaint;
  if (!url.empty() && !url.starts_with("https://") && !url.starts_with("http://")) {
    return "must start with https:// or http://";
  }
  while (url.ends_with('/'))
    url.pop_back();
  settings.base_url = std::move(url);
  return {};
}

// The one list of all settings. A new one needs a row here and a member in Settings.
constexpr std::array kRows = {
    Row{{"source_locale", "a language tag", "en-US", "The language the articles are written in."}, read_source_locale},
    Row{{"locales", "a list of language tags", "those with a folder in locales/ or content/",
         "The languages the articles are translated to."},
        [](Settings& s, const Tree& v) { return read_locales(v, s.locales); }},
    Row{{"content", "a folder with {locale}", "content/{locale}",
         "Where a locale's articles and pictures lie; the source locale's are the sources."},
        [](Settings& s, const Tree& v) { return read_template(v, s.content); }},
    Row{{"catalogs", "a folder with {locale}", "locales/{locale}", "Where a locale's strings lie, as XLIFF files."},
        [](Settings& s, const Tree& v) { return read_template(v, s.catalogs); }},
    Row{{"out", "a folder", "out", "Where the site is built."},
        [](Settings& s, const Tree& v) { return read_folder(v, s.out); }},
    Row{{"translate.front_matter", "a list of field names", "title, description, keywords and their like",
         "The front-matter fields that are text for readers."},
        [](Settings& s, const Tree& v) { return read_list(v, s.front_matter_keys); }},
    Row{{"dialect.ops", "true or false", "false",
         "Exported Markdown has heading anchors and ms.* fields as Microsoft's OPS writes them."},
        [](Settings& s, const Tree& v) { return read_flag(v, s.ops); }},
    Row{{"fallback", "a list of language tags for a locale", "none",
         "Whose text a locale takes where it has none of its own; the source's comes last."},
        read_fallback},
    Row{{"publish.machine", "true or false", "false",
         "Text that a machine translated and nobody reviewed is shown to readers and exported."},
        [](Settings& s, const Tree& v) { return read_flag(v, s.publish_machine); }},
    Row{{"exclude", "a list of globs", "none", "Files below a locale's content folder that are passed over."},
        [](Settings& s, const Tree& v) { return read_list(v, s.exclude); }},
    Row{{"base_url", "a URL", "none", "The address the site will have, for canonical and hreflang links."},
        read_base_url},
    Row{{"site.title", "a text", "none", "Stands on every page."},
        [](Settings& s, const Tree& v) { return read_text(v, s.site_title); }},
};

constexpr auto kInfos = [] {
  std::array<SettingInfo, kRows.size()> infos;
  std::transform(kRows.begin(), kRows.end(), infos.begin(), [](const Row& row) { return row.info; });
  return infos;
}();

const Row* find_row(std::string_view name) {
  // "source" is short for the one setting that nearly every file has.
  if (name == "source") name = "source_locale";
  const auto found = std::find_if(kRows.begin(), kRows.end(), [&](const Row& row) { return row.info.name == name; });
  return found == kRows.end() ? nullptr : &*found;
}

bool is_group(std::string_view name) {
  return std::any_of(kRows.begin(), kRows.end(), [&](const Row& row) {
    return row.info.name.starts_with(name) && row.info.name.substr(name.size()).starts_with('.');
  });
}

Finding unknown_setting(const Place& place, const std::string& name) {
  std::vector<std::string_view> names;
  for (const Row& row : kRows)
    names.push_back(row.info.name);
  const std::string nearest(nearest_name(name, names));
  return {.rule = "settings/unknown",
          .severity = Severity::error,
          .source = place,
          .message = fmt::format("There is no setting '{}'.", name),
          .hint = nearest.empty() ? fmt::format("The settings are {}.", fmt::join(names, ", "))
                                  : fmt::format("Did you mean '{}'?", nearest),
          .excerpt = name};
}

void assign(SettingsRead& read, const std::string& name, const Tree& value, const Place& place) {
  const Row* row = find_row(name);
  if (row == nullptr) {
    read.findings.push_back(unknown_setting(place, name));
    return;
  }
  const Complaint complaint = row->assign(read.settings, value);
  if (complaint.empty()) return;
  read.findings.push_back({.rule = "settings/value",
                           .severity = Severity::error,
                           .source = place,
                           .message = fmt::format("The setting '{}' {}.", name, complaint),
                           .hint = fmt::format("It takes {}; the default is {}.", row->info.takes, row->info.standard),
                           .excerpt = name});
}

void assign_members(SettingsRead& read, const Tree& mapping, const std::string& prefix) {
  for (size_t i = 0; i < mapping.members.size(); ++i) {
    const auto& [key, value] = mapping.members[i];
    const std::string name = prefix + key;
    if (is_group(name) && value.kind == Tree::Kind::mapping) {
      assign_members(read, value, name + ".");
    } else if (!is_group(name) || value.kind != Tree::Kind::null) {
      assign(read, name, value, mapping.member_places[i]);
    }
  }
}

void assign_override(SettingsRead& read, const std::string& name, const std::string& text) {
  const Row* row = find_row(name);
  Tree value;
  const bool is_list = row != nullptr && row->info.takes.starts_with("a list");
  if (is_list && (text.starts_with('[') || text.starts_with('{'))) {
    yaml::TreeRead parsed = yaml::read_tree("--set", text);
    if (!parsed.findings.empty()) {
      read.findings.insert(read.findings.end(), parsed.findings.begin(), parsed.findings.end());
      return;
    }
    value = std::move(parsed.tree);
  } else if (is_list) {
    value.kind = Tree::Kind::sequence;
    for (size_t begin = 0; begin < text.size();) {
      const size_t end = std::min(text.find(',', begin), text.size());
      if (end > begin) value.items.push_back({.kind = Tree::Kind::scalar, .scalar = text.substr(begin, end - begin)});
      begin = end + 1;
    }
  } else {
    value.kind = Tree::Kind::scalar;
    value.scalar = text;
  }
  assign(read, name, value, {.path = "--set"});
}

}  // namespace

Settings::Settings() : front_matter_keys(segment::ExtractOptions{}.front_matter_keys) {}

std::span<const SettingInfo> setting_table() {
  return kInfos;
}

SettingsRead read_settings(const std::optional<std::string>& bytes,
                           const std::vector<std::pair<std::string, std::string>>& overrides) {
  SettingsRead read;
  if (bytes) {
    const std::string path(kSettingsPath);
    yaml::TreeRead parsed = yaml::read_tree(path, *bytes);
    read.findings = std::move(parsed.findings);
    if (parsed.tree.kind == Tree::Kind::mapping) {
      assign_members(read, parsed.tree, "");
    } else if (read.findings.empty() && parsed.tree.kind != Tree::Kind::null) {
      read.findings.push_back({.rule = "settings/value",
                               .severity = Severity::error,
                               .source = {.path = path, .line = 1, .column = 1},
                               .message = "The settings file is not a list of 'name: value' lines.",
                               .hint = "Write one setting a line, as in 'source_locale: en-US'."});
    }
  }
  for (const auto& [name, value] : overrides)
    assign_override(read, name, value);
  std::erase(read.settings.locales, read.settings.source_locale);
  return read;
}

std::string expand(std::string_view path_template, std::string_view locale) {
  std::string path(path_template);
  if (const size_t at = path.find("{locale}"); at != path.npos)
    path.replace(at, std::string_view("{locale}").size(), locale);
  return path;
}

std::string folder_of_locales(std::string_view path_template) {
  std::string_view folder = path_template.substr(0, path_template.find("{locale}"));
  if (folder.size() > 1 && folder.ends_with('/')) folder.remove_suffix(1);
  return std::string(folder);
}

}  // namespace docloc::site

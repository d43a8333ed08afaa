#include "site/check_settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "check/check.h"
#include "check/finding_ids.h"
#include "site/nearest_name.h"

namespace docloc::site {
namespace {

using yaml::Tree;

constexpr std::array<std::pair<std::string_view, RuleLevel>, 4> kLevels = {
    {{"off", RuleLevel::off}, {"info", RuleLevel::info}, {"warning", RuleLevel::warning}, {"error", RuleLevel::error}}};

// Every name that a level can be given to.
std::vector<std::string> known_names() {
  std::vector<std::string> names;
  for (const check::Rule& rule : check::rules())
    names.emplace_back(rule.id);
  for (const std::string_view id : check::other_finding_ids())
    names.emplace_back(id);
  const size_t ids = names.size();
  for (size_t i = 0; i < ids; ++i)
    names.push_back(names[i].substr(0, names[i].find('/')) + "/*");
  return names;
}

std::string unknown_rule(const std::string& name) {
  const std::vector<std::string> names = known_names();
  const std::vector<std::string_view> views(names.begin(), names.end());
  const std::string_view nearest = nearest_name(name, views);
  if (nearest.empty()) return fmt::format("names '{}', which is no rule", name);
  return fmt::format("names '{}', which is no rule; '{}' is the nearest", name, nearest);
}

Complaint read_globs(const Tree& value, std::string_view name, std::vector<std::string>& out) {
  const Complaint complaint = read_list(value, out);
  return complaint.empty() ? complaint : fmt::format("has {} that {}", name, complaint);
}

Complaint read_override(const Tree& value, CheckOverride& out) {
  if (value.kind != Tree::Kind::mapping) return "has a row without rules, as in '- {paths: [old/**], rules: {...}}'";
  for (const auto& [name, member] : value.members) {
    Complaint complaint;
    if (name == "paths") {
      complaint = read_globs(member, name, out.paths);
    } else if (name == "locales") {
      complaint = read_locales(member, out.locales);
    } else if (name == "rules") {
      complaint = read_rule_levels(member, out.rules);
    } else {
      complaint = fmt::format("has a row with '{}', which is none of paths, locales, rules", name);
    }
    if (!complaint.empty()) return complaint;
  }
  if (out.rules.empty()) return "has a row without rules";
  return {};
}

}  // namespace

Complaint read_rule_levels(const Tree& value, RuleLevels& levels) {
  if (value.kind == Tree::Kind::null) return {};
  if (value.kind != Tree::Kind::mapping) return "must give rules their levels, as in '{links/*: warning}'";
  for (const auto& [name, level] : value.members) {
    if (!check::is_finding_id(name) && !check::is_family_pattern(name)) return unknown_rule(name);
    const auto* known = std::ranges::find(kLevels, level.scalar, &std::pair<std::string_view, RuleLevel>::first);
    if (level.kind != Tree::Kind::scalar || known == kLevels.end()) {
      return fmt::format("has for {} something that is none of off, info, warning, error", name);
    }
    levels[name] = known->second;
  }
  return {};
}

Complaint read_check_overrides(const Tree& value, std::vector<CheckOverride>& overrides) {
  if (value.kind == Tree::Kind::null) return {};
  if (value.kind != Tree::Kind::sequence) return "must be a list of rows with paths, locales and rules";
  std::vector<CheckOverride> read;
  for (const Tree& item : value.items) {
    if (Complaint complaint = read_override(item, read.emplace_back()); !complaint.empty()) return complaint;
  }
  overrides = std::move(read);
  return {};
}

Complaint read_max_warnings(const Tree& value, long& most) {
  if (value.kind == Tree::Kind::null) return {};
  const std::string& text = value.scalar;
  long number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool is_number = read.ec == std::errc() && read.ptr == text.data() + text.size() && number >= 0;
  if (value.kind != Tree::Kind::scalar || !is_number) return "must be a whole number";
  most = number;
  return {};
}

Complaint read_file(const Tree& value, std::string& path) {
  std::string text = path;
  if (Complaint complaint = read_folder(value, text); !complaint.empty()) return complaint;
  if (text.starts_with('/')) return "must be a file of the project";
  path = std::move(text);
  return {};
}

Complaint read_folders(const Tree& value, std::vector<std::string>& folders) {
  std::vector<std::string> read;
  if (Complaint complaint = read_list(value, read); !complaint.empty()) return complaint;
  if (value.kind == Tree::Kind::null) return {};
  for (const std::string& folder : read) {
    if (Complaint complaint = check_folder(folder); !complaint.empty()) return complaint;
  }
  folders = std::move(read);
  return {};
}

Complaint read_spelling(const Tree& value, CheckSettings& settings) {
  // On the command line "true" is a list of one text.
  const Tree& flag = value.kind == Tree::Kind::sequence && value.items.size() == 1 ? value.items.front() : value;
  if (flag.kind == Tree::Kind::scalar && (flag.scalar == "true" || flag.scalar == "false")) {
    settings.spelled.clear();
    return read_flag(flag, settings.spells_all);
  }
  if (value.kind == Tree::Kind::scalar) return "must be a list of language tags, true or false";
  std::vector<std::string> locales = settings.spelled;
  if (Complaint complaint = read_locales(value, locales); !complaint.empty()) return complaint;
  settings.spells_all = settings.spells_all && value.kind == Tree::Kind::null;
  settings.spelled = std::move(locales);
  return {};
}

Complaint read_manual_url(const Tree& value, std::string& url) {
  std::string text = url;
  if (Complaint complaint = read_text(value, text); !complaint.empty()) return complaint;
  const bool is_url = text.starts_with("https://") || text.starts_with("http://");
  if (!text.empty() && (!is_url || text.find("{rule}") == std::string::npos)) {
    return "must be an address with {rule} in it, as in 'https://docs.example.org/rules/{rule}.html'";
  }
  url = std::move(text);
  return {};
}

}  // namespace docloc::site

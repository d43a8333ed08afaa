#include "site/check_policy.h"

#include <algorithm>
#include <array>

#include "check/check.h"
#include "site/layout.h"
#include "site/paths.h"

namespace docloc::site {
namespace {

// What a release has to have, and a day's work has not.
constexpr std::array<std::string_view, 2> kReleaseRules = {"translation/missing", "translation/stale"};

const RuleLevel* find_level(const RuleLevels& levels, std::string_view rule) {
  if (const auto own = levels.find(rule); own != levels.end()) return &own->second;
  const auto family = levels.find(std::string(rule.substr(0, rule.find('/'))) + "/*");
  return family == levels.end() ? nullptr : &family->second;
}

bool is_among(const std::vector<std::string>& list, std::string_view one) {
  return list.empty() || std::ranges::find(list, one) != list.end();
}

bool matches_path(const Settings& settings, const std::vector<std::string>& globs, std::string_view path) {
  if (globs.empty() || matches_any(globs, path)) return true;
  return std::ranges::any_of(paths_below(settings, path),
                             [&](const std::string& article) { return matches_any(globs, article); });
}

Severity severity_of(RuleLevel level) {
  if (level == RuleLevel::error) return Severity::error;
  return level == RuleLevel::warning ? Severity::warning : Severity::info;
}

bool is_catalog(std::string_view path) {
  return path.ends_with(".xlf");
}

bool is_about_translation(const Finding& finding) {
  if (finding.rule.starts_with("apply/")) return true;
  const check::Rule* rule = check::find_rule(finding.rule);
  return rule != nullptr && rule->scope != check::Scope::article;
}

}  // namespace

std::optional<RuleLevel> CheckPolicy::level_of(std::string_view rule, std::string_view path,
                                               std::string_view locale) const {
  const CheckSettings& check = settings_.check;
  std::optional<RuleLevel> level;
  if (const RuleLevel* found = find_level(check.rules, rule); found != nullptr) level = *found;
  for (const CheckOverride& row : check.overrides) {
    const RuleLevel* found = find_level(row.rules, rule);
    if (found == nullptr || !is_among(row.locales, locale)) continue;
    if (matches_path(settings_, row.paths, path)) level = *found;
  }
  return level;
}

bool CheckPolicy::settle(Finding& finding) const {
  if (!is_touched(finding)) return false;
  const bool for_release = strict_ && std::ranges::find(kReleaseRules, finding.rule) != kReleaseRules.end();
  if (for_release) finding.severity = std::max(finding.severity, Severity::warning);
  if (changed_ != nullptr) set_by_change(finding);
  const std::string& path = finding.source.path.empty() ? finding.target.path : finding.source.path;
  const std::optional<RuleLevel> level = level_of(finding.rule, path, finding.locale);
  if (level == RuleLevel::off) return false;
  if (level) finding.severity = severity_of(*level);
  return true;
}

void CheckPolicy::set_by_change(Finding& finding) const {
  if (finding.severity == Severity::info || !is_about_translation(finding)) return;
  if (std::ranges::find(kReleaseRules, finding.rule) != kReleaseRules.end()) return;
  const bool changed = changed_->now.contains(finding.target.path);
  finding.severity = changed ? Severity::error : Severity::warning;
}

// In a file that changed, or a link to one that did: that breaks in files which nobody touched.
bool CheckPolicy::is_touched(const Finding& finding) const {
  if (changed_ == nullptr) return true;
  if (changed_->now.contains(finding.source.path) || changed_->now.contains(finding.target.path)) return true;
  if (!finding.rule.starts_with("links/")) return false;
  const auto is_named = [&](const std::string& path) {
    return !is_catalog(path) && finding.token.find(path.substr(path.rfind('/') + 1)) != std::string::npos;
  };
  return std::ranges::any_of(changed_->gone, is_named) || std::ranges::any_of(changed_->now, is_named);
}

bool CheckPolicy::may_be_linked() const {
  return changed_ == nullptr || !std::ranges::all_of(changed_->gone, is_catalog) ||
         !std::ranges::all_of(changed_->now, is_catalog);
}

}  // namespace docloc::site

// Settings of the checker. Internal to the settings; what they come to is asked of check_policy.h.
#pragma once

#include "site/setting_values.h"
#include "site/settings.h"

namespace docloc::site {

[[nodiscard]] Complaint read_rule_levels(const yaml::Tree& value, RuleLevels& levels);
[[nodiscard]] Complaint read_check_overrides(const yaml::Tree& value, std::vector<CheckOverride>& overrides);
[[nodiscard]] Complaint read_max_warnings(const yaml::Tree& value, long& most);
// A file of the project.
[[nodiscard]] Complaint read_file(const yaml::Tree& value, std::string& path);
// Folders of the project, or absolute ones.
[[nodiscard]] Complaint read_folders(const yaml::Tree& value, std::vector<std::string>& folders);
// true, false or locales.
[[nodiscard]] Complaint read_spelling(const yaml::Tree& value, CheckSettings& settings);
// A URL with "{rule}".
[[nodiscard]] Complaint read_manual_url(const yaml::Tree& value, std::string& url);

}  // namespace docloc::site

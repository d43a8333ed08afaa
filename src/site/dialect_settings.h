// Settings of the dialects. Internal to the settings.
#pragma once

#include "site/setting_values.h"
#include "site/settings.h"

namespace docloc::site {

[[nodiscard]] Complaint read_heading_ids(const yaml::Tree& value, markdown::HeadingIds& ids);
// dialect.patterns: a list of regular expressions.
[[nodiscard]] Complaint read_patterns(const yaml::Tree& value, Settings& settings);

}  // namespace docloc::site

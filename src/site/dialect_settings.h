// Settings of the dialects. Internal to the settings.
#pragma once

#include "site/setting_values.h"
#include "site/settings.h"

namespace docloc::site {

// dialect.patterns: a list of regular expressions.
[[nodiscard]] Complaint read_patterns(const yaml::Tree& value, Settings& settings);

}  // namespace docloc::site

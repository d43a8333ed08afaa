// Settings of what readers get. Internal to the settings.
#pragma once

#include <string>

#include "site/setting_values.h"
#include "site/settings.h"

namespace docloc::site {

[[nodiscard]] Complaint read_stale(const yaml::Tree& value, StalePolicy& policy);
[[nodiscard]] Complaint read_publish_locales(Settings& settings, const yaml::Tree& value);
[[nodiscard]] Complaint read_leave_out(Settings& settings, const yaml::Tree& value);
[[nodiscard]] Complaint read_redirects(Settings& settings, const yaml::Tree& value);
// A URL with "{path}".
[[nodiscard]] Complaint read_link_template(const yaml::Tree& value, std::string& out);

}  // namespace docloc::site

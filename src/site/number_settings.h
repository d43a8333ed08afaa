// Settings that are numbers. Internal to the settings.
#pragma once

#include <cstdint>

#include "site/setting_values.h"
#include "site/settings.h"

namespace docloc::site {

[[nodiscard]] Complaint read_number(const yaml::Tree& value, uint32_t least, uint32_t most, uint32_t& out);
[[nodiscard]] Complaint read_weights(Settings& settings, const yaml::Tree& value);    // quote.weights
[[nodiscard]] Complaint read_threshold(Settings& settings, const yaml::Tree& value);  // memory.threshold

}  // namespace docloc::site

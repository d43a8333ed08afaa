// Reading a setting's value from its place in the settings' tree. Internal to the settings.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "yaml/settings_tree.h"

namespace docloc::site {

// What is wrong with a value, as the end of "The setting 'x' ..."; empty: it was taken.
using Complaint = std::string;

// A null leaves `out` as it is; so does a value that is complained of.
[[nodiscard]] Complaint read_text(const yaml::Tree& value, std::string& out);
[[nodiscard]] Complaint read_list(const yaml::Tree& value, std::vector<std::string>& out);
[[nodiscard]] Complaint read_flag(const yaml::Tree& value, bool& out);         // true or false
[[nodiscard]] Complaint read_percent(const yaml::Tree& value, uint32_t& out);  // 0 to 100
// Tags in canonical case, each once.
[[nodiscard]] Complaint read_locales(const yaml::Tree& value, std::vector<std::string>& out);
// Without a final '/' or leading "./".
[[nodiscard]] Complaint read_folder(const yaml::Tree& value, std::string& out);
// A folder with {locale} once, as a whole name.
[[nodiscard]] Complaint read_template(const yaml::Tree& value, std::string& out);

[[nodiscard]] Complaint canonicalize(std::string& locale);
[[nodiscard]] Complaint check_folder(std::string_view path);  // not empty, does not leave the project by ".."

}  // namespace docloc::site

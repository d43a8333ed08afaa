// The setting `layout` and its short form `content`. Internal to the settings.
#pragma once

#include <string_view>
#include <vector>

#include "site/setting_values.h"
#include "site/settings.h"

namespace docloc::site {

// A list of mappings, each a row.
[[nodiscard]] Complaint read_layout(const yaml::Tree& value, std::vector<LayoutRow>& out);

// The folder that a row with these globs, at least one, counts from: what all of them have before a wildcard.
[[nodiscard]] std::string root_of_globs(const std::vector<std::string>& globs);

// The row that "content: FOLDER" stands for; `folder` has {locale}.
[[nodiscard]] LayoutRow content_row(std::string_view folder);

// Two of the locales would have the same file.
[[nodiscard]] Complaint check_places(const Settings& settings);

}  // namespace docloc::site

// What an independent YAML reader makes of a front matter: yaml-cpp, as any consumer would call it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace docloc::yaml_test {

// Every scalar by its path, as in "a.b[1]"; nulls are empty. nullopt: not YAML.
[[nodiscard]] std::optional<std::map<std::string, std::string>> read_all(std::string_view content);

}  // namespace docloc::yaml_test

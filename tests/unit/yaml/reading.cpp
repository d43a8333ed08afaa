#include "unit/yaml/reading.h"

#include <yaml-cpp/yaml.h>

namespace docloc::yaml_test {
namespace {

void flatten(const YAML::Node& node, const std::string& name, std::map<std::string, std::string>& out) {
  if (node.IsScalar()) {
    out[name] = node.Scalar();
  } else if (node.IsSequence()) {
    for (size_t i = 0; i < node.size(); ++i)
      flatten(node[i], name + "[" + std::to_string(i) + "]", out);
  } else if (node.IsMap()) {
    for (const auto& member : node) {
      if (!member.first.IsScalar()) continue;
      const std::string key = member.first.Scalar();
      flatten(member.second, name.empty() ? key : name + "." + key, out);
    }
  } else {
    out[name] = "";
  }
}

}  // namespace

std::optional<std::map<std::string, std::string>> read_all(std::string_view content) {
  try {
    std::map<std::string, std::string> values;
    const YAML::Node root = YAML::Load(std::string(content));
    if (root.IsMap()) flatten(root, "", values);
    return values;
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

}  // namespace docloc::yaml_test

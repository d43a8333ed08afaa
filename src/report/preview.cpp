#include "report/preview.h"

#include <nlohmann/json.hpp>

#include "report/report.h"

namespace docloc::report {

std::string preview_json(const PreviewState& state) {
  using Json = nlohmann::ordered_json;
  const Json findings = Json::parse(findings_json(state.findings));
  const Json json{{"format", "docloc-preview"}, {"version", 1},
                  {"server", state.server},     {"build", state.build},
                  {"built", state.is_built},    {"everything", state.everything},
                  {"changed", state.changed},   {"findings", findings.at("findings")}};
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace docloc::report

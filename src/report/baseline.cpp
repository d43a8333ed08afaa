#include "report/baseline.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <tuple>

namespace docloc::report {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kFormat = "docloc-baseline";
constexpr int kVersion = 1;

std::string text_of(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace

BaselineEntry entry_of(const Finding& finding) {
  const Place& place = finding.source.path.empty() ? finding.target : finding.source;
  return {finding.fingerprint, finding.rule, place.path, finding.message};
}

Result<Baseline> read_baseline(std::string_view bytes) {
  const Json json = Json::parse(bytes, nullptr, false);
  if (!json.is_object() || text_of(json, "format") != kFormat) return fail("it is no baseline of docloc");
  const auto version = json.find("version");
  if (version == json.end() || *version != kVersion) return fail("it is of another version of docloc");
  const auto list = json.find("findings");
  if (list == json.end() || !list->is_array()) return fail("it has no list of findings");
  Baseline baseline;
  for (const Json& item : *list) {
    if (!item.is_object() || text_of(item, "fingerprint").empty()) return fail("an entry has no fingerprint");
    baseline.push_back(
        {text_of(item, "fingerprint"), text_of(item, "rule"), text_of(item, "path"), text_of(item, "message")});
  }
  return baseline;
}

std::string write_baseline(Baseline baseline) {
  const auto key = [](const BaselineEntry& e) { return std::tie(e.path, e.rule, e.fingerprint); };
  std::ranges::sort(baseline, [&](const BaselineEntry& a, const BaselineEntry& b) { return key(a) < key(b); });
  std::string out =
      std::string("{\n \"format\": \"") + kFormat + "\",\n \"version\": " + std::to_string(kVersion) + ",\n";
  out += " \"findings\": [";
  for (const BaselineEntry& entry : baseline) {
    const Json json{
        {"fingerprint", entry.fingerprint}, {"rule", entry.rule}, {"path", entry.path}, {"message", entry.message}};
    out += out.ends_with('[') ? "\n  " : ",\n  ";
    out += json.dump(-1, ' ', false, Json::error_handler_t::replace);
  }
  return out + "\n ]\n}\n";
}

}  // namespace docloc::report

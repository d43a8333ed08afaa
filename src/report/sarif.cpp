// SARIF 2.1.0: numbers in comments are clauses of the OASIS standard.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <string_view>
#include <vector>

#include "check/check.h"
#include "report/ci_formats.h"
#include "report/ci_places.h"
#include "report/report.h"

namespace docloc::report {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kSchema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
constexpr const char* kRoot = "%SRCROOT%";

const char* level_of(Severity severity) {
  if (severity == Severity::info) return "note";
  return to_string(severity);
}

// RFC 3986: everything but unreserved characters and the slashes.
std::string encoded(std::string_view path) {
  std::string out;
  for (const char c : path) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (letter || c == '/' || c == '-' || c == '.' || c == '_' || c == '~') {
      out += c;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

// 3.11.6: "[text](2)" in a message is a link, which content must not make.
std::string without_links(std::string text) {
  for (size_t at = 0; (at = text.find("](", at)) != std::string::npos;)
    text.insert(at + 1, " ");
  return text;
}

class SarifWriter {
 public:
  explicit SarifWriter(const CiOptions& options) : options_(options) {
    for (const check::Rule& rule : check::rules())
      add_rule(rule.id, std::string(rule.about), rule.severity);
  }

  std::string run(const Findings& findings) {
    const std::vector<const Finding*> order = worst_first(findings, true);
    const size_t kept = std::min(order.size(), kMostSarifResults);
    Json results = Json::array();
    for (const Finding* finding : std::span(order).first(kept))
      results.push_back(result(*finding));
    const Json driver{{"name", "docloc"}, {"version", options_.version}, {"rules", std::move(rules_)}};
    Json one{{"tool", {{"driver", driver}}},
             {"columnKind", "unicodeCodePoints"},
             {"originalUriBaseIds", {{kRoot, {{"description", {{"text", "The root of the repository."}}}}}}},
             {"automationDetails", {{"id", "docloc/"}}},
             {"invocations", Json::array({invocation(order.size())})},
             {"results", std::move(results)}};
    const Json log{{"$schema", kSchema}, {"version", "2.1.0"}, {"runs", Json::array({std::move(one)})}};
    return log.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
  }

 private:
  size_t add_rule(std::string_view id, const std::string& about, Severity severity) {
    const auto [at, added] = index_.emplace(id, index_.size());
    if (!added) return at->second;
    const std::string help =
        fmt::format("{} \"docloc check --explain {}\" says more, and how to make it more or less severe.", about, id);
    Json rule{{"id", id},
              {"shortDescription", {{"text", about}}},
              {"fullDescription", {{"text", about}}},
              {"help", {{"text", help}}},
              {"defaultConfiguration", {{"level", level_of(severity)}}},
              {"properties", {{"tags", Json::array({id.substr(0, id.find('/'))})}}}};
    if (const std::string page = page_of(id, options_); !page.empty()) rule["helpUri"] = page;
    rules_.push_back(std::move(rule));
    return at->second;
  }

  Json result(const Finding& finding) {
    // What is no rule of the table has its text in the findings alone.
    const size_t rule = add_rule(finding.rule, fmt::format("Findings of {}.", finding.rule), finding.severity);
    const Place& place = finding.source.path.empty() ? finding.target : finding.source;
    const bool both = !finding.source.path.empty() && !finding.target.path.empty();
    const uint32_t length = finding.source.path.empty() ? finding.target_length : finding.length;
    Json out{{"ruleId", finding.rule},
             {"ruleIndex", rule},
             {"level", level_of(finding.severity)},
             {"message", {{"text", without_links(said(finding))}}},
             {"locations", Json::array()}};
    if (!place.path.empty()) out["locations"].push_back(location(place, length));
    if (both) {
      Json related = location(finding.target, finding.target_length);
      related["id"] = 1;
      related["message"] = {{"text", fmt::format("The translation ({}).", visible(finding.locale))}};
      out["relatedLocations"] = Json::array({std::move(related)});
    }
    if (!finding.fingerprint.empty()) out["partialFingerprints"] = {{"docloc/v1", finding.fingerprint}};
    if (!finding.placed_edits.empty()) out["fixes"] = Json::array({fix(finding)});
    if (finding.suppressed) out["suppressions"] = Json::array({suppression(*finding.suppressed)});
    add_properties(finding, out);
    return out;
  }

  static void add_properties(const Finding& finding, Json& out) {
    Json properties = Json::object();
    const auto add = [&](const char* name, const std::string& text) {
      if (!text.empty()) properties[name] = text;
    };
    add("locale", finding.locale);
    add("unit", finding.unit);
    add("segment", finding.segment);
    add("token", finding.token);
    if (finding.fix) properties["safeFix"] = finding.fix->safe;
    if (!properties.empty()) out["properties"] = std::move(properties);
  }

  [[nodiscard]] Json artifact(std::string_view path) const {
    // What lies outside of the project has no place in the repository.
    if (path.starts_with('/')) return {{"uri", "file://" + encoded(path)}};
    return {{"uri", encoded(in_repository(path, options_))}, {"uriBaseId", kRoot}};
  }

  [[nodiscard]] Json location(const Place& place, uint32_t length) const {
    Json physical{{"artifactLocation", artifact(place.path)}};
    if (place.line > 0) {
      Json region{{"startLine", place.line}};
      if (place.column > 0) region["startColumn"] = place.column;
      if (place.column > 0 && length > 0) region["endColumn"] = place.column + length;
      physical["region"] = std::move(region);
    }
    return {{"physicalLocation", std::move(physical)}};
  }

  // 3.55: every replacement is of the file as it is.
  [[nodiscard]] Json fix(const Finding& finding) const {
    Json replacements = Json::array();
    for (const PlacedEdit& edit : finding.placed_edits) {
      const Json region{{"startLine", edit.begin.line},
                        {"startColumn", edit.begin.column},
                        {"endLine", edit.end.line},
                        {"endColumn", edit.end.column}};
      replacements.push_back({{"deletedRegion", region}, {"insertedContent", {{"text", edit.text}}}});
    }
    const Json change{{"artifactLocation", artifact(finding.placed_edits.front().begin.path)},
                      {"replacements", std::move(replacements)}};
    const std::string about = finding.hint.empty() ? "Mend it." : without_links(visible(finding.hint));
    return {{"description", {{"text", about}}}, {"artifactChanges", Json::array({change})}};
  }

  static Json suppression(const std::string& reason) {
    return {{"kind", reason == kInBaseline ? "external" : "inSource"}, {"justification", visible(reason)}};
  }

  static Json invocation(size_t all) {
    Json out{{"executionSuccessful", true}};
    const auto notify = [&](const char* level, const std::string& text) {
      out["toolExecutionNotifications"] = Json::array({{{"level", level}, {"message", {{"text", text}}}}});
    };
    if (all > kMostSarifResults) {
      notify("warning", fmt::format("{} findings were left out: a run has {} results at most, the worst first.",
                                    all - kMostSarifResults, kMostSarifResults));
    } else if (all > kShownSarifResults) {
      notify("note", fmt::format("There are {} results, the worst first; GitHub shows {}.", all, kShownSarifResults));
    }
    return out;
  }

  const CiOptions& options_;
  Json rules_ = Json::array();
  std::map<std::string, size_t, std::less<>> index_;
};

}  // namespace

std::string findings_sarif(const Findings& findings, const CiOptions& options) {
  return SarifWriter(options).run(findings);
}

}  // namespace docloc::report

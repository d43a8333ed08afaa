// Commands that GitHub's runner reads from a step's log, and the summary of a job.
#include <fmt/format.h>

#include <array>
#include <string>
#include <string_view>

#include "report/ci_formats.h"
#include "report/ci_places.h"
#include "report/report.h"

namespace docloc::report {
namespace {

// The runner ends a command at a line end, and takes %25, %0D and %0A back; in properties %3A and %2C too.
std::string escaped(std::string_view text, bool property) {
  std::string out;
  for (const char c : text) {
    const bool separates = property && (c == ':' || c == ',');
    if (c == '%' || c == '\r' || c == '\n' || separates) {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    } else {
      out += c;
    }
  }
  return out;
}

constexpr std::array<const char*, 3> kCommands = {"notice", "warning", "error"};  // by severity

std::string command(const Finding& finding, const CiOptions& options) {
  const auto [place, length] = one_place(finding, options);
  std::string properties;
  const auto add = [&](std::string_view name, std::string_view value) {
    properties += fmt::format("{}{}={}", properties.empty() ? " " : ",", name, escaped(visible(value), true));
  };
  if (!place.path.empty()) add("file", place.path);
  if (place.line > 0) {
    add("line", std::to_string(place.line));
    if (place.column > 0) add("col", std::to_string(place.column));
    if (place.column > 0 && length > 0) add("endColumn", std::to_string(place.column + length - 1));
  }
  add("title", finding.rule);
  return fmt::format("::{}{}::{}\n", kCommands[static_cast<size_t>(finding.severity)], properties,
                     escaped(said(finding), false));
}

// Foreign text in Markdown, as text: CommonMark 2.4 lets every ASCII punctuation be escaped.
std::string markdown_text(std::string_view text) {
  std::string out;
  for (const char c : visible(text)) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == ' ' ||
                       static_cast<unsigned char>(c) >= 0x80;
    if (!plain) out += '\\';
    out += c;
  }
  return out;
}

// "rule  errors  warnings  notes" lines as a table of Markdown; numbers and names of rules have no spaces.
std::string table_of_rules(const Findings& findings) {
  std::string out;
  bool head = true;
  const std::string table = findings_by_rule(findings);
  for (size_t begin = 0; begin < table.size();) {
    const size_t end = table.find('\n', begin);
    std::string row = "|";
    for (size_t at = begin; at < end;) {
      const size_t from = table.find_first_not_of(' ', at);
      if (from >= end) break;
      at = std::min(table.find(' ', from), end);
      row += " " + markdown_text(std::string_view(table).substr(from, at - from)) + " |";
    }
    out += row + "\n";
    if (head) out += "| --- | ---: | ---: | ---: |\n";
    head = false;
    begin = end + 1;
  }
  return out;
}

}  // namespace

std::string findings_github(const Findings& findings, const CiOptions& options) {
  std::array<size_t, 3> shown{};
  size_t all = 0;
  std::string out;
  for (const Finding* finding : worst_first(findings, false)) {
    ++all;
    size_t& number = shown[static_cast<size_t>(finding->severity)];
    if (number == kMostAnnotations) continue;
    ++number;
    out += command(*finding, options);
  }
  const size_t left_out = all - shown[0] - shown[1] - shown[2];
  if (all > 0) out += fmt::format("docloc: {}", findings_summary(findings));
  if (left_out > 0) {
    out += fmt::format(". {} of them have no annotation here: GitHub shows {} of a kind for a step", left_out,
                       kMostAnnotations);
  }
  return all > 0 ? out + ".\n" : out;
}

std::string github_summary(const Findings& findings, size_t most) {
  const std::string summary = findings_summary(findings);
  std::string out = fmt::format("### docloc check: {}\n\n", summary.empty() ? "nothing found" : summary);
  out += table_of_rules(findings);
  const std::string cut = "\nThe rest did not fit here.\n";
  bool first = true;
  for (const Finding* finding : worst_first(findings, false)) {
    const Place& place = finding->source.path.empty() ? finding->target : finding->source;
    const std::string at = place.line > 0 ? fmt::format("{}:{}", place.path, place.line) : place.path;
    const std::string item =
        fmt::format("{}- **{}** {}: {} ({})\n", first ? "\n" : "", to_string(finding->severity), markdown_text(at),
                    markdown_text(said(*finding)), markdown_text(finding->rule));
    if (out.size() + item.size() + cut.size() > most) return out + cut;
    out += item;
    first = false;
  }
  return out;
}

}  // namespace docloc::report

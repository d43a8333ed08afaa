#include "catalog/fault_list.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace docloc::catalog {

Place FaultList::place(uint32_t offset) {
  // A file may have a fault in every unit: looking a line up must not read the file again.
  if (line_begins_.empty()) {
    line_begins_.push_back(0);
    for (size_t i = bytes_.find('\n'); i != std::string_view::npos; i = bytes_.find('\n', i + 1)) {
      line_begins_.push_back(static_cast<uint32_t>(i + 1));
    }
  }
  const auto next = std::ranges::upper_bound(line_begins_, offset);
  const uint32_t begin = *(next - 1);
  const auto is_first_byte = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
  const auto column = std::ranges::count_if(bytes_.substr(begin, offset - begin), is_first_byte);
  return {.path = std::string(path_),
          .line = static_cast<uint32_t>(next - line_begins_.begin()),
          .column = static_cast<uint32_t>(column) + 1};
}

void FaultList::add(Severity severity, uint32_t offset, std::string_view rule, std::string message,
                    std::string_view hint) {
  findings_.push_back({.rule = fmt::format("catalog/{}", rule),
                       .severity = severity,
                       .source = {},
                       .target = place(offset),
                       .locale = locale_,
                       .message = std::move(message),
                       .hint = std::string(hint),
                       .excerpt = {}});
}

void FaultList::error(uint32_t offset, std::string_view rule, std::string message, std::string_view hint) {
  ++errors_;
  add(Severity::error, offset, rule, std::move(message), hint);
}

void FaultList::warning(uint32_t offset, std::string_view rule, std::string message, std::string_view hint) {
  add(Severity::warning, offset, rule, std::move(message), hint);
}

void FaultList::not_kept(uint32_t offset, std::string_view what) {
  warning(offset, "not-kept", fmt::format("{} is not kept when docloc writes this file.", what),
          "Keep it in the tool that made it, or remove it here.");
}

Findings FaultList::take() {
  sort_findings(findings_);
  return std::exchange(findings_, {});
}

}  // namespace docloc::catalog
